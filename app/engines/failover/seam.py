"""Holds back the end of what has sounded, so that it can be cut where a word ends."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.ports import AudioChunk, Samples, WordMark
from app.silence import last_loud

FADE: Final = 0.005
"""Seconds of the fade at a cut."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an utterance broke off."""

    sound: AudioChunk | None
    """The faded end of what sounds."""
    unsaid: int | None
    """Where in the text the first word stands that does not sound whole; None if the engine does
    not mark its words."""


class Seam:
    """One instance a part of an utterance that one engine says.

    What may still have to be taken back waits: the last word that can be heard, for nobody knows
    yet that it will end, and what is behind it. Of an engine that does not mark its words, the
    silence after them alone waits.
    """

    def __init__(self, *, marked: bool) -> None:
        """Begin; `marked` says that the engine is known to mark its words."""
        self._marked = marked
        self._held: Samples = np.empty(0, np.float32)
        self._marks: list[WordMark] = []
        self._open: deque[WordMark] = deque()
        """The words that may still have to be taken back, the newest one always among them."""
        self._first: WordMark | None = None
        self._rate = 1
        self._passed = self._loud = 0

    @property
    def seconds(self) -> float:
        """Of sound, without the silence at its end."""
        return self._loud / self._rate

    def push(self, chunk: AudioChunk) -> AudioChunk | None:
        """Take the next piece; what may sound now. All have one rate."""
        self._rate = chunk.sample_rate
        loud = last_loud(chunk.samples)
        if loud is not None:
            self._loud = self._passed + len(self._held) + loud + 1
        self._held = np.concatenate((self._held, chunk.samples))
        self._marks += chunk.words
        self._open += chunk.words
        self._first = self._first or next(iter(chunk.words), None)
        self._marked = self._marked or self._first is not None
        while len(self._open) > 1 and self._open[1].sample < self._loud:
            self._open.popleft()
        if self._marked and self._unsaid is self._first:
            return None
        return self._pass(self._end - self._fade)

    def finish(self) -> AudioChunk | None:
        """The part is whole; the rest of it."""
        return self._pass(self._passed + len(self._held))

    def cut(self) -> Cut:
        """The part broke off: end it with the last word that is whole."""
        word = self._unsaid
        if not self._passed and word is self._first:
            return Cut(None, 0)
        end = max(self._end, self._passed)
        self._held = self._held[: end - self._passed].copy()
        fade = min(self._fade, len(self._held))
        self._held[len(self._held) - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
        return Cut(self._pass(end), None if word is None else word.start)

    @property
    def _unsaid(self) -> WordMark | None:
        """The first word that does not sound whole, if words are marked."""
        return self._open[0] if self._open else None

    @property
    def _fade(self) -> int:
        return int(FADE * self._rate)

    @property
    def _end(self) -> int:
        """Where what is certain ends."""
        return self._open[0].sample if self._open else self._loud

    def _pass(self, end: int) -> AudioChunk | None:
        count = end - self._passed
        if count <= 0 or not len(self._held):
            return None
        samples, self._held = self._held[:count], self._held[count:]
        self._passed += len(samples)
        marks = [mark for mark in self._marks if mark.sample < self._passed]
        self._marks = self._marks[len(marks) :]
        return AudioChunk(samples, self._rate, tuple(marks))
