"""A ladder in a session: tried out while nothing is said, asked again, followed by the pace."""

from __future__ import annotations

import threading

import pytest

from app.engines.cached.ladder import CachedLadder
from app.engines.cached.shelf import PhraseShelf
from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import TRIAL, Watch
from app.errors import EngineError, WorkerCrashed
from app.events import TurnEnded
from app.ports import Measurement
from tests.fakes import LevelEngine, wait_until
from tests.faults import ManualClock

TEXT = "One two three four five six seven."
"""Long enough for 10 ms a character to pass for speech."""


class Voice(LevelEngine):
    """An engine that can be broken, and tells on which threads it was tried out."""

    PER_CHARACTER = LevelEngine.RATE // 14

    def __init__(self, name: str, error: EngineError | None = None) -> None:
        super().__init__()
        self.name = name
        self.error = error

    def synthesize(self, request, cancel):
        if self.error is not None:
            self.said.append(request)
            raise self.error
        yield from super().synthesize(request, cancel)

    @property
    def trials(self) -> int:
        return self.said.count(TRIAL)


def crash() -> EngineError:
    return WorkerCrashed("It broke off.", engine="best")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def ladder(clock: ManualClock, *rungs: Voice) -> Ladder:
    return Ladder(rungs, watch=Watch(clock=clock))


def test_an_engine_that_failed_is_tried_out_once_nothing_is_said(rig, clock):
    best = Voice("best", crash())
    it = rig(engine=ladder(clock, best, Voice("spare")))
    it.session.read(TEXT)
    it.finished()
    best.error = None
    clock.advance(60.0)
    it.session.open_voice(lambda before: before)
    wait_until(lambda: not len(it.session._lines))
    assert not best.trials, "the utterance is still heard"
    it.play_out()
    it.log.wait(TurnEnded)
    wait_until(lambda: it.session.health()[0].state == "closed")
    assert best.trials == 1
    assert it.session.health()[1].figures.utterances == 1


def test_it_speaks_again_after_that(rig, clock):
    best, spare = Voice("best", crash()), Voice("spare")
    it = rig(engine=ladder(clock, best, spare))
    it.session.read(TEXT)
    it.finished()
    assert it.session.progress().engine == "spare"
    best.error = None
    clock.advance(60.0)
    it.session.cancel()
    wait_until(lambda: it.session.health()[0].state == "closed")
    it.session.read(TEXT)
    it.finished()
    assert it.session.progress().engine == "best"


def test_who_says_that_it_was_mended_is_believed(rig, clock):
    best = Voice("best", EngineError("Its files are gone.", engine="best", retryable=False))
    it = rig(engine=ladder(clock, best, Voice("spare")))
    it.session.read(TEXT)
    it.finished()
    assert it.session.health()[0].state == "open"
    best.error = None
    it.session.retry_voice()
    wait_until(lambda: it.session.health()[0].state == "closed")
    it.session.read(TEXT)
    it.finished()
    assert it.session.progress().engine == "best"


class Slow(Voice):
    """Has measured itself: it takes longer than what it says, and waits for the test."""

    measured = Measurement(0.1, 1.5, 1.0)

    def __init__(self) -> None:
        super().__init__("slow")
        self.begun, self.go = threading.Event(), threading.Event()

    def synthesize(self, request, cancel):
        for chunk in super().synthesize(request, cancel):
            yield chunk
            self.begun.set()
            assert self.go.wait(10.0)


def test_what_a_slow_engine_takes_over_is_held_back_until_it_is_whole(rig, clock):
    slow = Slow()
    it = rig(engine=ladder(clock, Voice("best", crash()), slow))
    it.session.read(TEXT)
    assert slow.begun.wait(10.0)
    assert it.player.written() == 0.0
    slow.go.set()
    it.finished()
    assert it.player.written() > 0.0


def test_a_lone_engine_has_nothing_to_tell(rig):
    it = rig()
    it.session.retry_voice()
    it.session.read(TEXT)
    it.finished()
    assert it.session.health() == ()


def test_a_ladder_knows_for_how_long_the_sound_will_last(rig, clock):
    whole = ladder(clock, Voice("best"), Voice("spare"))
    it = rig(engine=whole)
    it.session.set_speed(2.0)
    it.session.read(TEXT)
    it.synthesised(1.0)
    wait_until(lambda: whole._ahead is not None)
    assert whole._ahead() == pytest.approx(it.player.buffered() / 2.0)
    assert whole._ahead() > 0.4


def test_what_is_remembered_tells_nothing_of_the_pace(rig, clock):
    slow = Slow()
    slow.go.set()
    whole = ladder(clock, slow, Voice("spare"))
    it = rig(engine=CachedLadder(whole, PhraseShelf(10**7), str))
    paces = []
    for _ in range(2):
        it.session.submit(TEXT)
        it.finished()
        paces.append(it.session._pace.real_time_factor)
    assert slow.said.count(TRIAL) == 0
    assert len(slow.said) == 1
    assert paces[0] == paces[1] > 1.0
