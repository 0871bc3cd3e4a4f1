"""The vocoder's activation: a periodic one, computed at twice the rate so that it does not alias.

Rows are sampled up by two, activated, and sampled down, each with one low-pass of twelve taps
(Karras et al., "Alias-Free Generative Adversarial Networks", 2021); the activation is SnakeBeta,
x + sin(alpha x)^2 / beta (Lee et al., "BigVGAN", 2023). Beyond its ends a row goes on as it ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor

TAPS: Final = 12
REACH: Final = 6
"""Samples to either side that one of the result depends on."""
_HALF: Final = TAPS // 4
"""Samples to either side that one at twice the rate depends on."""
_FLOOR: Final = 1e-9
_BLOCK: Final = 32
"""Samples of a row that one product of matrices makes: more wastes work, fewer waste calls."""


class Activation:
    """One activation of the network, on (channels, samples)."""

    def __init__(self, state: Mapping[str, Tensor], name: str) -> None:
        """Take `{name}.act.*` and the two low-passes; the parameters are stored as logarithms."""
        self.frequency = state[f"{name}.act.alpha"].float().exp()
        self.strength = 1.0 / (state[f"{name}.act.beta"].float().exp() + _FLOOR)
        self.up = 2.0 * state[f"{name}.upsample.filter"].float().flatten()
        self.down = state[f"{name}.downsample.lowpass.filter"].float().flatten()
        self._enter, self._leave = _spread(self.up), _gather(self.down)

    def __call__(self, rows: Tensor, into: Tensor) -> None:
        """Write the activated `rows` into `into`, of the same shape."""
        channels, samples = rows.shape
        blocks = -(-samples // _BLOCK)
        whole = blocks * _BLOCK
        framed = _extended(rows, _HALF, whole - samples + _HALF)
        frames = framed.unfold(1, _BLOCK + 2 * _HALF, _BLOCK)
        doubled = (frames @ self._enter).view(channels, 2 * whole)[:, : 2 * samples]
        waved = (doubled * self.frequency[:, None]).sin_()
        doubled.addcmul_(waved.square_(), self.strength[:, None])
        framed = _extended(doubled, TAPS // 2 - 1, 2 * (whole - samples) + TAPS // 2 - 1)
        frames = framed.unfold(1, 2 * _BLOCK + TAPS - 2, 2 * _BLOCK)
        into.copy_((frames @ self._leave).view(channels, whole)[:, :samples])


def _extended(rows: Tensor, before: int, after: int) -> Tensor:
    first, last = rows[:, :1], rows[:, -1:]
    return torch.cat([first.expand(-1, before), rows, last.expand(-1, after)], 1)


def _spread(taps: Tensor) -> Tensor:
    """(samples of a block and its neighbours, twice the samples of a block)."""
    matrix = taps.new_zeros(_BLOCK + 2 * _HALF, 2 * _BLOCK)
    for sample in range(_BLOCK):
        middle = sample + _HALF
        matrix[middle - 3 : middle + 3, 2 * sample] = taps[1::2].flip(0)
        matrix[middle - 2 : middle + 4, 2 * sample + 1] = taps[0::2].flip(0)
    return matrix


def _gather(taps: Tensor) -> Tensor:
    """(twice the samples of a block, and neighbours, the samples of a block)."""
    matrix = taps.new_zeros(2 * _BLOCK + TAPS - 2, _BLOCK)
    for sample in range(_BLOCK):
        matrix[2 * sample : 2 * sample + TAPS, sample] = taps
    return matrix
