"""Numbers as people write and say them: digits, English words, Chinese characters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.facts import chinese_numerals, english_numerals
from app.facts.patterns import Pattern

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = _FULL_WIDTH | {
    0x3000: " ",
    0x00A0: " ",
    ord("，"): "、",  # never the comma of 1,234
    ord("−"): "-",
    ord("–"): "-",
    ord("’"): "'",
    ord("‘"): "'",
}
_SIGN = Pattern(r"(?:-|(?:minus|negative)\s+|负的?)\s*")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found in a text, and where: `text[start:end]`."""

    value: Fraction
    start: int
    end: int


def narrow(text: str) -> str:
    """Make the full-width forms of `text` ASCII, character for character."""
    return text.translate(_FOLDED)


def fold(text: str) -> str:
    """Make `text` lower case, and its full-width forms ASCII."""
    return narrow(text).lower()


def number_at(text: str, start: int = 0, *, signed: bool = False) -> Numeral | None:
    """Read the longest number that begins exactly at `start` of a folded text.

    Understands 1,234.5, 1.5 million, 3万5千, "a hundred and five", "two and a half", 一万二,
    三点一四, 三分之二. None for what only looks like one: 1.2.3.

    Args:
        text: What `fold` returned.
        start: Code points from the beginning.
        signed: Whether a "-", "minus" or 负 before it belongs to it.
    """
    sign = _SIGN.match(text, start) if signed else None
    first = sign.end() if sign else start
    found = chinese_numerals.scan(text, first) or english_numerals.scan(text, first)
    if found is None:
        return None
    value, end = found
    return Numeral(-value if sign else value, start, end)


def number(text: str) -> Fraction | None:
    """Read `text` as one number, with its sign; None if it is anything else."""
    folded = fold(text).strip()
    found = number_at(folded, signed=True)
    return found.value if found and found.end == len(folded) else None
