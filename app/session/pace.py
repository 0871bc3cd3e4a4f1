"""How fast the voice is, as measured, and what that allows."""

from __future__ import annotations

from app.ports import Measurement

FOLLOWING = 1.5
"""Seconds: what the utterance after a first clause usually lasts; the first one must cover its
synthesis where the engine is slower than speech."""

STREAMS_BELOW = 0.8
"""Seconds of work a second of sound; an engine that needs more would leave gaps in the middle of a
sentence as soon as the machine has something else to do."""

WEIGHT = 0.3
"""Of the newest measurement in the running mean."""


class Pace:
    """Running means over the utterances of this process; the speech thread alone writes."""

    def __init__(self) -> None:
        self._first_chunk: float | None = None
        self._real_time_factor: float | None = None
        self._fastest: tuple[float, float] | None = None
        """The least of both of the utterances that were not foretold."""

    def begin(self, measurement: Measurement | None) -> None:
        """Forget the engine before; of the new one something may be known."""
        self._first_chunk = self._real_time_factor = self._fastest = None
        if measurement is not None:
            self.measured(measurement)

    def measured(self, one: Measurement, *, foretold: bool = False) -> None:
        """Take in one utterance.

        One that was foretold may have been begun before it was asked for. It counts as no faster
        than the fastest that was not, for the first utterance of a turn never is.
        """
        if one.audio <= 0.0:
            return
        first, factor = one.first_chunk, one.compute / one.audio
        least = self._fastest or (first, factor)
        if foretold:
            first, factor = max(first, least[0]), max(factor, least[1])
        else:
            self._fastest = min(first, least[0]), min(factor, least[1])
        self._first_chunk = _mean(self._first_chunk, first)
        self._real_time_factor = _mean(self._real_time_factor, factor)

    @property
    def streams(self) -> bool:
        """Whether the beginning of an utterance may sound before its end was made."""
        return self._real_time_factor is None or self._real_time_factor < STREAMS_BELOW

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
