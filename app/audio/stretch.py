"""Change of speed without change of pitch: waveform-similarity overlap-add (WSOLA).

W. Verhelst, M. Roelands: An overlap-add technique based on waveform similarity (WSOLA) for high
quality time-scale modification of speech, ICASSP 1993.
"""

from __future__ import annotations

import numpy as np

from app.audio.tape import Tape
from app.ports import Samples

_LARGEST = 499
"""Elements of one numpy operation: with more it gives the GIL away."""


class Stretch:
    """Reads a tape at `speed` in hops of 20 ms.

    Each hop fades over 10 ms from what is sounding into the place near the nominal position that
    continues it best, and goes on from there as it is. The nominal position moves by exactly
    hop x speed, so it cannot drift.
    """

    def __init__(self, tape: Tape, position: float, speed: float) -> None:
        """Begin at the tape's sample `position`."""
        self.position = position
        """The tape sample that the next hop stands for."""
        self._tape = tape
        self._speed = speed
        self.hop = tape.rate // 50
        """Samples of one piece."""
        self._overlap = tape.rate // 100
        self._reach = tape.rate // 100  # +-10 ms hold a whole period of a low voice
        self._coarse = max(1, tape.rate // 4000)
        self._fine = max(1, tape.rate // 6000)
        places = 2 * self._reach // self._coarse + 1
        self._far = np.float32(1e-9) * _distance_from_middle(places)
        """Added to the distances, so that silence stays in the middle."""
        self._fall = _rise(self._overlap)[::-1].copy()
        self._tail = int(position)

    @property
    def reaches(self) -> int:
        """How far the tape must have come for the next hop."""
        return max(int(self.position) + self._reach, self._tail) + self.hop

    def next(self) -> Samples:
        """The next 20 ms of sound."""
        sounding = self._tape.get(self._tail, self._tail + self._overlap)
        best = self._best(sounding)
        new = self._tape.get(best, best + self.hop)
        head = new[: self._overlap]
        head += (sounding - head) * self._fall
        self._tail = best + self.hop
        self.position += self.hop * self._speed
        return new

    def _best(self, sounding: Samples) -> int:
        """The tape sample within reach whose sound is most like `sounding`."""
        low = int(self.position) - self._reach
        field = self._tape.get(low, low + 2 * self._reach + self._overlap)
        step = self._coarse
        rows = _windows(field, 0, step, len(self._far), step, len(sounding[::step]))
        near = step * int((_distances(rows, sounding[::step]) + self._far).argmin())
        # To the sample: every place is tried, each compared at every fine-th sample.
        first, last = max(0, near - step), min(near + step, 2 * self._reach)
        pattern = sounding[:: self._fine]
        rows = _windows(field, first, 1, last - first + 1, self._fine, len(pattern))
        return low + first + int(_distances(rows, pattern).argmin())


def _distance_from_middle(count: int) -> Samples:
    distance: Samples = np.abs(np.arange(count, dtype=np.float32) - np.float32(count // 2))
    return distance


def _rise(length: int) -> Samples:
    """Half a raised cosine from 0 to 1; with its mirror image it adds up to 1."""
    return (0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / length)).astype(np.float32)


def _windows(field: Samples, first: int, hop: int, count: int, step: int, width: int) -> Samples:
    """A view of `count` rows, `hop` samples apart, each of `width` samples `step` apart."""
    size = field.itemsize
    return np.ndarray((count, width), np.float32, field, first * size, (hop * size, step * size))


def _distances(rows: Samples, pattern: Samples) -> Samples:
    """The squared distance of each row from `pattern`, computed in small pieces."""
    height = _LARGEST // len(pattern)
    distance: Samples = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), height):
        difference = rows[start : start + height] - pattern
        np.vecdot(difference, difference, out=distance[start : start + height])
    return distance
