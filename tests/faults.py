"""Faults of engines, injected by a schedule, and the time in which they happen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.fakes import wait_until


class ManualClock:
    """The time of a test: stands still until it is advanced, or while nothing else can happen."""

    def __init__(self) -> None:
        self._now = 0.0
        self._passing = False

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += seconds

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Whoever waits with a deadline meanwhile, reaches it."""
        self._passing = True
        yield
        self._passing = False

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        if not changed.wait(0.05 if self._passing else None) and seconds is not None:
            self._now += seconds

    @staticmethod
    def until(true: Callable[[], bool]) -> None:
        """Wait for what other threads bring about."""
        wait_until(true)
