"""Help about Sottovoce itself: the passage of the help pages that answers a question."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.errors import UnreadableFile
from app.facts.help_pages import HelpPages, HelpSection
from app.facts.source import Question
from app.ports import Fact, Language

if TYPE_CHECKING:
    from app.facts.help_index import HelpIndex, Match

log = logging.getLogger(__name__)

_LONGEST: Final = 300
"""Code points of a question about the app; what is longer is about something else."""
_WHOLE: Final = 0.95
"""The part of a question that is a phrase of the help letter by letter: then it is meant."""


@dataclass(frozen=True, slots=True)
class _Gate:
    """How well a section must fit. Tuned on the "tuned" half of tests/data/help_questions.toml."""

    rank: float
    strength: float
    """Told in words for English, in characters for Chinese."""
    strength_of_phrase: float
    """Where all of the question is one phrase of the help."""
    strength_of_words: float
    """Where no phrase of the help is in the question, only words from several."""
    strength_of_definition: float
    """For "what is a server": most such questions are about the world."""


_GATES: Final[dict[Language, _Gate]] = {
    "en": _Gate(0.9, 0.4, 0.0, 1.1, 1.1),
    "zh": _Gate(0.95, 0.7, 0.0, 1.5, 2.5),
}


class Help:
    """Finds at most one passage, and none where it is not sure that the app is meant.

    Each language is read and indexed at its first question.
    """

    name = "help"

    def __init__(self, pages: HelpPages | None = None) -> None:
        """Look into `pages`, or into those that ship with the app."""
        self._pages = pages
        self._indexes: dict[Language, HelpIndex | None] = {}

    def find(self, question: Question) -> Sequence[Fact]:
        """The passage that answers `question`."""
        from app.facts.help_topics import is_elsewhere
        from app.facts.help_words import clauses

        language = question.language
        if len(question.text) > _LONGEST or any(
            is_elsewhere(part, language) for part in (question.text, clauses(question.text)[-1])
        ):
            return ()
        if language not in self._indexes:
            self._indexes[language] = self._index(language)
        index = self._indexes[language]
        section = _meant(index, question.text, language) if index is not None else None
        return (Fact(self.name, section.passage, language),) if section else ()

    def _index(self, language: Language) -> HelpIndex | None:
        """The index of `language`; None, told in the log, where there can be none."""
        import sqlite3

        from app.facts.help_index import HelpIndex

        pages = self._pages
        if pages is not None and pages.language != language:
            return None
        try:
            return HelpIndex(pages or HelpPages.load(language))
        except (sqlite3.Error, UnreadableFile) as error:
            log.warning("no help is looked up: %s", error)
            return None


def _meant(index: HelpIndex, question: str, language: Language) -> HelpSection | None:
    """The section that is asked for in the whole question, or else in a part of it."""
    from app.facts.help_words import clauses

    for part in clauses(question):
        match = index.best(part)
        if match is not None and _is_meant(match, part, _GATES[language]):
            return match.section
    return None


def _is_meant(match: Match, question: str, gate: _Gate) -> bool:
    from app.facts.help_words import is_definition

    if match.verbatim >= _WHOLE:
        return True
    if is_definition(question):
        needed = gate.strength_of_definition
    else:
        needed = gate.strength_of_phrase if match.phrase >= _WHOLE else gate.strength
        if not match.phrase:
            needed = gate.strength_of_words
    return match.rank >= gate.rank and match.strength >= needed
