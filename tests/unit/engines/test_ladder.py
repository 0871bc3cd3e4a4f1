"""Several engines as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from app.engines.ladder import Ladder
from app.errors import EngineError, SynthesisFailed, UnsayableText, VoiceUnknown
from app.ports import AudioChunk, SpeechRequest, Voice
from app.turn import CancelToken


class Rung:
    """Says `pieces` pieces, then raises what it was given."""

    def __init__(
        self, name: str, pieces: int = 1, error: EngineError | None = None, *, voice: str = ""
    ) -> None:
        self.name = name
        self._voice = voice or f"{name} voice"
        self.asked: list[SpeechRequest] = []
        self.closed = False
        self._pieces, self._error = pieces, error

    def voices(self) -> Sequence[Voice]:
        return [Voice(self._voice, self.name, ("en",), self.name)]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.asked.append(request)
        for _ in range(self._pieces):
            yield AudioChunk(np.ones(10, np.float32), 24_000)
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        self.closed = True


def cannot(sentence: str = "No.") -> EngineError:
    return UnsayableText(sentence, engine="best", retryable=False)


def say(ladder: Ladder, voice: str = "") -> int:
    return len(list(ladder.synthesize(SpeechRequest("Hello.", voice=voice), CancelToken())))


def test_the_best_speaks_as_long_as_it_can() -> None:
    best, spare = Rung("best"), Rung("spare")
    ladder = Ladder((best, spare))
    assert ladder.name == "best"
    assert say(ladder) == 1
    assert not spare.asked


def test_what_the_best_cannot_say_the_next_one_says_whole() -> None:
    best, spare = Rung("best", 0, cannot()), Rung("spare", 3)
    ladder = Ladder((best, spare))
    assert say(ladder) == 3
    assert ladder.name == "spare"
    assert spare.asked == [SpeechRequest("Hello.")]


def test_after_that_the_best_is_tried_first_again() -> None:
    best, spare = Rung("best", 0, cannot()), Rung("spare")
    ladder = Ladder((best, spare))
    say(ladder)
    say(ladder)
    assert len(best.asked) == 2


def test_nothing_that_sounded_is_said_again_by_another() -> None:
    best, spare = Rung("best", 1, cannot()), Rung("spare")
    with pytest.raises(UnsayableText):
        say(Ladder((best, spare)))
    assert not spare.asked


def test_when_all_fail_the_first_reason_is_told() -> None:
    spare = Rung("spare", 0, SynthesisFailed("Nor I.", engine="spare"))
    with pytest.raises(UnsayableText, match="I cannot"):
        say(Ladder((Rung("best", 0, cannot("I cannot.")), spare)))


def test_a_voice_is_asked_of_its_own_engine_first() -> None:
    best, spare = Rung("best"), Rung("spare", 0, cannot())
    assert say(Ladder((best, spare)), "spare voice") == 1
    assert spare.asked == [SpeechRequest("Hello.", voice="spare voice")]
    assert best.asked == [SpeechRequest("Hello.")]


def test_a_voice_that_none_offers_is_asked_of_all() -> None:
    unknown = VoiceUnknown("Who?", engine="best", retryable=False)
    best, spare = Rung("best", 0, unknown), Rung("spare")
    assert say(Ladder((best, spare)), "en+f3") == 1
    assert spare.asked[0].voice == "en+f3"


class Particular(Rung):
    """Speaks with its own choice alone."""

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        if request.voice:
            raise VoiceUnknown("Who?", engine=self.name, retryable=False)
        return super().synthesize(request, cancel)


def test_a_voice_that_nobody_has_is_no_reason_to_be_mute() -> None:
    best, spare = Particular("best"), Particular("spare")
    assert say(Ladder((best, spare)), "a card that is gone") == 1
    assert spare.asked == [SpeechRequest("Hello.")]


def test_it_offers_and_closes_all() -> None:
    rungs = Rung("best"), Rung("spare")
    ladder = Ladder(rungs)
    assert [voice.engine for voice in ladder.voices()] == ["best", "spare"]
    ladder.close()
    assert all(rung.closed for rung in rungs)


def test_a_voice_that_several_offer_stays_when_one_gives_way_to_another() -> None:
    best, second = Rung("best", 0, cannot(), voice="Lin"), Rung("second", voice="Lin")
    ladder = Ladder((best, second, Rung("spare")))
    say(ladder, voice="Lin")
    assert second.asked == [SpeechRequest("Hello.", voice="Lin")]


def test_a_voice_that_several_offer_is_listed_once_as_the_best_ones() -> None:
    ladder = Ladder((Rung("best", voice="Lin"), Rung("second", voice="Lin"), Rung("spare")))
    assert [(voice.name, voice.engine) for voice in ladder.voices()] == [
        ("Lin", "best"),
        ("spare voice", "spare"),
    ]
