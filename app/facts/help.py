"""Help about Sottovoce itself: the passage of the help pages that answers a question."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.facts.help_subjects import Evidence, evidence
from app.facts.help_words import clauses, is_definition, is_proper
from app.facts.patterns import Pattern
from app.facts.source import Question
from app.ports import Fact, Language

if TYPE_CHECKING:
    from app.facts.help_index import HelpIndex, Match
    from app.facts.help_pages import HelpPages, HelpSection

log = logging.getLogger(__name__)

_LONGEST: Final = 300
"""Code points of a question about the app; what is longer is about something else."""
_WHOLE: Final = 0.95
"""The part of a question that is a phrase of the help letter by letter: then it is meant."""
_NEAR: Final = 0.9
_NEAR_WITH_HINT: Final = 0.86
"""Unless it is as like as this to something that is not about the app."""
_AHEAD_OF_DEFINITION: Final = 0.2
"""How much more than others a definition must be ahead of what is not about the app."""


@dataclass(frozen=True, slots=True)
class _Gate:
    """How well a section must fit. Tuned on "tuned" of tests/data/help_plain_words.toml."""

    ranks: tuple[float, float, float, float]
    """By the evidence: for a hint, a deed, a thing, and both."""
    elsewhere: float
    """From what likeness on to something that is not about the app a question is not."""
    strength_of_definition: float
    """For "what is a server": most such questions are about the world."""
    strength_without_thing: float
    """Where nothing is named that is surely of the app."""
    rank_of_phrase: float
    ahead: float
    """A question of that rank, and so much better than its likeness to what is not about the
    app, is one of the ways to ask: what speaks for the app besides does not matter."""


_GATES: Final[dict[Language, _Gate]] = {
    "en": _Gate((2.0, 1.55, 1.1, 1.1), 0.8, 1.1, 0.75, 1.78, 1.3),
    "zh": _Gate((1.95, 1.5, 1.0, 1.0), 0.75, 1.5, 1.0, 1.84, 1.25),
}
_FOREIGN: Final = 0.15
"""How much better it must fit where a word of the question is nowhere in the help."""
_OATH: Final = Pattern(
    r"(?<=\w) (?:on earth|in the world|in god'?s name|for (?:god|heaven|pete)'?s sake"
    r"|the (?:hell|heck|devil|deuce|fuck))\b",
    re.IGNORECASE,
)
"""Says how much one wants to know, and nothing of what."""
_SAME: Final = 0.9
"""From what likeness on a question is one of the ways to ask: its words need not be telling."""
_LIKE: Final = 0.5
"""Below what likeness a question has words from several ways to ask: they must be telling."""
_STRENGTH: Final = 0.2
_STRENGTH_OF_WORDS: Final = 1.1


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
        language = question.language
        if len(question.text) > _LONGEST:
            return ()
        text = _OATH.sub("", question.text)
        seen = evidence(text, language)
        if seen is Evidence.NONE or _is_elsewhere(text, language):
            return ()
        if language not in self._indexes:
            self._indexes[language] = self._index(language)
        index = self._indexes[language]
        section = _meant(index, text, language, seen) if index is not None else None
        return (Fact(self.name, section.passage, language),) if section else ()

    def _index(self, language: Language) -> HelpIndex | None:
        """The index of `language`; None, told in the log, where there can be none."""
        import sqlite3

        from app.errors import UnreadableFile
        from app.facts.help_index import HelpIndex
        from app.facts.help_pages import HelpPages

        pages = self._pages
        if pages is not None and pages.language != language:
            return None
        try:
            return HelpIndex(pages or HelpPages.load(language))
        except (sqlite3.Error, UnreadableFile) as error:
            log.warning("no help is looked up: %s", error)
            return None


def _is_elsewhere(question: str, language: Language) -> bool:
    from app.facts.help_topics import is_elsewhere

    return any(is_elsewhere(part, language) for part in (question, clauses(question)[-1]))


def _meant(
    index: HelpIndex, question: str, language: Language, seen: Evidence
) -> HelpSection | None:
    """The section that is asked for in the whole question, or in a part of it."""
    meant: list[Match] = []
    for part in clauses(question):
        match = index.best(part)
        if match and part == question and match.elsewhere >= _NEAR:
            return None
        here = seen if part == question else evidence(part, language)
        if match and here and _is_meant(match, part, here, _GATES[language]):
            meant.append(match)
    like = (match for match in meant if match.likeness >= _LIKE)
    best = next(like, None) or max(meant, key=lambda match: match.rank, default=None)
    return best.section if best else None


def _is_meant(match: Match, question: str, seen: Evidence, gate: _Gate) -> bool:
    if match.elsewhere > match.likeness:
        return False
    near = _NEAR if seen > Evidence.HINT else _NEAR_WITH_HINT
    if match.verbatim >= _WHOLE and match.elsewhere < near:
        return True
    if match.elsewhere >= gate.elsewhere and not is_proper(question):
        return False
    if _is_phrase(match, question, seen, gate):
        return True
    rank = gate.ranks[seen - 1] + (_FOREIGN if match.foreign else 0.0)
    return match.rank >= rank and match.strength >= _needed(match, question, seen, gate)


def _is_phrase(match: Match, question: str, seen: Evidence, gate: _Gate) -> bool:
    """Whether it is one of the ways to ask, and like nothing else that is said."""
    if seen == Evidence.HINT and match.strength < _STRENGTH:
        return False
    ahead = gate.ahead + (_AHEAD_OF_DEFINITION if is_definition(question) else 0.0)
    return match.rank >= gate.rank_of_phrase and match.rank - match.elsewhere >= ahead


def _needed(match: Match, question: str, seen: Evidence, gate: _Gate) -> float:
    """The strength that a section must have."""
    if is_definition(question) and not is_proper(question):
        return gate.strength_of_definition
    if seen < Evidence.THING:
        return gate.strength_without_thing
    if match.likeness >= _SAME:
        return 0.0
    return _STRENGTH if match.likeness >= _LIKE else _STRENGTH_OF_WORDS
