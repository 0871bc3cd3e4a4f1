"""Trims the silence off both ends of an utterance while it streams, and fades the ends."""

from __future__ import annotations

from functools import cache

import numpy as np

from app.ports import AudioChunk, Samples, WordMark
from app.silence import first_loud, last_loud

_FADE = 0.005
"""Seconds kept before the first loud sample and after the last one; the fades lie there."""


class EdgeTrim:
    """One instance an utterance.

    Sound passes at once, but for the silence at its end, which may be the end of the utterance,
    and 5 ms. Where an end is silent, no loud sample is changed.
    """

    def __init__(self) -> None:
        self._held: Samples = np.empty(0, np.float32)
        self._words: list[WordMark] = []
        self._rate = 1
        self._dropped = 0  # samples trimmed off the start
        self._passed = 0  # samples handed on
        self._started = False

    def push(self, chunk: AudioChunk) -> AudioChunk | None:
        """Take the next chunk; what is certain to sound, with its words moved to their new places.

        All chunks of an utterance have one rate.
        """
        self._rate = chunk.sample_rate
        self._words += chunk.words
        self._held = np.concatenate((self._held, chunk.samples))
        if not self._started and not self._start():
            return None
        return self._pass(self._end_of_sound())

    def finish(self) -> AudioChunk | None:
        """The utterance is over; its faded end, or None where it never sounded."""
        if not self._started and last_loud(self._held) is None:
            return None
        fade = self._fade
        self._held = self._held[: self._end_of_sound(keep=0) + fade].copy()
        length = min(fade, len(self._held))
        if length:
            self._held[-length:] *= _rise(length)[::-1]
        return self._pass(len(self._held), last=True)

    @property
    def _fade(self) -> int:
        return int(_FADE * self._rate)

    def _start(self) -> bool:
        """Drop the silence before the first loud sample, once enough follows to fade it in."""
        loud = first_loud(self._held)
        first = max(0, (len(self._held) if loud is None else loud) - self._fade)
        self._dropped += first
        self._held = self._held[first:].copy()
        if loud is None or len(self._held) < 2 * self._fade:
            return False
        self._held[: self._fade] *= _rise(self._fade)
        self._started = True
        return True

    def _end_of_sound(self, *, keep: int | None = None) -> int:
        """Where the silent end begins, `keep` samples of the rest always counted to it."""
        loud = last_loud(self._held)
        end = 0 if loud is None else loud + 1
        return max(0, min(end, len(self._held) - (self._fade if keep is None else keep)))

    def _pass(self, count: int, *, last: bool = False) -> AudioChunk | None:
        if not count:
            return None
        samples, self._held = self._held[:count], self._held[count:]
        self._passed += count
        words = [word for word in self._words if last or word.sample - self._dropped < self._passed]
        self._words = self._words[len(words) :]
        return AudioChunk(samples, self._rate, tuple(self._moved(word) for word in words))

    def _moved(self, word: WordMark) -> WordMark:
        sample = min(max(0, word.sample - self._dropped), self._passed)
        return WordMark(word.start, word.end, sample)


@cache
def _rise(length: int) -> Samples:
    """A linear fade from silence; one length for each rate, and a few where the sound is short."""
    return np.linspace(0.0, 1.0, length, dtype=np.float32)
