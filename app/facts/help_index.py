"""A full-text index of the help pages that tells how well a section fits a question."""

from __future__ import annotations

import math
import sqlite3
import weakref
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from typing import Final

from app.facts.help_pages import HelpPages, HelpSection
from app.facts.help_words import (
    Unit,
    indexed,
    joined,
    lines_of_pieces,
    misspells,
    pieces,
    spelled,
    unframed,
    units,
)

_FAINT: Final = 0.3
"""The weight of a faint unit. Others weigh 1, or less where they are common in the help."""
_NEARLY: Final = 0.95
"""How much a word is covered by one that differs in a letter, or means the same."""
_CHATTER: Final = 0.3
"""The most that all faint units together, where a section has them not, speak against it."""
_PASSAGE: Final = 0.5
"""How much a word is covered that stands in the passage alone."""
_VERBATIM: Final = 0.1
"""How much a phrase counts beyond its words if it is there letter by letter."""
_DIGITS: Final = 6
"""Of figures that are compared: sums over sets are rounded in another way in each process."""
_LONGEST: Final = 40
"""Units of a question; what has more tells a story."""
_MATCHING: Final = "SELECT rowid FROM help WHERE help MATCH ? ORDER BY rowid"
_CANDIDATES: Final = 16
"""Sections that are held against a question one by one."""
_TABLES: Final = """
    CREATE VIRTUAL TABLE help USING fts5(words, passage, detail=column, tokenize='{0}');
    CREATE VIRTUAL TABLE terms USING fts5vocab(help, instance);
    CREATE VIRTUAL TABLE asked USING fts5(text, tokenize='{0}');
    CREATE VIRTUAL TABLE stems USING fts5vocab(asked, instance);
"""
_TOKENIZERS: Final = {"en": "porter unicode61", "zh": "unicode61"}


@dataclass(frozen=True, slots=True)
class Match:
    """A section and how it fits a question."""

    section: HelpSection
    coverage: float
    """The part of the question, by weight, that the section has: 0 to 1."""
    likeness: float
    """How like the question is to one way to ask for the section: 0 to 1.

    Dice's coefficient of their words, by weight: twice what they share to the sum of both.
    """
    strength: float
    """The weight of the telling units that are in its title and words: 0 and more."""

    verbatim: float
    """The part of the question, by length, that is such a phrase letter by letter: 0 to 1."""
    foreign: int
    """How many words of the question, or characters, the help has nowhere."""
    elsewhere: float
    """How like the question is to something that is not about the app: 0 to 1."""

    @property
    def rank(self) -> float:
        """By which sections are compared."""
        return round(self.coverage + self.likeness + _VERBATIM * self.verbatim, _DIGITS)


