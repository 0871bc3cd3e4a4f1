"""Listens to what a neural voice makes, and knows what is no speech."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.errors import BadSpeech
from app.ports import Samples
from app.silence import SILENT

_FULL: Final = 0.999
_MOST_CLIPPED: Final = 0.01
"""The share of samples at full scale from which speech is a rattle."""


class Ear:
    """Listens to the pieces of one utterance."""

    def __init__(self, engine: str) -> None:
        """Begin; `engine` is what errors say they are from."""
        self._engine = engine
        self._peak = 0.0

    def hear(self, samples: Samples) -> Samples:
        """The piece, no sample beyond full scale.

        Raises:
            BadSpeech: it is no sound, or mostly beyond full scale.
        """
        if not np.isfinite(samples).all():
            raise self._bad("The voice made samples that are no numbers.")
        loud = np.abs(samples)
        if np.count_nonzero(loud >= _FULL) > _MOST_CLIPPED * len(samples):
            raise self._bad("The voice made a rattle.")
        self._peak = max(self._peak, float(loud.max(initial=0.0)))
        return np.clip(samples, -1.0, 1.0)

    def finish(self) -> None:
        """The utterance is over.

        Raises:
            BadSpeech: nothing of it could be heard.
        """
        if self._peak < SILENT:
            raise self._bad("The voice was silent.")

    def _bad(self, sentence: str) -> BadSpeech:
        return BadSpeech(sentence, engine=self._engine)
