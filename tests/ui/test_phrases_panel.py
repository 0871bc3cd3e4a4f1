"""How long phrases are remembered is chosen in the window; they can be forgotten."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from app import paths
from app.settings import Phrases
from tests.ui.fake_session import asked

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.phrases_panel import PhrasesPanel
    from tests.ui.opened import Opened


@pytest.fixture
def panel(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> PhrasesPanel:
    monkeypatch.setattr("app.rungs.speech", lambda *_: lambda _before: None)
    opened.window.go("settings")
    opened.settle()
    return opened.window.settings.phrases


def write_down(megabytes: float) -> Path:
    paths.phrases().mkdir(parents=True, exist_ok=True)
    file = paths.phrases() / "said.phrase"
    file.write_bytes(bytes(int(megabytes * 1_000_000)))
    return file


def let_the_voice_open(opened: Opened) -> None:
    """What the session does once the sentence in progress is made, on its own thread."""
    make = asked(opened.session, "open_voice")[-1][0]
    assert callable(make)
    speaking = threading.Thread(target=make, args=(None,))
    speaking.start()
    speaking.join()
    opened.settle()


def room(opened: Opened) -> Phrases:
    return opened.preferences.settings.phrases


def test_a_choice_is_made_by_key_too_is_kept_and_holds_at_once(
    opened: Opened, panel: PhrasesPanel
) -> None:
    assert opened.window._focusable(panel) == [panel.keeping, panel.forget]
    assert panel.keeping.accessibleName() == "Remember phrases"
    assert panel.forget.accessibleDescription() == panel.told
    assert panel.keeping.text() == "Until Sottovoce ends"
    assert panel.told == "In memory, 64 MB at most. The disk holds nothing."
    panel.keeping._take("disk")
    assert room(opened) == Phrases(memory=64, disk=256)
    assert panel.told == "The disk holds 0 of 256 MB now."
    panel.keeping._take("nothing")
    assert room(opened) == Phrases(memory=0, disk=0)
    assert panel.told == "Nothing is remembered."
    panel.keeping._take("memory")
    assert room(opened) == Phrases()
    assert len(asked(opened.session, "open_voice")) == 3


def test_numbers_of_the_settings_file_stay_until_something_else_is_chosen(
    opened: Opened, panel: PhrasesPanel
) -> None:
    opened.preferences.change_phrases(memory=10, disk=200)
    assert panel.keeping.text() == "On the disk too"
    assert panel.told == "The disk holds 0 of 200 MB now."
    panel.keeping._take("disk")
    assert room(opened) == Phrases(memory=10, disk=200)
    panel.keeping._take("memory")
    assert room(opened) == Phrases()
    opened.preferences.change_phrases(memory=0, disk=200)
    assert panel.keeping.text() == "Nothing", "what is too long for the memory is not kept"
    panel.keeping._take("nothing")
    assert room(opened) == Phrases(memory=0)


def test_they_are_forgotten_even_if_another_voice_is_chosen_meanwhile(
    opened: Opened, panel: PhrasesPanel
) -> None:
    file = write_down(12.4)
    opened.preferences.change_phrases(disk=200)
    assert panel.told == "The disk holds 12 of 200 MB now."
    panel.forget.click()
    assert not panel.forget.available
    opened.voices.open_engine()
    assert panel.told == "The disk holds 12 of 200 MB now."
    let_the_voice_open(opened)
    assert not file.exists()
    assert panel.told == "All of them are forgotten. The disk holds 0 of 200 MB now."
    assert panel.forget.available
    write_down(0.25)
    opened.conductor.read(opened.voices, "A sentence.")
    opened.session.end()
    opened.settle()
    assert panel.told == "The disk holds 0.2 of 200 MB now."
    opened.voices.open_engine()
    let_the_voice_open(opened)
    assert panel.told == "The disk holds 0.2 of 200 MB now.", "they are forgotten once"


def test_nothing_stays_on_the_disk_where_nothing_is_to_be_there(
    opened: Opened, panel: PhrasesPanel
) -> None:
    opened.preferences.change_phrases(disk=200)
    file = write_down(1)
    panel.keeping._take("nothing")
    let_the_voice_open(opened)
    assert not file.exists()
    assert panel.told == "All of them are forgotten. Nothing is remembered."
    assert not panel.forget.available
    assert panel.forget.accessibleDescription() == "Nothing is remembered."
