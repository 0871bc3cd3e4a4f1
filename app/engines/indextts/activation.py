"""The vocoder's activation: a periodic one, computed at twice the rate so that it does not alias.

Rows are sampled up by two, activated, and sampled down, each with one low-pass of twelve taps
(Karras et al., "Alias-Free Generative Adversarial Networks", 2021); the activation is SnakeBeta,
x + sin(alpha x)^2 / beta (Lee et al., "BigVGAN", 2023). Beyond its ends a row goes on as it ended.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import torch
from numpy.typing import NDArray
from torch import Tensor

from app.engines.indextts.team import Team

REACH: Final = 6
"""Samples to either side that one of the result depends on."""
_FLOOR: Final = 1e-9
_BLOCK: Final = 32
"""Samples of a row that a row of a product makes: more waste work, fewer waste memory."""
_TYPES: Final = {torch.float32: "float32", torch.bfloat16: "uint16"}
log = logging.getLogger(__name__)


class Activation:
    """One activation of the network, on (samples, channels), in 32 or 16 bits."""

    def __init__(self, state: Mapping[str, Tensor], name: str) -> None:
        """Take `{name}.act.*` and the two low-passes; the parameters are stored as logarithms."""
        self._frequency = state[f"{name}.act.alpha"].exp()
        self._strength = 1.0 / (state[f"{name}.act.beta"].exp() + _FLOOR)
        up = 2.0 * state[f"{name}.upsample.filter"].flatten()
        down = state[f"{name}.downsample.lowpass.filter"].flatten()
        self._enter, self._leave = _spread(up), _gather(down)
        waves = torch.stack([self._frequency / math.pi, self._strength])
        self._parameters = waves.numpy(), torch.stack([up, down]).numpy()

    def __call__(self, rows: Tensor, into: Tensor, margin: int, team: Team) -> None:
        """Write the activated `rows` between the two margins of `into`; both lie contiguous."""
        fused = _fused(_TYPES[rows.dtype], _TYPES[into.dtype])
        if fused is None:
            into[margin : margin + len(rows)] = self.plain(rows)
            return
        source, target = _array(rows), _array(into)

        def work(first: int, last: int) -> None:
            fused(source, target, margin, first, last, *self._parameters)

        team.share(len(rows), work)

    def plain(self, rows: Tensor) -> Tensor:
        """The activated `rows` by products of matrices: slower, with nothing to compile."""
        samples, channels = rows.shape
        rows = rows.t().float()
        blocks = -(-samples // _BLOCK)
        spare = blocks * _BLOCK - samples
        frames = _frames(_extended(rows, 3, spare + 3), _BLOCK + 6, _BLOCK)
        doubled = (frames @ self._enter).view(channels, -1)[:, : 2 * samples]
        waved = (doubled * self._frequency[:, None]).sin_()
        doubled.addcmul_(waved.square_(), self._strength[:, None])
        frames = _frames(_extended(doubled, 5, 2 * spare + 5), 2 * _BLOCK + 10, 2 * _BLOCK)
        return (frames @ self._leave).view(channels, -1)[:, :samples].t()


@cache
def _fused(source: str, target: str) -> Callable[..., None] | None:
    try:
        from app.engines.indextts.fused import activation
    except ImportError as error:
        log.info("activations are computed without a compiler: %s", error)
        return None
    return activation(source, target)


def _array(rows: Tensor) -> NDArray[Any]:
    """The same memory for what does not know bfloat16."""
    array: NDArray[Any] = rows.view(getattr(torch, _TYPES[rows.dtype])).numpy()
    return array


def _frames(rows: Tensor, size: int, step: int) -> Tensor:
    return rows.unfold(1, size, step).reshape(-1, size)


def _extended(rows: Tensor, before: int, after: int) -> Tensor:
    first, last = rows[:, :1], rows[:, -1:]
    return torch.cat([first.expand(-1, before), rows, last.expand(-1, after)], 1)


def _spread(taps: Tensor) -> Tensor:
    """(samples of a block and its neighbours, twice the samples of a block)."""
    matrix = taps.new_zeros(_BLOCK + 6, 2 * _BLOCK)
    for sample in range(_BLOCK):
        middle = sample + 3
        matrix[middle - 3 : middle + 3, 2 * sample] = taps[1::2].flip(0)
        matrix[middle - 2 : middle + 4, 2 * sample + 1] = taps[0::2].flip(0)
    return matrix


def _gather(taps: Tensor) -> Tensor:
    """(twice the samples of a block, and neighbours, the samples of a block)."""
    matrix = taps.new_zeros(2 * _BLOCK + 10, _BLOCK)
    for sample in range(_BLOCK):
        matrix[2 * sample : 2 * sample + 12, sample] = taps
    return matrix
