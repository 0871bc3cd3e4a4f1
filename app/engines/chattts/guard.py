"""How many codes a text may take, and the error for what is no speech."""

from __future__ import annotations

from typing import Final

from app.engines.chattts.package import ENGINE
from app.engines.chattts.vocoder import CODES_A_SECOND
from app.errors import BadSpeech

_LETTERS_A_SECOND: Final = 14.0
_IDEOGRAPHS_A_SECOND: Final = 4.2
"""How fast people read aloud, at a calm pace."""
_LONGEST: Final = 3.0
_SHORTEST: Final = 0.15
"""Times the time that the text should take. Beyond, words were invented or swallowed."""
_GRACE: Final = 2.5
"""Seconds that any utterance may last, for one word can be drawn out."""


def codes_expected(text: str) -> float:
    """How many codes a text should take, from its letters and ideographs."""
    ideographs = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    seconds = ideographs / _IDEOGRAPHS_A_SECOND + (len(text) - ideographs) / _LETTERS_A_SECOND
    return seconds * CODES_A_SECOND


def most_codes(text: str) -> int:
    """From here on an utterance is a runaway."""
    return int(_LONGEST * codes_expected(text) + _GRACE * CODES_A_SECOND)


def fewest_codes(text: str) -> int:
    """Below, the text was swallowed."""
    return max(1, int(_SHORTEST * codes_expected(text)))


def bad(sentence: str) -> BadSpeech:
    """The error for what is no speech; another try may go well."""
    return BadSpeech(sentence, engine=ENGINE)
