"""espeak-ng's one state in this process, and the one thread that touches it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

from app.engines.espeak.binding import Library

T = TypeVar("T")


class SharedLibrary:
    """Every engine of the process uses the same one: the first loads it and the last frees it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._thread: ThreadPoolExecutor | None = None
        self._library: Future[Library] = Future()

    def join(self) -> None:
        """Load espeak-ng if nobody has; each join needs one `leave`.

        Raises:
            EngineUnavailable: the library or its data cannot be used.
        """
        with self._lock:
            if self._thread is None:
                self._thread = ThreadPoolExecutor(1, "espeak")
                self._library = self._thread.submit(Library)
            self._users += 1
        try:
            self._library.result()
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Free espeak-ng if nobody else uses it; waits for what was asked of it."""
        with self._lock:
            self._users -= 1
            if self._users or self._thread is None:
                return
            if self._library.exception() is None:
                self._thread.submit(self._library.result().close)
            self._thread.shutdown()
            self._thread = None

    def run(self, work: Callable[[Library], T]) -> Future[T]:
        """Do `work` on espeak's thread, after everything that was asked of it before."""
        with self._lock:
            if self._thread is None:
                raise RuntimeError("espeak-ng is used before join or after leave")
            return self._thread.submit(work, self._library.result())


LIBRARY: Final = SharedLibrary()
"""That of this process."""
