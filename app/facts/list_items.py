"""The items of a list as it is written in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from app.facts.numerals import number
from app.facts.patterns import Pattern

_MOST = 60
_LONGEST = 40

_SPACED_COMMA = Pattern(r",\s|、")
_COMMA = Pattern(r"\s*(?:[、;\n]|,(?!\d))\s*|,\s+")
_ANY_COMMA = Pattern(r"\s*[,、;\n]\s*")
_AND = r"和|与|跟|以及|还有|还是|或者?"
_JOINT = Pattern(rf"\s+(?:and|or|versus|vs)\s+|(?<=\S)\s*(?:{_AND})\s*(?=\S)", re.IGNORECASE)
_LEADING_JOINT = Pattern(rf"^(?:(?:and|or)\s+|(?:{_AND})\s*)", re.IGNORECASE)
_QUOTES = "\"'“”‘’「」『』《》()[] "


def split(text: str, *, spaced: bool = False) -> tuple[str, ...]:
    """The items of `text`, in their order; none if it is no list.

    Commas part them, and "and" before the last; "1,234" is one item where a space follows the
    commas between. Numbers may have nothing but spaces between them, words only if `spaced`.
    """
    text = text.strip(" .?!。:…\t\n")
    pieces = (_COMMA if _SPACED_COMMA.search(text) else _ANY_COMMA).split(text)
    if len(pieces) > 1:
        pieces[-1:] = _JOINT.split(_LEADING_JOINT.sub("", pieces[-1]))
    else:
        pieces = _JOINT.split(text)
    if len(pieces) == 1:
        words = text.split()
        if spaced or all(number(word) is not None for word in words):
            pieces = words
    if any(" " in piece for piece in pieces) and numbers(words := " ".join(pieces).split()):
        pieces = words  # 3 5 and 7
    items = tuple(piece.strip(_QUOTES) for piece in pieces)
    return items if _is_list(items) else ()


def _is_list(items: Sequence[str]) -> bool:
    return 2 <= len(items) <= _MOST and all(0 < len(item) <= _LONGEST for item in items)


def numbers(items: Sequence[str]) -> tuple[Fraction, ...]:
    """The items as numbers; none if one of them is something else."""
    found = [number(item) for item in items]
    return tuple(value for value in found if value is not None) if None not in found else ()
