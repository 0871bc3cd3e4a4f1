"""Asks every source, and keeps the facts few and short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.facts.source import FactSource, Question
from app.ports import Fact

AT_MOST = 3
"""Facts of one question. More would crowd out the question itself in a small model's context."""

LONGEST = 2000
"""Code points of a question that is looked at. What is longer is a text, not a question."""


class Finder:
    """The sources in the order in which they are asked: the surest first."""

    def __init__(self, sources: Sequence[FactSource]) -> None:
        self._sources = tuple(sources)

    def find(self, question: Question) -> tuple[Fact, ...]:
        """The facts for `question`, at most `AT_MOST`, none twice.

        Where a sure source has answered, those that only look things up by likeness are not asked.
        """
        if not question.text.strip() or len(question.text) > LONGEST:
            return ()
        found: dict[str, Fact] = {}
        for fact in self._ask(question):
            found.setdefault(fact.text, fact)
        return tuple(found.values())[:AT_MOST]

    def _ask(self, question: Question) -> Iterator[Fact]:
        for source in self._sources:
            facts = source.find(question)
            if facts:
                yield from facts
                return
