"""Engines that fail, hang or are not open yet, and how they come back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.engines.failover.ladder import Switch
from app.errors import EngineError, EngineHung, SynthesisFailed
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from tests.faults import ManualClock
from tests.unit.engines.failover.climbing import (
    PIECE,
    Climb,
    Rung,
    Sunk,
    say,
    slips,
)


def test_one_slip_is_forgiven_and_the_second_in_a_row_is_not(climb: Climb) -> None:
    best = Rung("best", 0, slips())
    ladder = climb(best, Rung("spare"))
    for _ in range(4):
        assert say(ladder) == 1
    assert len(best.asked) == 2
    assert ladder.health()[0].state == "open"


def test_what_an_engine_should_not_raise_is_a_failure_like_others(climb: Climb) -> None:
    best = Rung("best", 0, ValueError("of a library"))
    ladder = climb(best, Rung("spare"))
    assert say(ladder) == 1
    (trouble,) = ladder.health()[0].figures.troubles
    assert (trouble.kind, trouble.sentence) == (
        "SynthesisFailed",
        "best broke off: ValueError.",
    )


def test_the_better_voice_is_back_after_a_trial_that_nobody_hears(
    climb: Climb, clock: ManualClock
) -> None:
    told: list[Switch] = []
    best = Rung("best", 0, slips(), level=0.3)
    ladder = climb(best, Rung("spare"), tell=told.append)
    say(ladder)
    say(ladder)
    best.error, best._pieces = None, 1
    clock.advance(3.0)
    assert not ladder.probe()
    clock.advance(10.0)
    clock.until(lambda: not ladder.probe())
    assert say(ladder) == 1
    assert ladder.name == "best"
    assert [(one.before, one.engine, one.error is not None) for one in told] == [
        ("best", "spare", True),
        ("spare", "best", False),
    ]


def test_a_defect_is_not_tried_again_until_the_user_says_so(
    climb: Climb, clock: ManualClock
) -> None:
    best = Rung("best", 0, EngineError("Gone.", engine="best", retryable=False))
    ladder = climb(best, Rung("spare"))
    say(ladder)
    clock.advance(1e6)
    say(ladder)
    assert len(best.asked) == 1
    ladder.retry()
    say(ladder)
    assert len(best.asked) == 2


def test_an_engine_that_rests_is_asked_where_no_other_works(climb: Climb) -> None:
    best, spare = Rung("best", 0, slips()), Rung("spare")
    ladder = climb(best, spare)
    say(ladder)
    say(ladder)
    best.error, best._pieces, spare.error, spare._pieces = None, 1, slips(), 0
    assert say(ladder) == 1
    assert ladder.name == "best"


def test_one_that_hangs_is_left_and_not_asked_before_it_is_back(
    climb: Climb, clock: ManualClock
) -> None:
    best = Sunk("best")
    ladder = climb(best, Rung("spare"))
    with clock.passing():
        assert say(ladder) == 1
    assert ladder.health()[0].stuck
    clock.advance(1e4)
    assert say(ladder) == 1
    assert not best.asked
    best.free.set()
    clock.until(lambda: not ladder.health()[0].stuck)
    clock.until(lambda: not ladder.probe())
    assert say(ladder) == 1
    assert ladder.name == "best"


def test_where_all_hang_the_next_utterance_fails_at_once(climb: Climb, clock: ManualClock) -> None:
    best, spare = Sunk("best"), Sunk("spare")
    ladder = climb(best, spare)
    with clock.passing(), pytest.raises(EngineHung):
        say(ladder)
    with pytest.raises(EngineHung, match="does not answer"):
        say(ladder)
    best.free.set()
    spare.free.set()


def test_a_cancel_ends_the_wait_for_one_that_hangs(climb: Climb) -> None:
    best = Sunk("best")
    ladder, cancel = climb(best, Rung("spare")), CancelToken()
    stopper = threading.Thread(target=lambda: best.begun.wait(10.0) and cancel.cancel())
    stopper.start()
    assert not list(ladder.synthesize(SpeechRequest("Hello."), cancel))
    stopper.join()
    best.free.set()
    assert ladder.health()[0].state == "closed"


def test_an_utterance_that_was_left_does_not_come_back_over_the_next(climb: Climb) -> None:
    best, spare = Rung("best", 20), Rung("spare")
    ladder = climb(best, spare)
    left = ladder.synthesize(SpeechRequest("Left. " * 40), CancelToken())
    next(left)
    assert say(ladder) == 20
    assert not list(left)
    assert not spare.asked


def test_one_rung_alone_can_be_asked(climb: Climb) -> None:
    best, spare = Rung("best", 0, slips()), Rung("spare")
    ladder = climb(best, spare)
    with pytest.raises(SynthesisFailed):
        list(ladder.said_by(best, SpeechRequest("Hello."), CancelToken()))
    assert list(ladder.said_by(spare, SpeechRequest("Hello."), CancelToken()))
    assert len(best.asked) == len(spare.asked) == 1


class Eager(Rung):
    """Counts its pieces."""

    made = 0

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        for piece in super().synthesize(request, cancel):
            self.made += 1
            yield piece


def test_an_engine_works_a_few_pieces_ahead_of_who_listens(
    climb: Climb, clock: ManualClock
) -> None:
    best = Eager("best", 50)
    ladder = climb(best, Rung("spare"))
    sound = ladder.synthesize(SpeechRequest("Hello. " * 40), CancelToken())
    for count in range(1, 20):
        next(sound)
        clock.until(lambda count=count: best.made >= count + 4)  # type: ignore[misc]  # bound now
        assert best.made <= count + 5
    sound.close()


def test_waiting_for_the_listener_is_not_held_against_an_engine(
    climb: Climb, clock: ManualClock
) -> None:
    best = Eager("best", 50)
    ladder = climb(best, Rung("spare"))
    sound = ladder.synthesize(SpeechRequest("Hello. " * 40), CancelToken())
    next(sound)
    clock.until(lambda: best.made >= 5)
    clock.advance(1e4)
    assert sum(len(chunk.samples) for chunk in sound) > 48 * PIECE
    assert ladder.name == "best"
    assert ladder.health()[0].figures.real_time_factor == 0.0


class Sleeper(Rung):
    """Opens with what it is asked first."""

    is_open = False

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.is_open = True
        return super().synthesize(request, cancel)


def test_a_stand_in_that_is_not_open_gets_ready_while_another_speaks(
    climb: Climb, clock: ManualClock
) -> None:
    best, second = Rung("best", 0, EngineHung("It hangs.", engine="best")), Sleeper("second", 5)
    ladder = climb(best, second, Rung("spare"))
    say(ladder)
    assert ladder.name == "spare"
    assert not second.asked
    say(ladder)
    assert ladder.name == "spare"
    clock.until(lambda: not ladder.probe())
    say(ladder)
    assert ladder.name == "second"


def test_the_best_is_waited_for_while_it_opens(climb: Climb) -> None:
    best = Sleeper("best")
    ladder = climb(best, Rung("spare"))
    assert say(ladder) == 1
    assert ladder.name == "best"


def test_one_that_is_not_open_is_better_than_none(climb: Climb) -> None:
    best, second = Rung("best", 0, slips()), Sleeper("second", 5)
    ladder = climb(best, second)
    assert say(ladder) == 5
