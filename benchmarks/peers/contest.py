"""What every program in a comparison is given and must do."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Literal, Protocol, TypeAlias

import numpy as np

Output: TypeAlias = Literal["callback", "device"]
"""Hand the samples over as soon as they exist, or play them on the default device."""

AUDIBLE = 64
"""Steps of 16 bit, -54 dB: a louder sample is heard."""

VOICES = {"en": "en-us", "zh": "cmn"}


class TokenSource:
    """Emits tokens on absolute deadlines and notes when; rate 0 emits them all at once."""

    def __init__(self, tokens: Sequence[str], rate: float) -> None:
        self._tokens = tokens
        self._rate = rate
        self.emitted: list[float] = []
        """Seconds of the monotonic clock, the same in every process of the machine."""
        self.begun = threading.Event()
        self.stopped = threading.Event()

    def __iter__(self) -> Iterator[str]:
        start = time.monotonic()
        for index, token in enumerate(self._tokens):
            if self.stopped.wait(self._delay(start, index)):
                return
            self._note()
            yield token

    async def __aiter__(self) -> AsyncIterator[str]:
        start = time.monotonic()
        for index, token in enumerate(self._tokens):
            await asyncio.sleep(self._delay(start, index))
            if self.stopped.is_set():
                return
            self._note()
            yield token

    def _delay(self, start: float, index: int) -> float:
        if not self._rate:
            return 0.0
        return max(0.0, start + index / self._rate - time.monotonic())

    def _note(self) -> None:
        self.emitted.append(time.monotonic())
        self.begun.set()


class Tap:
    """Notes when samples arrive at the place where a sound card would take them.

    What arrives is taken to be played at once, or behind what is still playing: silence at the
    start of a reply is waiting, too.
    """

    def __init__(self, sample_rate: int) -> None:
        self._rate = sample_rate
        self.clear()

    def clear(self) -> None:
        """Forget what has arrived."""
        self.first: float | None = None
        self.audible: float | None = None
        self.samples = 0
        self._played = 0.0

    def take(self, pcm: bytes) -> None:
        """More 16 bit samples have arrived now."""
        if not pcm:
            return
        now = time.monotonic()
        if self.first is None:
            self.first = now
        self.samples += len(pcm) // 2
        if self.audible is None:
            start = max(now, self._played)
            loud = np.flatnonzero(np.abs(np.frombuffer(pcm, np.int16).astype(np.int32)) > AUDIBLE)
            if len(loud):
                self.audible = start + float(loud[0]) / self._rate
            self._played = start + len(pcm) / 2 / self._rate


class Contestant(Protocol):
    """A program that speaks. Made, used and closed in a process of its own."""

    def __init__(self, language: str, output: Output, tap: Tap) -> None: ...

    def speak(self, source: TokenSource) -> None:
        """Speak what `source` emits; return when all of it was handed over or heard."""
        ...

    def stop(self) -> None:
        """Be silent at once; called from another thread while `speak` runs."""
        ...

    def close(self) -> None:
        """Leave nothing behind that would keep the process."""
        ...
