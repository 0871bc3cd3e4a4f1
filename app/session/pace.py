"""How fast the voice is, as measured, and what that allows."""

from __future__ import annotations

FOLLOWING = 1.5
"""Seconds: what the utterance after a first clause usually lasts; the first one must cover its
synthesis where the engine is slower than speech."""

WEIGHT = 0.3
"""Of the newest measurement in the running mean."""


class Pace:
    """Running means over the utterances of this process; the speech thread alone writes."""

    def __init__(self) -> None:
        self._first_chunk: float | None = None
        self._real_time_factor: float | None = None

    def measured(self, *, first_chunk: float, compute: float, audio: float) -> None:
        """Take in one utterance: seconds to its first chunk, of work in all, and of sound."""
        if audio <= 0.0:
            return
        self._first_chunk = _mean(self._first_chunk, first_chunk)
        self._real_time_factor = _mean(self._real_time_factor, compute / audio)

    @property
    def real_time_factor(self) -> float | None:
        """Seconds of work a second of sound; None before the first measurement."""
        return self._real_time_factor

    def first_clause(self) -> float:
        """How many seconds the first utterance must last so that no gap follows it.

        Zero until something was measured: the first turn then speaks as early as it can.
        """
        if self._first_chunk is None or self._real_time_factor is None:
            return 0.0
        if self._real_time_factor < 1.0:
            return self._first_chunk
        return self._first_chunk + FOLLOWING * self._real_time_factor


def _mean(old: float | None, new: float) -> float:
    return new if old is None else old + WEIGHT * (new - old)
