"""The messages of a conversation, as far as they were said and heard."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from app.ports import Fact, Message

STOPPED = "…"
"""Closes an answer that was cut off, so that the model can tell."""

_LABELS = {
    "en": {"help": "Help: ", "": "Fact: "},
    "zh": {"help": "帮助：", "": "事实："},
}


def with_facts(text: str, facts: Sequence[Fact]) -> str:
    """Put what is known for certain in front of the user's words, a line for each fact."""
    return "".join(f"{_label(fact)}{fact.text}\n" for fact in facts) + text


def _label(fact: Fact) -> str:
    labels = _LABELS[fact.language]
    return labels.get(fact.source, labels[""])


class Conversation:
    """Thread-safe; readers get copies.

    The system prompt never changes, because the model's state for it is reused in every turn: a
    clock or a name belongs into the newest question.
    """

    def __init__(self, system: str = "") -> None:
        self._system = (Message("system", system),) if system else ()
        self._messages: tuple[Message, ...] = ()
        self._lock = threading.Lock()

    def messages(self, prompt: str, facts: tuple[Fact, ...] = ()) -> tuple[Message, ...]:
        """What the model is told when it is asked `prompt`: the facts are part of the texts.

        Facts of earlier turns stay where they were, so that the model's state can be reused.
        """
        with self._lock:
            told = (*self._system, *self._messages, Message("user", prompt, facts))
        return tuple(replace(m, text=with_facts(m.text, m.facts), facts=()) for m in told)

    def add(
        self, prompt: str, answer: str, *, facts: tuple[Fact, ...] = (), cut: bool = False
    ) -> None:
        """Keep a question and as much of its answer as was heard; `cut` if there was more."""
        answer = answer.strip()
        if cut:
            answer = f"{answer} {STOPPED}".strip()
        with self._lock:
            self._messages += (Message("user", prompt, facts), Message("assistant", answer))

    def history(self) -> tuple[Message, ...]:
        """All but the system prompt."""
        with self._lock:
            return self._messages

    def clear(self) -> None:
        """Start anew, with the same system prompt."""
        with self._lock:
            self._messages = ()
