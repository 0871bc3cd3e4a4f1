"""A turn: one prompt, or one text to read, and everything that is made for it."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

_ids = itertools.count(1)

Kind = Literal["chat", "read", "greeting"]
"""A greeting is an answer to what nobody asked; the conversation does not keep it."""


class CancelToken:
    """One-way, level-triggered cancellation: once set it stays set.

    Whatever would sleep in a turn sleeps on the token, so a cancel wakes it.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._hooks: dict[int, Callable[[], None]] = {}
        self._keys = itertools.count()

    @property
    def cancelled(self) -> bool:
        """Whether the turn is over."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Set the token and run the hooks, on the calling thread. The second call does nothing."""
        with self._lock:
            if self._event.is_set():
                return
            self._event.set()
            hooks = tuple(self._hooks.values())
            self._hooks.clear()
        for hook in hooks:
            hook()

    def wait(self, timeout: float) -> bool:
        """Sleep for `timeout` seconds at most; True as soon as the token is set."""
        return self._event.wait(timeout)

    def on_cancel(self, hook: Callable[[], None]) -> Callable[[], None]:
        """Run `hook` on cancel, or now if that has happened; it must not block or raise.

        Returns a call that takes the hook back.
        """
        with self._lock:
            if not self._event.is_set():
                key = next(self._keys)
                self._hooks[key] = hook
                return lambda: self._forget(key)
        hook()
        return lambda: None

    def _forget(self, key: int) -> None:
        with self._lock:
            self._hooks.pop(key, None)


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """One prompt or one text to read aloud. Equal only to itself."""

    prompt: str
    """What the user asked, or the text that is read."""
    kind: Kind = "chat"
    title: str = ""
    """What the text is called on screen; empty for a chat."""
    start: int = 0
    """Offset in the text from which it is read."""
    plain: bool = False
    """The text is no Markdown: code, or anything else that is said as it stands."""
    voice: str = ""
    """Who says it, whatever voice is chosen: a sample. Empty for the chosen one."""
    id: int = field(default_factory=_ids.__next__)
    cancel: CancelToken = field(default_factory=CancelToken)
