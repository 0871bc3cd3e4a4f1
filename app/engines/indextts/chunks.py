"""Sound while the codes still come: an utterance is decoded piece by piece, each with its context.

A piece's sound is that of the whole utterance wherever enough codes are known on both sides of it.
In its published shape the vocoder looks 37 codes to a side; the farther half hardly counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.config import CODE


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an utterance is cut, in codes of 43 ms.

    Errors are root mean squares, relative to the sound. They were measured on the small random
    weights that the tests hold, whose residual blocks weigh as much as their stream; random weights
    of the published sizes give up to three times as much.
    """

    first: int = 8
    """Of the first piece."""
    growth: int = 2
    """How many times as long each later one is as that before."""
    most: int = 48
    """Of a long piece."""
    behind: int = 16
    """Known before a piece."""
    ahead: int = 16
    """That must be known after a piece: the error is 1e-5; with 12 it is 5e-4, with 20 2e-7."""
    early: int = 8
    """The same for the first piece, which is waited for: the error is 3e-3 at its end."""


USUAL = Cut()
"""For one whose codes are drawn meanwhile."""
KNOWN = Cut(growth=4, most=128)
"""For an utterance whose codes are known when it is asked for: a piece need not wait for them, and
long pieces have less context that is decoded twice."""


class Chunks:
    """One utterance. Used by one thread."""

    def __init__(
        self,
        network: BigVGAN,
        speaker: Tensor,
        cut: Cut = USUAL,
        *,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        """Begin an utterance.

        Args:
            network: the vocoder.
            speaker: (embedding,), of the voice.
            cut: where to cut.
            pause: called every some ten milliseconds of work; what it raises ends the utterance.
        """
        self._network = network
        self._speaker = speaker
        self._cut = cut
        self._pause = pause
        self._latents = torch.empty(0)
        self._forgotten = 0
        self._sounded = 0
        self._piece, self._ahead = cut.first, cut.early
        self._tail = torch.empty(0)

    @property
    def missing(self) -> int:
        """How many latents must be fed before there is another piece."""
        return max(0, self._sounded + self._piece + self._ahead - self._fed)

    def feed(self, latents: Tensor) -> Iterator[Tensor]:
        """Take the next latents, (codes, width); what comes back yields what is certain by now.

        A piece is (codes * CODE,) of samples in (-1, 1).
        """
        self._take(latents)
        return self._certain()

    def _certain(self) -> Iterator[Tensor]:
        while not self.missing:
            yield self._sound(self._sounded + self._piece)
            self._piece, self._ahead = (
                min(self._cut.growth * self._piece, self._cut.most),
                self._cut.ahead,
            )

    def finish(self) -> Iterator[Tensor]:
        """Yield the rest: there are no more latents."""
        while self._sounded < self._fed:
            yield self._sound(min(self._sounded + self._cut.most, self._fed))

    @property
    def _fed(self) -> int:
        return self._forgotten + len(self._latents)

    def _take(self, latents: Tensor) -> None:
        """Keep them, and forget those that are no more context of what is to come."""
        gone = max(0, self._sounded - self._cut.behind - self._forgotten)
        self._latents = torch.cat([self._latents[gone:], latents]) if self._fed else latents
        self._forgotten += gone

    @torch.inference_mode()
    def _sound(self, stop: int) -> Tensor:
        """The codes up to `stop`. From the piece before, which knew less, it fades over a code."""
        start = self._sounded
        first = max(start - self._cut.behind, 0)
        last = min(stop + self._cut.ahead, self._fed)
        sound = self._network(
            self._latents[first - self._forgotten : last - self._forgotten],
            self._speaker,
            range(start - first, min(stop + 1, last) - first),
            pause=self._pause,
        )
        fading = sound[: len(self._tail)]
        fading.copy_(torch.lerp(self._tail, fading, torch.linspace(0.0, 1.0, len(fading))))
        piece, self._tail = sound[: (stop - start) * CODE], sound[(stop - start) * CODE :]
        self._sounded = stop
        return piece
