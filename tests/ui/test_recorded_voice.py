"""A voice is made in the window from a recording: it is chosen, read, heard, kept or left."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.errors import EngineUnavailable, VoiceCardRefused
from app.events import VoiceReady
from app.neural import Recording
from app.voices import VoiceShelf
from tests.recordings import hummed
from tests.ui.opened import Opened
from tests.voice_factory import prompt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.settings import Settings
    from app.ui.new_voice import NewVoice
    from tests.conftest import ExpectedLog

PATIENCE = 5.0


class Studio:
    """Stands where the recordings are read: as long as the test wants, to the end that it wants."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[str] = set()
        self.begun = threading.Event()
        self.free = threading.Event()
        self.free.set()
        self.error: Exception | None = None

    def read(self, _settings: Settings, path: Path) -> Recording:
        self.asked.append(path.name)
        self.threads.add(threading.current_thread().name)
        self.begun.set()
        assert self.free.wait(PATIENCE)
        if self.error is not None:
            raise self.error
        return Recording("chattts", hummed(), prompt())


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.chattts.package.check", lambda: None)


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Studio:
    studio = Studio()
    monkeypatch.setattr("app.neural.recorded_voice", studio.read)
    choose(monkeypatch, str(tmp_path / "grandmother.wav"))
    return studio


def choose(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))


@pytest.fixture
def panel(opened: Opened) -> Iterator[NewVoice]:
    """The card of the new voice, while the engine of one's own voices speaks."""
    opened.session.publish(VoiceReady("ChatTTS", ()))
    opened.window.go("voices")
    opened.settle()
    opened.window.voices.add.click()
    yield opened.window.voices.new
    opened.keeper.close(PATIENCE)


def read(opened: Opened, panel: NewVoice) -> None:
    """Choose the recording, and see it read."""
    panel.recording.choose.click()
    opened.qtbot.waitUntil(lambda: panel.recording.choose.available, timeout=5000)


def notice(opened: Opened) -> str:
    shown = opened.window.notices._shown.get("voices")
    return shown.title if shown is not None else ""


def test_nothing_but_the_offer_stands_there_before_a_recording_is_chosen(panel: NewVoice) -> None:
    recording = panel.recording
    assert "2 to 15 seconds" in recording.choose.accessibleDescription()
    assert not recording.words.isVisible()
    assert not recording.drop.isVisible()
    assert panel.listen_button.available


def test_the_window_lives_while_a_recording_is_read(
    opened: Opened, panel: NewVoice, studio: Studio
) -> None:
    studio.free.clear()
    panel.recording.choose.click()
    assert studio.begun.wait(PATIENCE)
    assert studio.threads == {"recording"}
    assert panel.recording.about.text() == "grandmother.wav"
    assert panel.recording.choose.accessibleDescription() == "Reading the recording"
    assert QApplication.focusWidget() is panel.recording.words
    panel.name.setText("Grandmother")
    panel.recording.words.setText("Good day.")
    for button in (panel.keep, panel.listen_button):
        assert button.accessibleDescription() == "The recording is still being read."
    studio.free.set()
    opened.qtbot.waitUntil(lambda: panel.keep.available, timeout=5000)
    assert panel.listen_button.available


def test_a_recorded_voice_is_heard_and_kept_with_what_is_said_in_it(
    opened: Opened, panel: NewVoice, studio: Studio
) -> None:
    read(opened, panel)
    panel.name.setText("Grandmother")
    asks = "Write what is said in the recording first."
    assert panel.listen_button.accessibleDescription() == asks
    panel.name.returnPressed.emit()
    assert VoiceShelf().cards() == ()
    panel.recording.words.setText("  Good   day. ")
    panel.listen_button.click()
    opened.settle()
    turn = opened.conductor.model.current.turn  # type: ignore[union-attr]  # it was just asked for
    assert turn.voice == panel.voice
    tried = VoiceShelf().tried_out(panel.seed)
    assert tried is not None
    assert VoiceShelf().clip(panel.voice) is not None
    assert (tried.sample, tried.sample_text) == (prompt(), "Good day.")
    panel.keep.click()
    (kept,) = VoiceShelf().cards()
    assert (kept.name, kept.seed) == ("Grandmother", panel.seed)
    assert VoiceShelf().clip("Grandmother") is not None
    assert (kept.sample, kept.sample_text) == (prompt(), "Good day.")
    assert VoiceShelf().tried_out(panel.seed) is None
    assert panel.isHidden()
    about = opened.window.voices.own[0].accessibleDescription()
    assert about.endswith("from a recording · spoken by ChatTTS, IndexTTS")
    assert studio.asked == ["grandmother.wav"]


