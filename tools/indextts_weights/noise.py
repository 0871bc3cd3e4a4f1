"""Random tensors by name, scaled so that what runs through the networks stays of order one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor

_BIAS: Final = 0.05
_SPREAD: Final = 0.1
"""Of gains, around one."""
_KAISER: Final = 4.66
"""The window for 51 dB over 12 taps (Kaiser, 1974), as the alias-free activation has it."""
_LEAD: Final = 2.0
"""Deviation of the codes' scores: some stand out, so that draws differ from step to step."""


class Noise:
    """Draws a checkpoint's tensors, one after the other."""

    def __init__(self, seed: int, *, layers: int, rates: Sequence[int]) -> None:
        """Draw from `seed`, for a decoder of `layers` and a vocoder that upsamples at `rates`."""
        self._random = torch.Generator().manual_seed(seed)
        self._into_stream = 1.0 / math.sqrt(2 * layers)
        self._rates = rates

    def tensor(self, name: str, shape: tuple[int, ...]) -> Tensor:
        """What stands for the tensor of this name."""
        fixed = next((make for end, make in _FIXED.items() if name.endswith(end)), None)
        if fixed is not None:
            return fixed(shape)
        if name.endswith((".weight_g", ".gamma")) or (name.endswith(".weight") and len(shape) == 1):
            return self._gain(name) * (1.0 + _SPREAD * self._normal(shape))
        return self._scale(name, shape) * self._normal(shape)

    def _gain(self, name: str) -> float:
        """Of a norm one; of a convolution the length of its rows."""
        if not name.endswith(".weight_g") or name.startswith("conv_pre"):
            return 1.0
        if name.startswith("ups."):
            # Its rows are what goes in, twice as many as what comes out, spread over the taps.
            return math.sqrt(self._rates[int(name.split(".")[1])] / 2)
        return 0.5 if name.startswith("resblocks.") else 0.05

    def _scale(self, name: str, shape: tuple[int, ...]) -> float:
        for end, scale in _SCALES.items():
            if name.endswith(end):
                return scale
        if name.startswith(("cond_layer.", "conds.")):
            return 0.1
        if name.startswith("gpt.h."):
            # These are stored input by output.
            into = self._into_stream if "c_proj" in name else 1.0
            return into / math.sqrt(shape[0])
        gain = _LEAD if name.startswith("mel_head.") else 1.0
        return gain / math.sqrt(math.prod(shape[1:]))

    def _normal(self, shape: tuple[int, ...]) -> Tensor:
        return torch.randn(shape, generator=self._random)


_SCALES: Final = {
    ".bias": _BIAS,
    "pos_embedding.emb.weight": 0.35,
    "embedding.weight": 0.7,
    ".latents": 0.6,
    ".pos_bias_u": 0.3,
    ".pos_bias_v": 0.3,
    ".alpha": 0.3,
    ".beta": 0.3,
    ".running_mean": 0.2,
    ".weight_v": 1.0,
}
"""Deviations by how a name ends, the first that fits."""


def _sinusoids(shape: tuple[int, ...]) -> Tensor:
    """The table of places, (1, places, width), of Vaswani et al., 2017."""
    _, places, width = shape
    rates = torch.exp(torch.arange(0, width, 2) * (-math.log(1e4) / width))
    angles = torch.arange(places)[:, None] * rates
    return torch.stack([angles.sin(), angles.cos()], -1).reshape(shape)


def _low_pass(shape: tuple[int, ...]) -> Tensor:
    """Half the band, (1, 1, taps), by a windowed sinc whose taps sum to one."""
    taps = shape[-1]
    times = np.arange(taps) - (taps - 1) / 2
    wave = np.sinc(times / 2) * np.kaiser(taps, _KAISER)
    return torch.from_numpy((wave / wave.sum()).astype(np.float32)).reshape(shape)


_FIXED: Final[dict[str, Callable[[tuple[int, ...]], Tensor]]] = {
    "pos_enc.pe": _sinusoids,
    ".filter": _low_pass,
    ".running_var": torch.ones,
}
