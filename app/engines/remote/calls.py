"""What a worker was ordered: the calls that wait, the one that runs, how far it may go."""

from __future__ import annotations

import threading
from collections import deque

from app.engines.remote.messages import WINDOW, Answer, Cancel, Close, More, Order, Say
from app.turn import CancelToken


class CallDesk:
    """Takes orders on one thread and hands them out on another."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[Order] = deque()
        self._tokens: dict[int, CancelToken] = {}
        self._room: dict[int, int] = {}

    def put(self, order: Order) -> None:
        """Take an order; a cancel, room for more and a close hold at once. Never blocks."""
        with self._changed:
            if isinstance(order, (Say, Answer)):
                self._tokens[order.id] = CancelToken()
                self._room[order.id] = WINDOW
            if isinstance(order, More):
                if order.id in self._room:
                    self._room[order.id] += order.count
            elif not isinstance(order, Cancel):
                self._waiting.append(order)
            ended = self._ended_by(order)
            self._changed.notify_all()
        for token in ended:
            token.cancel()
        if ended:
            self._wake()

    def take(self) -> Order:
        """Wait for the next order that is to be done."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            return self._waiting.popleft()

    def token(self, call: int) -> CancelToken:
        """What ends this call."""
        with self._changed:
            return self._tokens[call]

    def wait_for_room(self, call: int) -> bool:
        """Wait until another piece may be sent; False once nobody wants it."""
        with self._changed:
            token = self._tokens[call]
            self._changed.wait_for(lambda: token.cancelled or self._room[call] > 0)
            self._room[call] -= 1
            return not token.cancelled

    def over(self, call: int) -> None:
        """Forget a call."""
        with self._changed:
            self._tokens.pop(call, None)
            self._room.pop(call, None)

    def _ended_by(self, order: Order) -> list[CancelToken]:
        if isinstance(order, Close):
            return list(self._tokens.values())
        if isinstance(order, Cancel) and order.id in self._tokens:
            return [self._tokens[order.id]]
        return []

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
