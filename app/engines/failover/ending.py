"""Whether a voice died away at the end of what it said, or was cut off."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.ports import Samples

_TAIL: Final = 0.3
_LAST: Final = 0.005
"""Seconds by whose loudness the end is judged, and of the end itself."""
_CUT: Final = 0.5
"""The share of that loudness at which nothing ends by itself: every sound of speech dies away."""


class Ending:
    """Remembers the last of an utterance."""

    def __init__(self) -> None:
        self._tail: Samples = np.empty(0, np.float32)
        self._rate = 1

    def push(self, samples: Samples, rate: int) -> None:
        """Take the next piece in."""
        self._rate = rate
        self._tail = np.concatenate((self._tail, samples))[-round(_TAIL * rate) :]

    @property
    def is_soft(self) -> bool:
        """Whether what was heard last is soft beside what was heard before."""
        last = self._tail[-max(1, round(_LAST * self._rate)) :]
        return _loudness(last) < _CUT * _loudness(self._tail)


def _loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples)))) if len(samples) else 0.0
