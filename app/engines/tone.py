"""A speech engine that hums: the same samples every time, without a library or a voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from app.errors import SynthesisFailed
from app.ports import AudioChunk, Samples, SpeechRequest, Voice, WordMark
from app.turn import CancelToken

_WORD = re.compile(r"\w+")


class ToneEngine:
    """A SpeechEngine whose utterances last as long as their text: one tone, a mark at every word.

    With `frequency` 0 it is a constant level instead, so that a hole, a fade or a click anywhere
    behind it shows in a single sample.
    """

    name = "Tone"

    def __init__(
        self,
        *,
        sample_rate: int = 24_000,
        seconds_per_character: float = 0.06,
        chunk_seconds: float = 0.1,
        frequency: float = 220.0,
        level: float = 0.25,
    ) -> None:
        """Hum at `frequency` Hz with `level` as the peak, in chunks of `chunk_seconds`."""
        self._sample_rate = sample_rate
        self._seconds_per_character = seconds_per_character
        self._chunk = max(1, round(chunk_seconds * sample_rate))
        self._frequency = frequency
        self._level = level

    def voices(self) -> Sequence[Voice]:
        """The only one."""
        return (Voice("tone", "Tone", ("en", "zh"), "tone"),)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the utterance in equal chunks; the last may be shorter.

        Raises:
            SynthesisFailed: the text holds no word.
        """
        found = tuple(_WORD.finditer(request.text))
        if not found:
            raise SynthesisFailed(
                "Nothing in this text can be said.", engine="tone", retryable=False
            )
        per_character = self._seconds_per_character * self._sample_rate / request.speed
        marks = tuple(
            WordMark(word.start(), word.end(), round(word.start() * per_character))
            for word in found
        )
        length = max(round(len(request.text) * per_character), marks[-1].sample + 1)
        for start in range(0, length, self._chunk):
            if cancel.cancelled:
                return
            end = min(start + self._chunk, length)
            begun = tuple(mark for mark in marks if start <= mark.sample < end)
            yield AudioChunk(self._tone(start, end), self._sample_rate, begun)

    def _tone(self, start: int, end: int) -> Samples:
        if not self._frequency:
            return np.full(end - start, self._level, np.float32)
        seconds = np.arange(start, end) / self._sample_rate
        tone: Samples = np.sin(2 * np.pi * self._frequency * seconds).astype(np.float32)
        return tone * np.float32(self._level)

    def close(self) -> None:
        """Nothing is held."""