def test_another_seed_keeps_the_recording(opened: Opened, panel: NewVoice, studio: Studio) -> None:
    read(opened, panel)
    panel.recording.words.setText("Good day.")
    panel.listen_button.click()
    first = panel.seed
    panel.another.click()
    panel.listen_button.click()
    assert VoiceShelf().tried_out(first) is None
    assert VoiceShelf().tried_out(panel.seed) is not None
    assert len(studio.asked) == 1


def test_what_is_wrong_with_a_recording_is_told_and_another_can_be_chosen(
    opened: Opened, panel: NewVoice, studio: Studio
) -> None:
    studio.error = VoiceCardRefused(
        "The recording lasts 1.0 seconds.", field="sample", remedy="Record it again."
    )
    read(opened, panel)
    assert notice(opened) == "Problem: the recording lasts 1.0 seconds."
    assert not panel.recording.words.isVisible()
    assert panel.listen_button.available
    studio.error = None
    read(opened, panel)
    assert notice(opened) == ""
    assert panel.recording.words.isVisible()


def test_what_nobody_expected_is_told_too(
    opened: Opened, panel: NewVoice, studio: Studio, expected_log: ExpectedLog
) -> None:
    expected_log.expect("the recording could not be read")
    studio.error = RuntimeError("out of a library")
    read(opened, panel)
    assert "went wrong inside Sottovoce" in notice(opened)


def test_without_its_recording_the_voice_is_the_seed_alone_again(
    opened: Opened, panel: NewVoice, studio: Studio
) -> None:
    read(opened, panel)
    panel.recording.words.setText("Good day.")
    panel.listen_button.click()
    panel.recording.drop.setFocus()
    panel.recording.drop.click()
    assert panel.recording.choose.hasFocus()
    assert VoiceShelf().tried_out(panel.seed) is None
    panel.name.setText("Lin")
    panel.keep.click()
    (kept,) = VoiceShelf().cards()
    assert (kept.sample, kept.sample_text) == ("", "")
    assert len(studio.asked) == 1


def test_a_voice_that_is_left_takes_its_recording_with_it(
    opened: Opened, panel: NewVoice, studio: Studio
) -> None:
    studio.free.clear()
    panel.recording.choose.click()
    assert studio.begun.wait(PATIENCE)
    panel.cancel.click()
    studio.free.set()
    opened.keeper.close(PATIENCE)
    opened.settle()
    opened.window.voices.add.click()
    assert not panel.recording.words.isVisible()
    assert panel.recording.choose.available
    assert notice(opened) == ""


def test_nothing_is_left_of_a_voice_that_was_not_kept_when_the_window_closes(
    opened: Opened, panel: NewVoice, studio: Studio
) -> None:
    read(opened, panel)
    panel.recording.words.setText("Good day.")
    panel.listen_button.click()
    studio.begun.clear()
    studio.free.clear()
    panel.recording.choose.click()
    assert studio.begun.wait(PATIENCE)
    opened.keeper.close(0.0)  # what is being read is not waited for
    studio.free.set()
    opened.keeper.close(PATIENCE)
    assert VoiceShelf().tried_out(panel.seed) is None
    assert VoiceShelf().cards() == ()


def test_of_two_recordings_the_newer_counts(
    opened: Opened, panel: NewVoice, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.free.clear()
    panel.recording.choose.click()
    assert studio.begun.wait(PATIENCE)
    panel.recording.drop.click()
    choose(monkeypatch, "/recordings/aunt.wav")
    panel.recording.choose.click()
    studio.free.set()
    opened.qtbot.waitUntil(lambda: panel.recording.choose.available, timeout=5000)
    assert panel.recording.about.text() == "aunt.wav"
    assert studio.asked == ["grandmother.wav", "aunt.wav"]


def test_no_file_chosen_is_no_recording(
    panel: NewVoice, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    panel.recording.choose.click()
    assert panel.recording.choose.available
    assert studio.asked == []


def test_where_no_neural_voice_can_open_the_button_says_why(
    opened: Opened, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise EngineUnavailable("ChatTTS needs torch.", engine="chattts")

    for engine in ("chattts", "indextts"):
        monkeypatch.setattr(f"app.engines.{engine}.package.check", refuse)
    opened.window.go("voices")
    opened.window.voices.add.click()
    recording = opened.window.voices.new.recording
    recording.choose.click()
    assert studio.asked == []
    assert recording.choose.accessibleDescription() == "ChatTTS needs torch."
    assert recording.about.text() == "ChatTTS needs torch."
    assert recording.choose in opened.window._focusable(opened.window.voices)
