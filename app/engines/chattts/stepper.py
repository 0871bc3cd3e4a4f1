"""One code after the other, all of it on the device: on a card each step is one recorded graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import torch
from torch import Tensor

from app.engines.chattts.network import Network
from app.engines.chattts.sampling import PENALISED, Dials, Knobs, draw

_SPANS: Final = (256, 512, 1024)
"""How much of the cache a step looks at: the shortest that holds what there is, or all of it. A
graph has one shape, and early steps need not read an empty cache."""
_NOISE: Final = 64
"""Steps whose noise is drawn at a time."""
_NEVER: Final = 1 << 30


class Stepper:
    """The state of one utterance at a time. What it computes stays where the network is."""

    def __init__(self, network: Network) -> None:
        """Set the buffers up; graphs are recorded before the first utterance with their `top_k`."""
        self._network = network
        device, books, capacity = network.device, network.books, network.capacity
        self._positions = torch.arange(capacity, device=device)
        self.hidden = torch.zeros(capacity, network.hidden, device=device)
        """(capacity, hidden): a row for each code so far, from which sound is decoded."""
        self.codes = torch.zeros(capacity, books, device=device, dtype=torch.long)
        """(capacity, books): the codes so far."""
        self._noise = torch.ones(capacity, books, network.codes, device=device)
        self._recent = torch.zeros(books, PENALISED, device=device, dtype=torch.long)
        self._next = torch.zeros(books, device=device, dtype=torch.long)
        self._place = torch.zeros(1, device=device, dtype=torch.long)
        self._count = torch.zeros(1, device=device, dtype=torch.long)
        self._end = torch.zeros(1, device=device, dtype=torch.long)
        self._random = torch.Generator(device=device)
        self._dials = Dials.on(device)
        self._graphs: dict[tuple[int, int], Callable[[], None]] = {}
        self._pool: Any = None

    @torch.inference_mode()
    def begin(self, prompt: Tensor, knobs: Knobs, seed: int) -> None:
        """Read a prompt, (tokens, hidden), and draw the first code after it."""
        self._record_all(knobs)
        self._start(prompt, knobs, seed)

    def _start(self, prompt: Tensor, knobs: Knobs, seed: int) -> None:
        self._dials.set(knobs)
        self._top_k = knobs.top_k
        self._length = len(prompt)
        self._steps = 0
        self._drawn = 0
        self._random.manual_seed(seed)
        self._recent.fill_(self._network.codes)
        self._count.zero_()
        self._end.fill_(_NEVER)
        self._place.fill_(self._length)
        self._replenish()
        places = self._positions[: self._length]
        self._emit(self._network.run(prompt, places, self._length, None)[-1:])
        self._steps = 1

    @property
    def room(self) -> int:
        """How many more codes fit."""
        return self._network.capacity - self._length - self._steps

    @property
    def steps(self) -> int:
        """Codes drawn, the one that ends the utterance and any after it included."""
        return self._steps

    @torch.inference_mode()
    def advance(self, steps: int) -> int | None:
        """Draw `steps` more codes, at most `room`, and wait for them.

        Returns:
            How many codes the utterance has, if it has ended.
        """
        for _ in range(steps):
            self._replenish()
            span = self._span(self._length + self._steps)
            if self._network.device == "cpu":
                self._step(span)
            else:
                self._graphs[span, self._top_k]()
            self._steps += 1
        end = int(self._end.item())
        return None if end == _NEVER else end

    def _record_all(self, knobs: Knobs) -> None:
        """On a card, record a step of every span, unless that was done for this `top_k`.

        Rehearsals take steps that are forgotten, so nothing may be recorded within an utterance.
        """
        spans = (*_SPANS, self._network.capacity)
        if self._network.device == "cpu" or (spans[0], knobs.top_k) in self._graphs:
            return
        self._start(torch.zeros(2, self._network.hidden, device=self._network.device), knobs, 0)
        for span in spans:
            self._graphs[span, knobs.top_k] = self._record(span)

    def _span(self, needed: int) -> int:
        return next((span for span in _SPANS if needed < span), self._network.capacity)

    def _replenish(self) -> None:
        """Have noise for the next step. On a processor a step's is drawn alone, as torch does."""
        while self._drawn <= self._steps:
            ahead = 1 if self._network.device == "cpu" else _NOISE
            self._noise[self._drawn : self._drawn + ahead].exponential_(generator=self._random)
            self._drawn += ahead

    def _step(self, span: int) -> None:
        network = self._network
        mask = (self._positions[:span] <= self._place).unsqueeze(0)
        self._emit(network.run(network.embed(self._next), self._place, span, mask))
        self._place += 1

    def _emit(self, hidden: Tensor) -> None:
        """Draw a code from the last layer's output, (1, hidden), and keep both."""
        network = self._network
        noise = self._noise.index_select(0, self._count).squeeze(0)
        code = draw(network.logits(hidden), self._recent, noise, self._dials, self._top_k)
        self.hidden.index_copy_(0, self._count, hidden)
        self.codes.index_copy_(0, self._count, code.unsqueeze(0))
        self._recent.copy_(torch.cat((self._recent[:, 1:], code.unsqueeze(1)), 1))
        self._next.copy_(code)
        ended = torch.where((code == network.end).any(), self._count, _NEVER)
        self._end.copy_(torch.minimum(self._end, ended))
        self._count += 1

    def _record(self, span: int) -> Callable[[], None]:
        """Record a step; torch wants it rehearsed first, on another stream."""
        graph = torch.cuda.CUDAGraph()
        aside = torch.cuda.Stream()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self._step(span)
        torch.cuda.current_stream().wait_stream(aside)
        # A language model may use the card from its own thread meanwhile.
        with torch.cuda.graph(graph, pool=self._pool, capture_error_mode="thread_local"):
            self._step(span)
        self._pool = self._pool or graph.pool()
        return graph.replay
