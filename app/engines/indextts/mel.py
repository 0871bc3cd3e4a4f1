"""The log mel spectrogram of a reference, as the network was trained on it.

Sizes and bounds are fixed: what config.yaml says of them is not used upstream either.
"""

from __future__ import annotations

import math
from typing import Final

import torch
from torch import Tensor

SAMPLE_RATE: Final = 24_000
BANDS: Final = 100
HOP: Final = 256
"""Samples between two frames."""
_SIZE: Final = 1024
"""Samples of a frame, and of its Hann window."""
_FLOOR: Final = 1e-7


class Mel:
    """Makes spectrograms; its tables are made once."""

    def __init__(self) -> None:
        self._window = torch.hann_window(_SIZE, periodic=True)
        self._bands = _triangles()

    def __call__(self, samples: Tensor) -> Tensor:
        """The natural logarithm of the mel bands' magnitudes.

        Args:
            samples: (samples,) in [-1, 1] at `SAMPLE_RATE`, more than half a frame.

        Returns:
            (BANDS, 1 + samples // HOP), frames centred on every `HOP`th sample.
        """
        spectrum = torch.stft(
            samples,
            _SIZE,
            HOP,
            window=self._window,
            center=True,
            pad_mode="reflect",
            return_complex=True,
        )
        return (self._bands @ spectrum.abs()).clamp_min(_FLOOR).log()


def _triangles() -> Tensor:
    """(BANDS, bins): triangles of height 1, evenly spaced in mel from 0 to half the rate.

    The scale is HTK's, 2595 log10(1 + f / 700).
    """
    highest = 2595.0 * math.log10(1.0 + SAMPLE_RATE / 2 / 700.0)
    corners = 700.0 * (10.0 ** (torch.linspace(0.0, highest, BANDS + 2) / 2595.0) - 1.0)
    bins = torch.linspace(0.0, SAMPLE_RATE / 2, _SIZE // 2 + 1)
    widths = corners.diff()
    above = (bins - corners[:-2, None]) / widths[:-1, None]
    below = (corners[2:, None] - bins) / widths[1:, None]
    return torch.minimum(above, below).clamp_min(0.0)
