"""Reads a recording into what the card of a voice holds, away from the window's thread."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path

    from app.neural import Recording
    from app.settings import Settings

log = logging.getLogger(__name__)


class RecordingReader(QObject):
    """Loads the weights for it, which takes seconds; one recording at a time, the newest counts."""

    done = Signal(object)
    """A `neural.Recording`."""
    refused = Signal(object)
    """An `AppError`."""
    _ended = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._newest = 0
        self._one = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self, settings: Settings, path: Path) -> None:
        """Read this file, and tell of no other that was begun before."""
        self._newest += 1
        self._thread = threading.Thread(
            target=self._run, args=(self._newest, settings, path), name="recording"
        )
        self._thread.start()

    def drop(self) -> None:
        """Tell nothing of what is being read."""
        self._newest += 1

    def close(self, timeout: float) -> None:
        """Drop it, and wait `timeout` seconds at most for the thread: it cannot be broken off."""
        self.drop()
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self, number: int, settings: Settings, path: Path) -> None:
        with self._one:
            if number != self._newest:
                return
            result = _read(settings, path)
        if number == self._newest:
            self._ended.emit(number, result)

    def _tell(self, number: int, result: Recording | AppError) -> None:
        if number != self._newest:
            return
        if isinstance(result, AppError):
            self.refused.emit(result)
        else:
            self.done.emit(result)


def _read(settings: Settings, path: Path) -> Recording | AppError:
    from app import neural

    try:
        return neural.recorded_voice(settings, path)
    except AppError as error:
        return error
    except Exception:
        log.exception("the recording could not be read")
        return AppError("Something went wrong inside Sottovoce.", remedy="It goes on.")
