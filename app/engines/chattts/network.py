"""The network that says code after code, out of the package's own weights, fused and with a cache.

A Llama: root mean square norms, rotated positions, gated feed-forward layers. Its weights may be
halved; norms, the sum over the layers, and what is drawn from are computed in single precision,
positions in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class _Layer:
    norm: Tensor
    attend: Tensor
    """Queries, keys and values, one above the other."""
    attended: Tensor
    norm_after: Tensor
    widen: Tensor
    """The gate, and what it lets through."""
    narrow: Tensor


def _layer(module: Any, weights: Any) -> _Layer:
    attention, feed = module.self_attn, module.mlp
    return _Layer(
        norm=weights(module.input_layernorm.weight, torch.float32),
        attend=weights(
            torch.cat([attention.q_proj.weight, attention.k_proj.weight, attention.v_proj.weight])
        ),
        attended=weights(attention.o_proj.weight),
        norm_after=weights(module.post_attention_layernorm.weight, torch.float32),
        widen=weights(torch.cat([feed.gate_proj.weight, feed.up_proj.weight])),
        narrow=weights(feed.down_proj.weight),
    )


class Network:
    """Weights and a cache for one utterance of at most `capacity` positions, prompt included."""

    @torch.inference_mode()
    def __init__(self, chat: Any, device: str, dtype: torch.dtype, capacity: int) -> None:
        """Take the weights of a loaded `Chat`; it may be forgotten afterwards."""

        def weights(source: Tensor, kind: torch.dtype = dtype) -> Tensor:
            return source.detach().to(device, kind, copy=True).contiguous()

        llama, embed = chat.gpt.gpt, chat.embed
        config = llama.config
        self.capacity = capacity
        self.hidden = int(config.hidden_size)
        self.books = int(embed.num_vq)
        self.codes = int(embed.num_audio_tokens)
        self.end = self.codes - 1
        """The code that ends an utterance, in any codebook."""
        self.device = device
        self._heads = int(config.num_attention_heads)
        self._epsilon = float(config.rms_norm_eps)
        self._layers = [_layer(module, weights) for module in llama.layers]
        self._norm = weights(llama.norm.weight, torch.float32)
        self._code_table = weights(torch.cat([each.weight for each in embed.emb_code]))
        self._code_rows = torch.arange(self.books, device=device) * self.codes
        # The stock loop folds gain and direction of each head anew for every code.
        self._head = weights(torch.cat([head.weight for head in embed.head_code]), torch.float32)
        self._cosine, self._sine = self._rotation(llama.rotary_emb, capacity, device)
        width = self.hidden // self._heads
        room = (len(self._layers), 2, self._heads, capacity, width)
        self._cache = torch.zeros(room, device=device, dtype=dtype)
        self._dtype = dtype

    @staticmethod
    def _rotation(rotary: Any, capacity: int, device: str) -> tuple[Tensor, Tensor]:
        """Cosine and sine for every position, (capacity, head width)."""
        place = torch.arange(capacity, dtype=torch.float32)
        angle = torch.outer(place, rotary.inv_freq.float().cpu()).repeat(1, 2)
        scale = float(getattr(rotary, "attention_scaling", 1.0))
        return (angle.cos() * scale).to(device), (angle.sin() * scale).to(device)

    def embed(self, codes: Tensor) -> Tensor:
        """What stands for one code of each codebook, (books,), in the input: (1, hidden)."""
        return self._code_table[codes + self._code_rows].float().sum(0, keepdim=True)

    def logits(self, hidden: Tensor) -> Tensor:
        """How likely each code of each codebook is, (books, codes), after `hidden`, (1, hidden)."""
        return functional.linear(hidden, self._head).view(self.books, self.codes)

    def run(self, inputs: Tensor, positions: Tensor, span: int, mask: Tensor | None) -> Tensor:
        """Pass new inputs through all layers; what they are looked back on for is cached.

        Args:
            inputs: (new, hidden), single precision.
            positions: (new,), whole numbers: where they stand.
            span: how much of the cache is looked at, from its start.
            mask: (new, span), true where a position may be looked at; None where the inputs are
                the first `span` positions and look at those before them.

        Returns:
            (new, hidden), single precision.
        """
        cosine, sine = self._cosine[positions], self._sine[positions]
        stream = inputs
        for layer, cache in zip(self._layers, self._cache, strict=True):
            normed = self._normed(stream, layer.norm)
            look = self._attention(normed, layer, cache, (cosine, sine, positions), span, mask)
            stream = stream + functional.linear(look, layer.attended).float()
            gate, through = functional.linear(
                self._normed(stream, layer.norm_after), layer.widen
            ).chunk(2, -1)
            fed = functional.linear(functional.silu(gate) * through, layer.narrow)
            stream = stream + fed.float()
        return functional.rms_norm(stream, (self.hidden,), self._norm, self._epsilon)

    def _normed(self, stream: Tensor, gain: Tensor) -> Tensor:
        return functional.rms_norm(stream, (self.hidden,), gain, self._epsilon).to(self._dtype)

    def _attention(
        self,
        normed: Tensor,
        layer: _Layer,
        cache: Tensor,
        place: tuple[Tensor, Tensor, Tensor],
        span: int,
        mask: Tensor | None,
    ) -> Tensor:
        cosine, sine, positions = place
        split = functional.linear(normed, layer.attend)
        split = split.view(len(normed), 3, self._heads, -1).permute(1, 2, 0, 3)
        query = _rotated(split[0], cosine, sine)
        cache[0].index_copy_(1, positions, _rotated(split[1], cosine, sine))
        cache[1].index_copy_(1, positions, split[2])
        looked = functional.scaled_dot_product_attention(
            query.unsqueeze(0),
            cache[0, :, :span].unsqueeze(0),
            cache[1, :, :span].unsqueeze(0),
            attn_mask=mask,
            is_causal=mask is None,
        )
        return looked.squeeze(0).transpose(0, 1).reshape(len(normed), self.hidden)


def _rotated(states: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Turn (heads, new, width) by the angles of their positions."""
    first, second = states.float().chunk(2, -1)
    turned = states.float() * cosine + torch.cat((-second, first), -1) * sine
    return turned.to(states.dtype)
