"""The conformer that reads a reference's spectrogram (Gulati et al., Interspeech 2020).

Of the variants, the one in which positions are not shifted by the distance and the convolution is
normalised over channels.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import ConditionConfig

_PREFIX: Final = "conditioning_encoder."


class Conformer:
    """Takes (bands, frames), gives one row for every two frames."""

    def __init__(self, config: ConditionConfig, state: Mapping[str, Tensor]) -> None:
        """Take the tensors named `conditioning_encoder.*` of a decoder's state."""
        at = f"{_PREFIX}embed."
        self._scale = sqrt(config.output_size)
        self._halve = _affine(state, f"{at}conv.0")
        self._enter = _affine(state, f"{at}out.0")
        self._positions = state[f"{at}pos_enc.pe"][0]
        self._blocks = [
            _Block(state, f"{_PREFIX}encoders.{number}.", config.attention_heads)
            for number in range(config.num_blocks)
        ]
        self._norm = _affine(state, f"{_PREFIX}after_norm")

    @torch.inference_mode()
    def __call__(self, mel: Tensor) -> Tensor:
        """Rows of a spectrogram (bands, frames): ((frames - 3) // 2 + 1, output size).

        Args:
            mel: of 3 frames at least and 10 000 at most.
        """
        halved = functional.conv2d(mel.t()[None, None], *self._halve, stride=2).relu()
        rows = halved.squeeze(0).transpose(0, 1).flatten(1)
        rows = functional.linear(rows, *self._enter) * self._scale
        places = self._positions[: len(rows)]
        for block in self._blocks:
            rows = block(rows, places)
        return _normed(rows, self._norm)


_Affine = tuple[Tensor, Tensor]
"""A weight, or a gain, and what is added."""


def _affine(state: Mapping[str, Tensor], name: str) -> _Affine:
    return state[f"{name}.weight"], state[f"{name}.bias"]


def _normed(rows: Tensor, norm: _Affine) -> Tensor:
    return functional.layer_norm(rows, rows.shape[-1:], *norm)


class _Block:
    """Attention, convolution and feed-forward, each added to what it was given; then a norm."""

    def __init__(self, state: Mapping[str, Tensor], name: str, heads: int) -> None:
        self._attention = _Attention(state, f"{name}self_attn.", heads)
        self._convolution = _Convolution(state, f"{name}conv_module.")
        self._widen = _affine(state, f"{name}feed_forward.w_1")
        self._narrow = _affine(state, f"{name}feed_forward.w_2")
        self._norms = [
            _affine(state, f"{name}norm_{part}") for part in ("mha", "conv", "ff", "final")
        ]

    def __call__(self, rows: Tensor, places: Tensor) -> Tensor:
        attend, convolve, feed, final = self._norms
        rows = rows + self._attention(_normed(rows, attend), places)
        rows = rows + self._convolution(_normed(rows, convolve))
        wide = functional.silu(functional.linear(_normed(rows, feed), *self._widen))
        return _normed(rows + functional.linear(wide, *self._narrow), final)


class _Attention:
    """Looks by content and by place, a learned bias for each (Dai et al., ACL 2019, section 3.3).

    The two scores are one product of vectors twice as long.
    """

    def __init__(self, state: Mapping[str, Tensor], name: str, heads: int) -> None:
        self._heads = heads
        self._query, self._key, self._value, self._out = (
            _affine(state, f"{name}linear_{part}") for part in ("q", "k", "v", "out")
        )
        self._place = state[f"{name}linear_pos.weight"]
        self._bias = torch.cat([state[f"{name}pos_bias_u"], state[f"{name}pos_bias_v"]], -1)

    def __call__(self, rows: Tensor, places: Tensor) -> Tensor:
        query = self._split(functional.linear(rows, *self._query))
        key = self._split(functional.linear(rows, *self._key))
        place = self._split(functional.linear(places, self._place))
        looked = functional.scaled_dot_product_attention(
            torch.cat([query, query], -1) + self._bias.unsqueeze(1),
            torch.cat([key, place], -1),
            self._split(functional.linear(rows, *self._value)),
            scale=1 / sqrt(key.shape[-1]),
        )
        return functional.linear(looked.transpose(0, 1).flatten(1), *self._out)

    def _split(self, rows: Tensor) -> Tensor:
        """(rows, width) as (heads, rows, head width)."""
        return rows.reshape(len(rows), self._heads, -1).transpose(0, 1)


class _Convolution:
    """A gate, a convolution of each channel by itself, a norm, and a layer."""

    def __init__(self, state: Mapping[str, Tensor], name: str) -> None:
        self._enter = _affine(state, f"{name}pointwise_conv1")
        self._along = _affine(state, f"{name}depthwise_conv")
        self._norm = _affine(state, f"{name}norm")
        self._leave = _affine(state, f"{name}pointwise_conv2")

    def __call__(self, rows: Tensor) -> Tensor:
        gated = functional.glu(functional.conv1d(rows.t(), *self._enter), 0)
        channels, _, span = self._along[0].shape
        along = functional.conv1d(gated, *self._along, padding=span // 2, groups=channels)
        smooth = functional.silu(_normed(along.t(), self._norm))
        return functional.conv1d(smooth.t(), *self._leave).t()