@dataclass(frozen=True, slots=True)
class _Known:
    """A unit of a question in the terms of the index."""

    terms: Mapping[str, float]
    """How surely each of them covers it; the first is the unit itself."""
    weight: float
    faint: bool
    light: bool
    foreign: bool
    """Whether no section has it."""


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Ways to say something, by their terms."""

    weights: Mapping[str, Sequence[tuple[int, float]]]
    """For each term the phrases that have it, and its weight in each."""
    totals: Sequence[float]
    """The weight of each phrase."""

    @classmethod
    def of(cls, phrases: Iterable[Mapping[str, float]]) -> _Phrases:
        """`phrases`, each as its terms and their weights."""
        weights: dict[str, list[tuple[int, float]]] = {}
        totals = []
        for number, phrase in enumerate(phrases):
            totals.append(sum(phrase.values()))
            for term, weight in phrase.items():
                weights.setdefault(term, []).append((number, weight))
        return cls(weights, totals)

    def likeness(self, said: Iterable[str], weight: float) -> float:
        """How like it is to one of them, at the most: Dice's coefficient by weight, 0 to 1.

        Args:
            said: terms, each once.
            weight: of all that was said.
        """
        shared: dict[int, float] = {}
        for term in said:
            for number, worth in self.weights.get(term, ()):
                shared[number] = shared.get(number, 0.0) + worth
        likest = max(
            (2 * worth / (self.totals[number] + weight) for number, worth in shared.items()),
            default=0.0,
        )
        return min(1.0, likest)


@dataclass(frozen=True, slots=True)
class _Names:
    """The ways to ask for a section: its title and its words."""

    phrases: _Phrases
    texts: tuple[str, ...]
    """As `joined` writes them."""


class HelpIndex:
    """The pages of one language in SQLite's FTS5, in memory.

    English words are stemmed by FTS5's porter tokenizer, those of a question by the same one;
    Chinese comes as pairs of characters (`help_words`). FTS5 finds the sections that have any of
    them; which of them fits, and how well, is counted word by word, because bm25 knows no measure
    of "enough", and to order by it takes ten times as long as to find.
    """

    def __init__(self, pages: HelpPages) -> None:
        """Build it in some tens of milliseconds.

        Raises:
            sqlite3.Error: FTS5 is not compiled in.
        """
        self._language = pages.language
        self._sections = tuple(pages.sections())
        # Built and asked by one thread, but perhaps let go by another.
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._database.executescript(_TABLES.format(_TOKENIZERS[self._language]))
        names = [
            lines_of_pieces("\n".join((section.title, *section.words, *section.asked)))
            for section in self._sections
        ]
        self._database.executemany(
            "INSERT INTO help(rowid, words, passage) VALUES (?, ?, ?)",
            (
                (number, *self._row(names[number], section.passage))
                for number, section in enumerate(self._sections)
            ),
        )
        self._worth = self._read_terms()
        self._weights = self._weigh()
        self._alike: dict[tuple[str, int], list[str]] = {}
        for term in self._weights:
            self._alike.setdefault((term[0], len(term)), []).append(term)
        self._names = names
        self._elsewhere = _Phrases.of(
            spelled(one, self._language) for one in lines_of_pieces("\n".join(pages.elsewhere))
        )
        self._known_names: dict[int, _Names] = {}

    def best(self, question: str) -> Match | None:
        """The section that fits a question best; None if there is not a word of it in the help."""
        said = pieces(question)
        found = units(said, self._language)[:_LONGEST]
        asked = self._known(found)
        # The words as they were said, because FTS5 stems them again, and what they may stand for.
        wanted = {term for unit in found for term in unit.terms}
        wanted.update(term for unit in asked for term in unit.terms)
        if not wanted:
            return None
        text = joined(said, self._language)
        texts = {text, unframed(text)}
        # What is no question is told by the small words, so here all count, as they are.
        small = spelled(said, self._language)
        elsewhere = self._elsewhere.likeness(small, sum(small.values()))
        candidates = self._candidates(wanted, asked)
        matches = [self._match(number, asked, texts, elsewhere) for number in candidates]
        return max(matches, key=lambda match: match.rank, default=None)

    # What the index is made of.

    def _row(self, names: Sequence[Sequence[str]], passage: str) -> tuple[str, str]:
        words = " ".join(indexed(name, self._language) for name in names)
        return words, indexed(pieces(passage), self._language)

    def _read_terms(self) -> Sequence[Mapping[str, float]]:
        """For each section its terms, and how much each covers."""
        worth: list[dict[str, float]] = [{} for _ in self._sections]
        for term, number, column in self._database.execute("SELECT term, doc, col FROM terms"):
            here = _PASSAGE if column == "passage" else 1.0
            worth[number][term] = max(here, worth[number].get(term, 0.0))
        return worth

    def _weigh(self) -> Mapping[str, float]:
        """The inverse document frequency of each term: 1 for one in a single section."""
        count = len(self._sections)
        often = Counter(term for terms in self._worth for term in terms)
        return {term: math.log(1 + count / n) / math.log(1 + count) for term, n in often.items()}

    def _ways(self, number: int) -> _Names:
        """The title and the words of a section; made when a question first comes near it."""
        if number not in self._known_names:
            names = self._names[number]
            phrases = [units(name, self._language) for name in names]
            every = sorted({unit.terms[0] for one in phrases for unit in one})
            stem = dict(zip(every, self._stems(every), strict=True))
            self._known_names[number] = _Names(
                _Phrases.of(
                    {stem[u.terms[0]]: self._heft(stem[u.terms[0]], u) for u in one}
                    for one in phrases
                ),
                tuple(joined(name, self._language) for name in names),
            )
        return self._known_names[number]

    def _heft(self, term: str, unit: Unit) -> float:
        return _FAINT if unit.faint else self._weights.get(term, 1.0)

    # What a question is measured by.

    def _stems(self, words: Iterable[str]) -> list[str]:
        self._database.execute("DELETE FROM asked")
        self._database.execute("INSERT INTO asked VALUES (?)", (" ".join(words),))
        rows = self._database.execute("SELECT term FROM stems ORDER BY offset")
        return [term for (term,) in rows]

    def _known(self, asked: Sequence[Unit]) -> list[_Known]:
        stems = iter(self._stems(term for unit in asked for term in (*unit.terms, *unit.alike)))
        return [
            self._look_up(
                [next(stems) for _ in unit.terms],
                [next(stems) for _ in unit.alike],
                unit,
            )
            for unit in asked
        ]

    def _look_up(self, terms: Sequence[str], alike: Sequence[str], unit: Unit) -> _Known:
        sure = dict.fromkeys(alike, _NEARLY) | dict.fromkeys(terms, 1.0)
        if not self._weights.keys() & sure.keys() and terms[0].isascii():
            # A stem may be too short to tell: "modle" is cut to "modl".
            for said in (unit.terms[0], terms[0]):
                likely = (other for other in self._near(said) if misspells(said, other))
                sure.update(dict.fromkeys(likely, _NEARLY))
        known = [self._weights[term] for term in terms if term in self._weights]
        known = known or [self._weights[term] for term in sure if term in self._weights]
        weight = max(known, default=1.0)
        return _Known(
            terms=sure,
            weight=_FAINT if unit.faint else weight,
            faint=unit.faint,
            light=unit.light,
            foreign=not (known or unit.faint or unit.light),
        )

    def _near(self, word: str) -> Iterable[str]:
        """The terms that begin like `word` and are as long, but for a letter."""
        lengths = range(len(word) - 1, len(word) + 2)
        return chain.from_iterable(self._alike.get((word[0], length), ()) for length in lengths)

    def _candidates(self, terms: Iterable[str], asked: Sequence[_Known]) -> Sequence[int]:
        """The sections that have most of a question, of those that have any of its terms."""
        wanted = " OR ".join(f'"{term}"' for term in sorted(terms))
        found = [number for (number,) in self._database.execute(_MATCHING, (wanted,))]
        return nlargest(_CANDIDATES, found, key=lambda number: self._covered(number, asked))

    def _covered(self, number: int, asked: Sequence[_Known]) -> float:
        worth = self._worth[number]
        return sum(unit.weight * _part(worth, unit) for unit in asked)

    def _match(
        self, number: int, asked: Sequence[_Known], said: Collection[str], elsewhere: float
    ) -> Match:
        worth = self._worth[number]
        covered = missed = chatter = strength = 0.0
        for unit in asked:
            here = _part(worth, unit)
            covered += unit.weight * here
            if unit.faint or unit.light:
                chatter += min(unit.weight, _FAINT) * (1 - here)
            else:
                missed += unit.weight * (1 - here)
            strength += unit.weight * here if here > _PASSAGE and not unit.faint else 0.0
        total = covered + missed + min(chatter, _CHATTER)
        return Match(
            section=self._sections[number],
            coverage=covered / total,
            likeness=round(self._likeness(number, asked), _DIGITS),
            strength=round(strength, _DIGITS),
            verbatim=max(self._verbatim(number, text) for text in said),
            foreign=sum(unit.foreign for unit in asked),
            elsewhere=round(elsewhere, _DIGITS),
        )

    def _verbatim(self, number: int, said: str) -> float:
        longest = max((len(text) for text in self._ways(number).texts if text in said), default=0)
        return longest / max(1, len(said))

    def _likeness(self, number: int, asked: Sequence[_Known]) -> float:
        said = {term for unit in asked for term in unit.terms}
        heft = sum(min(unit.weight, _FAINT) if unit.light else unit.weight for unit in asked)
        return self._ways(number).phrases.likeness(sorted(said), heft)


def _part(worth: Mapping[str, float], unit: _Known) -> float:
    """How much of a unit a section has: 0 to 1."""
    return max(worth.get(term, 0.0) * sure for term, sure in unit.terms.items())
