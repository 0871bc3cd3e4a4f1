"""Which voice speaks, since when and why: in a notice, in the badge, and how to try again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import EngineHung, NoDevice, OutOfMemory, UnsayableText, WorkerCrashed
from app.events import UtteranceFailed, UtteranceReady, VoiceReady, VoiceReplaced, VoiceSwitched
from app.ports import Voice
from app.ui.kit.popover import Popover
from tests.ui.fake_session import asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.ui.voice_popover import VoicePopover
    from tests.ui.opened import Opened

LIN = Voice("Lin", "Lin", ("en", "zh"), "chattts")
FULL = OutOfMemory("The graphics card's memory is full.", engine="chattts")


def speaks(opened: Opened, *, chosen: str = "Lin") -> None:
    opened.preferences.change_speech(voice=chosen)
    opened.session.publish(VoiceReady("ChatTTS", (LIN,)))
    opened.settle()


def switch(opened: Opened, engine: str = "espeak-ng", error: Exception | None = FULL) -> None:
    opened.session.publish(VoiceSwitched("ChatTTS", engine, error))  # type: ignore[arg-type]  # ours
    opened.settle()


def badge(opened: Opened) -> str:
    return opened.window.voice_bar.badge.accessibleDescription()


def popover(opened: Opened) -> VoicePopover:
    """Press the badge."""
    opened.window.voice_bar.badge.click()
    opened.settle()
    assert opened.window.voice_bar.voice_popover.shown
    return opened.window.voice_bar.voice_popover


def test_a_switch_is_told_with_its_reason_and_a_way_back(
    opened: Opened, screenshot: Callable[[QWidget, str], Path]
) -> None:
    speaks(opened)
    assert badge(opened) == "Lin, ChatTTS"
    switch(opened)
    notice = opened.window.notices._shown["voice"]
    assert notice.title == "espeak-ng speaks now."
    assert notice.text == f"{FULL} Nothing was lost. The better voice returns by itself."
    assert badge(opened) == "espeak-ng, instead of ChatTTS"
    screenshot(opened.window, "voice-switched")
    notice.buttons[0].click()
    assert asked(opened.session, "retry_voice") == [()]
    assert not opened.window.notices.kinds


def test_a_stand_in_that_has_the_voice_keeps_its_name(opened: Opened) -> None:
    speaks(opened)
    switch(opened, "IndexTTS", WorkerCrashed("It broke off.", engine="chattts"))
    assert badge(opened) == "Lin, IndexTTS"


def test_the_return_of_the_better_voice_is_told_once(opened: Opened) -> None:
    speaks(opened)
    switch(opened)
    opened.session.publish(VoiceSwitched("espeak-ng", "ChatTTS", None))
    opened.settle()
    assert opened.window.notices._shown["voice"].title == "ChatTTS speaks again."
    assert badge(opened) == "Lin, ChatTTS"


def test_engines_that_take_turns_by_language_are_no_news(opened: Opened) -> None:
    speaks(opened)
    switch(opened, "IndexTTS", None)
    assert not opened.window.notices.kinds
    assert badge(opened) == "Lin, IndexTTS"


def test_what_does_not_mend_itself_is_not_said_to_return(opened: Opened) -> None:
    speaks(opened)
    gone = NoDevice("ChatTTS needs an NVIDIA graphics card: none answers.", engine="chattts")
    gone.retryable = False
    switch(opened, error=gone)
    assert opened.window.notices._shown["voice"].text.endswith(gone.remedy)
    letters = UnsayableText("ChatTTS knows none of these characters.", engine="chattts")
    letters.retryable = False
    switch(opened, error=letters)
    assert "returns by itself" in opened.window.notices._shown["voice"].text


def test_the_badge_says_since_when_and_why(
    opened: Opened, screenshot: Callable[[QWidget, str], Path]
) -> None:
    speaks(opened)
    card = popover(opened)
    assert card.accessibleName() == "ChatTTS speaks"
    assert card.facts.facts["Since"] == "12:00"
    assert not card.retry.isVisible()
    switch(opened)
    assert card.facts.facts == {"Instead of": "ChatTTS", "Since": "12:00", "Why": str(FULL)}
    screenshot(opened.shell, "voice-popover")
    card.retry.click()
    assert not card.shown
    assert asked(opened.session, "retry_voice") == [()]


def test_all_measurements_are_one_press_away(opened: Opened) -> None:
    card: Popover = popover(opened)
    card.more_pressed.emit()  # type: ignore[attr-defined]  # of the popover of the voice
    opened.settle()
    assert not card.shown
    assert opened.window.place == "health"


def test_an_engine_that_did_not_open_is_opened_anew(opened: Opened) -> None:
    opened.session.publish(VoiceReplaced(FULL, "espeak-ng"))
    opened.session.publish(VoiceReady("espeak-ng", ()))
    opened.settle()
    assert popover(opened).facts.facts["Why"] == str(FULL)
    opened.window.notices._shown["voice"].buttons[0].click()
    assert len(asked(opened.session, "open_voice")) == 1
    opened.session.publish(VoiceReady("ChatTTS", (LIN,)))
    opened.settle()
    assert opened.window.voice_bar.voice_popover.facts.facts["Why"] != str(FULL)


def test_a_sentence_that_no_voice_could_say_is_told_until_one_is_said(opened: Opened) -> None:
    speaks(opened)
    hung = EngineHung("espeak-ng does not answer.", engine="espeak-ng")
    opened.session.publish(UtteranceFailed(1, 0, hung))
    opened.settle()
    notice = opened.window.notices._shown["voice"]
    assert notice.title == "Problem: espeak-ng does not answer."
    assert notice.text == "Try again, or choose another voice."
    assert notice.buttons[0].text() == "Try again"
    opened.session.publish(UtteranceReady(1, 1, 1.0, "espeak-ng"))
    opened.settle()
    assert "voice" not in opened.window.notices._shown


def test_a_sentence_without_a_word_is_passed_over(opened: Opened) -> None:
    speaks(opened)
    nothing = UnsayableText("Nothing in this text can be said.", engine="espeak", retryable=False)
    opened.session.publish(UtteranceFailed(1, 0, nothing))
    opened.settle()
    assert "voice" not in opened.window.notices._shown
