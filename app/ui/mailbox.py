"""Holds events until the window looks, and keeps only what it would still show."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from app.events import Event, TextDelta, ThinkingDelta, WordReached


@dataclass(slots=True)
class _Text:
    """Deltas of one turn, not yet joined."""

    kind: type[TextDelta | ThinkingDelta]
    turn: int
    pieces: list[str]

    def joined(self) -> Event:
        return self.kind(self.turn, "".join(self.pieces))


class Mailbox:
    """Thread-safe. Text joins the text before it, a newer word replaces an older one.

    So what it holds is bounded by the sentences of a turn, however long nobody looks.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items: list[Event | _Text] = []

    def put(self, event: Event) -> None:
        """Keep an event."""
        with self._lock:
            if isinstance(event, TextDelta | ThinkingDelta):
                self._put_text(event)
                return
            if isinstance(event, WordReached):
                self._items = [item for item in self._items if not isinstance(item, WordReached)]
            self._items.append(event)

    def take(self) -> list[Event]:
        """Return what is there, in order, and forget it."""
        with self._lock:
            items, self._items = self._items, []
        return [item.joined() if isinstance(item, _Text) else item for item in items]

    def _put_text(self, event: TextDelta | ThinkingDelta) -> None:
        """Join what the same turn said last; that other events came between does not matter."""
        for item in reversed(self._items):
            if isinstance(item, _Text) and (item.kind, item.turn) == (type(event), event.turn):
                item.pieces.append(event.text)
                return
        self._items.append(_Text(type(event), event.turn, [event.text]))

    def __len__(self) -> int:
        return len(self._items)
