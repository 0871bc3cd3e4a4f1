"""What it costs that an engine lives in a process of its own."""

from __future__ import annotations

import os
import signal
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app import assembly
from app.engines import registry
from app.engines.remote.model import RemoteModel
from app.engines.remote.recipe import Recipe
from app.engines.remote.speech import RemoteSpeech
from app.ports import LanguageModel, Message, SpeechEngine, SpeechRequest, TextPiece, Usage
from app.turn import CancelToken
from benchmarks.report import Row, main

if TYPE_CHECKING:
    from app.engines.llama.model import LlamaModel

ROUNDS = 40
"""Questions to each, in turn, after as many as warm both."""

WARM = 4

LATER = 0.010
"""Seconds by which the first token may come later out of a worker."""

LATER_TOKEN = 0.001
"""Seconds by which each of the others may."""

PLANTED = 0.015
"""Seconds that the planted fault waits before the first token."""

TEXT = "The weather will be cold and rainy tomorrow, so please bring a warm coat."


class Slow:
    """A model with a planted delay, which the figures must show."""

    def __init__(self, **options: Any) -> None:
        self._model: LlamaModel = registry.engine("llama").load()(**options)
        self.name, self.calls_tools = self._model.name, self._model.calls_tools

    def stream(
        self, messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        """Answer late."""
        time.sleep(PLANTED)
        yield from self._model.stream(messages, cancel)

    def close(self) -> None:
        """Free the model."""
        self._model.close()


@dataclass(slots=True)
class Figures:
    """One figure for each question or text."""

    first: list[float] = field(default_factory=list)
    """Seconds from the question to the first word or sound."""
    token: list[float] = field(default_factory=list)
    """Seconds from one word to the next, as the listener gets them."""
    speech: list[float] = field(default_factory=list)
    """Seconds of speech a second."""
    stop: list[float] = field(default_factory=list)
    """Seconds from a cancel in the middle to the end."""


def measure() -> Iterator[Row]:
    yield from _models()
    yield from _speech()


def _models() -> Iterator[Row]:
    spec, card = registry.engine("llama"), assembly.starter()
    options = {
        "path": os.fspath(card.path),
        "context_length": card.context_length,
        "sampling": {"temperature": 0.0},
        "system_prompt": card.system_prompt,
    }
    inside: LanguageModel = spec.load()(**options)
    recipe = Recipe(name="llama", label="Worker", factory=spec.factory, arguments=options)
    planted = Recipe(
        name="slow", label="Slow worker", factory="benchmarks.remote:Slow", arguments=options
    )
    with (
        closing(inside),
        closing(RemoteModel(recipe)) as worker,
        closing(RemoteModel(planted)) as slow,
    ):
        ours, theirs, faulty = _asked((worker, inside, slow), card.system_prompt)
        yield _later("first token", ours.first, theirs.first, LATER)
        yield _later("each token after it", ours.token, theirs.token, LATER_TOKEN)
        seen = statistics.median(_differences(faulty.first, theirs.first))
        yield Row(
            name="first token with a planted delay",
            ours=1000 * seen,
            other=1000 * LATER,
            against="the limit, which must be missed",
            target="> the limit",
            ok=seen > LATER,
            unit="ms later",
        )
        yield Row(
            name="from a cancel to the end",
            ours=1000 * statistics.median(ours.stop),
            other=1000 * statistics.median(theirs.stop),
            against="in its thread",
            target="<= 50 ms",
            ok=statistics.median(ours.stop) <= 0.05,
            unit="ms",
            spread=_spread(ours.stop, 1000),
            other_spread=_spread(theirs.stop, 1000),
        )
        yield _recovery(worker, card.system_prompt)


def _asked(models: Sequence[LanguageModel], system: str) -> list[Figures]:
    """Ask each model the same questions, one after the other, in an order that turns."""
    figures = [Figures() for _ in models]
    for number in range(WARM + ROUNDS):
        question = [Message("system", system), Message("user", f"What do you say to {number}?")]
        places = list(range(len(models)))
        for place in places[number % len(places) :] + places[: number % len(places)]:
            _answer(models[place], question, figures[place] if number >= WARM else Figures())
            _stop(models[place], question, figures[place] if number >= WARM else Figures())
    return figures


def _answer(model: LanguageModel, question: Sequence[Message], figures: Figures) -> None:
    asked, first, last, words = time.perf_counter(), 0.0, 0.0, 0
    for piece in model.stream(question, CancelToken()):
        if isinstance(piece, TextPiece) and piece.text:
            last, words = time.perf_counter(), words + 1
            first = first or last
    figures.first.append(first - asked)
    figures.token.append((last - first) / (words - 1))


def _stop(model: LanguageModel, question: Sequence[Message], figures: Figures) -> None:
    cancel = CancelToken()
    stream = model.stream(question, cancel)
    next(stream)
    begun = time.perf_counter()
    cancel.cancel()
    for _ in stream:
        pass
    figures.stop.append(time.perf_counter() - begun)


def _recovery(worker: RemoteModel, system: str) -> Row:
    """Kill the worker and ask: a new one starts, opens the model and answers."""
    seconds = []
    for number in range(5):
        if worker.pid is not None:
            os.kill(worker.pid, signal.SIGTERM)
        while worker.pid is not None:
            time.sleep(0.001)
        figures = Figures()
        question = [Message("system", system), Message("user", f"Are you back, {number}?")]
        _answer(worker, question, figures)
        seconds += figures.first
    return Row(
        name="first token of a new worker",
        ours=statistics.median(seconds),
        other=3.0,
        against="the limit",
        target="<= 3 s",
        ok=statistics.median(seconds) <= 3.0,
        unit="s",
        spread=_spread(seconds),
    )


def _speech() -> Iterator[Row]:
    spec = registry.engine("espeak")
    inside: SpeechEngine = spec.load()()
    recipe = Recipe(name="espeak", label="Worker", factory=spec.factory)
    with closing(inside), closing(RemoteSpeech(recipe)) as worker:
        worker.open(CancelToken())
        ours, theirs = Figures(), Figures()
        for number in range(WARM + ROUNDS):
            pair = [(worker, ours), (inside, theirs)]
            for engine, figures in pair if number % 2 else reversed(pair):
                _say(engine, figures if number >= WARM else Figures())
    yield _later("first sound", ours.first, theirs.first, LATER)
    yield Row(
        name="seconds of speech a second",
        ours=statistics.median(ours.speech),
        other=statistics.median(theirs.speech),
        against="in its thread",
        target=">= 0.5 x",
        ok=statistics.median(ours.speech) >= 0.5 * statistics.median(theirs.speech),
        spread=_spread(ours.speech),
        other_spread=_spread(theirs.speech),
    )


def _say(engine: SpeechEngine, figures: Figures) -> None:
    asked, first, sound = time.perf_counter(), 0.0, 0.0
    for chunk in engine.synthesize(SpeechRequest(TEXT), CancelToken()):
        first = first or time.perf_counter()
        sound += chunk.seconds
    figures.first.append(first - asked)
    figures.speech.append(sound / (time.perf_counter() - asked))


def _later(name: str, ours: list[float], theirs: list[float], limit: float) -> Row:
    """Hold the median of what stood side by side against `limit`; all in seconds."""
    later = statistics.median(_differences(ours, theirs))
    return Row(
        name=name,
        ours=1000 * statistics.median(ours),
        other=1000 * statistics.median(theirs),
        against="in its thread",
        target=f"<= {1000 * limit:.0f} ms later, here {1000 * later:.2f}",
        ok=later <= limit,
        unit="ms",
        spread=_spread(ours, 1000),
        other_spread=_spread(theirs, 1000),
    )


def _differences(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Of measurements that stood side by side."""
    return [one - other for one, other in zip(ours, theirs, strict=True)]


def _spread(values: Sequence[float], scale: float = 1.0) -> float:
    """Half the range between the quartiles: a shared machine has outliers."""
    low, _, high = statistics.quantiles(values, n=4)
    return scale * (high - low) / 2


if __name__ == "__main__":
    sys.exit(main(measure))
