"""An engine that is alone: asked on the thread that wants its sound, and given up all the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.engines.failover.watchdog import Watchdog
from app.errors import EngineHung
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from tests.faults import ManualClock
from tests.unit.engines.failover.climbing import Climb, Rung, Sunk, chunks, say


class Heedful(Rung):
    """Hangs behind its pieces, as long as it is wanted."""

    hangs = True

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        yield from super().synthesize(request, cancel)
        if self.hangs:
            assert cancel.wait(10.0)


@pytest.mark.parametrize("pieces", [0, 2])
def test_one_that_hangs_is_given_up_and_says_what_to_do(
    climb: Climb, clock: ManualClock, pieces: int
) -> None:
    alone = Heedful("alone", pieces)
    ladder, heard = climb(alone), list[AudioChunk]()
    with clock.passing(), pytest.raises(EngineHung, match="alone does not answer") as caught:
        heard.extend(ladder.synthesize(SpeechRequest("Hello."), CancelToken()))
    assert len(heard) == pieces
    assert "Try again" in caught.value.remedy
    assert dict(ladder.health()[0].figures.failures) == {"EngineHung": 1}
    assert alone.used_on == {threading.current_thread()}


def test_once_it_hung_it_speaks_on_a_thread_that_may_hang(climb: Climb, clock: ManualClock) -> None:
    alone = Heedful("alone")
    ladder = climb(alone)
    with clock.passing(), pytest.raises(EngineHung):
        chunks(ladder)
    alone.hangs, alone.used_on = False, set()
    assert say(ladder) == 1
    assert threading.current_thread() not in alone.used_on
    assert ladder.health()[0].state == "closed"


def test_a_cancel_is_no_hang(climb: Climb) -> None:
    ladder, cancel = climb(Heedful("alone")), CancelToken()
    for _ in ladder.synthesize(SpeechRequest("Hello."), cancel):
        cancel.cancel()
    assert not ladder.health()[0].figures.failures


class Deadlocked(Sunk):
    """Cannot even be closed."""

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        assert cancel.wait(10.0)
        return iter(())

    def close(self) -> None:
        assert self.free.wait(10.0)
        super().close()


def test_nobody_waits_for_the_end_of_one_that_hung(climb: Climb, clock: ManualClock) -> None:
    alone = Deadlocked("alone")
    ladder = climb(alone)
    with clock.passing(), pytest.raises(EngineHung):
        chunks(ladder)
    ladder.close()
    assert alone.closed_on is None
    alone.free.set()
    clock.until(lambda: alone.closed_on is not None)


class CountingClock(ManualClock):
    """How often somebody went to sleep by it."""

    naps = 0

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        self.naps += 1
        super().wait(changed, seconds)


def test_who_comes_back_in_time_is_left_alone_and_wakes_nobody() -> None:
    clock, soon, late = CountingClock(), CancelToken(), CancelToken()
    watchdog = Watchdog("engine", clock, 10.0)
    with clock.passing():
        for _ in range(1_000):
            watchdog.watch(soon, lambda: 0.0)
            watchdog.rest(soon)
        watchdog.watch(late, lambda: 15.0)
        assert late.wait(10.0)
    assert not soon.cancelled
    assert clock.naps <= 4
    assert clock.now() >= 15.0
    watchdog.close()
