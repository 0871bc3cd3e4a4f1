"""Beam search as transformers does it for IndexTTS: the codes that are likeliest as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor

BEAMS: Final = 3
_UNBORN: Final = -1e9
"""The likelihood, as a logarithm, of beams that do not differ yet from the first one."""


class Beams:
    """The beams of one utterance. Its likelihood is not divided by its length."""

    def __init__(self, codes: int, *, said: Sequence[int], stop: int, penalty: float) -> None:
        """Begin with nothing but the codes that count as said."""
        self._stop, self._penalty = stop, penalty
        self._said = torch.zeros(BEAMS, codes, dtype=torch.bool)
        self._said[:, list(said)] = True
        self._likely = torch.tensor([0.0, *[_UNBORN] * (BEAMS - 1)])
        self._codes = torch.empty(BEAMS, 0, dtype=torch.long)
        self._ended: list[tuple[float, Tensor]] = []

    @property
    def done(self) -> bool:
        """Whether no beam can become likelier any more than all those that have ended."""
        return len(self._ended) == BEAMS and self._ended[-1][0] >= float(self._likely.max())

    def advance(self, logits: Tensor) -> tuple[Tensor, Tensor]:
        """Go on by a code.

        Args:
            logits: (BEAMS, codes), of what each may say next.

        Returns:
            (BEAMS,) which beam each one continues, and (BEAMS,) the code that it says.
        """
        scores = logits.log_softmax(-1)
        scores = torch.where(self._said, scores * self._penalty, scores) + self._likely[:, None]
        likely, places = scores.flatten().topk(2 * BEAMS)
        sources, codes = places // logits.shape[1], places % logits.shape[1]
        ends = codes == self._stop
        for rank in ends[:BEAMS].nonzero().flatten().tolist():
            self._end(float(likely[rank]), self._codes[sources[rank]])
        going = (~ends).nonzero().flatten()[:BEAMS]
        source, code = sources[going], codes[going]
        self._likely = likely[going]
        self._codes = torch.cat([self._codes[source], code[:, None]], 1)
        self._said = self._said[source].scatter(1, code[:, None], value=True)
        return source, code

    def best(self) -> list[int]:
        """The likeliest of all, the stop code left out."""
        if not self.done:
            for likely, codes in zip(self._likely.tolist(), self._codes, strict=True):
                self._end(likely, codes)
        found: list[int] = self._ended[0][1].tolist()
        return found

    def _end(self, likely: float, codes: Tensor) -> None:
        self._ended.append((likely, codes))
        self._ended.sort(key=lambda each: each[0], reverse=True)
        del self._ended[BEAMS:]
