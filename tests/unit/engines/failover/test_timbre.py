"""A switch of voices is as soft as it can be: as loud, as fast, as high as the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np
import pytest

from app.engines import registry
from app.engines.espeak import EspeakEngine
from app.engines.failover.ladder import Ladder
from app.engines.failover.loudness import Loudness
from app.engines.failover.timbre import STYLES, Leveller, Timbre, styled
from app.engines.sambert import voices
from app.ports import AudioChunk, Language, Samples, SpeechRequest
from app.turn import CancelToken
from tests.unit.engines.failover.climbing import Climb, Rung, chunks, slips

RATE = 24_000
REQUEST = SpeechRequest("Hello.")


def tone(pitch: float, level: float, seconds: float = 2.0, rate: int = RATE) -> Samples:
    turns = pitch * np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2.0 * np.pi * turns)).astype(np.float32)


def timbre(*sounds: Samples) -> Timbre:
    made = Timbre()
    for sound in sounds:
        made.push(AudioChunk(sound, RATE))
    return made


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_the_tone_by_which_the_standard_is_checked_has_its_loudness(rate: int) -> None:
    loudness = Loudness()
    for piece in np.array_split(tone(997.0, 1.0, 3.0, rate), 7):
        loudness.push(piece, rate)
    assert loudness.level == pytest.approx(-3.01, abs=0.05)


def test_pauses_do_not_make_a_voice_softer() -> None:
    loud, pause = tone(200.0, 0.5), np.zeros(RATE, np.float32)
    with_pauses = timbre(loud, pause, loud, pause).loudness
    assert with_pauses == pytest.approx(timbre(loud).loudness, abs=0.7)


def test_of_a_voice_that_was_not_heard_nothing_is_known() -> None:
    assert (
        timbre().loudness is timbre().pitch is timbre(np.zeros(RATE, np.float32)).loudness is None
    )


@pytest.mark.parametrize(("ours", "theirs"), [(0.4, 0.2), (0.2, 0.4)])
def test_the_next_voice_is_as_loud_as_the_one_before(ours: float, theirs: float) -> None:
    like, own = timbre(tone(200.0, ours)), timbre(tone(200.0, theirs))
    for known in (own, timbre()):
        leveller = Leveller(like, known)
        heard = leveller.level(AudioChunk(tone(200.0, theirs, 0.3), RATE))
        assert np.abs(heard.samples).max() == pytest.approx(ours, rel=0.1)


def test_it_is_made_louder_within_limits_and_never_clipped() -> None:
    like = timbre(tone(200.0, 0.9))
    faint = Leveller(like, timbre()).level(AudioChunk(tone(200.0, 0.01), RATE))
    assert np.abs(faint.samples).max() == pytest.approx(0.01 * 10 ** (9 / 20), rel=0.02)
    leveller = Leveller(like, timbre(tone(200.0, 0.4)))
    for level in (0.4, 0.9):
        heard = leveller.level(AudioChunk(tone(200.0, level), RATE)).samples
        assert np.count_nonzero(np.abs(heard) >= 0.999) < len(heard) / 100


def test_a_voice_is_never_held_against_itself() -> None:
    own = timbre(tone(200.0, 0.2))
    chunk = AudioChunk(tone(200.0, 0.7), RATE)
    assert Leveller(own, own).level(chunk) is chunk


@pytest.mark.parametrize(
    ("engine", "pitch", "voice"),
    [
        ("espeak-ng", 110.0, ""),
        ("espeak-ng", 210.0, "+f2"),
        ("Sambert", 110.0, "sambert-zhichu-v1"),
        ("Sambert", 210.0, ""),
        ("sherpa-onnx", 210.0, ""),
    ],
)
def test_a_high_voice_is_followed_by_a_high_one(engine: str, pitch: float, voice: str) -> None:
    like = timbre(tone(pitch, 0.3))
    assert like.pitch == pytest.approx(pitch, rel=0.02)
    assert styled(REQUEST, engine, like, (None, None)).voice == voice


def test_a_style_is_for_an_engine_and_a_voice_that_there_are() -> None:
    labels = {spec.label for spec in registry.ENGINES}
    assert set(STYLES) <= labels
    sambert = STYLES["Sambert"]
    for language in get_args(Language):
        assert voices.resolve(sambert.low, language).model == sambert.low


@pytest.mark.parametrize(
    ("paces", "speed"),
    [((1.1, 1.0), 1.1), ((2.0, 1.0), 1.25), ((0.5, 1.0), 0.8), ((None, 1.0), 1.0)],
)
def test_it_speaks_about_as_fast(paces: tuple[float | None, float], speed: float) -> None:
    assert styled(REQUEST, "espeak-ng", timbre(), paces).speed == pytest.approx(speed)


def test_who_cannot_be_told_how_to_sound_is_asked_as_ever() -> None:
    like = timbre(tone(210.0, 0.3))
    assert styled(REQUEST, "IndexTTS", like, (2.0, 1.0)) == REQUEST
    wished = SpeechRequest("Hello.", voice="en+m3")
    assert styled(wished, "espeak-ng", like, (None, None)) == wished


class Sounding(Rung):
    """Says a tone in pieces."""

    def __init__(self, name: str, pitch: float, level: float) -> None:
        super().__init__(name)
        self._sound = tone(pitch, level, 1.0)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Sequence[AudioChunk]:  # type: ignore[override]  # one that is known is an iterable too
        self.asked.append(request)
        pieces = [] if self.error is not None else np.array_split(self._sound, 5)
        if self.error is not None:
            raise self.error
        return [AudioChunk(piece, RATE) for piece in pieces]


def test_a_ladder_levels_the_voices_that_take_over(climb: Climb) -> None:
    best, spare = Sounding("best", 200.0, 0.4), Sounding("spare", 200.0, 0.2)
    ladder = climb(best, spare)
    chunks(ladder)
    best.error = slips()
    heard = np.concatenate([chunk.samples for chunk in chunks(ladder)])
    assert np.abs(heard).max() == pytest.approx(0.4, rel=0.1)


def test_the_real_spare_voice_takes_on_the_height_of_the_one_before() -> None:
    best = Sounding("best", 210.0, 0.3)
    ladder = Ladder((best, EspeakEngine()))
    for _ in range(2):
        chunks(ladder)
    best.error = slips()
    heard = timbre(
        np.concatenate([c.samples for c in chunks(ladder, "We are all here now today.")])
    )
    ladder.close()
    assert heard.pitch is not None
    assert heard.pitch > 150.0
