"""Asks the keyring of the system away from the window's thread: it may wait for a password."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Deed: TypeAlias = Callable[[], bool | None]

log = logging.getLogger(__name__)


class KeyRing(QObject):
    """One wish at a time, and of those that come meanwhile the newest.

    The library that does it takes a second to load.
    """

    kept = Signal()
    removed = Signal(bool)
    """Whether there was a key."""
    refused = Signal(object)
    """An `AppError`."""
    _ended = Signal(object, object)

    def __init__(self, service: str, parent: QObject) -> None:
        """Keep the key to `service`."""
        super().__init__(parent)
        self._service = service
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._asking = False
        """Whether the thread will look once more for what is next."""
        self._next: Deed | None = None
        self._newest: Deed | None = None
        """The last wish, until it is told what became of it."""
        self._closed = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a wish is still to be told of."""
        return self._newest is not None

    def keep(self, key: str) -> None:
        """Put this key into the keyring."""
        from app import key_store

        self._begin(lambda: key_store.keep(self._service, key))

    def remove(self) -> None:
        """Take the key out of it."""
        from app import key_store

        self._begin(lambda: key_store.forget(self._service))

    def close(self, timeout: float) -> None:
        """Tell of nothing any more; a keyring that waits for its user cannot be broken off."""
        self._closed = True
        if self._thread is not None:
            self._thread.join(timeout)

    def _begin(self, deed: Deed) -> None:
        self._newest = deed
        with self._lock:
            self._next = deed
            if self._asking:
                return
            self._asking = True
        # Its end is not waited for longer than the window's: a locked keyring may ask for ever.
        self._thread = threading.Thread(target=self._run, name="keyring", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while (deed := self._take()) is not None:
            result: object
            try:
                result = deed()
            except AppError as error:
                result = error
            except Exception:  # the window waits for an answer, whatever a keyring raises
                log.exception("the keyring could not be asked")
                result = AppError("Something went wrong inside Sottovoce.", remedy="It goes on.")
            if not self._closed:
                self._ended.emit(deed, result)

    def _take(self) -> Deed | None:
        """The wish that came last, if it was not taken yet."""
        with self._lock:
            deed, self._next = self._next, None
            self._asking = deed is not None
            return deed

    def _tell(self, deed: Deed, result: object) -> None:
        if deed is self._newest:
            self._newest = None
        if isinstance(result, AppError):
            self.refused.emit(result)
        elif isinstance(result, bool):
            self.removed.emit(result)
        else:
            self.kept.emit()
