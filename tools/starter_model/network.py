"""The network: Llama's architecture at a few million parameters."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

NORM_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network."""

    vocabulary: int
    width: int = 256
    layers: int = 6
    heads: int = 4
    key_heads: int = 2
    hidden: int = 704
    context: int = 1024
    rope_base: float = 10000.0

    @property
    def head_width(self) -> int:
        """Numbers of one attention head."""
        return self.width // self.heads


class Norm(nn.Module):
    """RMS norm with a learnt gain."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        """Scale each vector of `x` (…, width) to a mean square of 1, then by the gain."""
        return functional.rms_norm(x, self.weight.shape, self.weight, NORM_EPSILON)


def rotate(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Turn neighbouring pairs of `x` (batch, heads, time, head width) by their position's angle.

    Pairs are (0, 1), (2, 3), …: llama.cpp's order for the architecture "llama", so that the
    weights are exported as they are (Su et al. 2021, arXiv 2104.09864, equation 34).
    """
    even, odd = x[..., 0::2], x[..., 1::2]
    cosine, sine = cosine.to(x.dtype), sine.to(x.dtype)
    turned = torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1)
    return turned.flatten(-2)


class Block(nn.Module):
    """Attention over the past, then a gated feed-forward part, each added to its input."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        keys = shape.key_heads * shape.head_width
        self.attn_norm = Norm(shape.width)
        self.attn_q = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_k = nn.Linear(shape.width, keys, bias=False)
        self.attn_v = nn.Linear(shape.width, keys, bias=False)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_norm = Norm(shape.width)
        self.ffn_gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x: Tensor, cosine: Tensor, sine: Tensor, mask: Tensor) -> Tensor:
        """Map (batch, time, width) to the same; `mask` (batch, 1, time, time) adds to scores."""
        x = x + self._attend(self.attn_norm(x), cosine, sine, mask)
        y = self.ffn_norm(x)
        out: Tensor = x + self.ffn_down(functional.silu(self.ffn_gate(y)) * self.ffn_up(y))
        return out

    def _attend(self, x: Tensor, cosine: Tensor, sine: Tensor, mask: Tensor) -> Tensor:
        query = rotate(self._heads(self.attn_q(x)), cosine, sine)
        key = rotate(self._heads(self.attn_k(x)), cosine, sine)
        value = self._heads(self.attn_v(x))
        shared = self.shape.heads // self.shape.key_heads
        key, value = key.repeat_interleave(shared, 1), value.repeat_interleave(shared, 1)
        # Written out, because torch's fused attention for the CPU takes twice as long here.
        scores = query * self.shape.head_width**-0.5 @ key.transpose(-1, -2)
        mixed = (scores + mask.to(scores.dtype)).softmax(-1) @ value
        out: Tensor = self.attn_output(mixed.transpose(1, 2).flatten(2))
        return out

    def _heads(self, x: Tensor) -> Tensor:
        batch, time, width = x.shape
        wide = self.shape.head_width
        return x.view(batch, time, width // wide, wide).transpose(1, 2)


class Network(nn.Module):
    """Token numbers in, logits of the next token out; input and output share their table."""

    cosine: Tensor
    sine: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = Norm(shape.width)
        self._initialise()
        pairs = torch.arange(0, shape.head_width, 2).float() / shape.head_width
        angles = torch.arange(shape.context).float()[:, None] / shape.rope_base**pairs
        self.register_buffer("cosine", angles.cos(), persistent=False)
        self.register_buffer("sine", angles.sin(), persistent=False)

    def forward(
        self, tokens: Tensor, mask: Tensor | None = None, counts: Tensor | None = None
    ) -> Tensor:
        """Map (batch, time) to (batch, time, vocabulary).

        `mask` (batch, 1, time, time) is True where a token may look; everything before it if None.
        With `counts` (batch, time) only where it is True, as (number of these, vocabulary).
        """
        time = tokens.shape[1]
        seen = torch.ones(1, 1, time, time, dtype=torch.bool).tril() if mask is None else mask
        bias = torch.zeros(seen.shape).masked_fill(~seen, -1e4)
        x = self.token_embd(tokens)
        for block in self.blk:
            x = block(x, self.cosine[:time], self.sine[:time], bias)
        if counts is not None:
            x = x[counts]
        return functional.linear(self.output_norm(x), self.token_embd.weight)

    def _initialise(self) -> None:
        """Normal weights of 0.02, smaller where a block adds to its input (GPT-2's rule)."""
        added = 0.02 / math.sqrt(2 * self.shape.layers)
        for name, weight in self.named_parameters():
            if weight.dim() > 1:
                ends_a_branch = name.endswith(("attn_output.weight", "ffn_down.weight"))
                nn.init.normal_(weight, 0.0, added if ends_a_branch else 0.02)
