"""How the next codes are drawn: the published sampler in a handful of operations on the device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

PENALISED: Final = 16
"""Codes that count for the repetition penalty, as in the package."""
_ALWAYS_KEPT: Final = 3


@dataclass(frozen=True, slots=True)
class Knobs:
    """The package's own defaults for speech."""

    temperature: float = 0.3
    top_p: float = 0.7
    top_k: int = 20
    repetition_penalty: float = 1.05


@dataclass(frozen=True, slots=True)
class Dials:
    """Knobs as numbers on the device: a recorded graph goes by what they are when it runs."""

    temperature: Tensor
    top_p: Tensor
    repetition_penalty: Tensor

    @classmethod
    def on(cls, device: str) -> Dials:
        """Make dials that are still to be set."""
        return cls(*(torch.ones((), device=device) for _ in range(3)))

    def set(self, knobs: Knobs) -> None:
        """Turn them."""
        self.temperature.fill_(knobs.temperature)
        self.top_p.fill_(knobs.top_p)
        self.repetition_penalty.fill_(knobs.repetition_penalty)


def penalise(logits: Tensor, recent: Tensor, penalty: Tensor) -> Tensor:
    """Make what was said lately less likely, once for each time.

    Args:
        logits: (codebooks, codes).
        recent: (codebooks, at most PENALISED), whole numbers; `codes` stands for none.
        penalty: the divisor of a positive logit, and factor of a negative one.
    """
    books, codes = logits.shape
    times = torch.zeros(books, codes + 1, device=logits.device)
    times.scatter_add_(1, recent, torch.ones_like(recent, dtype=times.dtype))
    factor = penalty ** times[:, :codes]
    return torch.where(logits < 0, logits * factor, logits / factor)


def draw(logits: Tensor, recent: Tensor, noise: Tensor, dials: Dials, top_k: int) -> Tensor:
    """One code for each codebook.

    The most likely codes that together hold `top_p`, at most `top_k` and at least three of them,
    race: each takes its exponential noise divided by its probability, and the first one wins. That
    is how `torch.multinomial` draws, so the same noise gives the same code.

    Args:
        logits: (codebooks, codes), of any scale.
        recent: (codebooks, at most PENALISED), as in `penalise`.
        noise: (codebooks, codes), exponentially distributed.
        dials: how to draw.
        top_k: how many codes are drawn from at most; part of the shapes, so no dial.

    Returns:
        (codebooks,), whole numbers.
    """
    heated = penalise(logits.float() / dials.temperature, recent, dials.repetition_penalty)
    likely, codes = torch.softmax(heated, -1).topk(max(top_k, _ALWAYS_KEPT), -1)
    before = likely.cumsum(-1) - likely
    rank = torch.arange(likely.shape[-1], device=logits.device)
    kept = (before < dials.top_p) | (rank < _ALWAYS_KEPT)
    race = torch.where(kept, likely / noise.gather(-1, codes), 0.0)
    return codes.gather(-1, race.argmax(-1, keepdim=True)).squeeze(-1)
