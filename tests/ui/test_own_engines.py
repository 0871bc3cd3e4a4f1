"""Two engines speak one's own voices: what each can, what it lacks, and which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from app.engines.indextts.weights import FILES
from app.events import VoiceReady
from app.ports import Voice
from app.voices import VoiceCard, VoiceShelf
from tests.recordings import hum, hummed
from tests.ui.fake_session import VOICES, asked
from tests.ui.opened import Opened
from tests.voice_factory import card

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.ui.new_voice import NewVoice
    from app.ui.voice_row import VoiceRow

PATIENCE = 5.0
LIN, LIN_CLONED, ANN = (
    Voice(name, name, ("en", "zh"), engine)
    for name, engine in (("Lin", "chattts"), ("Lin", "indextts"), ("Ann", "indextts"))
)


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in ("chattts", "indextts"):
        monkeypatch.setattr(f"app.engines.{engine}.package.check", lambda: None)


@pytest.fixture(autouse=True)
def shelf() -> VoiceShelf:
    """One voice for each engine alone, and one for both."""
    shelf = VoiceShelf()
    shelf.keep(VoiceCard("Ann", engine="indextts"), clip=hummed())
    shelf.keep(card("Lin"), clip=hummed())
    shelf.keep(card("Mara", seed=7))
    return shelf


@pytest.fixture
def set_up(opened: Opened, tmp_path: Path) -> Opened:
    """The window, where IndexTTS has all that it needs, and ChatTTS nothing."""
    for name in FILES:
        (tmp_path / name).write_bytes(b"x")
    opened.preferences.change_neural("indextts", licence_accepted=True, weights=str(tmp_path))
    opened.window.go("voices")
    return opened


def rows(opened: Opened) -> dict[str, VoiceRow]:
    return {row.label: row for row in opened.window.voices.own}


def ready(opened: Opened, engine: str, *voices: Voice) -> None:
    opened.session.publish(VoiceReady(engine, (*voices, *VOICES)))
    opened.settle()


def test_a_voice_tells_which_engines_can_speak_it(opened: Opened, shelf: VoiceShelf) -> None:
    opened.window.go("voices")
    told = {name: row.accessibleDescription() for name, row in rows(opened).items()}
    assert told == {
        "Ann": "English, Chinese · from a recording · spoken by IndexTTS",
        "Lin": "English, Chinese · seed 42 · spoken by ChatTTS, IndexTTS",
        "Mara": "English, Chinese · seed 7 · spoken by ChatTTS",
    }
    clip = shelf.clip("Ann")
    assert clip is not None
    clip.unlink()
    opened.window.go("chat")
    opened.window.go("voices")
    lost = "The recording of this voice is missing."
    assert rows(opened)["Ann"].use.accessibleDescription() == lost


def test_a_voice_is_hindered_by_what_its_own_engines_lack(set_up: Opened) -> None:
    shown = rows(set_up)
    assert shown["Mara"].use.accessibleDescription().startswith("The licence of ChatTTS's")
    for name in ("Ann", "Lin"):
        assert shown[name].use.available
        later = "IndexTTS does not speak now: use the voice first."
        assert shown[name].listen_button.accessibleDescription() == later


def test_a_voice_that_is_used_opens_the_engine_that_can_speak_it(set_up: Opened) -> None:
    rows(set_up)["Lin"].use.click()
    speech = set_up.preferences.settings.speech
    assert (speech.engine, speech.voice) == ("indextts", "Lin")
    assert len(asked(set_up.session, "open_voice")) == 1
    ready(set_up, "IndexTTS", ANN, LIN_CLONED)
    rows(set_up)["Ann"].use.click()
    assert set_up.preferences.settings.speech.voice == "Ann"
    assert len(asked(set_up.session, "open_voice")) == 1
    assert not rows(set_up)["Mara"].use.available


def test_a_voice_that_both_engines_speak_is_offered_once(set_up: Opened) -> None:
    ready(set_up, "ChatTTS", LIN, ANN, LIN_CLONED)
    set_up.preferences.change_speech(engine="espeak")
    labels = [choice.label for choice in set_up.window.settings.voice._choices]
    assert labels[:4] == ["Automatic: by the language", "Ann", "Lin", "Mara"]
    set_up.window.settings.voice._take("Lin")
    assert set_up.preferences.settings.speech.engine == "chattts"
    set_up.window.settings.voice._take("Ann")
    assert set_up.preferences.settings.speech.engine == "indextts"


def test_a_voice_with_a_recording_is_handed_on_in_two_files(
    set_up: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out" / "ann.toml"
    file.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    rows(set_up)["Ann"].export_wanted.emit()
    told = set_up.window.notices._shown["voices"].title
    assert told == "Ann is in ann.toml, its recording in ann.wav: hand on both."
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    set_up.window.voices.take.click()
    assert VoiceShelf().clip("Ann 2") is not None
    (file.parent / "ann.wav").unlink()
    set_up.window.voices.take.click()
    told = set_up.window.notices._shown["voices"].title
    assert "nothing but its recording, and that is not here" in told


def test_what_indextts_needs_stands_on_the_page(opened: Opened) -> None:
    opened.window.go("voices")
    panel = opened.window.voices.weights.engines["indextts"]
    terms = panel.accept.accessibleDescription()
    assert "not for commercial use" in terms
    assert "bilibili's written permission" in terms
    assert "https://huggingface.co/IndexTeam/IndexTTS-1.5" in terms
    assert panel._folder.text.text().startswith("IndexTTS finds no weights in")


def test_the_buttons_of_the_two_engines_are_told_apart(opened: Opened) -> None:
    opened.window.go("voices")
    engines = opened.window.voices.weights.engines.values()
    told = [button.accessibleName() for each in engines for button in (each.accept, each.choose)]
    assert told == [
        "Accept the licence of ChatTTS",
        "Choose folder of ChatTTS",
        "Accept the licence of IndexTTS",
        "Choose folder of IndexTTS",
    ]


def test_an_engine_is_chosen_and_opened_at_once(set_up: Opened) -> None:
    picker = set_up.window.settings.engine
    assert [choice.label for choice in picker._choices] == [
        "Automatic",
        "ChatTTS",
        "IndexTTS",
        "sherpa-onnx",
        "espeak-ng",
        "Sambert",
    ]
    assert picker.text() == "Automatic"
    picker._take("espeak")
    assert set_up.preferences.settings.speech.engine == "espeak"
    assert len(asked(set_up.session, "open_voice")) == 1
    picker._take("automatic")
    ready(set_up, "IndexTTS", ANN, LIN_CLONED)
    set_up.window.settings.voice._take("Lin")
    speech = set_up.preferences.settings.speech
    assert (speech.engine, speech.voice) == ("automatic", "Lin")
    set_up.window.settings.voice._take("")
    assert set_up.preferences.settings.speech.engine == "automatic"


def test_another_engine_keeps_the_voice_that_it_has_and_no_other(set_up: Opened) -> None:
    picker = set_up.window.settings.engine
    ready(set_up, "ChatTTS", LIN, ANN, LIN_CLONED)
    set_up.window.settings.voice._take("Lin")
    picker._take("indextts")
    assert set_up.preferences.settings.speech.voice == "Lin"
    picker._take("espeak")
    assert set_up.preferences.settings.speech.voice == ""
    set_up.window.settings.voice._take("en-us+f2")
    picker._take("automatic")
    assert set_up.preferences.settings.speech.voice == ""


def test_an_engine_that_only_the_settings_file_names_is_shown(opened: Opened) -> None:
    opened.preferences.change_speech(engine="tone")
    assert opened.window.settings.engine.text() == "tone"


def test_the_engine_can_be_chosen_where_no_voice_works(opened: Opened) -> None:
    opened.window.go("settings")
    opened.window.settings.show_voices([], "")
    assert opened.window.settings.engine.isVisible()
    assert not opened.window.settings.voice.isVisible()
    assert not opened.window.settings.sample.isVisible()


@pytest.fixture
def panel(set_up: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewVoice]:
    """The card of the new voice, while IndexTTS speaks; a recording is chosen when asked for."""
    ready(set_up, "IndexTTS", ANN)
    path = hum(tmp_path / "grandmother.wav")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    set_up.window.voices.add.click()
    yield set_up.window.voices.new
    set_up.keeper.close(PATIENCE)


def test_without_chattts_a_recording_alone_is_a_voice(set_up: Opened, panel: NewVoice) -> None:
    assert not panel.listen_button.available
    panel.recording.choose.click()
    assert not panel.another.isVisible()
    set_up.qtbot.waitUntil(lambda: panel.recording.choose.available, timeout=5000)
    assert not panel.recording.words.isVisible()
    assert panel._seed.text() == "Made from the recording alone"
    panel.listen_button.click()
    set_up.settle()
    tried = VoiceShelf().tried_out(panel.seed)
    assert tried is not None
    assert tried.engine == "indextts"
    assert VoiceShelf().clip(panel.voice) is not None
    panel.name.setText("Grandmother")
    panel.keep.click()
    kept = VoiceShelf().get("Grandmother")
    assert kept is not None
    assert (kept.engine, kept.embedding, kept.sample) == ("indextts", "", "")
    assert VoiceShelf().clip("Grandmother") is not None
    assert VoiceShelf().clip(panel.voice) is None


def test_the_seed_is_back_when_the_recording_is_dropped(set_up: Opened, panel: NewVoice) -> None:
    panel.recording.choose.click()
    set_up.qtbot.waitUntil(lambda: panel.recording.choose.available, timeout=5000)
    panel.recording.drop.click()
    assert panel.another.isVisible()
    assert panel._seed.text() == f"Drawn from seed {panel.seed}"
    assert not panel.listen_button.available


def test_a_recording_for_both_engines_is_heard_with_the_one_that_speaks(
    set_up: Opened, panel: NewVoice
) -> None:
    panel.recording.show_reading("grandmother.wav", worded=True)
    panel.recording.show_read()
    panel.recording.words.setText("Good day.")
    assert panel.listen_button.available
    panel.recording.clear()
    assert not panel.listen_button.available
