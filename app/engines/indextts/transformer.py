"""The layers of the decoder, of the make of GPT-2 (Radford et al., 2019), with a cache.

Positions are not its affair: they come with the inputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import GptConfig
from app.engines.indextts.linear import Linear, Precision, linear


@dataclass(frozen=True, slots=True)
class _Layer:
    norm: tuple[Tensor, Tensor]
    attend: Linear
    """Queries, keys and values, side by side."""
    attended: Linear
    norm_after: tuple[Tensor, Tensor]
    widen: Linear
    narrow: Linear


class Cache:
    """Keys and values of the positions so far."""

    def __init__(self, config: GptConfig, positions: int) -> None:
        """Have room for so many positions, in pages that take no memory until they are written."""
        self._config = config
        width = config.model_dim // config.heads
        self._held = torch.empty(config.layers, 2, config.heads, positions, width)
        self.length = 0

    def branch(self, length: int, positions: int) -> Cache:
        """Another one that begins with the first `length` positions, with room for so many."""
        other = Cache(self._config, positions)
        other.length = length
        other._held[..., :length, :] = self._held[..., :length, :]
        return other

    def put(self, layer: int, new: Tensor) -> tuple[Tensor, Tensor]:
        """Add the keys and values, (2, heads, new, width), of positions after `length`.

        Returns:
            All keys and all values of the layer, (heads, positions, width) each.
        """
        stop = self.length + new.shape[2]
        held = self._held[layer]
        held[:, :, self.length : stop] = new
        return held[0, :, :stop], held[1, :, :stop]


class Transformer:
    """Weights alone; what was looked at is in the cache that a call names."""

    def __init__(
        self, config: GptConfig, state: Mapping[str, Tensor], precision: Precision
    ) -> None:
        """Take the tensors named `gpt.*` and `final_norm.*`, a layer at a time."""
        self._width, self._heads = config.model_dim, config.heads
        self._layers = [
            _layer(state, f"gpt.h.{number}.", precision) for number in range(config.layers)
        ]
        self._norms = [_norm(state, "gpt.ln_f"), _norm(state, "final_norm")]

    def run(self, inputs: Tensor, *caches: Cache) -> Tensor:
        """Pass inputs, (new, width), through all layers.

        Args:
            inputs: follow what the cache holds; of several caches, each is followed by one.
            caches: take them in.

        Returns:
            (new, width), normed twice.
        """
        share = len(inputs) // len(caches)
        mask = _mask(caches[0].length, share)
        stream = inputs
        for number, layer in enumerate(self._layers):
            asked = torch.split(layer.attend(self._normed(stream, layer.norm)), share)
            looked = [
                self._looked(*self._split(rows), cache, number, mask)
                for rows, cache in zip(asked, caches, strict=True)
            ]
            stream = stream + layer.attended(torch.cat(looked))
            wide = layer.widen(self._normed(stream, layer.norm_after))
            stream = stream + layer.narrow(functional.gelu(wide, approximate="tanh"))
        for cache in caches:
            cache.length += share
        for norm in self._norms:
            stream = self._normed(stream, norm)
        return stream

    def _split(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Queries, (heads, new, head width), and keys and values, (2, heads, new, head width)."""
        split = rows.view(len(rows), 3, self._heads, -1).permute(1, 2, 0, 3)
        return split[0], split[1:]

    @staticmethod
    def _looked(
        query: Tensor, new: Tensor, cache: Cache, layer: int, mask: Tensor | None
    ) -> Tensor:
        """What new positions see in all there are, (new, width)."""
        key, value = cache.put(layer, new)
        looked = functional.scaled_dot_product_attention(
            query[None], key[None], value[None], attn_mask=mask
        )
        return looked[0].transpose(0, 1).flatten(1)

    def _normed(self, rows: Tensor, norm: tuple[Tensor, Tensor]) -> Tensor:
        return functional.layer_norm(rows, (self._width,), *norm)


def _mask(before: int, new: int) -> Tensor | None:
    """(new, before + new), true where one may look; None where all may look at all."""
    if new == 1:
        return None
    return torch.ones(new, before + new, dtype=torch.bool).tril(before)


def _norm(state: Mapping[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    return state[f"{name}.weight"], state[f"{name}.bias"]


def _layer(state: Mapping[str, Tensor], name: str, precision: Precision) -> _Layer:
    def matrix(part: str) -> Linear:
        # Stored input by output.
        weight = state[f"{name}{part}.weight"].t()
        return linear(weight, state[f"{name}{part}.bias"], precision)

    return _Layer(
        norm=_norm(state, f"{name}ln_1"),
        attend=matrix("attn.c_attn"),
        attended=matrix("attn.c_proj"),
        norm_after=_norm(state, f"{name}ln_2"),
        widen=matrix("mlp.c_fc"),
        narrow=matrix("mlp.c_proj"),
    )
