"""The perceiver that makes of a reference of any length a fixed number of latents.

Jaegle et al., ICML 2021; its feed-forward layers are gated (Shazeer, 2020).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import ConditionConfig
from app.engines.indextts.conformer import Conformer
from app.engines.indextts.layout import PERCEIVER_LAYERS

_PREFIX: Final = "perceiver_encoder."
_SMALLEST: Final = 1e-12
"""Mean square that keeps a row of zeros from division by zero."""


class Conditioner:
    """Takes the spectrogram of a reference, gives what the decoder speaks after."""

    def __init__(self, config: ConditionConfig, state: Mapping[str, Tensor]) -> None:
        """Take the tensors that are for references out of a decoder's state."""
        self._conformer = Conformer(config, state)
        self._perceiver = Perceiver(config, state)

    def __call__(self, mel: Tensor) -> Tensor:
        """(32, model width) of a spectrogram (bands, frames) of 3 to 10 000 frames."""
        return self._perceiver(self._conformer(mel))


class Perceiver:
    """Takes (rows, conformer width), gives (32, model width)."""

    def __init__(self, config: ConditionConfig, state: Mapping[str, Tensor]) -> None:
        """Take the tensors named `perceiver_encoder.*` of a decoder's state."""
        self._latents = state[f"{_PREFIX}latents"]
        self._enter = (
            state[f"{_PREFIX}proj_context.weight"],
            state[f"{_PREFIX}proj_context.bias"],
        )
        self._layers = [
            _Layer(state, f"{_PREFIX}layers.{number}.", config.attention_heads)
            for number in range(PERCEIVER_LAYERS)
        ]
        self._gain = state[f"{_PREFIX}norm.gamma"]

    @torch.inference_mode()
    def __call__(self, rows: Tensor) -> Tensor:
        """The latents after `rows`, (rows, conformer width)."""
        context = functional.linear(rows, *self._enter)
        latents = self._latents
        for layer in self._layers:
            latents = layer(latents, context)
        return functional.rms_norm(latents, self._gain.shape, self._gain, _SMALLEST)


class _Layer:
    """Latents look at themselves and at the context."""

    def __init__(self, state: Mapping[str, Tensor], name: str, heads: int) -> None:
        self._heads = heads
        self._query = state[f"{name}0.to_q.weight"]
        self._seen = state[f"{name}0.to_kv.weight"]
        self._out = state[f"{name}0.to_out.weight"]
        self._widen = state[f"{name}1.0.weight"], state[f"{name}1.0.bias"]
        self._narrow = state[f"{name}1.2.weight"], state[f"{name}1.2.bias"]

    def __call__(self, latents: Tensor, context: Tensor) -> Tensor:
        latents = latents + self._attend(latents, torch.cat([latents, context]))
        through, gate = functional.linear(latents, *self._widen).chunk(2, -1)
        return latents + functional.linear(functional.gelu(gate) * through, *self._narrow)

    def _attend(self, latents: Tensor, seen: Tensor) -> Tensor:
        key, value = functional.linear(seen, self._seen).chunk(2, -1)
        looked = functional.scaled_dot_product_attention(
            self._split(functional.linear(latents, self._query)),
            self._split(key),
            self._split(value),
        )
        return functional.linear(looked.transpose(0, 1).flatten(1), self._out)

    def _split(self, rows: Tensor) -> Tensor:
        return rows.reshape(len(rows), self._heads, -1).transpose(0, 1)
