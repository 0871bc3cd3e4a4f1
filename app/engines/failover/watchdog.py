"""Ends what an engine does not come back from, where nobody else waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.engines.remote.clock import Clock
from app.turn import CancelToken


class Watchdog:
    """Sets a token once its time has passed, unless who was watched came back before.

    Its thread sleeps for as long as anybody is given at least, and only then looks what became of
    it: an engine that is fast costs it two wake-ups an answer, however many pieces it makes.
    Watches one thread.
    """

    def __init__(self, name: str, clock: Clock, least: float) -> None:
        """Begin its thread, called after `name`, with what is watched first.

        Args:
            name: Of the engine.
            clock: By which it watches.
            least: Seconds that anybody is given.
        """
        self._name = name
        self._clock = clock
        self._least = least
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._watched: tuple[CancelToken, float, Callable[[], float]] | None = None
        """The token, since when, and how many seconds there are."""
        self._sleeps = False
        """Whether the thread waits to be told of somebody."""
        self._closed = False

    def watch(self, token: CancelToken, patience: Callable[[], float]) -> None:
        """Set a token in time, if nobody is back before; in the place of another.

        Args:
            token: To be set.
            patience: In how many seconds; asked on the watchdog's thread, once the least are over.
        """
        self._watched = token, self._clock.now(), patience
        if self._sleeps or self._thread is None:
            self._wake()

    def rest(self, token: CancelToken) -> None:
        """Who was watched by that token is back."""
        if self._watched is not None and self._watched[0] is token:
            self._watched = None  # nobody need wake up for that

    def close(self) -> None:
        """End the thread; what was watched is not any more."""
        with self._changed:
            self._closed, self._watched = True, None
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _wake(self) -> None:
        with self._changed:
            if self._thread is None and not self._closed:
                name = f"watch {self._name}"
                self._thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _run(self) -> None:
        while (token := self._next()) is not None:
            token.cancel()

    def _next(self) -> CancelToken | None:
        """The next token whose time has passed; None at the end."""
        with self._changed:
            while not self._closed:
                watched = self._watched
                if watched is None:
                    self._idle()
                    continue
                token, since, patience = watched
                left = since + self._least - self._clock.now()
                if left <= 0.0:
                    left = since + patience() - self._clock.now()
                if left > 0.0:
                    self._clock.wait(self._changed, left)
                elif self._watched is watched:
                    self._watched = None
                    return token
        return None

    def _idle(self) -> None:
        """Wait to be told of somebody, then for as long as anybody has, who may soon be back."""
        self._sleeps = True  # before it looks: who comes after that wakes it
        if self._watched is None:
            self._clock.wait(self._changed, None)
        self._sleeps = False
        if not self._closed:
            self._clock.wait(self._changed, self._least)
