"""The one queue between threads: bounded, closable, and aware of cancelled turns."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from app.turn import CancelToken

T = TypeVar("T")


class ChannelClosed(Exception):
    """Raised by a put into a channel that takes nothing more."""


class Channel(Generic[T]):
    """First in, first out; any number of writers, one reader."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._items: deque[T] = deque()
        self._changed = threading.Condition()
        self._closed = False

    def put(self, item: T, cancel: CancelToken) -> bool:
        """Wait while full. False, and `item` is dropped, once `cancel` is set.

        Raises:
            ChannelClosed: the reader is gone.
        """
        unhook = cancel.on_cancel(self._wake)
        try:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or cancel.cancelled or len(self._items) < self._capacity
                )
                if self._closed:
                    raise ChannelClosed
                if cancel.cancelled:
                    return False
                self._items.append(item)
                self._changed.notify_all()
                return True
        finally:
            unhook()

    def replace(self, item: T) -> None:
        """Make `item` the only one that waits. Never blocks.

        Raises:
            ChannelClosed: the reader is gone.
        """
        with self._changed:
            if self._closed:
                raise ChannelClosed
            self._items.clear()
            self._items.append(item)
            self._changed.notify_all()

    def nudge(self, item: T) -> None:
        """Put `item` last, even where there is no room. Never blocks; nothing once closed."""
        with self._changed:
            if not self._closed:
                self._items.append(item)
                self._changed.notify_all()

    def __iter__(self) -> Iterator[T]:
        """Yield until the channel is closed and drained."""
        return self.items(lambda: None)

    def items(self, idle: Callable[[], float | None]) -> Iterator[T]:
        """Yield until the channel is closed and drained; call `idle` while nothing waits.

        It says after how many seconds to call it again; None for not before something came.
        """
        while True:
            seconds = None if self._items else idle()
            with self._changed:
                if not self._changed.wait_for(lambda: self._items or self._closed, seconds):
                    continue
                if not self._items:
                    return
                item = self._items.popleft()
                self._changed.notify_all()
            yield item

    def waiting(self, most: int) -> tuple[T, ...]:
        """The next items, `most` of them at most; they are not taken. Any thread may look."""
        with self._changed:
            return tuple(islice(self._items, most))

    def close(self, *, discard: bool = False) -> None:
        """Take nothing more; with `discard`, forget what waits."""
        with self._changed:
            self._closed = True
            if discard:
                self._items.clear()
            self._changed.notify_all()

    def __len__(self) -> int:
        return len(self._items)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
