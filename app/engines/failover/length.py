"""How long a text sounds: as people read, at most, and up to where a given time may have come."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.engines.reading_aloud import (
    GRACE,
    IDEOGRAPH,
    IDEOGRAPHS_A_SECOND,
    LETTERS_A_SECOND,
    LONGEST,
    usual_seconds,
)

_DIGIT: Final = 0.6
_CAPITAL: Final = 0.35
_SYMBOL: Final = 2.5
"""Seconds that one of them lasts at most: each digit is a word of a number, a capital is spelt, an
emoji has a name of several words."""

_CLAUSE: Final = re.compile(
    r"""[,;:.!?…—]+["'”’)\]]*\s+|[，、；：。！？…—]+["'”’）」』]*\s*""",
)
_SURE: Final = 1.5
_CAUTIOUS: Final = 2.0
"""How many times longer than usual a speaker may take, whose pace is known and is not."""

WORD: Final = re.compile(r"\w")
"""What every text that can be said holds."""


def most_seconds(text: str) -> float:
    """From here on the sound of a text is a runaway, at speed 1."""
    return LONGEST * sum(map(_slowest, text)) + GRACE


def unheard(text: str, seconds: float, pace: float | None) -> int:
    """Where to go on with a text of which so much has sounded, at speed 1.

    The end of the last clause that had sounded whole even if the speaker was slower than usual: a
    clause may be said again, no word is lost. 0 where no clause is sure, `len(text)` where all is.

    Args:
        text: What the engine was asked.
        seconds: Of sound, without the silence at its end.
        pace: How many times longer than `usual_seconds` the speaker takes, if that is known.
    """
    slow = _CAUTIOUS if pace is None else _SURE * pace
    ends = [found.end() for found in _CLAUSE.finditer(text)]
    sure = [end for end in (*ends, len(text)) if usual_seconds(text[:end]) * slow <= seconds]
    return max(sure, default=0)


def _slowest(letter: str) -> float:
    if letter.isdigit():
        return _DIGIT
    if letter.isupper():
        return _CAPITAL
    if IDEOGRAPH.match(letter):
        return 1.0 / IDEOGRAPHS_A_SECOND
    named = unicodedata.category(letter)[0] == "S" or letter in "#%&*@/\\"
    return _SYMBOL if named else 1.0 / LETTERS_A_SECOND
