"""Carries the session's events to the window's thread: many events, few wake-ups."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.events import TextDelta, ThinkingDelta
from app.ui.mailbox import Mailbox

if TYPE_CHECKING:
    from app.events import Event

BATCH = 0.033
"""Seconds between two looks at text that streams: as often as an eye can follow."""


class SessionBridge(QObject):
    """Listens on any thread, speaks on its own.

    Text alone is handed on every `BATCH` seconds; everything else at once, with the text before.
    """

    arrived = Signal(list)
    """Events in order, coalesced; on the window's thread."""
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox()
        self._calm = threading.Event()
        self._urgent = threading.Event()
        self._closed = threading.Event()
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._deliver)
        self._woken.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Take an event, on whichever thread it happens: a listener for the session."""
        if self._closed.is_set():
            return
        self._mailbox.put(event)
        flag = self._calm if isinstance(event, TextDelta | ThinkingDelta) else self._urgent
        if not flag.is_set():
            flag.set()
            self._woken.emit()

    @Slot()
    def _look(self) -> None:
        rest = self._last + BATCH - time.monotonic()
        if self._urgent.is_set() or rest <= 0:
            self._deliver()
        elif not self._timer.isActive():
            self._timer.start(int(rest * 1000) + 1)

    @Slot()
    def _deliver(self) -> None:
        self._timer.stop()
        self._calm.clear()
        self._urgent.clear()
        events = self._mailbox.take()
        if events:
            self.arrived.emit(events)
        self._last = time.monotonic()

    def close(self) -> None:
        """Listen no longer; what is on its way is dropped."""
        self._closed.set()
        self._timer.stop()
        self._mailbox.take()
