"""Another engine takes over before a gap is heard, and one that became too slow is left to rest."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.engines.failover.ladder import Ladder, Switch
from app.engines.failover.record import Patience
from app.errors import EngineHung, EngineLate, WorkerCrashed
from app.ports import AudioChunk, SpeechRequest, WordMark
from app.turn import CancelToken
from tests.faults import ManualClock
from tests.unit.engines.failover.climbing import PIECE, Climb, Rung, say

TEXT = "This is a text that takes a second and a half."
SOUND = 2.0
"""Seconds still to be heard."""


class Fickle(Rung):
    """Speaks, or brings nothing until it is let go, or takes `work` seconds for each piece."""

    def __init__(self, name: str, clock: ManualClock, pieces: int = 20) -> None:
        super().__init__(name, pieces)
        self._clock = clock
        self.sinks, self.work = False, 0.0
        self.free = threading.Event()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        if self.sinks:
            assert self.free.wait(10.0)
            return
        for piece in super().synthesize(request, cancel):
            self._clock.advance(self.work)
            yield piece


class Mortal(Fickle):
    """Opens with what it is asked, and is closed when it fails."""

    is_open = False

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.is_open = self.error is None
        yield from super().synthesize(request, cancel)


@pytest.fixture
def best(clock: ManualClock) -> Iterator[Fickle]:
    made = Fickle("best", clock)
    yield made
    made.free.set()


def say_text(ladder: Ladder) -> None:
    for _ in ladder.synthesize(SpeechRequest(TEXT), CancelToken()):
        pass


def late(ladder: Ladder, clock: ManualClock, best: Fickle) -> float:
    """How long an engine that hangs is waited for, after one utterance that went well."""
    say_text(ladder)
    assert ladder.name == best.name
    best.sinks, begun = True, clock.now()
    with clock.passing():
        say_text(ladder)
    return clock.now() - begun


def test_an_engine_is_given_up_in_time_for_the_next_one(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    told: list[Switch] = []
    ladder = climb(best, Rung("spare", 20), tell=told.append)
    ladder.follow(lambda: max(0.0, SOUND - clock.now()))
    assert late(ladder, clock, best) == pytest.approx(SOUND - 0.3)
    assert isinstance(told[-1].error, EngineLate)
    assert ladder.name == "spare"


def test_at_the_first_sound_it_has_a_second(climb: Climb, clock: ManualClock, best: Fickle) -> None:
    ladder = climb(best, Rung("spare", 20))
    ladder.follow(lambda: 0.0)
    assert late(ladder, clock, best) == pytest.approx(1.0)


def test_where_nobody_else_could_speak_it_has_all_the_time_it_needs(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    gone = Mortal("gone", clock)
    gone.error = WorkerCrashed("It is gone.", engine="gone")
    ladder = climb(best, gone)
    ladder.follow(lambda: 0.0)
    with pytest.raises(EngineHung):
        late(ladder, clock, best)
    assert clock.now() == pytest.approx(3.0)


def test_one_that_was_late_is_asked_again_as_soon_as_it_is_back(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    ladder = climb(best, Rung("spare", 20))
    ladder.follow(lambda: 0.0)
    late(ladder, clock, best)
    assert isinstance(ladder.health()[0].reason, EngineLate)
    best.sinks = False
    best.free.set()
    clock.until(lambda: not ladder.health()[0].stuck)
    say_text(ladder)
    assert ladder.name == "best"
    assert ladder.health()[0].reason is None
    assert ladder.due is None


def test_one_that_does_not_come_back_is_found_to_hang(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    ladder = climb(best, Rung("spare", 20))
    ladder.follow(lambda: 0.0)
    late(ladder, clock, best)
    assert ladder.due is not None
    clock.advance(2.5)
    ladder.probe()
    health = ladder.health()[0]
    assert (health.state, type(health.reason)) == ("open", EngineHung)


def test_one_that_was_late_and_lost_its_process_opens_before_it_is_needed(
    climb: Climb, clock: ManualClock
) -> None:
    gone = Mortal("gone", clock)
    ladder = climb(gone, Rung("spare", 20))
    ladder.follow(lambda: 0.0)
    late(ladder, clock, gone)
    gone.sinks, gone.is_open = False, False
    gone.free.set()
    clock.until(lambda: not ladder.health()[0].stuck)
    assert ladder.probe()
    clock.until(lambda: not ladder.probe())
    assert gone.is_open
    assert ladder.due is None
    say_text(ladder)
    assert ladder.name == "gone"


def test_one_that_drags_is_cut_where_a_word_ends(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    places = [int(2.5 * index) for index in range(18)]
    best._marks = [WordMark(at, at + 1, index * PIECE) for index, at in enumerate(places)]
    spare = Rung("spare", 20)
    ladder = climb(best, spare)
    ladder.follow(lambda: 0.0)
    say_text(ladder)
    best.work = 2.0 * PIECE / 24_000
    say_text(ladder)
    assert [asked.text for asked in spare.asked] == [TEXT[places[4] :]]


def test_one_that_has_to_open_again_is_not_waited_for(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    gone = Mortal("gone", clock)
    ladder = climb(gone, Rung("spare", 20))
    say_text(ladder)
    gone.error = WorkerCrashed("It is gone.", engine="gone")
    say_text(ladder)
    gone.error = None
    clock.advance(10.0)
    assert not gone.is_open
    say_text(ladder)
    assert ladder.name == "spare"
    clock.until(lambda: not ladder.probe())
    say_text(ladder)
    assert ladder.name == "gone"


def test_one_that_became_slower_than_speech_rests_after_the_second_time(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    ladder = climb(best, Rung("spare", 20))
    best.work = 0.5 * PIECE / 24_000
    say_text(ladder)
    best.work = 1.2 * PIECE / 24_000
    say_text(ladder)
    assert ladder.health()[0].state == "closed"
    say_text(ladder)
    health = ladder.health()[0]
    assert (health.state, type(health.reason)) == ("open", EngineLate)
    assert ladder.name == "best", "what was late was heard all the same"


def test_one_that_never_kept_up_with_speech_is_heard_as_it_is(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    ladder = climb(best, Rung("spare", 20))
    best.work = 1.5 * PIECE / 24_000
    for _ in range(4):
        say_text(ladder)
    assert ladder.health()[0].state == "closed"


def test_a_short_text_tells_nothing_of_the_speed(climb: Climb, clock: ManualClock) -> None:
    best = Fickle("best", clock, pieces=8)
    ladder = climb(best, Rung("spare", 10))
    say(ladder)
    best.work = 3.0 * PIECE / 24_000
    for _ in range(4):
        say(ladder)
    assert ladder.health()[0].state == "closed"


def test_an_engine_that_never_spoke_is_not_waited_for_as_long_and_rests_as_one_that_hangs(
    climb: Climb, clock: ManualClock, best: Fickle
) -> None:
    told: list[Switch] = []
    ladder = climb(best, Rung("spare", 20), tell=told.append)
    ladder.follow(lambda: 0.0)
    best.sinks = True
    with clock.passing():
        say_text(ladder)
    assert clock.now() == pytest.approx(Patience().stranger)
    assert isinstance(told[-1].error, EngineHung)
    assert ladder.health()[0].state == "open"
