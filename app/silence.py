"""Where in samples something can be heard. A search looks at little more than it passes."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from app.ports import Samples

SILENT: Final = 0.001
"""Below -60 dB of full scale nobody hears anything."""
_WINDOW: Final = 256
"""Samples that are looked at first; then twice as many, and so on."""


def first_loud(samples: Samples) -> int | None:
    """The place of the first sample that can be heard; None if none can."""
    start, window = 0, _WINDOW
    while start < len(samples):
        loud = _loud(samples[start : start + window])
        if loud[at := int(loud.argmax())]:
            return start + at
        start, window = start + window, 2 * window
    return None


def last_loud(samples: Samples) -> int | None:
    """The place of the last one, looked for from the end."""
    stop, window = len(samples), _WINDOW
    while stop > 0:
        start = max(0, stop - window)
        loud = _loud(samples[start:stop])
        if loud[at := len(loud) - 1 - int(loud[::-1].argmax())]:
            return start + at
        stop, window = start, 2 * window
    return None


def _loud(samples: Samples) -> npt.NDArray[np.bool_]:
    return np.abs(samples) >= SILENT
