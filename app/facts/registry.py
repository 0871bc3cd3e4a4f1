"""Which sources of facts there are; imports each where it is first asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import Final

from app.facts.finder import Finder
from app.facts.source import FactSource, Question
from app.ports import Fact, Message


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """A source that the program knows."""

    name: str
    """What settings call it, and its facts."""
    factory: str
    """`module:class` of what makes one without arguments."""
    warming: tuple[str, ...] = ()
    """Questions that make it load what it knows."""

    def load(self) -> Callable[[], FactSource]:
        """Import its module; what comes back makes a source when it is called."""
        module, _, name = self.factory.partition(":")
        make: Callable[[], FactSource] = getattr(import_module(module), name)
        return make


SOURCES: Final = (
    SourceSpec(
        "calculator",
        "app.facts.calculator:Calculator",
        ("What is 17 times 23?", "十七乘二十三是多少？"),
    ),
    SourceSpec(
        "units", "app.facts.units:Units", ("How many km are 5 miles?", "五英里是多少公里？")
    ),
    SourceSpec(
        "calendar",
        "app.facts.calendar:Calendar",
        ("How many days until Christmas?", "离春节还有多少天？"),
    ),
    SourceSpec("clock", "app.facts.clock:Clock", ("What time is it in Tokyo?", "东京现在几点？")),
    SourceSpec("lists", "app.facts.lists:Lists", ("Sort 3, 1, 2.", "把3、1、2从小到大排序")),
    SourceSpec(
        "dictionary",
        "app.facts.dictionary:Dictionary",
        ("What is an apple?", "苹果用英语怎么说？"),
    ),
    SourceSpec(
        "chat",
        "app.facts.chat:Chat",
        ("My name is Ada. What is my name?", "我叫林夕，我叫什么名字？"),
    ),
    SourceSpec(
        "help", "app.facts.help:Help", ("How do I make you speak faster?", "怎么让你说快一点？")
    ),
)
"""The surest first: where one has answered, those behind it are not asked."""


def local_time() -> datetime:
    """The time at which the user asks, with its zone."""
    return datetime.now().astimezone()


class _Later:
    """A source that is imported and made when it is first asked.

    Where a surer one has answered, a process never waits for those behind it.
    """

    def __init__(self, spec: SourceSpec) -> None:
        self.name = spec.name
        self._spec = spec

    @cached_property
    def _source(self) -> FactSource:
        return self._spec.load()()

    def find(self, question: Question) -> Sequence[Fact]:
        return self._source.find(question)


class Sources:
    """The sources that are on. Made, asked and left to one thread."""

    def __init__(self, on: Collection[str], clock: Callable[[], datetime] = local_time) -> None:
        """`on` holds names of `SOURCES`; `clock` tells what "today" is."""
        self._specs = tuple(spec for spec in SOURCES if spec.name in on)
        self._clock = clock

        self._sources = {spec: _Later(spec) for spec in self._specs}
        self._finder = Finder(tuple(self._sources.values()))

    def find(self, prompt: str, history: Sequence[Message]) -> tuple[Fact, ...]:
        """The facts for a prompt, given the conversation before it."""
        earlier = tuple(message.text for message in history if message.role == "user")
        answers = (message.text for message in reversed(history) if message.role == "assistant")
        return self._finder.find(Question(prompt, self._clock(), earlier, next(answers, "")))

    def warm(self) -> Iterator[None]:
        """Ask every source something, a step at a time: the first question loads its data."""
        for spec in self._specs:
            spec.load()
            yield
        for spec, source in self._sources.items():
            for text in spec.warming:
                source.find(Question(text, self._clock()))
                yield
