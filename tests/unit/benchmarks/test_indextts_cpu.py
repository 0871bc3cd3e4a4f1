"""The benchmark of IndexTTS, run small, and what it makes of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from app.engines.indextts.ahead import TOGETHER
from benchmarks.indextts_cpu import Costs, projected, rows_of, taking_turns
from benchmarks.neural import indextts
from benchmarks.neural.indextts import CODES, ROLES, Cost, prepare, timed

SECONDS = CODES * 1024 / 24_000


@pytest.fixture(scope="module", autouse=True)
def threads() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indextts")
    prepare(folder, "tiny")
    return folder


def costs(reading: float, upstream: float, *, first: float = 1.0, alone: float = 1.5) -> Costs:
    """Every role with 1 and 2 threads: twice as fast with 2, and each part half of the whole."""
    speeds = {
        "reading": reading,
        "sentence": alone * reading,
        "upstream": upstream,
        "decoder": alone * reading / 2,
        "decoders": reading / 2,
        "vocoder": reading / 2,
    }
    return {
        (role, threads): [Cost(seconds, seconds / threads, first, 5.0, 2000.0)]
        for role, seconds in speeds.items()
        for threads in (1, 2)
    }


def verdicts(found: Costs) -> dict[str, bool]:
    return {row.name: row.ok for row in rows_of(found) if row.target != "reported"}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_says_whole_sentences(
    folder: Path, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indextts, "CODES", 30)
    cost = timed(ROLES[role](folder, 1))
    sentences = {"reading": 8, "decoders": TOGETHER}.get(role, 1)
    assert cost.audio_seconds == pytest.approx(sentences * 30 * 1024 / 24_000)
    assert 0.0 < cost.first_seconds <= cost.wall_seconds
    assert cost.cpu_seconds > 0.0


def test_a_process_says_a_sentence_whenever_it_is_told_to(folder: Path) -> None:
    role = ("vocoder", 1)
    found = taking_turns(folder, {role: 2})[role]
    assert [cost.audio_seconds for cost in found] == [pytest.approx(SECONDS)] * 2


def test_six_times_cheaper_is_enough_and_less_is_not() -> None:
    assert all(verdicts(costs(10.0, 61.0)).values())
    late = verdicts(costs(10.0, 59.0))
    assert not late["processor time a second of sound, reading, 2 threads"]
    assert not verdicts(costs(10.0, 61.0, first=6.0))["first sound"]
    assert not verdicts(costs(16.0, 100.0))["real-time factor, reading, 2 threads"]


def test_what_two_threads_halve_eight_divide_by_eight() -> None:
    assert projected(8.0, 4.0, 8) == pytest.approx(1.0)
    assert projected(8.0, 6.0, 4) == pytest.approx(5.0)
    assert projected(8.0, 9.0, 4) == pytest.approx(8.0)


def test_more_cores_are_held_back_by_memory() -> None:
    rows = {row.name: row for row in rows_of(costs(0.1, 10.0))}
    alone = rows["real-time factor, sentence, 8 cores, projected"].ours
    assert alone > 0.3
    assert rows["real-time factor, reading, 8 cores, projected"].ours < alone / 2
