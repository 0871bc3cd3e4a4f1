"""What is known for certain, found on the `llm` thread before the model is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from app.errors import AppError
from app.ports import Fact, LanguageModel, Message
from app.session.floor import translated

FindFacts: TypeAlias = Callable[[str, Sequence[Message]], tuple[Fact, ...]]
"""The facts for a prompt, given the conversation before it."""


def no_facts(_prompt: str, _history: Sequence[Message]) -> tuple[Fact, ...]:
    """Know nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class FactChoice:
    """Where facts come from. Both calls are made by the `llm` thread alone."""

    find: FindFacts = no_facts
    warm: Callable[[], Iterable[object]] = tuple
    """Makes the first question as quick as the others, step by step: it may be given up."""
    with_tools: bool = True
    """Whether models get them that call tools of their own."""


class Grounding:
    """Asks the chosen source. What it raises costs the facts, never the answer."""

    def __init__(self) -> None:
        self._choice = FactChoice()

    def choose(self, choice: FactChoice, *, waited_for: Callable[[], bool]) -> None:
        """Ask this one from now on; get it ready as long as nobody waits for something else."""
        self._choice = choice
        with suppress(AppError), translated("getting the facts ready"):
            for _ in choice.warm():
                if waited_for():
                    return

    def find(
        self, model: LanguageModel, prompt: str, history: Sequence[Message]
    ) -> tuple[Fact, ...]:
        """The facts that `model` is told with `prompt`."""
        if model.calls_tools and not self._choice.with_tools:
            return ()
        with suppress(AppError), translated("finding facts"):
            return self._choice.find(prompt, history)
        return ()
