"""What every program in a comparison is given and must do."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Literal, Protocol, TypeAlias

Output: TypeAlias = Literal["callback", "device"]
"""Hand the samples over as soon as they exist, or play them on the default device."""

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
    """Notes when samples arrive at the place where a sound card would take them."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget what has arrived."""
        self.first: float | None = None
        self.samples = 0

    def open(self) -> None:
        """The first samples are there now, if they were not before."""
        if self.first is None:
            self.first = time.monotonic()

    def take(self, samples: int) -> None:
        """`samples` more have arrived now."""
        if samples:
            self.open()
        self.samples += samples


class Contestant(Protocol):
    """A program that speaks. Made, used and closed in a process of its own."""

    sample_rate: int

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
