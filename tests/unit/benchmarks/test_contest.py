"""The measuring instruments themselves."""

from __future__ import annotations

import asyncio
import time

import numpy as np
import pytest

from benchmarks.peers.contest import Tap, TokenSource
from benchmarks.peers.pulse import RATE, Recording
from benchmarks.peers.workload import TEXTS, first_clause, tokens
from benchmarks.stop import heard


def pcm(*levels: tuple[int, int]) -> bytes:
    return np.concatenate([np.full(count, level, np.int16) for level, count in levels]).tobytes()


def test_silence_at_the_start_of_a_reply_counts_as_waiting() -> None:
    tap = Tap(1000)
    tap.take(pcm((0, 50)))
    tap.take(pcm((64, 20), (-65, 10)))
    assert tap.first is not None
    assert tap.audible == pytest.approx(tap.first + 0.070, abs=1e-6)
    assert tap.samples == 80


def test_nothing_is_no_sound() -> None:
    tap = Tap(1000)
    tap.take(b"")
    tap.take(pcm((0, 5)))
    assert (tap.audible, tap.samples) == (None, 5)


def test_tokens_are_emitted_on_their_deadlines_and_not_later_and_later() -> None:
    source = TokenSource(["a"] * 6, 100.0)
    for _ in source:
        time.sleep(0.004)
    assert source.emitted[5] - source.emitted[0] == pytest.approx(0.05, abs=0.03)


def test_a_source_that_is_stopped_emits_no_more() -> None:
    async def take() -> list[str]:
        taken = []
        async for token in source:
            taken.append(token)
            source.stopped.set()
        return taken

    source = TokenSource(["a", "b"], 0.0)
    assert asyncio.run(take()) == ["a"]
    assert list(source) == []


@pytest.mark.parametrize("language", TEXTS)
def test_the_workload_begins_with_a_clause_of_two_tokens(language: str) -> None:
    assert "".join(tokens(language)) == TEXTS[language]
    assert first_clause(language) == 2


def test_a_recording_finds_its_first_and_last_audible_sample() -> None:
    samples = np.zeros(RATE, np.float32)
    samples[RATE // 4 : RATE // 2] = 0.1
    recording = Recording(samples, 100.0)
    assert recording.first_voiced(100.0) == pytest.approx(100.25)
    assert recording.last_voiced(100.0, 101.0) == pytest.approx(100.5, abs=1e-4)
    assert recording.first_voiced(100.6) is None


@pytest.mark.parametrize("change", ["pause", "skip", "volume"])
def test_an_order_is_heard_where_the_ramp_leaves_its_line(change: str) -> None:
    ramp = np.linspace(0.1, 0.2, RATE, dtype=np.float32)
    at = round(0.53 * RATE)
    ramp[at:] = {"pause": 0.0 * ramp, "skip": ramp + 0.01, "volume": 0.5 * ramp}[change][at:]
    assert heard(Recording(ramp, 7.0), 7.5) == pytest.approx(30.0, abs=0.1)
    assert heard(Recording(ramp, 7.0), 7.25) == pytest.approx(280.0, abs=0.1)
