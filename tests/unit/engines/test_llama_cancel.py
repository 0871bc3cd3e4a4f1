"""How fast an answer ends, in a model large enough for its work to be felt."""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engines import gguf
from app.engines.llama.model import LlamaModel
from app.engines.llama.native import Interrupt
from app.engines.llama.runtime import Runtime
from app.engines.llama.sampling import Sampler, Sampling
from app.ports import Message, TextPiece, Usage
from app.turn import CancelToken
from tests.gguf_factory import Shape, noise

LONG = "word " * 600
"""About 3000 tokens in a vocabulary of single bytes."""

ROUNDING = 0.3
"""By how much two scores may come apart with where a prompt was divided: its memory has 16 bits."""

Choice = tuple[int, np.ndarray[Any, np.dtype[np.float32]]]
"""A token, and the scores of all that could have been chosen."""

SHAPE = Shape(width=512, layers=8, heads=8, kv_heads=4, inner=1408, context=4096, quantised=True)
"""24 million weights."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return noise(tmp_path_factory.mktemp("model") / "noise.gguf", SHAPE)


@pytest.fixture
def model(path: Path) -> Iterator[LlamaModel]:
    made = LlamaModel(gguf.inspect(path), sampling=Sampling(temperature=0, max_tokens=2000))
    yield made
    made.close()


def cancelled_after(
    model: LlamaModel, messages: Sequence[Message], seconds: float, *, writing: bool = False
) -> tuple[float, Usage]:
    """Milliseconds from the cancel to the end of the stream, and what it cost.

    The cancel comes so many seconds after the start, or after the first piece of the answer.
    """
    cancel, at = CancelToken(), [0.0]

    def end() -> None:
        at[0] = time.perf_counter()
        cancel.cancel()

    timer = threading.Timer(seconds, end)
    stream = model.stream(messages, cancel)
    if writing:
        next(stream)
    timer.start()
    *_, usage = stream
    late = time.perf_counter() - at[0]
    timer.join()
    assert isinstance(usage, Usage)
    assert usage.stop == "cancelled"
    return late * 1000, usage


def test_a_cancel_inside_a_long_prompt_is_heard_within_25_ms(model: LlamaModel) -> None:
    lateness = []
    for number in range(7):
        messages = [Message("user", f"{number} {LONG}")]
        late, usage = cancelled_after(model, messages, 0.15 + 0.03 * number)
        assert usage.generated_tokens == 0
        assert usage.prompt_tokens > 2900
        lateness.append(late)
    assert statistics.median(lateness) <= 25, lateness


def test_a_cancel_while_it_writes_is_heard_within_5_ms(model: LlamaModel) -> None:
    lateness = []
    for number in range(9):
        seconds = 0.05 + 0.015 * number
        late, usage = cancelled_after(model, [Message("user", "Go")], seconds, writing=True)
        assert usage.generated_tokens > 0
        lateness.append(late)
    assert statistics.median(lateness) <= 5, lateness


def test_after_a_cancel_in_the_prompt_the_answer_is_that_of_a_fresh_model(
    model: LlamaModel, path: Path
) -> None:
    messages = [Message("user", LONG[:400])]
    first_choices(model, [Message("user", LONG[:200])])
    for seconds in (0.05, 0.2):
        cancelled_after(model, [Message("user", LONG)], seconds)
    chosen, usage = first_choices(model, messages)
    assert usage.reused_tokens > 100
    assert alike(chosen, choices_of_a_fresh_model(path, messages))


def test_after_a_cancel_in_the_answer_the_next_is_that_of_a_fresh_model(
    model: LlamaModel, path: Path
) -> None:
    talk = [Message("user", "Tell me.")]
    cancelled_after(model, talk, 0.1, writing=True)
    talk += [Message("assistant", "Yes"), Message("user", "Why?")]  # no tie in what follows
    chosen, usage = first_choices(model, talk)
    assert usage.reused_tokens > 0
    fresh = choices_of_a_fresh_model(path, talk)
    assert [token for token, _ in chosen] == [token for token, _ in fresh]


def test_a_cancel_that_arrives_late_cannot_hit_the_next_turn(model: LlamaModel) -> None:
    dead = CancelToken()
    abandoned = model.stream([Message("user", "One")], dead)
    next(abandoned)
    alive = model.stream([Message("user", "Two")], CancelToken())
    next(alive)
    dead.cancel()
    assert all(isinstance(piece, TextPiece) for piece in itertools.islice(alive, 20))


def test_a_cancel_stops_the_work_even_where_nobody_asks_the_token(model: LlamaModel) -> None:
    """The interrupt alone ends a decode; no Python runs in between."""
    interrupt = Interrupt()
    runtime = model._runtime
    runtime.interrupt = interrupt
    tokens = runtime.vocabulary.tokenize(LONG)
    timer = threading.Timer(0.2, interrupt.set)
    timer.start()
    started = time.perf_counter()
    runtime.rewind(tokens)
    assert not runtime.feed(tokens)
    assert time.perf_counter() - started < 2.0
    timer.join()


def first_choices(model: LlamaModel, messages: Sequence[Message]) -> tuple[list[Choice], Usage]:
    """The first 20 tokens of an answer, and what they cost."""
    cancel, chosen, runtime = CancelToken(), list[Choice](), model._runtime

    def noting(sampler: Sampler) -> int:
        scores = runtime.logits().copy()
        chosen.append((Runtime.sample(runtime, sampler), scores))
        return chosen[-1][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runtime, "sample", noting)
        stream = model.stream(messages, cancel)
        while len(chosen) < 20:
            next(stream)
        cancel.cancel()
        *_, usage = stream
    assert isinstance(usage, Usage)
    return chosen[:20], usage


def choices_of_a_fresh_model(path: Path, messages: Sequence[Message]) -> list[Choice]:
    fresh = LlamaModel(gguf.inspect(path), sampling=Sampling(temperature=0))
    chosen, _ = first_choices(fresh, messages)
    fresh.close()
    return chosen


def alike(chosen: list[Choice], fresh: list[Choice]) -> bool:
    """Whether the same tokens and scores come; after a tie the two tell different stories."""
    for (ours, found), (theirs, scores) in zip(chosen, fresh, strict=True):
        if np.abs(found - scores).max() >= ROUNDING:
            return False
        if ours != theirs:
            return bool(scores[theirs] - scores[ours] < ROUNDING)
    return True
