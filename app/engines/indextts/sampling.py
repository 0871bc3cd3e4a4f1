"""How the next code is drawn: upstream's filters, in their order, and a generator of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from app.engines.indextts.linear import no_number


@dataclass(frozen=True, slots=True)
class Knobs:
    """Upstream's own defaults; `greedy` takes the most likely code and leaves the others aside."""

    temperature: float = 1.0
    top_k: int = 30
    top_p: float = 0.8
    repetition_penalty: float = 10.0
    greedy: bool = False


UPSTREAM: Final = Knobs()
"""What upstream says with."""


class Sampler:
    """Draws the codes of one utterance."""

    def __init__(self, knobs: Knobs, codes: int, said: Iterable[int], seed: int) -> None:
        """Start a new utterance.

        Args:
            knobs: how to draw.
            codes: how many there are.
            said: those that count as said from the start.
            seed: the same one gives the same draws.
        """
        self._knobs = knobs
        self._said = torch.zeros(codes, dtype=torch.bool)
        self._said[list(said)] = True
        self._random = torch.Generator().manual_seed(seed)

    def draw(self, logits: Tensor) -> int:
        """The next code, from how likely each one is, (codes,), before any filter.

        Raises:
            BadSpeech: they are no numbers.
        """
        if not torch.isfinite(logits).all():
            raise no_number()
        scores = self.penalised(logits)
        if self._knobs.greedy:
            code = int(scores.argmax())
        else:
            codes, likely = survivors(scores, self._knobs)
            code = int(codes[torch.multinomial(likely, 1, generator=self._random)])
        self._said[code] = True
        return code

    def penalised(self, logits: Tensor) -> Tensor:
        """`logits`, less likely what was said, however often (Keskar et al., 2019)."""
        penalty = self._knobs.repetition_penalty
        less = torch.where(logits < 0, logits * penalty, logits / penalty)
        return torch.where(self._said, less, logits)


def survivors(scores: Tensor, knobs: Knobs) -> tuple[Tensor, Tensor]:
    """What is drawn from: the likeliest codes that together hold `top_p`, at most `top_k`.

    Returns:
        Their numbers, the likeliest first, and their probabilities, which sum to one.
    """
    best, codes = (scores / knobs.temperature).topk(min(knobs.top_k, len(scores)))
    likely = best.softmax(0)
    kept = likely.cumsum(0) - likely < knobs.top_p
    return codes[kept], likely[kept] / likely[kept].sum()
