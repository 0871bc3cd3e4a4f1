"""How many codes a text may take, and the error for what is no speech."""

from __future__ import annotations

from typing import Final

from app.engines.chattts.package import ENGINE
from app.engines.chattts.vocoder import CODES_A_SECOND
from app.engines.reading_aloud import GRACE, LONGEST, usual_seconds
from app.errors import BadSpeech

_SHORTEST: Final = 0.15
"""Times the time that the text should take. Beyond, words were swallowed."""


def codes_expected(text: str) -> float:
    """How many codes a text should take, from its letters and ideographs."""
    return usual_seconds(text) * CODES_A_SECOND


def most_codes(text: str) -> int:
    """From here on an utterance is a runaway."""
    return int(LONGEST * codes_expected(text) + GRACE * CODES_A_SECOND)


def fewest_codes(text: str) -> int:
    """Below, the text was swallowed."""
    return max(1, int(_SHORTEST * codes_expected(text)))


def bad(sentence: str) -> BadSpeech:
    """The error for what is no speech; another try may go well."""
    return BadSpeech(sentence, engine=ENGINE)
