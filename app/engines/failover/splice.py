"""One utterance out of the parts that several engines say."""

from __future__ import annotations

import numpy as np

from app.engines.failover.seam import FADE
from app.ports import AudioChunk, Samples, WordMark
from app.resample import Resampler


class Splice:
    """One instance an utterance. All of it has the rate of its first part; marks mean its text."""

    def __init__(self) -> None:
        self._rate = 0
        self._resampler: Resampler | None = None
        self._marks: list[WordMark] = []
        self._samples = self._offset = self._begun = 0

    @property
    def sounds(self) -> bool:
        """Whether any of it does."""
        return self._samples > 0

    def begin(self, offset: int) -> None:
        """A part begins that says the text from `offset` on."""
        self._offset = offset
        self._begun = self._samples
        self._resampler = None

    def add(self, chunk: AudioChunk) -> AudioChunk | None:
        """Append a piece of the part; what of it is certain."""
        self._rate = self._rate or chunk.sample_rate
        samples = chunk.samples
        if self._resampler is None:
            self._resampler = Resampler(chunk.sample_rate, self._rate)
            samples = _faded_in(samples, chunk.sample_rate) if self._begun else samples
        scale = self._rate / chunk.sample_rate
        self._marks += [self._moved(word, scale) for word in chunk.words]
        return self._pass(self._resampler.push(samples))

    def end(self) -> AudioChunk | None:
        """The part is over; what the change of its rate held back."""
        return None if self._resampler is None else self._pass(self._resampler.flush())

    def _moved(self, word: WordMark, scale: float) -> WordMark:
        sample = self._begun + round(word.sample * scale)
        return WordMark(word.start + self._offset, word.end + self._offset, sample)

    def _pass(self, samples: Samples) -> AudioChunk | None:
        if not len(samples):
            return None
        if self._resampler is not None and self._resampler.source != self._resampler.target:
            samples = np.clip(samples, -1.0, 1.0)  # a change of rate overshoots
        self._samples += len(samples)
        marks = [mark for mark in self._marks if mark.sample < self._samples]
        self._marks = self._marks[len(marks) :]
        return AudioChunk(samples, self._rate, tuple(marks))


def _faded_in(samples: Samples, rate: int) -> Samples:
    """The beginning of a part that follows another, without a click."""
    length = min(int(FADE * rate), len(samples))
    faded = samples.copy()
    faded[:length] *= np.linspace(0.0, 1.0, length, dtype=np.float32)
    return faded
