"""Convolutions of the vocoder, exact, or in half the bits where the processor is made for that.

The channels of a sample lie side by side. That is how oneDNN multiplies without copying them; the
weights it brings into an order of its own at each call. Doing that once would save little more, and
cost a hundred times as much wherever the length of what is convolved asks for another order.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional


def halves_well() -> bool:
    """Whether the processor has a unit for matrices in 16 bits, three times as fast as in 32.

    Without one, such products take longer than exact ones.
    """
    return bool(torch.cpu.get_capabilities().get("amx_bf16", False))


class Padded:
    """Rows (samples, channels) with zeros before and after, in memory that is taken once."""

    def __init__(
        self, samples: int, channels: int, margin: int, dtype: torch.dtype = torch.float32
    ) -> None:
        self.whole = torch.zeros(samples + 2 * margin, channels, dtype=dtype)
        self.margin = margin

    def filled(self, rows: Tensor) -> Padded:
        """Itself, with `rows` between the margins."""
        self.seen(0).copy_(rows)
        return self

    def seen(self, reach: int) -> Tensor:
        """The rows, and `reach` more at both ends, at most a margin."""
        beyond = self.margin - reach
        return self.whole[beyond : len(self.whole) - beyond]


class Convolution:
    """Keeps the length; beyond the ends it sees zeros."""

    def __init__(
        self, weight: Tensor, bias: Tensor, dilation: int = 1, *, half: bool = False
    ) -> None:
        """Take the weights, which need not be kept afterwards.

        Args:
            weight: (outer channels, inner channels, an odd number of taps).
            bias: (outer channels,).
            dilation: samples from a tap to the next.
            half: multiply in 16 bits; what products come to is summed in 32, then rounded.
        """
        self.dtype = torch.bfloat16 if half else torch.float32
        """Of what it takes and gives."""
        self.width = len(weight)
        """Channels that it makes."""
        self.reach = dilation * (weight.shape[2] // 2)
        """Samples to either side that one of the result depends on."""
        # A line of an image, for those alone can lie channel by channel.
        self._weight = weight.to(self.dtype)[:, :, None].to(memory_format=torch.channels_last)
        self._bias = bias.to(self.dtype)
        self._dilation = 1, dilation

    def __call__(self, rows: Padded) -> Tensor:
        """(samples, outer channels)."""
        seen = rows.seen(self.reach)
        line = seen.view(1, 1, *seen.shape).permute(0, 3, 1, 2)
        made = functional.conv2d(line, self._weight, self._bias, dilation=self._dilation)
        return made[0, :, 0].t().contiguous()


def convolution(
    state: Mapping[str, Tensor], name: str, dilation: int = 1, *, half: bool = False
) -> Convolution:
    """The convolution of the tensors `{name}.*`."""
    return Convolution(_folded(state, name), state[f"{name}.bias"], dilation, half=half)


def upsampling(state: Mapping[str, Tensor], name: str, rate: int) -> Convolution:
    """The transposed convolution of the tensors `{name}.*`, which raises the rate.

    Every `rate`th sample of what it makes has the same taps. So it is a convolution that makes
    `rate` samples at a time, side by side.
    """
    weight = _folded(state, name).permute(2, 1, 0)
    trim = (len(weight) - rate) // 2
    side = int(trim > 0)
    taps = weight.new_zeros(rate, *weight.shape[1:], 1 + 2 * side)
    for phase in range(rate):
        for tap in range(-side, side + 1):
            place = phase + trim - rate * tap
            if 0 <= place < len(weight):
                taps[phase, :, :, side + tap] = weight[place]
    bias = state[f"{name}.bias"].repeat(rate)
    return Convolution(taps.flatten(0, 1), bias)


def _folded(state: Mapping[str, Tensor], name: str) -> Tensor:
    """The weight that weight norm stands for (Salimans and Kingma, 2016), along the first axis."""
    direction = state[f"{name}.weight_v"]
    span: Tensor = torch.linalg.vector_norm(direction, dim=(1, 2), keepdim=True)
    return direction * (state[f"{name}.weight_g"] / span)
