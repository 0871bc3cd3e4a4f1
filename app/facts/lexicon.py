"""The dictionary's entries: what they are, where they are read from, how a term finds its entry."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from app import paths
from app.facts.patterns import HAN, Pattern, is_chinese

T = TypeVar("T")

_NO_WORD = Pattern(r"[\W_]+")
_PLAIN = Pattern(r"[a-z]+(?: [a-z]+)*")
_HAN_ONLY = Pattern(rf"{HAN}+")
_HAN_GAP = Pattern(rf"(?<={HAN}) | (?={HAN})")
_CONTRACTIONS = (
    (Pattern(r"\b(what|where|who|how|when|it|that|there|here|he|she|let)'s\b"), r"\1 is"),
    (Pattern(r"\b(i)'m\b"), r"\1 am"),
    (Pattern(r"\b(\w+)'re\b"), r"\1 are"),
    (Pattern(r"\b(\w+)'d\b"), r"\1 would"),
    (Pattern(r"\bcan'?t\b"), "cannot"),
    (Pattern(r"\b(do|does|did|is|are)n't\b"), r"\1 not"),
    (Pattern(r"\bdont\b"), "do not"),
    (Pattern(r"\bcan not\b"), "cannot"),
)
_SAME_CHARACTERS = str.maketrans("您儿妳麼語說嗎譯漢國這個釋紹", "你里你么语说吗译汉国这个释绍")
"""Polite and traditional forms of what questions are made of."""
_TYPO_FROM = 6
"""Letters of a word that may have a slip in it: in shorter ones a slip makes another word."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An everyday thing with its names and a sentence in each language that says what it is."""

    subject: str
    """What it belongs to: "nature", "food", ..."""
    english: tuple[str, ...]
    """The name first, then other names and plurals that no rule makes."""
    chinese: tuple[str, ...]
    """The name first, then other names."""
    pinyin: str
    """Of the first Chinese name: a syllable a character, with tone marks, between spaces."""
    english_definition: str
    chinese_definition: str

    @property
    def unique(self) -> bool:
        """Whether it is spoken of as the one there is: the sun, the heart."""
        return self.english_definition.startswith("the ")


@dataclass(frozen=True, slots=True)
class Word:
    """An everyday word, phrase or sentence in both languages."""

    subject: str
    english: tuple[str, ...]
    """The best one first."""
    chinese: str
    pinyin: str
    """A syllable a character, with tone marks, between spaces."""


def load_concepts() -> tuple[Concept, ...]:
    """Read every concept that ships with the app, by subject."""
    return tuple(
        Concept(subject, tuple(english.split(", ")), tuple(chinese.split(", ")), *rest)
        for subject, (english, chinese, *rest) in _rows("concepts")
    )


def load_words() -> tuple[Word, ...]:
    """Read every word and phrase that ships with the app, by subject."""
    return tuple(
        Word(subject, tuple(english.split(", ")), chinese, pinyin)
        for subject, (english, chinese, pinyin) in _rows("words")
    )


@cache
def look_alikes() -> frozenset[str]:
    """English words that look like a slip in one of the names, and are none."""
    file = paths.resources() / "facts" / "look_alikes.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["words"])


def _rows(kind: str) -> Iterator[tuple[str, list[str]]]:
    """The fields of every entry, with its subject.

    An entry is a line of one string, not an array of its own: read so, they take a tenth of the
    time, and somebody waits for an answer meanwhile.
    """
    folder: Path = paths.resources() / "facts" / kind
    for file in sorted(folder.glob("*.toml")):
        for line in tomllib.loads(file.read_text(encoding="utf-8"))["entries"].splitlines():
            yield file.stem, line.split(" | ")


def flatten(text: str) -> str:
    """Lower case, half width, contractions written out, one kind of quotation mark."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_SAME_CHARACTERS)
    text = re.sub(r"[’‘`´]", "'", text)
    for pattern, whole in _CONTRACTIONS:
        text = pattern.sub(whole, text)
    return re.sub(r"[“”„「」『』《》]", '"', text)


def fold(term: str) -> str:
    """The form in which terms are compared: words between single spaces, no punctuation."""
    if _PLAIN.fullmatch(term):  # so are nearly all names: reading them all must not take long
        return term
    if _HAN_ONLY.fullmatch(term):
        return term.translate(_SAME_CHARACTERS)
    return _HAN_GAP.sub("", _NO_WORD.sub(" ", flatten(term)).strip())


def plural(name: str) -> str:
    """The regular English plural of `name`."""
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:[sxz]|ch|sh)$", name) else f"{name}s"


class Index(Generic[T]):
    """Finds entries by their names."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._found: dict[str, T] = {}
        for name, entry in entries:
            self._found.setdefault(fold(name), entry)

    def get(self, term: str) -> T | None:
        """The entry of which `term`, folded, is a name."""
        return self._found.get(term)

    def nearest(self, term: str) -> T | None:
        """The entry of the one name that differs from `term`, folded, by a slip of the fingers.

        A slip is a letter too many, one missing, or two swapped. Another letter in its place is
        not taken for one: that is how battles would become bottles.
        """
        if len(term) < _TYPO_FROM or is_chinese(term):
            return None
        near = [
            entry
            for name, entry in self._found.items()
            if name[0] == term[0] and name[-1] == term[-1] and slipped(name, term)
        ]
        sure = near and all(entry is near[0] for entry in near)
        return near[0] if sure and look_alikes().isdisjoint(term.split()) else None


def slipped(name: str, typed: str) -> bool:
    """Whether `typed` is `name` with one slip inside one word of at least six letters.

    First and last letters stay: with those, endings and other words begin.
    """
    names, words = name.split(), typed.split()
    if len(names) != len(words):
        return False
    pairs = [pair for pair in zip(names, words, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1:
        return False
    short, long = sorted(pairs[0], key=len)
    if len(short) < _TYPO_FROM or short[0] != long[0] or short[-1] != long[-1]:
        return False
    letters = zip(short, long, strict=False)
    start = next((i for i, (a, b) in enumerate(letters) if a != b), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2][::-1] + short[start + 2 :]
    return swapped == long[start:]
