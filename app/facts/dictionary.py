"""Says what everyday things are, and how everyday words are said in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from app.facts.dictionary_frames import Ask, Turn, asks, turns
from app.facts.lexicon import (
    Concept,
    Index,
    Word,
    fold,
    load_concepts,
    load_words,
    plural,
)
from app.facts.patterns import Pattern, is_chinese
from app.facts.source import Question
from app.ports import Fact, Language

T = TypeVar("T")

_SAYING = r"(?:the )?(?:word|term|phrase|expression|sentence) "
_SAYING_SO = Pattern(_SAYING)
_ARTICLE = Pattern(r"(?:a|an|some|the) ")
_BEFORE_A_WORD = Pattern(rf"{_SAYING}|(?:an?|the|to) ")
_BACK = 4
"""Earlier questions that a chain of follow-ups may go back."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An English word and its Chinese one."""

    english: str
    chinese: str
    pinyin: str


def into_chinese(pair: Pair, language: Language) -> str:
    """The fact that tells the Chinese of an English word, said in `language`."""
    if language == "zh":
        return f"“{pair.english}”的中文是“{pair.chinese}”"
    return f'"{pair.english}" in Chinese is {pair.chinese} ({pair.pinyin})'


def into_english(pair: Pair, language: Language) -> str:
    """The fact that tells the English of a Chinese word, said in `language`."""
    if language == "zh":
        return f"“{pair.chinese}”的英语是“{pair.english}”"
    return f'{pair.chinese} in English is "{pair.english}"'


class Dictionary:
    """A source of facts; its entries are read when the first question may be for it."""

    name = "dictionary"

    def concepts(self) -> tuple[Concept, ...]:
        """Everything it can define."""
        return self._concepts

    def words(self) -> tuple[Word, ...]:
        """Everything it can translate, besides the names of the concepts."""
        return self._words

    def find(self, question: Question) -> Sequence[Fact]:
        """The definition or the translation that `question` asks for."""
        for near in (False, True):
            for ask in self._readings(question.text, question.earlier[-_BACK:]):
                text = self._answer(ask, near=near)
                if text is not None:
                    return (Fact(self.name, text, ask.language),)
        return ()

    @cached_property
    def _concepts(self) -> tuple[Concept, ...]:
        return load_concepts()

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return load_words()

    @cached_property
    def _definitions(self) -> Index[Concept]:
        names = [(name, it) for it in self._concepts for name in it.english + it.chinese]
        plurals = [(plural(name), it) for it in self._concepts for name in it.english]
        return Index(names + plurals)

    @cached_property
    def _names(self) -> Index[Concept | Word]:
        words = [(name, it) for it in self._words for name in (*it.english, it.chinese)]
        concepts = [(name, it) for it in self._concepts for name in it.english + it.chinese]
        plurals = [(plural(it.english[0]), it) for it in self._concepts]
        return Index([*words, *concepts, *plurals])

    def _readings(self, text: str, earlier: Sequence[str]) -> Iterator[Ask]:
        """The readings of `text`, and what it means after the questions before it."""
        switches = [turn for turn in turns(text) if turn.want is not None]
        if switches and (before := self._before(earlier)) is not None:
            yield _gone_on(before, switches[0])  # "and in Chinese" asks for no "and"
        for ask in asks(text):
            if not ask.points:
                yield ask
            elif (before := self._before(earlier)) is not None:
                yield replace(ask, term=before.term)
        for turn in turns(text):
            if (before := self._before(earlier)) is not None:
                yield _gone_on(before, turn)

    def _before(self, earlier: Sequence[str]) -> Ask | None:
        """What the question before asked, if it was one for this source."""
        if not earlier:
            return None
        return next(
            (
                ask
                for ask in self._readings(earlier[-1], earlier[:-1])
                if self._answer(ask, near=True) is not None
            ),
            None,
        )

    def _answer(self, ask: Ask, *, near: bool) -> str | None:
        """The fact for `ask`.

        What a foreign word means is told by its translation. What 猫 is, asked in English, too: who
        asks so does not know the word; who asks in Chinese what a cat is does.
        """
        chinese = is_chinese(ask.term)
        foreign = chinese == (ask.language == "en")
        if ask.want in {"definition", "meaning"} and not (
            foreign and (ask.want == "meaning" or chinese)
        ):
            return self._definition(ask, near=near)
        if ask.want == ("chinese" if chinese else "english"):
            return None
        pair = self._pair(ask.term, near=near)
        if pair is None:
            return None
        return (into_english if chinese else into_chinese)(pair, ask.language)

    def _definition(self, ask: Ask, *, near: bool) -> str | None:
        term = _SAYING_SO.sub("", fold(ask.term))
        if near and self._definitions.get(term) is None and self._names.get(term) is not None:
            return None  # a word that it cannot define is no slip in one that it can
        concept = _look_up(self._definitions, term, near=near)
        article = _ARTICLE.match(term) if concept is None else None
        if article is not None:
            concept = _look_up(self._definitions, term[article.end() :], near=near)
        if concept is None:
            return None
        # "the weather" is that of today, but there is one sun: the definition knows
        if article is not None and article[0] == "the " and not concept.unique:
            return None
        return concept.english_definition if ask.language == "en" else concept.chinese_definition

    def _pair(self, term: str, *, near: bool) -> Pair | None:
        term = fold(term)
        entry = _look_up(self._names, term, near=near)
        while entry is None and (article := _BEFORE_A_WORD.match(term)) is not None:
            term = term[article.end() :]
            entry = _look_up(self._names, term, near=near)
        return None if entry is None else _paired(entry, term)


def _paired(entry: Concept | Word, term: str) -> Pair:
    """The name of `entry` that was asked about, and the best one in the other language."""
    several = (entry.chinese,) if isinstance(entry, Word) else entry.chinese
    chinese = next((name for name in several if fold(name) == term), several[0])
    english = next((name for name in entry.english if fold(name) == term), entry.english[0])
    return Pair(english, chinese, entry.pinyin)


def _gone_on(before: Ask, turn: Turn) -> Ask:
    """What `before` asks after its `turn`: a translation goes whichever way the new term needs."""
    if turn.want is not None:
        return replace(before, want=turn.want, language=turn.language)
    said = before.want in {"definition", "meaning"}
    return Ask(turn.term, before.want if said else "translation", turn.language)


def _look_up(index: Index[T], term: str, *, near: bool) -> T | None:
    return index.get(term) or (index.nearest(term) if near else None)
