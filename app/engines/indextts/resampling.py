"""Another sample rate, by the interpolation that the network's references went through."""

from __future__ import annotations

import math
from typing import Final

import torch
from torch import Tensor

_CROSSINGS: Final = 6
"""Zero crossings of the sinc to either side, at the lower of the two rates."""
_ROLLOFF: Final = 0.99
"""The cutoff as a share of the lower rate's Nyquist frequency."""
_BLOCK: Final = 16_384
"""Samples that are made at a time, so that memory does not grow with the recording."""


def resampled(samples: Tensor, source: int, target: int) -> Tensor:
    """The same sound at `target` Hz; before and after it there is silence.

    The sinc is windowed by a Hann window (Smith, "Digital Audio Resampling Home Page", 2002). It is
    taken at each sample's own place, not from a table of phases, so that any pair of rates costs
    the same.

    Args:
        samples: (samples,) at `source` Hz.
        source: their rate in Hz.
        target: the wanted rate in Hz.

    Returns:
        (ceil(samples * target / source),) of float32.
    """
    if source == target:
        return samples
    divisor = math.gcd(source, target)
    source, target = source // divisor, target // divisor
    count = -(-len(samples) * target // source)
    blocks = [
        _block(samples, torch.arange(first, min(first + _BLOCK, count)), source, target)
        for first in range(0, count, _BLOCK)
    ]
    return torch.cat(blocks) if blocks else samples.new_zeros(0)


def _block(samples: Tensor, places: Tensor, source: int, target: int) -> Tensor:
    """The samples at `places` of the result, each the sum of its neighbours in the source."""
    cutoff = _ROLLOFF * min(1.0, target / source)
    width = math.ceil(_CROSSINGS / cutoff)
    at = places * source
    nearest = at.div(target, rounding_mode="floor")
    fraction = (at - nearest * target).double() / target
    steps = torch.arange(-width, width + 2)
    away = ((steps - fraction[:, None]) * cutoff).clamp(-_CROSSINGS, _CROSSINGS)
    kernel = cutoff * torch.sinc(away) * torch.cos(away * (math.pi / 2 / _CROSSINGS)) ** 2
    indices = nearest[:, None] + steps
    inside = (indices >= 0) & (indices < len(samples))
    values = samples[indices.clamp(0, len(samples) - 1)] * inside
    return (values.double() * kernel).sum(1).float()
