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
_SPELT: Final = 0.7
_SYMBOL: Final = 2.5
"""A third of the seconds that one of them lasts at most: each digit is a word of a number, a
capital is spelt, a letter of a script that the voice does not read is called "Ethiopic letter" and
the like (1.94 s in espeak-ng), an emoji has a name of several words."""
_UNSPEAKABLE: Final = re.compile("[b-df-hj-np-tv-xz]{3,}")
"""What nobody can say is spelt."""
_LEFT_OUT: Final = re.compile(
    r"[^0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u3400-\u9fff\uf900-\ufaff]+"
)
"""What a voice may leave out: signs, and letters of scripts that it does not read."""
_PLAIN: Final = 0.9
"""The share of a text, without that, from which on its length tells something of the speaker."""

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
    spelt = _UNSPEAKABLE.sub(lambda found: found[0].upper(), text)
    return LONGEST * sum(map(_slowest, spelt)) + GRACE


def least_text(text: str) -> str:
    """What of a text no voice leaves out."""
    return _LEFT_OUT.sub(" ", text).strip()


def is_plain(text: str) -> bool:
    """Whether it takes as long as texts usually do, not as signs and foreign letters do."""
    return len(least_text(text)) >= _PLAIN * len(text)


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
    if letter.isascii() and letter.isalpha():
        return _CAPITAL if letter.isupper() else 1.0 / LETTERS_A_SECOND
    if IDEOGRAPH.match(letter):
        return 1.0 / IDEOGRAPHS_A_SECOND
    kind = unicodedata.category(letter)[0]
    if kind == "S" or letter in "#%&*@/\\":
        return _SYMBOL
    if letter.isdigit():
        return _DIGIT
    return _SPELT if kind in "LMN" else 1.0 / LETTERS_A_SECOND
