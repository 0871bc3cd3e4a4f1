"""What whoever owns a ladder asks of it: orders by language, speeds, and when to look again."""

from __future__ import annotations

import json
import logging
import math
import threading
from collections.abc import Iterator

import pytest

from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import TRIAL
from app.errors import EngineError, SynthesisFailed, VoiceUnknown, WorkerCrashed
from app.ports import AudioChunk, Measurement, SpeechRequest
from app.turn import CancelToken
from tests.faults import ManualClock
from tests.unit.engines.failover.climbing import Climb, Rung, chunks, say, slips

SECRET = "Nobody may read this sentence."


def crash() -> EngineError:
    return WorkerCrashed("It broke off.", engine="best")


def sound(measured: Measurement | None) -> float:
    return measured.audio if measured is not None else 0.0


def wait(ladder: Ladder) -> float:
    return math.inf if ladder.due is None else ladder.due


def said(ladder: Ladder, language: str, voice: str = "") -> str:
    request = SpeechRequest("Hello.", language, voice)  # type: ignore[arg-type]  # any tag will do
    assert list(ladder.synthesize(request, CancelToken()))
    return ladder.name


def test_a_language_can_have_an_order_of_its_own() -> None:
    best, second, spare = Rung("best"), Rung("second"), Rung("spare")
    ladder = Ladder((best, second, spare), orders={"zh": (second, spare)})
    assert said(ladder, "en") == "best"
    assert said(ladder, "zh") == "second"
    assert said(ladder, "zh", "best voice") == "second", "the best one is not asked in Chinese"
    ladder.close()


def test_a_ladder_whose_orders_change_is_another_one() -> None:
    best, spare = Rung("best"), Rung("spare")
    ladder = Ladder((best, spare), orders={"zh": [spare]})
    assert ladder.changed((best, spare), {"zh": (spare,)}) is ladder
    other = ladder.changed((best, spare))
    assert other is not ladder
    assert said(other, "zh") == "best"
    ladder.close()
    other.close()
    assert best.closed_on


def test_an_engine_that_is_alone_is_heard_whatever_it_makes() -> None:
    short = Rung("alone", pieces=1)
    ladder = Ladder((short,))
    text = "Far more words than a tenth of a second holds, so a judge would call this swallowed."
    assert chunks(ladder, text)
    assert ladder.health()[0].figures.utterances == 1
    assert not ladder.health()[0].figures.failures
    ladder.close()


def test_an_engine_that_is_alone_speaks_on_the_thread_that_asks() -> None:
    alone = Rung("alone", error=ValueError("odd"))
    ladder = Ladder((alone,))
    with pytest.raises(SynthesisFailed, match="alone broke off: ValueError"):
        chunks(ladder, "Hello.")
    alone.error = None
    assert chunks(ladder, "Hello.")
    assert alone.used_on == {threading.current_thread()}
    figures = ladder.health()[0].figures
    assert (figures.utterances, dict(figures.failures)) == (1, {"SynthesisFailed": 1})
    ladder.close()
    assert alone.closed_on


class Choosy(Rung):
    """Has one voice."""

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        if request.voice:
            raise VoiceUnknown("Nobody is called so.", engine=self.name)
        return super().synthesize(request, cancel)


def test_an_engine_that_is_alone_speaks_with_its_own_choice_for_a_voice_it_lacks() -> None:
    ladder = Ladder((Choosy("alone"),))
    assert list(ladder.synthesize(SpeechRequest("Hello.", voice="Nobody"), CancelToken()))
    ladder.close()


def test_the_speed_is_that_of_the_engine_that_speaks(climb: Climb) -> None:
    best, spare = Rung("best", error=crash()), Rung("spare", pieces=3)
    ladder = climb(best, spare)
    assert sound(ladder.measured) == 0.0
    say(ladder)
    assert ladder.name == "spare"
    assert math.isclose(sound(ladder.measured), 0.3, rel_tol=0.01)


def test_it_says_when_to_look_again(climb: Climb, clock: ManualClock) -> None:
    best = Rung("best", error=crash())
    ladder = climb(best, Rung("spare"))
    assert wait(ladder) == math.inf
    say(ladder)
    due = wait(ladder)
    assert 3.0 < due < 7.0
    best.error = None
    clock.advance(due)
    assert wait(ladder) == 0.0
    assert ladder.probe()
    assert 0.0 < wait(ladder) < 1.0, "a trial is looked at now and then, not all the time"
    ManualClock.until(lambda: not ladder.probe())
    assert wait(ladder) == math.inf
    assert best.asked[-1] == TRIAL


def test_a_defect_is_not_looked_at_before_somebody_mends_it(climb: Climb) -> None:
    gone = EngineError("Its files are gone.", engine="best", retryable=False)
    ladder = climb(Rung("best", error=gone), Rung("spare"))
    say(ladder)
    assert ladder.health()[0].state == "open"
    assert ladder.due is None


def test_each_request_leaves_one_record_and_none_of_its_words(
    climb: Climb, caplog: pytest.LogCaptureFixture
) -> None:
    ladder = climb(Rung("best", error=slips()), Rung("spare", pieces=30))
    with caplog.at_level(logging.INFO):
        chunks(ladder, SECRET)
    assert SECRET not in caplog.text
    lines = [record.getMessage() for record in caplog.records]
    told = [json.loads(line.split(" ", 1)[1]) for line in lines if line.startswith("synthesis")]
    kept = ("engine", "outcome", "trial")
    assert [tuple(one[key] for key in kept) for one in told] == [
        ("best", "SynthesisFailed", False),
        ("spare", "spoken", False),
    ]
    assert all(one["ms"] >= one["first_ms"] >= 0.0 for one in told)
    assert told[1]["sound_ms"] == 3000


def test_a_request_that_nobody_wants_any_more_is_told_as_such(
    climb: Climb, caplog: pytest.LogCaptureFixture
) -> None:
    ladder, cancel = climb(Rung("best", pieces=30), Rung("spare")), CancelToken()
    with caplog.at_level(logging.INFO):
        for _ in ladder.synthesize(SpeechRequest(SECRET), cancel):
            cancel.cancel()
    assert '"outcome": "cancelled"' in caplog.text
