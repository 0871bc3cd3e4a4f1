"""IndexTTS at its real work in a worker, with words for its noise, and what befalls a process."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator, Sequence

from app.engines.failover.rung import TRIAL
from app.engines.indextts.engine import open_engine
from app.ports import AudioChunk, SpeechRequest, Voice, WordMark
from app.turn import CancelToken
from benchmarks.peers.worded import BETTER, RATE, said

PIECES = 1
"""Of a sentence, before it happens."""
SPARE = 1 << 20
"""Bytes that a process may have: less than it has."""
LEFT = 1 << 11
"""Bytes of the largest piece that it still finds free."""
_taken: list[bytearray] = []


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _starve() -> None:
    """Whatever asks for memory from now on gets none: no more, and none of what is free."""
    resource.setrlimit(resource.RLIMIT_AS, (SPARE, resource.RLIM_INFINITY))
    size = 1 << 24
    while size > LEFT:
        try:
            _taken.append(bytearray(size))
        except MemoryError:
            size //= 2


def _feed() -> None:
    _taken.clear()
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


DEEDS: dict[str, Callable[[], None]] = {"kill": _kill, "stop": _stop, "starve": _starve}


class Marked:
    """Computes what the engine computes; what it yields is the text in tones, piece by piece.

    Weights of noise know no text, and nobody could tell from their sound which sentence it is.
    """

    def __init__(self, name: str, folder: str, deeds: Sequence[str]) -> None:
        """The first of `deeds` befalls the first sentence, and so on; trials do not count."""
        self._engine = open_engine(folder, "float32")
        self._deeds = [DEEDS[deed] for deed in deeds]
        self.name, self.measured = name, self._engine.measured

    def voices(self) -> Sequence[Voice]:
        return self._engine.voices()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        sound, marks = said(request.text, BETTER)
        deed = self._deeds.pop(0) if self._deeds and request != TRIAL else None
        at = 0
        try:
            for count, piece in enumerate(self._engine.synthesize(request, cancel)):
                if count == PIECES and deed is not None:
                    deed()
                end = min(len(sound), at + round(piece.seconds * RATE))
                words = tuple(WordMark(*mark) for mark in marks if at <= mark[2] < end)
                yield AudioChunk(sound[at:end], RATE, words)
                at = end
                if at == len(sound):
                    return
        finally:
            _feed()

    def close(self) -> None:
        self._engine.close()
