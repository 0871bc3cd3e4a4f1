"""The voice bar in its states: each in words, and amber where the voice is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.voice_bar import VoiceBar
from app.ui.voice_words import VoiceState, clock, speed_label
from tests.ui.catalogue import LENGTHS, PAUSED, SPEAKING
from tests.ui.voice_bar.bar_page import Clock, words


def test_at_first_it_is_ready(bar: VoiceBar):
    assert words(bar) == ["Ready", "nothing to read yet"]
    assert not bar.line.equaliser.isVisible()
    assert bar.ribbon.pieces == ()
    assert not bar.first_sound.isVisible()


def test_while_it_speaks_it_says_where(bar: VoiceBar):
    bar.set_progress(SPEAKING)
    assert bar.state is VoiceState.SPEAKING
    assert words(bar) == ["Speaking", "sentence 2 of 9 so far", "0:07"]
    assert bar.line.equaliser.isVisible()
    assert bar.badge.lit
    assert bar.play.accessibleName() == "Pause"
    assert bar.play.accessibleDescription() == "Sentence 2 of 9 so far, Lin, ChatTTS on GPU"


def test_the_length_is_told_once_it_is_known(bar: VoiceBar):
    bar.set_progress(replace(SPEAKING, text_finished=True))
    assert words(bar) == ["Speaking", "sentence 2 of 9", "0:07 of 0:38"]
    bar.set_progress(replace(SPEAKING, text_finished=True, lengths=LENGTHS[:4]))
    assert words(bar) == ["Speaking", "sentence 2 of 9", "0:07"]


def test_paused_keeps_the_place_and_puts_the_lamp_of_the_voice_out(bar: VoiceBar):
    bar.set_progress(PAUSED)
    assert bar.state is VoiceState.PAUSED
    assert words(bar)[:2] == ["Paused", "sentence 2 of 9"]
    assert not bar.badge.lit
    assert not bar.line.equaliser.isVisible()
    assert bar.play.accessibleName() == "Play"


def test_what_was_heard_can_be_heard_again(bar: VoiceBar):
    bar.set_progress(replace(SPEAKING, playing=False, utterance=8, text_finished=True))
    assert words(bar)[:2] == ["Ready", "play to hear it again"]
    assert bar.play.available


def test_a_short_wait_is_not_told(bar: VoiceBar, time: Clock):
    bar.show_state(VoiceState.PREPARING)
    assert words(bar)[0] == "Ready"
    time.now += 0.05
    bar.set_progress(SPEAKING)
    assert words(bar)[0] == "Speaking"


def test_a_longer_wait_is_told_and_then_its_seconds(bar: VoiceBar, time: Clock):
    bar.show_state(VoiceState.PREPARING)
    time.now += 0.11
    bar._wait.timeout.emit()
    assert words(bar) == ["Preparing the voice"]
    time.now += 4
    bar.set_progress(replace(SPEAKING, utterance=None, playing=False, planned=0, lengths=()))
    assert words(bar) == ["Preparing the voice", "4 s"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (VoiceState.STOPPED, ["Stopped here"]),
        (VoiceState.NO_VOICE, ["No voice works", "showing text only"]),
        (VoiceState.READY, ["Ready", "nothing to read yet"]),
    ],
)
def test_every_state_has_its_words(bar: VoiceBar, state: VoiceState, expected: list[str]):
    bar.show_state(state)
    assert words(bar) == expected


def test_the_owner_may_say_it_in_other_words(bar: VoiceBar):
    bar.show_state(VoiceState.NO_VOICE, "Answers are shown as text")
    assert words(bar) == ["No voice works", "Answers are shown as text"]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (7.9, "0:07"), (61, "1:01"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_times_are_written_like_a_clock(seconds: float, text: str):
    assert clock(seconds) == text


def test_speeds_carry_their_sign():
    assert [speed_label(speed) for speed in (0.5, 1.0, 1.25, 3.0)] == ["0.5×", "1×", "1.25×", "3×"]


def _lamp_colours(widget: QWidget) -> int:
    """Count the pixels whose colour is near one of the lamp's."""
    image = widget.grab().toImage()
    lamps = [theme.colour(role) for role in ("lamp", "lampword", "lampline")]
    near = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            colour = image.pixelColor(x, y)
            near += any(
                abs(colour.red() - lamp.red()) < 12
                and abs(colour.green() - lamp.green()) < 12
                and abs(colour.blue() - lamp.blue()) < 12
                for lamp in lamps
            )
    return near


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_amber_means_that_the_voice_is_here(bar: VoiceBar, scheme: str):
    theme.choose(scheme=scheme)
    bar.set_progress(SPEAKING)
    assert _lamp_colours(bar) > 50
    bar.set_progress(replace(SPEAKING, playing=False))
    bar.show_state(VoiceState.STOPPED)
    assert _lamp_colours(bar) == 0
    bar.set_progress(replace(SPEAKING, utterance=None, playing=False, planned=0, lengths=()))
    assert _lamp_colours(bar) == 0


def test_the_bars_move_while_it_speaks_and_stand_where_motion_is_reduced(bar: VoiceBar):
    bar.set_progress(SPEAKING)
    assert not bar.line.equaliser.moving
    theme.choose(reduced_motion=False)
    assert bar.line.equaliser.moving
    before = bar.line.equaliser.grab().toImage()
    bar.line.equaliser._timer.timeout.emit()
    assert bar.line.equaliser.grab().toImage() != before
    bar.set_progress(PAUSED)
    assert not bar.line.equaliser.moving


def test_a_progress_that_says_nothing_new_costs_nothing(bar: VoiceBar, monkeypatch):
    bar.set_progress(SPEAKING)
    monkeypatch.setattr(bar, "_show", lambda: pytest.fail("shown again"))
    bar.set_progress(replace(SPEAKING))
