"""A ladder whose time belongs to the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.engines.failover.ladder import Ladder, Switch
from app.engines.failover.rung import Watch
from app.ports import SpeechEngine
from tests.faults import ManualClock
from tests.unit.engines.failover.climbing import Climb


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def climb(clock: ManualClock) -> Iterator[Climb]:
    made: list[Ladder] = []

    def make(*rungs: SpeechEngine, tell: Callable[[Switch], None] = lambda _: None) -> Ladder:
        made.append(Ladder(rungs, watch=Watch(clock=clock), tell=tell))
        return made[-1]

    yield make
    for ladder in made:
        ladder.close()
