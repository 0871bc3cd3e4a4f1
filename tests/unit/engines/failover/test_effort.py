"""Whether an engine has become slow, though it may begin with what it is told will follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest

from app.engines.failover.effort import Effort

AHEAD = 3
_STEP = 0.05


def worked_ahead(random: Random, cost: float) -> Iterator[tuple[float, float]]:
    """Work and sound of each utterance, of an engine that draws the codes of four at once.

    A second of sound takes `cost` to draw, a fifth of it beside another, and 0.4 to be made audible
    once it is asked for.
    """
    lengths = [random.uniform(1.0, 8.0) for _ in range(AHEAD + 1)]
    drawn = [0.0] * len(lengths)
    while True:
        work = 0.4 * cost * lengths[0]
        while drawn[0] < lengths[0]:
            open_ones = [at for at, length in enumerate(lengths) if drawn[at] < length]
            work += _STEP * cost * (0.8 + 0.2 * len(open_ones))
            for at in open_ones:
                drawn[at] += _STEP
        yield work, lengths[0]
        lengths = [*lengths[1:], random.uniform(1.0, 8.0)]
        drawn = [*drawn[1:], 0.0]


def heard(effort: Effort, work: float, seconds: float, *, foretold: bool) -> bool:
    slow = effort.slowed(work, seconds, foretold=foretold)
    effort.said(work, seconds, foretold=foretold)
    return slow


@pytest.mark.parametrize("alone", [0.9, 1.4])
def test_one_that_is_faster_when_it_was_told_has_not_become_slow_when_it_was_not(
    alone: float,
) -> None:
    effort = Effort()
    effort.tried(alone * 2.4, 2.4)
    for _ in range(3):
        for _ in range(25):
            assert not heard(effort, 0.6 * alone * 3.0, 3.0, foretold=True)
        for _ in range(3):
            assert not heard(effort, alone * 3.0, 3.0, foretold=False)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("cost", [0.6, 1.0])
def test_one_that_works_ahead_has_not_become_slow_wherever_it_catches_up(
    cost: float, seed: int
) -> None:
    effort, random = Effort(), Random(seed)
    effort.tried(1.4 * cost, 1.0)
    engine = worked_ahead(random, cost)
    found = [heard(effort, *next(engine), foretold=True) for _ in range(120)]
    assert not any(one and other for one, other in pairwise(found))


@pytest.mark.parametrize("seed", range(10))
def test_one_that_works_ahead_is_found_when_it_has_become_slow(seed: int) -> None:
    effort, random = Effort(), Random(seed)
    effort.tried(1.4, 1.0)
    engine = worked_ahead(random, 1.0)
    for _ in range(40):
        heard(effort, *next(engine), foretold=True)
    found = [heard(effort, 3.0 * work, sound, foretold=True) for work, sound in
             (next(engine) for _ in range(8))]  # fmt: skip
    assert any(one and other for one, other in pairwise(found))


@pytest.mark.parametrize("foretold", [False, True])
def test_one_that_cannot_work_ahead_is_found_at_once(foretold: bool) -> None:
    effort = Effort()
    effort.tried(0.2, 1.0)
    for _ in range(3):
        heard(effort, 0.5, 2.0, foretold=foretold)
    assert heard(effort, 2.5, 2.0, foretold=foretold)


def test_what_is_foretold_after_a_rest_is_not_judged_by_what_was_before_it() -> None:
    effort = Effort()
    for factor in [0.6] * 12 + [3.0] * 6:
        slow = heard(effort, factor * 2.0, 2.0, foretold=True)
    assert slow
    effort.rest()
    assert not any(heard(effort, 1.2, 2.0, foretold=True) for _ in range(20))
    assert not effort.slowed(3.0, 2.0, foretold=True), "one alone tells little"


def test_silence_is_no_measure() -> None:
    effort = Effort()
    for _ in range(20):
        effort.said(0.5, 0.0, foretold=True)
    assert not effort.slowed(5.0, 2.0, foretold=True)
