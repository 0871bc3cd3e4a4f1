"""A worker's process and the three threads of its parent that write to it, hear it and read it."""

from __future__ import annotations

import logging
import subprocess
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BufferedReader
from typing import IO, Final, TypeAlias

from app.engines.remote import frames
from app.engines.remote.clock import Clock
from app.engines.remote.death import Death, Verdict
from app.engines.remote.frames import BadFrame, Frame
from app.engines.remote.messages import Close, Order, header
from app.engines.remote.recipe import Recipe
from app.engines.remote.spawning import spawn

log = logging.getLogger(__name__)

_LAST_LINES: Final = 40
_LONGEST_LINE: Final = 400
"""Bytes of a line that are kept in one piece."""

_LAST_WORDS: Final = 1.0
"""Seconds for what a dead process has printed to arrive."""

Hear: TypeAlias = Callable[[Frame], None]
"""Takes a frame, on the thread that reads; raises BadFrame where it makes no sense."""

Rest: TypeAlias = Callable[[], float | None]
"""Seconds until the worker is to be closed as idle; None for never. Called with the lock held."""


class Host:
    """One process, from its start to its end. Nothing here blocks but `join`."""

    def __init__(
        self,
        recipe: Recipe,
        changed: threading.Condition,
        clock: Clock,
        *,
        hear: Hear,
        rest: Rest,
        close_seconds: float,
    ) -> None:
        """Start it. `changed` guards what is here, and tells of its death."""
        self._recipe = recipe
        self._changed = changed
        self._clock = clock
        self._hear = hear
        self._rest = rest
        self._close_seconds = close_seconds
        self._orders: deque[bytes] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._words: deque[str] = deque(maxlen=_LAST_LINES)
        self._verdict: Verdict | None = None
        self._note = ""
        self._silent = self._closing = False
        self.death: Death | None = None
        """How it ended; None while it lives."""
        self._keeper = self._thread("keeper", self._keep)

    @property
    def pid(self) -> int | None:
        """Of the living process."""
        with self._changed:
            lives = self._process is not None and self.death is None
            return self._process.pid if self._process is not None and lives else None

    @property
    def usable(self) -> bool:
        """Whether it still takes orders, as far as the system knows."""
        with self._changed:
            if self._closing or self._silent or self._verdict is not None or self.death is not None:
                return False
            return self._process is None or self._process.poll() is None

    def send(self, order: Order) -> None:
        """Have an order written.

        Raises:
            BadFrame: it is too large.
        """
        packed = frames.pack(header(order))
        with self._changed:
            self._orders.append(packed)
            self._changed.notify_all()

    def end(self, verdict: Verdict, note: str = "") -> None:
        """End the process now. The first verdict counts."""
        with self._changed:
            if self._verdict is None:
                self._verdict, self._note = verdict, note
            if self._process is not None:
                self._process.kill()
            self._changed.notify_all()

    def forget_words(self) -> None:
        """Forget what it printed; it is not about the call that follows."""
        self._words.clear()

    def close(self) -> None:
        """Let it close its engine and end after what was sent before."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def join(self) -> None:
        """Wait until a process that was closed or ended is gone and every thread has returned."""
        self._keeper.join(self._close_seconds + _LAST_WORDS)
        if self._keeper.is_alive():  # it waits for a pipe that nobody empties
            self.end("closed")
            self._keeper.join()

    def _keep(self) -> None:
        """Start, write to and bury the process, all on one thread: Linux ends it with that one."""
        try:
            process, orders, reports = spawn(self._recipe.environment())
        except OSError as error:
            self._bury(Death("unstarted", note=error.strerror or str(error)))
            return
        with self._changed:
            self._process = process
            if self._verdict is not None:
                process.kill()
        reading = self._thread("reports", partial(self._read, reports))
        listening = self._thread("words", partial(self._listen, process.stdout))
        with suppress(OSError):  # it is gone
            while (packed := self._next_order()) is not None:
                frames.send(orders, packed)
        reading.join(self._close_seconds)
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.0 if reading.is_alive() else _LAST_WORDS)
        process.kill()
        code = process.wait()
        orders.close()
        for thread, file in ((reading, reports), (listening, process.stdout)):
            thread.join(_LAST_WORDS)
            if file is not None and not thread.is_alive():  # a child of the worker may hold it open
                file.close()
        self._bury(Death(self._verdict or "ended", code, tuple(self._words), self._note))

    def _next_order(self) -> bytes | None:
        """Wait for something to write; None once there is nobody or nothing to write to."""
        with self._changed:
            while not self._silent and self._verdict is None:
                if self._orders:
                    return self._orders.popleft()
                left = self._rest()
                if self._closing or (left is not None and left <= 0):
                    self._closing, self._verdict = True, "closed"
                    return frames.pack(header(Close()))
                self._clock.wait(self._changed, left)
            return None

    def _read(self, reports: BufferedReader) -> None:
        try:
            while (frame := frames.read(reports)) is not None:
                self._hear(frame)
        except BadFrame as error:
            self.end("garbled", str(error))
        finally:
            with self._changed:
                self._silent = True
                self._changed.notify_all()

    def _listen(self, output: IO[bytes] | None) -> None:
        if output is None:
            return
        for line in iter(partial(output.readline, _LONGEST_LINE), b""):
            if text := line.decode("utf-8", "replace").strip():
                self._words.append(text)

    def _bury(self, death: Death) -> None:
        log.info("the process of %s has ended: %s", self._recipe.label, death.manner)
        with self._changed:
            self.death = death
            self._changed.notify_all()

    def _thread(self, role: str, work: Callable[[], None]) -> threading.Thread:
        """Start a thread; it is joined, but a process that hangs must not keep the program open."""
        made = threading.Thread(target=work, name=f"{self._recipe.label} {role}", daemon=True)
        made.start()
        return made
