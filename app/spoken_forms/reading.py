"""From a sentence as it is written to what a neural voice is given to say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.ports import Language, Span
from app.spoken_forms import (
    addresses,
    dates,
    fractions,
    marks,
    money,
    names,
    numbers,
    phones,
    symbols,
    times,
    units,
    words,
)  # fmt: skip
from app.spoken_forms.folding import PICTURE, folded
from app.spoken_forms.lexicon import EMPTY, Lexicon
from app.spoken_forms.rules import RuleBook, Scripts
from app.spoken_forms.vocabulary import WHOLE

_FIGURES = RuleBook((
    numbers.LONG, *addresses.RULES, *dates.RULES, *names.FIXED_RULES, *times.RULES,
    *phones.RULES, *money.RULES, *fractions.RULES, *units.RULES, *numbers.RULES, *names.RULES,
    *dates.YEAR_RULES, numbers.PLAIN,
))  # fmt: skip
_WORDS = (
    *addresses.WORD_RULES, *money.SIGN_RULES, *dates.WORD_RULES, *words.RULES, *units.WORD_RULES,
    *names.WORD_RULES,
)  # fmt: skip
_CALM, _LOUD = RuleBook((*_WORDS, words.PLAIN)), RuleBook((*_WORDS, words.SHOUTED))
_SIGNS = RuleBook((
    *money.SIGN_RULES, *phones.SIGN_RULES, *addresses.SIGN_RULES, words.ELIDED, *symbols.RULES,
))  # fmt: skip
_SPECIAL = "|".join(word for word in (*WHOLE, *names.HEADS) if word.islower())
_AS_IT_STANDS = re.compile(
    r"(?:[\u4e00-\u9fff，。、！？；：“”—… ,;:?]+|!(?!=)"
    rf"|(?!(?:{_SPECIAL})(?![a-z]))[a-z]{{1,40}}(?=[ ,，。]))+"
)
"""Ideographs, marks, and words in lower case that no rule begins with."""
_FIGURE = re.compile(r"[0-9]")
_NO_SPACE = frozenset("'`*#′″")
_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a neural voice is given for a sentence."""

    text: str
    """Ideographs U+4E00-9FFF, ASCII letters, spaces and the marks `, . ，。、`."""
    offsets: tuple[int, ...]
    """For each code point of `text` the one of the input it came from, then one past the last:
    `len(text) + 1` entries, never falling. The words for a number are spread over its figures."""
    unsayable: tuple[Span, ...] = ()
    """What of the input no such voice can say, in order. Letters of other scripts always; pictures
    (emoji, dingbats) only where nothing else is said, for among words they are decoration. Marks
    and spaces never: `text` is empty then, and there is nothing to say."""


def spoken(text: str, language: Language, lexicon: Lexicon = EMPTY) -> Spoken:
    """Write out in words what a voice would otherwise leave out or read wrong.

    Args:
        text: one utterance, without markup.
        language: of the utterance; figures and signs go by the letters around them first.
        lexicon: the user's own words, which go before every rule.
    """
    before, said = text, _Sentence(text, language, lexicon).read()
    for _ in range(_MOST_PASSES):  # what was dropped may have made new neighbours: "B? C" is "B. C"
        if said.text == before:
            break
        before, again = said.text, _Sentence(said.text, language, EMPTY).read()
        if again.text != before:
            places = tuple(said.offsets[place] for place in again.offsets)
            said = Spoken(again.text, places, said.unsayable)
    return said


class _Sentence:
    """Goes through a text once, rule by rule, and collects what is said."""

    def __init__(self, text: str, language: Language, lexicon: Lexicon) -> None:
        self._source = text
        self._language = language
        self._lexicon = lexicon
        self._text, self._places = folded(text)
        self._scripts = Scripts(self._text, language)
        shouted = not self._scripts.chinese and words.is_shouted(self._text)
        self._words = _LOUD if shouted else _CALM
        self._parts: list[str] = []
        self._spots: list[int] = []
        """For each character of the parts, where it stands in the folded text."""
        self._last = ""
        self._unsayable: list[Span] = []
        self._pictures: list[Span] = []

    def read(self) -> Spoken:
        """Say all of it."""
        at = 0
        for start, end, words_said in self._lexicon.found(self._text, self._language, _inner):
            self._read(at, start)
            self._say(words_said, start, end)
            at = end
        self._read(at, len(self._text))
        text, spots = marks.settled("".join(self._parts), self._spots, self._language)
        offsets = [self._places[spot] for spot in spots]
        last = offsets[-1] + 1 if offsets else 0
        unsayable = self._unsayable if text or self._unsayable else self._pictures
        return Spoken(text, (*offsets, last), tuple(unsayable))

    def _read(self, at: int, end: int) -> None:
        text = self._text
        while at < end:
            plain = _AS_IT_STANDS.match(text, at, end)
            if plain is not None:
                self._copy(at, plain.end())
                at = plain.end()
                continue
            at = self._read_special(at, end)

    def _read_special(self, at: int, end: int) -> int:
        """Say what stands at `at`; where the rest begins."""
        first = self._text[at]
        if "0" <= first <= "9":
            rules = _FIGURES
        else:
            rules = self._words if first.isascii() and first.isalpha() else _SIGNS
        for rule, match in rules.fitting(self._text, at, end):
            figure = _FIGURE.search(self._text, at, match.end())
            place = figure.start() if figure else at
            said = rule.words(match, self._scripts.between(place, match.end()))
            if said is not None:
                self._say(said, at, match.end())
                return match.end()
        self._pass_over(at)
        return at + 1

    def _say(self, said: str, start: int, end: int) -> None:
        """Say words for what stands from `start` to `end`, spread over it evenly."""
        if not said:
            return
        steps, width = max(len(said) - 1, 1), end - start - 1
        self._add(said, [start + place * width // steps for place in range(len(said))])

    def _copy(self, start: int, end: int) -> None:
        self._add(self._text[start:end], range(start, end))

    def _add(self, said: str, spots: Sequence[int]) -> None:
        if _is_latin(self._last) and _is_latin(said[0]):
            self._parts.append(" ")
            self._spots.append(spots[0])
        self._parts.append(said)
        self._spots.extend(spots)
        self._last = said[-1]

    def _pass_over(self, at: int) -> None:
        """Leave out, or keep for the marks, a character that no rule says."""
        character = self._text[at]
        if character in marks.ALL:
            self._copy(at, at + 1)
            return
        if character == PICTURE:
            _extend(self._pictures, self._places[at], self._source)
        elif unicodedata.category(character)[0] in "LN":
            _extend(self._unsayable, self._places[at], self._source)
        if character not in _NO_SPACE:
            self._add("—" if self._is_dash(at) else " ", [at])

    def _is_dash(self, at: int) -> bool:
        """Whether a hyphen is one between clauses."""
        around = self._text[max(0, at - 1) : at + 2]
        return around == " - " or around.endswith("--")


def _inner(said: str, language: Language) -> str:
    return spoken(said, language).text


def _is_latin(character: str) -> bool:
    return "A" <= character <= "z"


def _extend(spans: list[Span], place: int, source: str) -> None:
    """Add one character, to the span before it where only marks lie between."""
    if spans and not any(map(str.isalnum, source[spans[-1][1] : place])):
        spans[-1] = (spans[-1][0], place + 1)
    else:
        spans.append((place, place + 1))
