"""Threads that share work which torch does not do: as many as torch has, so that all are busy."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise


class Team:
    """A thread alone, or one with helpers that wait without spinning."""

    def __init__(self, threads: int) -> None:
        """Have `threads` in all, that which calls among them."""
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads - 1, "vocoder") if threads > 1 else None

    def share(self, count: int, work: Callable[[int, int], None]) -> None:
        """Do `work` on all of range(count), given as first and one past the last, and wait for it.

        Whatever one of them raises is raised here.
        """
        if self._pool is None:
            work(0, count)
            return
        bounds = [count * part // self.threads for part in range(self.threads + 1)]
        others = [self._pool.submit(work, first, last) for first, last in pairwise(bounds[1:])]
        work(0, bounds[1])
        for other in others:
            other.result()

    def close(self) -> None:
        """Send the helpers home."""
        if self._pool is not None:
            self._pool.shutdown()
