"""What is known for certain, found on the `llm` thread before the model is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    """Makes the first question as quick as the others, in steps between which others may work."""
    with_tools: bool = True
    """Whether models get them that call tools of their own."""


class Grounding:
    """Asks the chosen source. What it raises costs the facts, never the answer."""

    def __init__(self) -> None:
        self._choice = FactChoice()
        self._steps: Iterator[object] = iter(())

    def choose(self, choice: FactChoice) -> None:
        """Ask this one from now on."""
        self._choice = choice
        self._steps = _steps(choice)

    def get_ready(self, waited_for: Callable[[], bool]) -> None:
        """Do the steps that are left, as long as nobody waits for something else."""
        with suppress(AppError), translated("getting the facts ready"):
            while not waited_for():
                if next(self._steps, self) is self:
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


def _steps(choice: FactChoice) -> Iterator[object]:
    """What gets `choice` ready; nothing of it is done before the first step."""
    yield from choice.warm()
