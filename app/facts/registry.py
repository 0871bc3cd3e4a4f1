"""Which sources of facts there are; imports each where it is first asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import Final

from app.facts.finder import Finder
from app.facts.source import FactSource, Question
from app.ports import Fact, Message

SOURCES: Final = {
    "dictionary": "app.facts.dictionary:Dictionary",
}
"""What settings call a source, and the `module:class` that it is; the surest first."""

WARMING: Final = (
    "What is 17 times 23?",
    "十七乘二十三是多少？",
    "What is an apple?",
    "苹果用英语怎么说？",
)
"""A question for each source and language, asked before the user asks one."""


def local_time() -> datetime:
    """The time at which the user asks, with its zone."""
    return datetime.now().astimezone()


class Sources:
    """The sources that are on. Made, asked and left to one thread."""

    def __init__(self, on: Collection[str], clock: Callable[[], datetime] = local_time) -> None:
        """`on` holds names of `SOURCES`; `clock` tells what "today" is."""
        self._on = on
        self._clock = clock

    @cached_property
    def _sources(self) -> tuple[FactSource, ...]:
        return tuple(_make(path) for name, path in SOURCES.items() if name in self._on)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._sources)

    def find(self, prompt: str, history: Sequence[Message]) -> tuple[Fact, ...]:
        """The facts for a prompt, given the conversation before it."""
        earlier = tuple(message.text for message in history if message.role == "user")
        return self._finder.find(Question(prompt, self._clock(), earlier))

    def warm(self) -> Iterator[None]:
        """Ask every source something, a step at a time: the first question loads its data."""
        now = self._clock()
        for source in self._sources:
            yield
            for text in WARMING:
                source.find(Question(text, now))
                yield


def _make(path: str) -> FactSource:
    module, _, name = path.partition(":")
    source: FactSource = getattr(import_module(module), name)()
    return source
