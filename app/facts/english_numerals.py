"""English number words, by themselves or after digits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from app.facts import digits
from app.facts.patterns import Pattern

_UNITS = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
}
_TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15}
_TEENS |= {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_TENS |= {"eighty": 80, "ninety": 90}
_ADDENDS = _UNITS | _TEENS | _TENS | {"fourty": 40, "ninty": 90}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10}
_PARTS |= {f"{word}s": value for word, value in _PARTS.items() if value > 2}
_COUNTED = {"hundred": 100, "dozen": 12}
_ARTICLES = ("a", "an")
_AFTER_ARTICLE = frozenset(_PARTS) | frozenset(_SCALES) | frozenset(_COUNTED)
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}

WORDS = frozenset((*_ADDENDS, *_SCALES, *_PARTS, *_COUNTED, "point", "and"))
"""All that a number is said with."""

_WORD = Pattern(r"(?:\s+|-)?([a-z]+)(?![a-z'])")
_FIRST_WORD = Pattern(r"(?<![a-z'])([a-z]+)(?![a-z'])")
_MOST_WORDS = 60


def scan(text: str, start: int) -> tuple[Fraction, int] | None:
    """Read the number at `start` of a lower-case text: its value and where it ends."""
    if text[start : start + 1] in _SIGNS:
        return _SIGNS[text[start]], start + 1
    literal = digits.scan(text, start)
    words = _words(text, literal[1]) if literal else _words(text, start, _FIRST_WORD)
    reader = _Reader(list(islice(words, _MOST_WORDS)))
    value = reader.after_digits(literal[0]) if literal else reader.spelled()
    if value is None:
        return None
    return value, reader.end or (literal[1] if literal else start)


def _words(text: str, position: int, first: Pattern = _WORD) -> Iterator[tuple[str, int]]:
    match = first.match(text, position)
    while match:
        yield match.group(1), match.end()
        match = _WORD.match(text, match.end())


class _Reader:
    """Goes through the words once, and takes as many as make one number."""

    def __init__(self, words: list[tuple[str, int]]) -> None:
        self._words = words
        self._taken = 0

    @property
    def end(self) -> int | None:
        """Where the last word that was taken ends."""
        return self._words[self._taken - 1][1] if self._taken else None

    def after_digits(self, value: Fraction) -> Fraction:
        """Read what goes on from "1.5" million, "3" hundred, "5" and a half."""
        if self._peek() in _COUNTED:
            return value * _COUNTED[self._take()]
        return self._with_part(self._scaled(value))

    def spelled(self) -> Fraction | None:
        """Read a number in words; nothing is taken if there is none."""
        if self._peek() == "half":
            return self._half()
        whole = self._whole()
        value = self._decimals(whole)
        if value is None or value != whole:
            return value if value is None else self._scaled(value)
        if value and self._peek() in _PARTS and value <= 20:
            return value / _PARTS[self._take()]
        if self._peek() == "dozen" and 0 < value < 20:
            return value * _COUNTED[self._take()]
        return self._scaled(self._with_part(value))

    def _peek(self, ahead: int = 0) -> str:
        place = self._taken + ahead
        return self._words[place][0] if place < len(self._words) else ""

    def _take(self, count: int = 1) -> str:
        self._taken += count
        return self._words[self._taken - 1][0]

    def _half(self) -> Fraction:
        self._take()
        if self._peek() in _ARTICLES and (self._peek(1) in _SCALES or self._peek(1) in _COUNTED):
            scale = self._take(2)
            return Fraction(_SCALES.get(scale) or _COUNTED[scale], 2)
        return Fraction(1, 2)

    def _whole(self) -> int | None:
        """Add up "two hundred and five thousand": each addend is smaller than the one before."""
        total = group = 0
        room, below = 1000, 10**15
        read = False
        if self._peek() in _ARTICLES and self._peek(1) in _AFTER_ARTICLE:
            self._take()
            group, room, read = 1, 0, True
        while True:
            joined = read and room >= 100 and self._peek() == "and"
            word = self._peek(int(joined))
            value = _ADDENDS.get(word, room)
            if value < room and (value or not read):
                group += value
                room = 10 if value >= 20 else 0
            elif word == "hundred" and 0 < group < 100 and room < 100:
                group, room = group * 100, 100
            elif word in _SCALES and group and _SCALES[word] < below:
                below = _SCALES[word]
                total, group, room = total + group * below, 0, 1000
            else:
                return total + group if read else None
            self._take(1 + int(joined))
            read = True

    def _decimals(self, whole: int | None) -> Fraction | None:
        """Read "point one four" behind a whole number, or by itself."""
        if self._peek() != "point" or self._peek(1) not in _UNITS:
            return None if whole is None else Fraction(whole)
        self._take()
        digit_words = []
        while self._peek() in _UNITS:
            digit_words.append(_UNITS[self._take()])
        behind = Fraction(int("".join(map(str, digit_words))), 10 ** len(digit_words))
        return (whole or 0) + behind

    def _scaled(self, value: Fraction) -> Fraction:
        while self._peek() in _SCALES and value < 1000:
            value *= _SCALES[self._take()]
        return value

    def _with_part(self, value: Fraction) -> Fraction:
        """Read "and a half", "and three quarters" behind a whole number."""
        count = 1 if self._peek(1) in _ARTICLES else _UNITS.get(self._peek(1), 0)
        if self._peek() == "and" and count and self._peek(2) in _PARTS:
            return value + Fraction(count, _PARTS[self._take(3)])
        return value
