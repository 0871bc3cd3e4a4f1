"""How high a voice is: the frequency at which its voiced sound comes again."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.ports import Samples

_FRAME: Final = 0.05
_HOP: Final = 0.15
"""Seconds of sound that are looked at, and from one look to the next."""
_LOWEST, _HIGHEST = 60.0, 400.0
"""Hertz."""
_VOICED: Final = 0.6
"""How like itself, one period later, a sound is that has a pitch."""
_FIRST: Final = 0.9
"""Times the best likeness: two periods are as alike as one, so the first that is good counts."""
_HEARD: Final = 0.01


def pitches(samples: Samples, rate: int) -> list[float]:
    """Hertz, of each frame that is voiced; by autocorrelation, the loss at the ends made up for."""
    size = round(_FRAME * rate)
    starts = range(0, len(samples) - size + 1, round(_HOP * rate))
    if not starts:
        return []
    frames = np.stack([samples[start : start + size] for start in starts])
    frames = frames[np.abs(frames).max(axis=1) >= _HEARD]
    likeness = np.fft.irfft(np.abs(np.fft.rfft(frames, 2 * size)) ** 2)[:, :size]
    likeness *= size / np.arange(size, 0, -1) / likeness[:, :1]
    shortest, longest = int(rate / _HIGHEST), min(int(rate / _LOWEST), size * 3 // 4)
    found = (_period(within) for within in likeness[:, shortest:longest])
    return [rate / (period + shortest) for period in found if period is not None]


def _period(within: Samples) -> int | None:
    """Where a sound is first as like itself as it gets; None if it is not very."""
    best = within.max(initial=0.0)
    if best < _VOICED:
        return None
    period = int(np.flatnonzero(within >= _FIRST * best)[0])
    while period + 1 < len(within) and within[period + 1] > within[period]:
        period += 1
    return period
