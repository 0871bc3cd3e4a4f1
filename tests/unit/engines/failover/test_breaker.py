"""When an engine that fails is asked again."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from app.engines.failover.breaker import Backoff, Breaker
from app.errors import (
    EngineError,
    EngineHung,
    OutOfMemory,
    SynthesisFailed,
    UnsayableText,
    VoiceUnknown,
    WeightsDamaged,
    WorkerCrashed,
)
from tests.faults import ManualClock

SLIP = SynthesisFailed("It slipped.", engine="best")
CALM = Backoff(jitter=0.0)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def breaker(clock: ManualClock) -> Breaker:
    return Breaker(clock.now, Random(1), CALM)


def test_only_slips_in_a_row_open_it(breaker: Breaker) -> None:
    for _ in range(5):
        breaker.fail(SLIP)
        breaker.succeed()
    assert breaker.state == "closed"
    breaker.fail(SLIP)
    breaker.fail(SLIP)
    assert breaker.state == "open"
    assert breaker.reason is SLIP


@pytest.mark.parametrize("kind", [EngineHung, OutOfMemory, WorkerCrashed])
def test_an_outage_opens_it_at_once(breaker: Breaker, kind: type[EngineError]) -> None:
    breaker.fail(kind("It is gone.", engine="best"))
    assert breaker.state == "open"


@pytest.mark.parametrize(
    "error",
    [
        UnsayableText("No such letters.", engine="best", retryable=False),
        VoiceUnknown("Who?", engine="best"),
        SynthesisFailed("Nothing to say.", engine="best", retryable=False),
    ],
)
def test_what_an_utterance_asks_too_much_is_not_held_against_it(
    breaker: Breaker, error: EngineError
) -> None:
    for _ in range(5):
        breaker.fail(error)
    assert breaker.state == "closed"


def test_it_may_be_tried_after_a_wait_and_closes_when_that_goes_well(
    breaker: Breaker, clock: ManualClock
) -> None:
    breaker.fail(SLIP)
    breaker.fail(SLIP)
    assert breaker.wait == 5.0
    clock.advance(4.9)
    assert breaker.state == "open"
    clock.advance(0.2)
    assert breaker.state == "half-open"
    breaker.succeed()
    assert (breaker.state, breaker.wait, breaker.reason) == ("closed", None, None)
    assert breaker.since == clock.now()


def test_each_relapse_doubles_the_wait_up_to_a_limit(breaker: Breaker, clock: ManualClock) -> None:
    breaker.fail(SLIP)
    waits = []
    for _ in range(9):
        breaker.fail(SLIP)
        assert breaker.wait is not None
        waits.append(breaker.wait)
        clock.advance(waits[-1])
    assert waits == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0, 300.0]


def test_one_that_came_back_and_slips_is_left_alone_at_once(
    breaker: Breaker, clock: ManualClock
) -> None:
    breaker.fail(SLIP)
    breaker.fail(SLIP)
    clock.advance(5.0)
    breaker.succeed()
    breaker.fail(SLIP)
    assert breaker.wait == 10.0


def test_the_past_is_forgotten_after_a_few_good_utterances(
    breaker: Breaker, clock: ManualClock
) -> None:
    breaker.fail(SLIP)
    breaker.fail(SLIP)
    clock.advance(5.0)
    for _ in range(3):
        breaker.succeed()
    breaker.fail(SLIP)
    assert breaker.state == "closed"
    breaker.fail(SLIP)
    assert breaker.wait == 5.0


def test_a_defect_waits_for_the_user(breaker: Breaker, clock: ManualClock) -> None:
    breaker.fail(WeightsDamaged("They are damaged.", engine="best", retryable=False))
    clock.advance(1e9)
    assert breaker.state == "open"
    breaker.retry()
    assert breaker.state == "closed"


def test_waits_are_spread_and_come_again_with_their_seed() -> None:
    def waits(seed: int) -> list[float]:
        clock = ManualClock()
        breaker, found = Breaker(clock.now, Random(seed)), []
        for _ in range(8):
            breaker.fail(EngineHung("It hangs.", engine="best"))
            found.append(breaker.wait or 0.0)
            clock.advance(found[-1])
        return found

    assert waits(1) == waits(1) != waits(2)
    assert all(0.8 * 5.0 * 2**n <= wait <= 1.2 * 5.0 * 2**n for n, wait in enumerate(waits(3)[:5]))
    assert all(before != after for before, after in pairwise(waits(4)))
