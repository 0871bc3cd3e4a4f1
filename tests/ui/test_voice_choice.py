"""Who speaks is chosen in the window, can be heard first, and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.errors import EngineUnavailable, NoDevice
from app.events import VoiceFailed, VoiceLoading, VoiceReady, VoiceReplaced
from app.ports import Voice
from app.ui.trouble import PACE
from app.ui.voice_choice import SAMPLES
from tests.ui.fake_session import VOICES, asked
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def labels(opened: Opened) -> list[str]:
    return [choice.label for choice in opened.window.settings.voice._choices]


def hear(opened: Opened) -> str:
    """Press the button; return what is read."""
    opened.window.settings.sample.click()
    opened.settle()
    return str(asked(opened.session, "read")[-1][0])


def test_the_voices_of_the_engine_are_offered_behind_its_own_choice(opened: Opened) -> None:
    opened.window.go("settings")
    assert labels(opened)[0] == "Automatic: by the language"
    assert labels(opened)[1:] == [voice.label for voice in VOICES]
    assert opened.window.settings.voice.isVisible()
    assert opened.window.top_bar.voice.text() == "Automatic"


@pytest.mark.parametrize("place", ["settings", "top_bar"])
def test_a_chosen_voice_speaks_at_once_and_is_kept(opened: Opened, place: str) -> None:
    getattr(opened.window, place).voice._take("en-us+f2")
    assert asked(opened.session, "choose_voice") == [("en-us+f2",)]
    opened.preferences.finish()
    assert opened.saved[-1].speech.voice == "en-us+f2"
    for part in (opened.window.settings, opened.window.top_bar):
        assert part.voice.text() == "English (America), female2"
    opened.window.settings.voice._take("")
    assert asked(opened.session, "choose_voice")[-1] == ("",)
    assert opened.preferences.settings.speech.voice == ""
    assert opened.window.top_bar.voice.text() == "Automatic"


def test_the_voice_bar_names_the_voice_and_its_engine(
    opened: Opened, screenshot: Callable[[QWidget, str], Path]
) -> None:
    badge = opened.window.voice_bar.badge
    why = "The language of the text decides which voice speaks."
    assert badge.accessibleDescription() == f"Automatic, espeak-ng. {why}"
    screenshot(opened.window.voice_bar, "badge-automatic")
    opened.window.settings.voice._take("en-us+f2")
    assert badge.accessibleDescription() == "English (America), female2, espeak-ng"
    assert badge.toolTip() == "English (America), female2, espeak-ng"
    screenshot(opened.window.voice_bar, "badge-voice")


def test_the_voice_bar_tells_how_far_an_engine_is_loaded(
    opened: Opened, screenshot: Callable[[QWidget, str], Path]
) -> None:
    badge = opened.window.voice_bar.badge
    opened.session.announce(VoiceLoading("ChatTTS", "weights", 0.1))
    opened.settle()
    why = "ChatTTS is being loaded: reading the weights. What is to be said waits for it."
    assert badge.accessibleDescription() == f"ChatTTS, Loading, 10 %. {why}"
    screenshot(opened.window, "voice-loading")
    opened.session.announce(VoiceReady("ChatTTS", (Voice("Lin", "Lin", ("en", "zh"), "chattts"),)))
    opened.settle()
    assert "Loading" not in badge.accessibleDescription()
    assert "ChatTTS" in badge.accessibleDescription()


def test_who_speaks_instead_and_why_is_told(
    opened: Opened, screenshot: Callable[[QWidget, str], Path]
) -> None:
    error = NoDevice("ChatTTS needs an NVIDIA graphics card: none answers.", engine="chattts")
    opened.session.announce(VoiceReplaced(error, "espeak-ng"))
    opened.settle()
    notice = opened.window.notices._shown["voice"]
    assert notice.title == "espeak-ng speaks instead."
    assert notice.text == f"{error} {error.remedy}"
    screenshot(opened.window, "voice-replaced")


def test_the_sample_speaks_the_language_of_the_voice(opened: Opened) -> None:
    assert hear(opened) == f"{SAMPLES['en']} {SAMPLES['zh']}"
    opened.session.end()
    opened.settle()
    opened.window.settings.voice._take("cmn")
    assert hear(opened) == SAMPLES["zh"]
    opened.session.end()
    opened.settle()
    opened.window.settings.voice._take("en-us")
    assert hear(opened) == SAMPLES["en"]


def test_the_sample_can_be_stopped_and_ends_by_itself(opened: Opened) -> None:
    button = opened.window.settings.sample
    hear(opened)
    assert button.text() == "Stop"
    button.click()
    opened.settle()
    assert asked(opened.session, "cancel") == [()]
    assert button.text() == "Listen"
    hear(opened)
    opened.session.speak(0)
    opened.settle()
    assert button.text() == "Stop"
    opened.session.fall_silent()
    opened.session.end()
    opened.settle()
    assert button.text() == "Listen"


def test_another_turn_takes_the_place_of_the_sample(opened: Opened) -> None:
    hear(opened)
    opened.ask()
    assert opened.window.settings.sample.text() == "Listen"
    opened.window.settings.sample.click()
    opened.conductor.new_chat()
    opened.settle()
    assert opened.window.settings.sample.text() == "Listen"


def test_a_voice_of_the_settings_file_that_is_not_listed_stays(opened: Opened) -> None:
    opened.preferences.change_speech(voice="en-us+croak")
    opened.session.publish(VoiceReady("espeak-ng", VOICES))
    opened.settle()
    assert labels(opened)[-1] == "en-us+croak"
    assert opened.window.top_bar.voice.text() == "en-us+croak"


def test_without_an_engine_there_is_no_voice_to_choose(opened: Opened) -> None:
    opened.session.publish(VoiceFailed(EngineUnavailable("It is missing.", engine="espeak")))
    opened.settle()
    opened.window.go("settings")
    assert not opened.window.settings.voice.isVisible()
    opened.window.go("chat")
    assert not opened.window.top_bar.voice.isVisible()
    assert opened.window.voice_bar.badge.accessibleDescription() == "No voice"


def test_a_narrow_window_leaves_the_voice_to_the_settings(qtbot: QtBot) -> None:
    narrow = Opened(qtbot, (480, 760))
    assert not narrow.window.top_bar.voice.isVisible()
    narrow.window.go("settings")
    assert narrow.window.settings.voice.isVisible()


def test_both_controls_are_reached_and_used_by_key(opened: Opened) -> None:
    opened.window.go("settings")
    sample, voice = opened.window.settings.sample, opened.window.settings.voice
    voice.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(voice, Qt.Key.Key_Tab)
    assert sample.hasFocus()
    assert voice.accessibleName() == "Voice"
    assert sample.accessibleDescription() == "A sentence in the language of the voice."


def test_what_to_expect_of_a_voice_that_is_slower_than_speech_is_told(opened: Opened) -> None:
    opened.session.publish(VoiceReady("IndexTTS", (), 1.62))
    opened.settle()
    notice = opened.window.notices._shown[PACE]
    assert notice.title == "IndexTTS speaks with pauses on this machine."
    assert "about 1.6 s" in notice.text
    opened.session.publish(VoiceReady("espeak-ng", VOICES))
    opened.settle()
    assert PACE not in opened.window.notices.kinds


@pytest.mark.parametrize("pace", [None, 0.4, 0.99])
def test_nothing_is_said_of_a_voice_that_keeps_up(opened: Opened, pace: float | None) -> None:
    opened.session.publish(VoiceReady("IndexTTS", (), pace))
    opened.settle()
    assert PACE not in opened.window.notices.kinds
