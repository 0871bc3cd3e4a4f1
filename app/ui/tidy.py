"""Collects cyclic garbage on the window's thread only.

Python collects on whichever thread allocates. A widget's remains that another thread collects take
their timers down on the wrong thread, and Qt calls into freed memory afterwards.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Tidy(QObject):
    """While it lives, garbage waits for the window's thread; at most half a second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would have."""
        counts = gc.get_count()
        due = [age for age in range(3) if counts[age] > self._thresholds[age]]
        if due:
            gc.collect(due[-1])

    def settle(self) -> None:
        """Take what is there now for lasting: later collections pass it by."""
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Let Python collect by itself again."""
        gc.unfreeze()
        gc.enable()
