"""Tells speech from what a network makes when it goes wrong."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.chattts.package import ENGINE
from app.engines.chattts.vocoder import CODES_A_SECOND
from app.errors import BadSpeech
from app.ports import Samples

_LETTERS_A_SECOND: Final = 14.0
_IDEOGRAPHS_A_SECOND: Final = 4.2
"""How fast people read aloud, at a calm pace."""
_LONGEST: Final = 3.0
_SHORTEST: Final = 0.15
"""Times the time that the text should take. Beyond, words were invented or swallowed."""
_GRACE: Final = 2.5
"""Seconds that any utterance may last, for one word can be drawn out."""

_SILENT: Final = 1e-3
_FULL: Final = 0.999
_MOST_CLIPPED: Final = 0.01
"""The share of samples at full scale from which speech is a rattle."""


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


class Ear:
    """Listens to the pieces of one utterance."""

    def __init__(self) -> None:
        self._peak = 0.0

    def hear(self, samples: Samples) -> Samples:
        """The piece, no sample beyond full scale.

        Raises:
            BadSpeech: it is no sound, or mostly beyond full scale.
        """
        if not np.isfinite(samples).all():
            raise bad("The voice made samples that are no numbers.")
        loud = np.abs(samples)
        if np.count_nonzero(loud >= _FULL) > _MOST_CLIPPED * len(samples):
            raise bad("The voice made a rattle.")
        self._peak = max(self._peak, float(loud.max(initial=0.0)))
        return np.clip(samples, -1.0, 1.0)

    def finish(self) -> None:
        """The utterance is over.

        Raises:
            BadSpeech: nothing of it could be heard.
        """
        if self._peak < _SILENT:
            raise bad("The voice was silent.")


def bad(sentence: str) -> BadSpeech:
    """The error for what is no speech; another try may go well."""
    return BadSpeech(sentence, engine=ENGINE)
