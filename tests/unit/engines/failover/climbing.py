"""Engines that do what a test of the ladder tells them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from app.engines.failover.ladder import Ladder
from app.errors import EngineError, SynthesisFailed, UnsayableText
from app.ports import AudioChunk, SpeechRequest, Voice, WordMark
from app.turn import CancelToken

PIECE = 2_400
"""Samples."""


class Rung:
    """Says `pieces` pieces, then raises what it was given."""

    def __init__(
        self,
        name: str,
        pieces: int = 1,
        error: Exception | None = None,
        *,
        voice: str = "",
        rate: int = 24_000,
        level: float = 0.5,
        marks: Sequence[WordMark] = (),
    ) -> None:
        self.name = name
        self._voice = voice or f"{name} voice"
        self.asked: list[SpeechRequest] = []
        self.used_on: set[threading.Thread] = set()
        self.closed_on: threading.Thread | None = None
        self.error = error
        self._pieces, self._rate, self._level, self._marks = pieces, rate, level, marks

    def voices(self) -> Sequence[Voice]:
        return [Voice(self._voice, self.name, ("en",), self.name)]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.asked.append(request)
        self.used_on.add(threading.current_thread())
        for index in range(self._pieces):
            begun = [mark for mark in self._marks if mark.sample // PIECE == index]
            samples = np.full(PIECE, self._level, np.float32)
            yield AudioChunk(samples, self._rate, tuple(begun))
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        self.closed_on = threading.current_thread()


class Sunk(Rung):
    """Comes back once it is let go, whatever its token says."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.begun, self.free = threading.Event(), threading.Event()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.begun.set()
        assert self.free.wait(10.0)
        return super().synthesize(request, cancel)


Climb = Callable[..., Ladder]


def cannot(sentence: str = "No.") -> EngineError:
    return UnsayableText(sentence, engine="best", retryable=False)


def slips() -> EngineError:
    return SynthesisFailed("It slipped.", engine="best")


def chunks(ladder: Ladder, text: str = "Hello.", voice: str = "") -> list[AudioChunk]:
    return list(ladder.synthesize(SpeechRequest(text, voice=voice), CancelToken()))


def say(ladder: Ladder, voice: str = "") -> int:
    """How many pieces sound."""
    return sum(len(chunk.samples) for chunk in chunks(ladder, voice=voice)) // PIECE
