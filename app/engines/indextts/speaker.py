"""ECAPA-TDNN: who speaks in a reference, as one vector (Desplanques et al., Interspeech 2020)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

_PREFIX: Final = "speaker_encoder."
_DILATIONS: Final = (1, 2, 3, 4, 1)
"""Of the first layer, the three blocks, and the layer that takes all of these together."""
_NORM_FLOOR: Final = 1e-5
_VARIANCE_FLOOR: Final = 1e-12


class SpeakerEncoder:
    """Reads its widths off the shapes of the weights; what no shape tells is fixed upstream."""

    def __init__(self, state: Mapping[str, Tensor]) -> None:
        """Take the tensors named `speaker_encoder.*` of a vocoder's state."""
        first, *blocks, last = _DILATIONS
        self._first = _Layer(state, "blocks.0.", first)
        self._blocks = [
            _Block(state, f"blocks.{number}.", dilation)
            for number, dilation in enumerate(blocks, start=1)
        ]
        self._together = _Layer(state, "mfa.", last)
        self._attention = _Layer(state, "asp.tdnn.", 1)
        self._weights = _Convolution(state, "asp.conv.conv.")
        self._pooled = _Norm(state, "asp_bn.")
        self._embedding = _Convolution(state, "fc.conv.")

    @torch.inference_mode()
    def __call__(self, mel: Tensor) -> Tensor:
        """The embedding of a spectrogram (bands, frames) of at least 5 frames, as (embedding,)."""
        rows = self._first(mel.unsqueeze(0))
        found = []
        for block in self._blocks:
            rows = block(rows)
            found.append(rows)
        rows = self._together(torch.cat(found, 1))
        return self._embedding(self._pooled(self._statistics(rows))).flatten()

    def _statistics(self, rows: Tensor) -> Tensor:
        """Mean and deviation over time, (1, 2 channels, 1), each frame weighed by attention."""
        even = rows.new_tensor(1.0 / rows.shape[-1])
        mean, deviation = (each.expand_as(rows) for each in _moments(rows, even))
        seen = self._attention(torch.cat([rows, mean, deviation], 1))
        weights = self._weights(seen.tanh()).softmax(-1)
        return torch.cat(_moments(rows, weights), 1)


class _Block:
    """Two narrow layers around a Res2Net, squeeze-and-excitation, and the way around both."""

    def __init__(self, state: Mapping[str, Tensor], name: str, dilation: int) -> None:
        self._enter = _Layer(state, f"{name}tdnn1.", 1)
        inner = f"{name}res2net_block.blocks."
        count = len({key[len(_PREFIX + inner) :].split(".")[0] for key in _under(state, inner)})
        self._steps = [_Layer(state, f"{inner}{step}.", dilation) for step in range(count)]
        self._leave = _Layer(state, f"{name}tdnn2.", 1)
        self._squeeze = _Convolution(state, f"{name}se_block.conv1.conv.")
        self._excite = _Convolution(state, f"{name}se_block.conv2.conv.")

    def __call__(self, rows: Tensor) -> Tensor:
        inner = self._leave(self._graded(self._enter(rows)))
        gate = self._excite(self._squeeze(inner.mean(-1, keepdim=True)).relu()).sigmoid()
        return gate * inner + rows

    def _graded(self, rows: Tensor) -> Tensor:
        """Res2Net: each group of channels but the first also sees what became of the one before."""
        first, *groups = rows.chunk(len(self._steps) + 1, 1)
        done = [first]
        for group, step in zip(groups, self._steps, strict=True):
            done.append(step(group if len(done) == 1 else group + done[-1]))
        return torch.cat(done, 1)


class _Layer:
    """Convolution, rectifier, normalisation, in this order."""

    def __init__(self, state: Mapping[str, Tensor], name: str, dilation: int) -> None:
        self._convolution = _Convolution(state, f"{name}conv.conv.", dilation)
        self._norm = _Norm(state, f"{name}norm.")

    def __call__(self, rows: Tensor) -> Tensor:
        return self._norm(self._convolution(rows).relu_())


class _Convolution:
    """Keeps the length; beyond the ends it sees the sequence mirrored."""

    def __init__(self, state: Mapping[str, Tensor], name: str, dilation: int = 1) -> None:
        self._weight = state[f"{_PREFIX}{name}weight"]
        self._bias = state[f"{_PREFIX}{name}bias"]
        self._dilation = dilation
        self._reach = dilation * (self._weight.shape[-1] - 1) // 2

    def __call__(self, rows: Tensor) -> Tensor:
        if self._reach:
            rows = functional.pad(rows, (self._reach, self._reach), mode="reflect")
        return functional.conv1d(rows, self._weight, self._bias, dilation=self._dilation)


class _Norm:
    """Batch normalisation by what was seen in training, as one scale and shift."""

    def __init__(self, state: Mapping[str, Tensor], name: str) -> None:
        weight, bias, mean, variance = (
            state[f"{_PREFIX}{name}norm.{part}"].unsqueeze(-1)
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        self._scale = weight / (variance + _NORM_FLOOR).sqrt()
        self._shift = bias - mean * self._scale

    def __call__(self, rows: Tensor) -> Tensor:
        return torch.addcmul(self._shift, rows, self._scale)


def _moments(rows: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    mean = (weights * rows).sum(-1, keepdim=True)
    variance = (weights * (rows - mean).square()).sum(-1, keepdim=True)
    return mean, variance.clamp_min(_VARIANCE_FLOOR).sqrt()


def _under(state: Mapping[str, Tensor], name: str) -> list[str]:
    return [key for key in state if key.startswith(_PREFIX + name)]
