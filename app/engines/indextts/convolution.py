"""Convolutions of the vocoder, exact, or in half the bits where the processor is made for that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

_NARROWEST: Final = 48
"""Channels that a thread must be given to be worth it; below, threads share the samples."""
_WORTH_HALVING: Final = 256
"""Products that a sample must be the sum of; below, bringing it to 16 bits costs what it saves."""


def halves_well() -> bool:
    """Whether the processor has a unit for matrices in 16 bits, three times as fast as in 32.

    Without one, such products take longer than exact ones.
    """
    return bool(torch.cpu.get_capabilities().get("amx_bf16", False))


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

    def shifted(self, by: int, *, longer: int = 0) -> Tensor:
        """The rows as they are `by` samples later, at most a margin, and some samples `longer`."""
        start = self.margin + by
        return self.whole[:, start : start + self._samples + longer]


class Convolution:
    """Keeps the length; beyond the ends it sees zeros."""

    def __init__(
        self,
        state: Mapping[str, Tensor],
        name: str,
        dilation: int = 1,
        *,
        threads: int = 1,
        half: bool = False,
    ) -> None:
        """Take the tensors `{name}.*`.

        Args:
            state: name to tensor.
            name: of the convolution.
            dilation: samples from a tap to the next.
            threads: those that torch has been given.
            half: multiply in 16 bits, where that is worth it.
        """
        weight = _folded(state, name)
        self.width = len(weight)
        """Channels that it makes."""
        self.bias = state[f"{name}.bias"]
        self.reach = dilation * (weight.shape[2] // 2)
        """Samples to either side that one of the result depends on."""
        half = half and weight[0].numel() >= _WORTH_HALVING
        self._product = _Half(weight, dilation) if half else _Taps(weight, dilation, threads)

    def __call__(self, rows: Padded, into: Tensor, bias: Tensor | None = None) -> None:
        """Write into (channels, samples); `bias` stands in for its own."""
        into.copy_((self.bias if bias is None else bias).unsqueeze(1).expand_as(into))
        self._product.add(rows, into)

    def add(self, rows: Padded, into: Tensor) -> None:
        """Add to what is in `into`."""
        into += self.bias.unsqueeze(1)
        self._product.add(rows, into)


class _Taps:
    """One product of matrices a tap, in place.

    That needs no copies of the input, takes the weights as they lie, and adds to what is there.
    """

    def __init__(self, weight: Tensor, dilation: int, threads: int) -> None:
        taps = weight.permute(2, 0, 1).contiguous()
        self._parts = _parts(taps.shape[1], threads)
        self._taps = taps.view(len(taps), self._parts, -1, taps.shape[2])
        self._dilation = dilation

    def add(self, rows: Padded, into: Tensor) -> None:
        reach = self._dilation * (len(self._taps) // 2)
        for number, tap in enumerate(self._taps):
            seen = rows.shifted(number * self._dilation - reach)
            if self._parts == 1:
                into.addmm_(tap[0], seen)
            else:
                parted = into.view(self._parts, -1, into.shape[1])
                parted.baddbmm_(tap, seen.expand(self._parts, -1, -1))


class _Half:
    """All taps at once, in 16 bits; what they come to is summed in 32 before it is rounded."""

    def __init__(self, weight: Tensor, dilation: int) -> None:
        self._weight = weight.bfloat16()
        self._dilation = dilation

    def add(self, rows: Padded, into: Tensor) -> None:
        reach = self._dilation * (self._weight.shape[2] // 2)
        seen = rows.shifted(-reach, longer=2 * reach).bfloat16()
        into += functional.conv1d(seen[None], self._weight, dilation=self._dilation)[0]


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
        return made.permute(1, 2, 0).reshape(len(bias), -1).contiguous()


def _parts(width: int, threads: int) -> int:
    """In how many parts the channels are made, a thread each.

    What MKL itself gives two threads of a product as wide as it is high takes twice the time.
    """
    fitting = (parts for parts in range(threads, 1, -1) if width % parts == 0)
    return next((parts for parts in fitting if width // parts >= _NARROWEST), 1)


def _folded(state: Mapping[str, Tensor], name: str) -> Tensor:
    """The weight that weight norm stands for (Salimans and Kingma, 2016), along the first axis."""
    direction = state[f"{name}.weight_v"]
    span: Tensor = torch.linalg.vector_norm(direction, dim=(1, 2), keepdim=True)
    return direction * (state[f"{name}.weight_g"] / span)
