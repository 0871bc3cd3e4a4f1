"""Convolutions of the vocoder, as one product of matrices a tap that accumulates in place.

That needs no copies of the input, takes the weights as they lie, and adds to what is there.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor


class Padded:
    """Rows (channels, samples) with zeros before and after, in memory that is taken once."""

    def __init__(self, channels: int, samples: int, margin: int) -> None:
        self.whole = torch.zeros(channels, samples + 2 * margin)
        self.margin = margin
        self._samples = samples

    def filled(self, rows: Tensor) -> Padded:
        """Itself, with `rows` between the margins."""
        self.shifted(0).copy_(rows)
        return self

    def shifted(self, by: int) -> Tensor:
        """The rows as they are `by` samples later, at most a margin."""
        start = self.margin + by
        return self.whole[:, start : start + self._samples]


class Convolution:
    """Keeps the length; beyond the ends it sees zeros."""

    def __init__(self, state: Mapping[str, Tensor], name: str, dilation: int = 1) -> None:
        """Take the tensors `{name}.*`."""
        self._taps = _folded(state, name).permute(2, 0, 1).contiguous()
        self.bias = state[f"{name}.bias"]
        self._dilation = dilation
        self.reach = dilation * (len(self._taps) // 2)
        """Samples to either side that one of the result depends on."""

    def __call__(self, rows: Padded, into: Tensor, bias: Tensor | None = None) -> None:
        """Write into (channels, samples); `bias` stands in for its own."""
        into.copy_((self.bias if bias is None else bias).unsqueeze(1).expand_as(into))
        self._accumulate(rows, into)

    def add(self, rows: Padded, into: Tensor) -> None:
        """Add to what is in `into`."""
        into += self.bias.unsqueeze(1)
        self._accumulate(rows, into)

    def _accumulate(self, rows: Padded, into: Tensor) -> None:
        for number, tap in enumerate(self._taps):
            into.addmm_(tap, rows.shifted(number * self._dilation - self.reach))

    @property
    def width(self) -> int:
        """Channels that it makes."""
        return self._taps.shape[1]


class Upsampling:
    """A transposed convolution: every `rate`th sample of what it makes has the same taps."""

    def __init__(self, state: Mapping[str, Tensor], name: str, rate: int) -> None:
        """Take the tensors `{name}.*`."""
        weight = _folded(state, name).permute(2, 1, 0).contiguous()
        trim = (len(weight) - rate) // 2
        self._phases = [
            [
                (-by, weight[phase + trim + rate * by])
                for by in (-1, 0, 1)
                if 0 <= phase + trim + rate * by < len(weight)
            ]
            for phase in range(rate)
        ]
        self.bias = state[f"{name}.bias"]

    def __call__(self, rows: Tensor, bias: Tensor) -> Tensor:
        """The rows (channels, samples * rate), raised by `bias` instead of its own."""
        padded = Padded(len(rows), rows.shape[1], 1).filled(rows)
        made = bias[:, None].repeat(len(self._phases), 1, rows.shape[1])
        for into, taps in zip(made, self._phases, strict=True):
            for by, tap in taps:
                into.addmm_(tap, padded.shifted(by))
        return made.permute(1, 2, 0).reshape(len(bias), -1)


def _folded(state: Mapping[str, Tensor], name: str) -> Tensor:
    """The weight that weight norm stands for (Salimans and Kingma, 2016), along the first axis."""
    direction = state[f"{name}.weight_v"]
    span: Tensor = torch.linalg.vector_norm(direction, dim=(1, 2), keepdim=True)
    return direction * (state[f"{name}.weight_g"] / span)
