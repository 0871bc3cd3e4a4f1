"""IndexTTS's vocoder in torch's own operations: whole utterances, nothing fused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import BigVGANConfig

_FLOOR: Final = 1e-9


class PlainVocoder:
    """Takes (codes, width), gives the samples of all of them."""

    def __init__(self, config: BigVGANConfig, state: Mapping[str, Tensor]) -> None:
        """Take the tensors of a vocoder's state but those of its speaker encoder."""
        kernels, dilations = config.resblock_kernel_sizes, config.resblock_dilation_sizes
        self._rates = config.upsample_rates
        self._enter, self._leave = (_folded(state, name) for name in ("conv_pre", "conv_post"))
        self._voice = _affine(state, "cond_layer")
        self._ups = [_folded(state, f"ups.{stage}.0") for stage in range(len(self._rates))]
        self._voices = [_affine(state, f"conds.{stage}") for stage in range(len(self._rates))]
        self._blocks = [
            [
                _Block(state, f"resblocks.{stage * len(kernels) + number}.", each)
                for number, each in enumerate(dilations)
            ]
            for stage in range(len(self._rates))
        ]
        self._activation = _Activation(state, "activation_post.")

    @torch.inference_mode()
    def __call__(self, latents: Tensor, speaker: Tensor) -> Tensor:
        """(samples,) in (-1, 1).

        Args:
            latents: (codes, width).
            speaker: (embedding,).
        """
        heard = speaker[None, :, None]
        rows = _convolved(latents.t()[None], self._enter)
        rows = rows + functional.conv1d(heard, *self._voice)
        for rate, up, voice, blocks in zip(
            self._rates, self._ups, self._voices, self._blocks, strict=True
        ):
            trim = (up[0].shape[-1] - rate) // 2
            rows = functional.conv_transpose1d(rows, *up, stride=rate, padding=trim)
            rows = rows + functional.conv1d(heard, *voice)
            rows = torch.stack([block(rows) for block in blocks]).mean(0)
        return _convolved(self._activation(rows), self._leave).tanh().flatten()


class _Block:
    def __init__(self, state: Mapping[str, Tensor], name: str, dilations: tuple[int, ...]) -> None:
        self._pairs = [
            (
                _Activation(state, f"{name}activations.{2 * number}."),
                _folded(state, f"{name}convs1.{number}"),
                dilation,
                _Activation(state, f"{name}activations.{2 * number + 1}."),
                _folded(state, f"{name}convs2.{number}"),
            )
            for number, dilation in enumerate(dilations)
        ]

    def __call__(self, rows: Tensor) -> Tensor:
        for first, dilated, dilation, second, plain in self._pairs:
            inner = _convolved(first(rows), dilated, dilation)
            rows = rows + _convolved(second(inner), plain)
        return rows


class _Activation:
    """Twice the rate, x + sin(alpha x)^2 / beta, half the rate, an operation each."""

    def __init__(self, state: Mapping[str, Tensor], name: str) -> None:
        self._frequency = state[f"{name}act.alpha"].exp()[:, None]
        self._strength = 1.0 / (state[f"{name}act.beta"].exp()[:, None] + _FLOOR)
        self._up = state[f"{name}upsample.filter"]
        self._down = state[f"{name}downsample.lowpass.filter"]

    def __call__(self, rows: Tensor) -> Tensor:
        channels = rows.shape[1]
        wide = functional.pad(rows, (5, 5), mode="replicate")
        taps = self._up.expand(channels, -1, -1)
        wide = 2.0 * functional.conv_transpose1d(wide, taps, stride=2, groups=channels)
        wide = wide[..., 15:-15]
        wide = wide + self._strength * torch.sin(wide * self._frequency).pow(2)
        wide = functional.pad(wide, (5, 6), mode="replicate")
        taps = self._down.expand(channels, -1, -1)
        return functional.conv1d(wide, taps, stride=2, groups=channels)


_Affine = tuple[Tensor, Tensor]


def _affine(state: Mapping[str, Tensor], name: str) -> _Affine:
    return state[f"{name}.weight"], state[f"{name}.bias"]


def _folded(state: Mapping[str, Tensor], name: str) -> _Affine:
    """A weight of a length and a direction (Salimans and Kingma, 2016), and what is added."""
    direction = state[f"{name}.weight_v"]
    span: Tensor = torch.linalg.vector_norm(direction, dim=(1, 2), keepdim=True)
    return direction * (state[f"{name}.weight_g"] / span), state[f"{name}.bias"]


def _convolved(rows: Tensor, layer: _Affine, dilation: int = 1) -> Tensor:
    """As long as it was; beyond the ends there is nothing."""
    padding = dilation * (layer[0].shape[-1] // 2)
    return functional.conv1d(rows, *layer, padding=padding, dilation=dilation)
