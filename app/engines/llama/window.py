"""Which part of a growing conversation the model is shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from app.errors import PromptTooLong
from app.ports import Message

log = logging.getLogger(__name__)

T = TypeVar("T")


class Window:
    """Drops old turns when the context is full: half of them at once, and remembers which.

    Dropping them one by one would change the start of the prompt in every turn, and nothing that
    the model has read could be used again.
    """

    def __init__(self) -> None:
        self._dropped: list[Message] = []

    def fit(
        self, messages: Sequence[Message], attempt: Callable[[Sequence[Message]], T | None]
    ) -> T:
        """What `attempt` makes of the system messages and the newest turns that it takes.

        `attempt` returns None for a prompt that is too long.

        Raises:
            PromptTooLong: it does not even take the newest message alone.
        """
        first = next((i for i, m in enumerate(messages) if m.role != "system"), len(messages))
        system, body = messages[:first], messages[first:]
        start = len(self._dropped) if list(body[: len(self._dropped)]) == self._dropped else 0
        while (made := attempt([*system, *body[start:]])) is None:
            start = _after_half(body, start)
        if start > len(self._dropped):
            log.info("the context is full: the oldest %d messages are left out", start)
        self._dropped = list(body[:start])
        return made


def _after_half(body: Sequence[Message], start: int) -> int:
    """Where the newer half of the old messages begins, at a message of the user."""
    newest = len(body) - 1
    if start >= newest:
        raise PromptTooLong("The question is longer than the model can take in.")
    start += (newest - start + 1) // 2
    while start < newest and body[start].role != "user":
        start += 1
    return start
