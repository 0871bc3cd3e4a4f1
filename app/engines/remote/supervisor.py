"""Keeps a worker for an engine: starts it when it is wanted, another when it died."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from functools import partial

from app.engines.remote import messages
from app.engines.remote.clock import Clock, SystemClock
from app.engines.remote.link import BEATS, Call, Item, Link
from app.engines.remote.messages import Done, Kind, Opened, Order
from app.engines.remote.recipe import Limits, Recipe
from app.errors import AppError
from app.turn import CancelToken


class Supervisor:
    """One worker at a time, and one call to it at a time. Used by one thread."""

    def __init__(self, kind: Kind, recipe: Recipe, limits: Limits, clock: Clock | None) -> None:
        """Nothing is started yet."""
        self._kind: Kind = kind
        self._recipe = recipe
        self._limits = limits
        self._clock = clock or SystemClock()
        self._link: Link | None = None
        self._call: Call | None = None
        self._known: Opened | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Of the worker, if one lives. May be asked by any thread."""
        link = self._link
        return link.pid if link is not None else None

    @property
    def known(self) -> Opened | None:
        """What the engine said of itself last; None if it never was open.

        May be asked by any thread.
        """
        link = self._link
        if link is not None and link.opened is not None:
            self._known = link.opened
        return self._known

    @property
    def is_open(self) -> bool:
        """Whether a worker lives and its engine is open. May be asked by any thread."""
        link = self._link
        return link is not None and link.pid is not None and link.opened is not None

    def start(self) -> None:
        """Have a worker open the engine, if none has; returns at once."""
        self._engaged().release()

    def opened(self, cancel: CancelToken) -> Opened | None:
        """Wait until the engine is open, and what it says of itself; None once `cancel` is set.

        Raises:
            AppError: it does not open.
            WorkerDied: opening it ended the process.
        """
        link = self._engaged()
        try:
            return self._wait_open(link, cancel)
        finally:
            link.release()

    def ask(self, make: Callable[[int], Order], cancel: CancelToken) -> Generator[Item, None, None]:
        """Yield what comes of the order that `make` makes for an id, `Done` last.

        Nothing where `cancel` is set before the engine is open. A newer call ends this one.

        Raises:
            AppError: the engine does not open, or it failed.
            BadFrame: the order is too large.
            WorkerDied: the process ended, or had to be ended.
        """
        if self._link is not None and self._call is not None:
            self._link.settle(self._call)
        link = self._engaged()
        try:
            if self._wait_open(link, cancel) is None:
                return
            self._call = call = link.ask(make)
            unhook = cancel.on_cancel(partial(link.cancel, call))
            try:
                item: Item | None = None
                while item is None or not isinstance(item[0], Done):
                    item = link.next(call)
                    yield item
            finally:
                unhook()
                link.settle(call)
                link.forget(call)
        finally:
            link.release()

    def close(self) -> None:
        """End the worker; a second call does nothing."""
        self._closed = True
        self._leave()

    def _engaged(self) -> Link:
        """The living worker or a new one, not to be closed as idle until it is released."""
        if self._closed:
            raise RuntimeError(f"{self._recipe.label} is closed")
        if self._link is None or not self._link.engage():
            self._leave()
            self._link = Link(self._recipe, self._opening(), self._limits, self._clock)
            self._link.engage()
        return self._link

    def _wait_open(self, link: Link, cancel: CancelToken) -> Opened | None:
        try:
            return link.wait_open(cancel)
        except AppError:
            self._leave()  # what did not open once is made anew when it is asked for again
            raise

    def _leave(self) -> None:
        link, self._link, self._call = self._link, None, None
        if link is not None:
            self._known = link.opened or self._known
            link.close()

    def _opening(self) -> messages.Open:
        return messages.Open(
            kind=self._kind,
            factory=self._recipe.factory,
            arguments=dict(self._recipe.arguments),
            beat=self._limits.beat / BEATS,
            niceness=self._recipe.niceness,
            log_level=logging.getLogger().getEffectiveLevel(),
        )
