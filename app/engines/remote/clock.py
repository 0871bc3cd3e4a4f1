"""The time by which workers are given up and closed; a test brings its own."""

from __future__ import annotations

import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits for it."""

    def now(self) -> float:
        """Seconds from any origin."""
        ...

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        """Wait on a condition that the caller holds, for so long at most; None = for ever."""
        ...


class SystemClock:
    """The time of this machine, which does not count while it sleeps where the system allows."""

    def now(self) -> float:
        """Seconds from any origin."""
        return time.monotonic()

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        """Wait on a condition that the caller holds, for so long at most; None = for ever."""
        changed.wait(seconds)
