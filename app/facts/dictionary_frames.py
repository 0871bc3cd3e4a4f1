"""Reads from a question which term it asks about, and what it wants to know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.facts import chinese_frames, english_frames
from app.facts.dictionary_wants import Want
from app.facts.dictionary_wording import versions
from app.facts.lexicon import fold
from app.facts.patterns import Pattern
from app.ports import Language

POINTERS = frozenset(
    {"it", "that", "this", "them", "他", "它", "这", "那", "这个", "那个", "这个词"}
)
"""Words that stand for the term of the question before."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a question asks."""

    term: str
    """As it was said, flattened."""
    want: Want
    language: Language
    """That of the question around the term, in which it is answered."""

    @property
    def points(self) -> bool:
        """Whether the term stands for another, said before."""
        return '"' not in self.term and fold(self.term) in POINTERS


@dataclass(frozen=True, slots=True)
class Turn:
    """A way to go on from the question before: another term, or another language."""

    language: Language
    term: str = ""
    want: Want | None = None


def asks(text: str) -> Iterator[Ask]:
    """Every way to read `text` as a question to a dictionary, the most literal first."""
    for language, words in versions(text):
        for want, patterns in _frames(language).items():
            if not any(cue in words for cue in _FRAMES[language].CUES[want]):
                continue
            for match in filter(None, (pattern.fullmatch(words) for pattern in patterns)):
                yield Ask(match["term"].strip(), want or _target(match), language)


def turns(text: str) -> Iterator[Turn]:
    """Every way to read `text` as going on from the question before, the most literal first."""
    for language, words in versions(text, whole=True):
        match = _GOING_ON[language].fullmatch(words)
        if match is None:
            continue
        if match["to"] is not None:
            yield Turn(language, want=_target(match))
        else:
            yield Turn(language, term=(match["term"] or match["term2"]).strip())


def _target(match: re.Match[str]) -> Want:
    """The language that is named; Chinese where it is its speakers who are."""
    name = match.groupdict().get("to") or ""
    return "english" if name.startswith(("english", "英")) else "chinese"


@cache
def _frames(language: Language) -> dict[Want | None, tuple[Pattern, ...]]:
    frames = _FRAMES[language].FRAMES
    return {want: tuple(map(Pattern, ways)) for want, ways in frames.items()}


_FRAMES = {"en": english_frames, "zh": chinese_frames}
_GOING_ON = {language: Pattern(frames.GOING_ON) for language, frames in _FRAMES.items()}
