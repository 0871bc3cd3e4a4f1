"""Float32 memory used as a circle, its samples addressed by numbers that only grow."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.ports import Samples


class Ring:
    """Holds the newest `size` samples that were put; older ones are overwritten.

    Copies through memory views: numpy gives the GIL away for more than 500 elements, and whoever
    gives it away may wait a second for it while another thread sorts.
    """

    def __init__(self, size: int, *, cleared: bool = True) -> None:
        """Silence, or with `cleared` False whatever the memory held: a tape is not read ahead."""
        self.size = size
        self.array: Samples = np.zeros(size, np.float32) if cleared else np.empty(size, np.float32)
        self._memory = self.array.data
        self._silence = memoryview(bytes(4 * min(size, 4096))).cast("f")

    def put(self, at: int, samples: Samples) -> None:
        """Lay `samples`, no more than `size`, at number `at`."""
        source = np.ascontiguousarray(samples, np.float32).data
        done = 0
        for start, stop in self._spans(at, at + len(source)):
            self._memory[start:stop] = source[done : done + stop - start]
            done += stop - start

    def clear(self, at: int, stop: int) -> None:
        """Make the samples from `at` up to `stop` silence."""
        for first, last in self._spans(at, stop):
            for start in range(first, last, len(self._silence)):
                end = min(start + len(self._silence), last)
                self._memory[start:end] = self._silence[: end - start]

    def get(self, at: int, stop: int) -> Samples:
        """A copy of the samples from `at` up to `stop`, no more than `size`; may be written to."""
        samples: Samples = np.empty(stop - at, np.float32)
        copy = samples.data
        done = 0
        for first, last in self._spans(at, stop):
            copy[done : done + last - first] = self._memory[first:last]
            done += last - first
        return samples

    def _spans(self, at: int, stop: int) -> Iterator[tuple[int, int]]:
        """The one or two places in memory where the numbers from `at` up to `stop` lie."""
        while at < stop:
            start = at % self.size
            length = min(stop - at, self.size - start)
            yield start, start + length
            at += length
