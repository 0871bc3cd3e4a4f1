"""A ladder whose slow engines are remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engines.cached.ladder import CachedLadder
from app.engines.cached.shelf import PhraseShelf
from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import Watch
from app.errors import EngineError, WorkerCrashed
from app.ports import SpeechRequest
from app.turn import CancelToken
from tests.faults import ManualClock
from tests.unit.engines.failover.climbing import Rung

ASKED = SpeechRequest("Good morning.", private=False)


def crash() -> EngineError:
    return WorkerCrashed("It broke off.", engine="best")


class Three:
    """The best and the second are slow enough to be remembered, the spare is not."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.rungs = [Rung(name, 5) for name in ("best", "second", "spare")]
        self.ladder = Ladder(self.rungs, watch=Watch(clock=self.clock))
        known = {"best": "1", "second": "2"}
        self.engine = CachedLadder(self.ladder, PhraseShelf(10_000_000), known.get)

    def say(self, request: SpeechRequest = ASKED) -> str:
        """Who says it."""
        assert list(self.engine.synthesize(request, CancelToken()))
        return self.engine.name

    @property
    def asked(self) -> list[int]:
        return [len(rung.asked) for rung in self.rungs]


@pytest.fixture
def three() -> Iterator[Three]:
    made = Three()
    yield made
    made.engine.close()


def test_what_the_best_said_is_heard_again_and_tells_nothing_of_how_it_is(three: Three) -> None:
    assert three.say() == "best"
    assert not three.engine.recalled
    health, measured = three.engine.health(), three.engine.measured
    assert three.say() == "best"
    assert three.engine.recalled
    assert three.asked == [1, 0, 0]
    assert [one.figures for one in three.engine.health()] == [one.figures for one in health]
    assert three.engine.measured == measured


def test_what_each_engine_said_is_its_own(three: Three) -> None:
    three.say()
    three.rungs[0].error, three.rungs[0]._pieces = crash(), 0
    assert three.say(SpeechRequest("Another one.", private=False)) == "second"
    for _ in range(2):
        assert three.say() == "second", "the best rests, and its voice with it"
    assert three.asked == [2, 2, 0]
    three.rungs[0].error, three.rungs[0]._pieces = None, 5
    three.engine.retry()
    assert three.say() == "best", "what is remembered of the second does not keep the best away"
    assert three.asked == [2, 2, 0]


def test_what_two_engines_shared_is_not_remembered(three: Three) -> None:
    three.rungs[0].error = crash()
    three.rungs[0]._pieces = 0
    assert three.say() == "second"
    three.rungs[0].error, three.rungs[0]._pieces = None, 5
    three.engine.retry()
    assert three.say() == "best"
    assert three.asked == [2, 1, 0]


def test_who_is_fast_is_asked_again(three: Three) -> None:
    for rung in three.rungs[:2]:
        rung.error, rung._pieces = crash(), 0
    for _ in range(3):
        assert three.say() == "spare"
    assert three.asked[2] == 3
    assert three.engine.shelf.size == 0


def test_while_all_is_remembered_what_failed_is_tried_out_all_the_same(three: Three) -> None:
    three.rungs[0].error, three.rungs[0]._pieces = crash(), 0
    three.say()
    three.say()
    assert three.say() == "second"
    assert three.engine.recalled
    three.rungs[0].error, three.rungs[0]._pieces = None, 5
    three.clock.advance(60.0)
    assert three.engine.due == 0.0
    three.clock.until(lambda: three.say() == "best")


def test_it_is_followed_and_looked_after_like_the_ladder(three: Three) -> None:
    three.engine.follow(lambda: 1.0)
    assert three.ladder._ahead is not None
    assert not three.engine.probe()
    assert three.engine.due is None
