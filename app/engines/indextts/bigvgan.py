"""BigVGAN: from the latents of codes to sound (Lee et al., ICLR 2023), for one voice at a time.

A convolution is computed as one product of matrices a tap, which accumulates in place: that needs
no copies of its input, takes the weights as they lie, and adds to the residual stream for free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.activation import Activation


class Shape(Protocol):
    """What the vocoder needs of config.yaml."""

    @property
    def upsample_rates(self) -> Sequence[int]:
        """How many times faster each stage is than the one before."""

    @property
    def upsample_kernel_sizes(self) -> Sequence[int]:
        """Taps of what makes it so, a stage."""

    @property
    def resblock_dilation_sizes(self) -> Sequence[Sequence[int]]:
        """Of the convolutions of each of a stage's residual blocks."""


class BigVGAN:
    """The generator. Its weight norm is folded; tensors are copied only where that must be."""

    def __init__(self, shape: Shape, state: Mapping[str, Tensor]) -> None:
        """Take the tensors of a vocoder's state but those of its speaker encoder."""
        blocks = len(shape.resblock_dilation_sizes)
        self._enter = _folded(state, "conv_pre"), state["conv_pre.bias"].float()
        self._enter_voice = _linear(state, "cond_layer")
        self._stages = [
            _Stage(state, number, shape, range(number * blocks, (number + 1) * blocks))
            for number in range(len(shape.upsample_rates))
        ]
        self._activation = Activation(state, "activation_post")
        self._leave = _folded(state, "conv_post"), state["conv_post.bias"].float()

    @torch.inference_mode()
    def __call__(self, latents: Tensor, speaker: Tensor) -> Tensor:
        """The sound of (codes, width) in the voice of (embedding,): (codes * hop,) in (-1, 1)."""
        weight, bias = self._enter
        voiced = bias + _through(self._enter_voice, speaker)
        rows = functional.conv1d(latents.t(), weight, voiced, padding=weight.shape[-1] // 2)
        for stage in self._stages:
            rows = stage(rows, speaker)
        self._activation(rows, rows)
        weight, bias = self._leave
        return functional.conv1d(rows, weight, bias, padding=weight.shape[-1] // 2).tanh_()[0]


class _Stage:
    """Raises the rate, then takes the mean of residual blocks with different kernels."""

    def __init__(
        self, state: Mapping[str, Tensor], number: int, shape: Shape, blocks: range
    ) -> None:
        name = f"ups.{number}.0"
        self._up = _folded(state, name), state[f"{name}.bias"].float()
        self._rate = shape.upsample_rates[number]
        self._trim = (shape.upsample_kernel_sizes[number] - self._rate) // 2
        self._voice = _linear(state, f"conds.{number}")
        self._blocks = [
            _Block(state, f"resblocks.{block}", dilations)
            for block, dilations in zip(blocks, shape.resblock_dilation_sizes, strict=True)
        ]
        self._margin = max(block.reach for block in self._blocks)

    def __call__(self, rows: Tensor, speaker: Tensor) -> Tensor:
        weight, bias = self._up
        rows = functional.conv_transpose1d(
            rows,
            weight,
            bias + _through(self._voice, speaker),
            stride=self._rate,
            padding=self._trim,
        )
        room = _Room(rows, self._margin)
        total = self._blocks[0](rows.clone(), room)
        stream = torch.empty_like(rows)
        for block in self._blocks[1:]:
            total += block(stream.copy_(rows), room)
        return total.div_(len(self._blocks))


class _Room:
    """The memory that the convolutions of a stage work in, taken once: pages cost time."""

    def __init__(self, rows: Tensor, margin: int) -> None:
        channels, samples = rows.shape
        self.padded = rows.new_zeros(channels, samples + 2 * margin)
        self.inner = self.padded[:, margin : margin + samples]
        self.margin = margin
        self.between = torch.empty_like(rows)


class _Block:
    """Pairs of activated convolutions, the first of each dilated; each pair adds to the stream."""

    def __init__(self, state: Mapping[str, Tensor], name: str, dilations: Sequence[int]) -> None:
        self._pairs = [
            (
                Activation(state, f"{name}.activations.{2 * number}"),
                _Convolution(state, f"{name}.convs1.{number}", dilation),
                Activation(state, f"{name}.activations.{2 * number + 1}"),
                _Convolution(state, f"{name}.convs2.{number}", 1),
            )
            for number, dilation in enumerate(dilations)
        ]
        self.reach = max(max(pair[1].reach, pair[3].reach) for pair in self._pairs)

    def __call__(self, stream: Tensor, room: _Room) -> Tensor:
        for first, dilated, second, plain in self._pairs:
            first(stream, room.inner)
            dilated.replace(room, room.between)
            second(room.between, room.inner)
            plain.add(room, stream)
        return stream


class _Convolution:
    """Keeps the length; beyond the ends it sees zeros, which the room provides."""

    def __init__(self, state: Mapping[str, Tensor], name: str, dilation: int) -> None:
        self._taps = _folded(state, name).permute(2, 0, 1).contiguous()
        self._bias = state[f"{name}.bias"].float().unsqueeze(-1)
        self._dilation = dilation
        self.reach = dilation * (len(self._taps) - 1) // 2

    def replace(self, room: _Room, into: Tensor) -> None:
        into.copy_(self._bias.expand_as(into))
        self._accumulate(room, into)

    def add(self, room: _Room, into: Tensor) -> None:
        into += self._bias
        self._accumulate(room, into)

    def _accumulate(self, room: _Room, into: Tensor) -> None:
        samples = into.shape[1]
        for number, tap in enumerate(self._taps):
            start = room.margin - self.reach + number * self._dilation
            into.addmm_(tap, room.padded[:, start : start + samples])


_Linear = tuple[Tensor, Tensor]


def _linear(state: Mapping[str, Tensor], name: str) -> _Linear:
    return state[f"{name}.weight"].float().squeeze(-1), state[f"{name}.bias"].float()


def _through(linear: _Linear, speaker: Tensor) -> Tensor:
    weight, bias = linear
    return torch.addmv(bias, weight, speaker)


def _folded(state: Mapping[str, Tensor], name: str) -> Tensor:
    """The weight that weight norm stands for (Salimans and Kingma, 2016), along the first axis."""
    direction = state[f"{name}.weight_v"].float()
    length = state[f"{name}.weight_g"].float()
    span: Tensor = torch.linalg.vector_norm(direction, dim=(1, 2), keepdim=True)
    return direction * (length / span)
