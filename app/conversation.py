"""The messages of a conversation, as far as they were said and heard."""

from __future__ import annotations

import threading

from app.ports import Message

STOPPED = "…"
"""Closes an answer that was cut off, so that the model can tell."""


class Conversation:
    """Thread-safe; readers get copies.

    The system prompt never changes, because the model's state for it is reused in every turn: a
    clock or a name belongs into the newest question.
    """

    def __init__(self, system: str = "") -> None:
        self._system = (Message("system", system),) if system else ()
        self._messages: tuple[Message, ...] = ()
        self._lock = threading.Lock()

    def messages(self, prompt: str) -> tuple[Message, ...]:
        """What the model is told when it is asked `prompt`."""
        with self._lock:
            return (*self._system, *self._messages, Message("user", prompt))

    def add(self, prompt: str, answer: str, *, cut: bool = False) -> None:
        """Keep a question and as much of its answer as was heard; `cut` if there was more."""
        answer = answer.strip()
        if cut:
            answer = f"{answer} {STOPPED}".strip()
        with self._lock:
            self._messages += (Message("user", prompt), Message("assistant", answer))

    def history(self) -> tuple[Message, ...]:
        """All but the system prompt."""
        with self._lock:
            return self._messages

    def clear(self) -> None:
        """Start anew, with the same system prompt."""
        with self._lock:
            self._messages = ()
