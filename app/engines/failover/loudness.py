"""How loud speech sounds: the gated loudness of ITU-R BS.1770-4, of one channel."""

from __future__ import annotations

import math
from collections import deque
from functools import lru_cache
from typing import Final

import numpy as np

from app.ports import Samples

BLOCK: Final = 0.4
"""Seconds; blocks overlap in the standard, here not: speech is long enough."""
_REMEMBERED: Final = 150
"""Blocks: a minute."""
_QUIET: Final = -70.0
_BELOW: Final = -10.0
"""LUFS under which a block does not count, and LU under the mean of the others."""
_OFFSET: Final = -0.691
_RATE: Final = 48_000
_SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""The two filters of the K weighting, as the standard gives them for `_RATE`."""


class Loudness:
    """Measures a voice over its utterances. Used by one thread."""

    def __init__(self) -> None:
        self._powers: deque[float] = deque(maxlen=_REMEMBERED)

    def push(self, block: Samples, rate: int) -> None:
        """Take a block in, of about `BLOCK` seconds."""
        self._powers.append(power(block, rate))

    @property
    def level(self) -> float | None:
        """LUFS; None until a block was heard that is not silent."""
        powers = np.array(self._powers)
        heard = powers[powers > 10.0 ** ((_QUIET - _OFFSET) / 10.0)]
        if not len(heard):
            return None
        return lufs(float(heard[heard > heard.mean() * 10.0 ** (_BELOW / 10.0)].mean()))


def power(samples: Samples, rate: int) -> float:
    """The mean square of what the ear makes of the samples, by Parseval's theorem."""
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    spectrum[1:] *= 2.0
    return float(np.dot(spectrum, _weights(len(samples), rate))) / len(samples) ** 2


def lufs(mean_square: float) -> float:
    """A mean square as a loudness."""
    return _OFFSET + 10.0 * math.log10(max(mean_square, 1e-12))


@lru_cache(maxsize=16)
def _weights(length: int, rate: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """By how much each frequency of a spectrum counts."""
    turns = np.minimum(np.fft.rfftfreq(length, 1.0 / rate) / _RATE, 0.5)
    delay = np.exp(-2j * np.pi * turns)
    response = np.ones(len(turns), np.complex128)
    for above, below in (_SHELF, _HIGH_PASS):
        response *= np.polyval(above[::-1], delay) / np.polyval(below[::-1], delay)
    return np.abs(response) ** 2
