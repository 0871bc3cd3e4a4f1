"""The tape of a turn: what has been synthesised so far, in order, at one rate."""

from __future__ import annotations

from app.audio.ring import Ring
from app.ports import Samples
from app.resample import resampled


class Tape:
    """Grows at its end and forgets at its start, so it can be read again but not without bound.

    One thread at a time may put; others may read meanwhile.
    """

    def __init__(self, rate: int, seconds: float) -> None:
        """Hold the last `seconds` of what is put, at `rate` samples a second."""
        self.rate = rate
        self.end = 0
        """Samples put so far."""
        self.finished = False
        """Nothing more will be put."""
        self._seconds = seconds
        # Millions of samples: to clear them would cost each turn milliseconds before its start.
        self._ring = Ring(int(seconds * rate), cleared=False)

    @property
    def start(self) -> int:
        """The oldest sample that is still held."""
        return max(0, self.end - self._ring.size)

    def put(self, samples: Samples) -> None:
        """Append `samples`, shorter than the tape."""
        self._ring.put(self.end, samples)
        self.end += len(samples)

    def put_silence(self, count: int) -> None:
        """Append `count` samples of silence."""
        count = min(count, self._ring.size)
        self._ring.clear(self.end, self.end + count)
        self.end += count

    def get(self, start: int, stop: int) -> Samples:
        """A copy from `start` up to `stop`, silence wherever the tape holds nothing."""
        first, last = max(start, self.start), min(stop, self.end)
        if (first, last) == (start, stop):
            return self._ring.get(start, stop)
        padded = Ring(max(stop - start, 1))
        if first < last:
            padded.put(first - start, self._ring.get(first, last))
        return padded.array[: max(stop - start, 0)]

    def at_rate(self, rate: int) -> Tape:
        """The same sound on a tape of another rate."""
        other = Tape(rate, self._seconds)
        other.end = round(self.start * rate / self.rate)
        other.put(resampled(self.get(self.start, self.end), self.rate, rate)[: other._ring.size])
        other.finished = self.finished
        return other
