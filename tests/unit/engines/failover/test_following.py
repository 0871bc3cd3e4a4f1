"""An engine that begins with what it is told will follow, on a ladder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import Watch
from app.errors import EngineError, WorkerCrashed
from app.ports import AudioChunk, SpeechRequest, Wording
from app.turn import CancelToken
from tests.faults import ManualClock, WorkClock
from tests.unit.engines.failover.climbing import Climb, Rung, cannot, slips

TEXT = "Each of these sentences takes about two seconds."


def reading(count: int) -> Iterator[SpeechRequest]:
    """Sentences, each of which tells of the next three."""
    sentences = [Wording(f"{at:02} {TEXT}") for at in range(count)]
    for at, one in enumerate(sentences):
        yield SpeechRequest(one.text, following=tuple(sentences[at + 1 : at + 4]))


def say(ladder: Ladder, request: SpeechRequest) -> str:
    """Who said it."""
    assert list(ladder.synthesize(request, CancelToken()))
    return ladder.name


class WorksAhead(Rung):
    """Brings its first piece at once where it was told before, else after 1.5 s."""

    def __init__(self, name: str, clock: WorkClock) -> None:
        super().__init__(name, 25)
        self._time = clock

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        told = self.asked and Wording(request.text) in self.asked[-1].following
        wait = 0.01 if told else 1.5
        for piece in super().synthesize(request, cancel):
            if not self._time.work(wait, cancel):
                return
            wait = 0.01
            yield piece


def test_after_a_long_reading_the_next_text_is_waited_for_as_the_first_was() -> None:
    clock = WorkClock()
    best = WorksAhead("best", clock)
    ladder = Ladder((best, Rung("spare", 25)), watch=Watch(clock=clock))
    ladder.follow(lambda: 0.0)
    for _ in range(2):
        assert {say(ladder, request) for request in reading(26)} == {"best"}
    assert ladder.health()[0].figures.failures == {}
    ladder.close()


class Paced(Rung):
    """Takes `work` seconds for a second of sound; perhaps it has to open first."""

    is_open = True

    def __init__(self, name: str, clock: ManualClock) -> None:
        super().__init__(name, 25)
        self._clock, self.work = clock, 1.4

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        for piece in super().synthesize(request, cancel):
            self._clock.advance(self.work * piece.seconds)
            yield piece


def test_one_that_has_become_slow_rests_and_is_then_judged_anew(
    climb: Climb, clock: ManualClock
) -> None:
    best = Paced("best", clock)
    ladder, requests = climb(best, Rung("spare", 25)), reading(60)
    say(ladder, next(requests))
    best.work = 0.8
    for _ in range(14):
        say(ladder, next(requests))
    best.work = 3.0
    states = [(say(ladder, next(requests)), ladder.health()[0].state)[1] for _ in range(5)]
    assert states[0] == "closed"
    assert states[-1] == "open"
    best.work = 1.1
    clock.advance(60.0)
    ladder.probe()
    clock.until(lambda: not ladder.probe())
    for _ in range(14):
        assert say(ladder, next(requests)) == "best"
        assert ladder.health()[0].state == "closed"


def test_one_that_has_to_open_has_not_begun_with_anything(climb: Climb, clock: ManualClock) -> None:
    best = Paced("best", clock)
    ladder = climb(best, Rung("spare", 25))
    first, second, *_ = reading(4)
    say(ladder, first)
    best.is_open = False
    assert not ladder._rungs[0]._foretold(second)


def test_who_goes_on_in_the_middle_is_told_the_same(climb: Climb) -> None:
    best = Rung("best", 10, WorkerCrashed("It broke off.", engine="best"))
    spare = Rung("spare", 25)
    (request, *_) = reading(4)
    say(climb(best, spare), request)
    assert best.asked[0].following == spare.asked[0].following == request.following
    assert len(request.following) == 3


@pytest.mark.parametrize("error", [cannot(), slips()])
def test_who_says_one_in_the_place_of_another_is_not_told_what_that_one_will_say(
    climb: Climb, error: EngineError
) -> None:
    best, spare = Rung("best", 0, error), Rung("spare", 25)
    (request, *_) = reading(4)
    say(climb(best, spare), request)
    assert spare.asked == [replace(request, following=())]


def test_each_is_told_what_is_in_its_languages() -> None:
    best, second = Rung("best", 25), Rung("second", 25)
    ladder = Ladder((best, second), orders={"zh": (second,)})
    chinese, english = Wording("三。", "zh"), Wording("Four.")
    request = SpeechRequest(TEXT, following=(chinese, english))
    say(ladder, request)
    say(ladder, replace(request, text="二。", language="zh"))
    assert best.asked[0].following == (english,)
    assert second.asked[0].following == (chinese,)
    ladder.close()


def test_a_trial_in_between_makes_nobody_forget_what_was_foretold(
    climb: Climb, clock: ManualClock
) -> None:
    best = Rung("best", 25)
    ladder = climb(best, Rung("spare", 25))
    first, second, *_ = reading(4)
    say(ladder, first)
    rung = ladder._rungs[0]
    rung.warm_up()
    clock.until(lambda: not ladder.probe())
    assert rung._foretold(second)
    assert not rung._foretold(second), "it is not foretold by itself"
