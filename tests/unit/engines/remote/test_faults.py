"""Whatever becomes of a worker costs one utterance, says why, and the next one is heard."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.engines.remote.speech import RemoteSpeech
from app.errors import (
    EngineError,
    EngineUnavailable,
    OutOfMemory,
    SynthesisFailed,
    VoiceUnknown,
    WorkerCrashed,
    WorkerHung,
)
from app.ports import SpeechRequest, Wording
from app.turn import CancelToken
from tests.conftest import ExpectedLog
from tests.fakes_worker import CHUNKS, SECRET
from tests.unit.engines.remote.conftest import (
    ManualClock,
    Sabotage,
    gone,
    kill,
    request,
    say,
    stopped,
    wait_for,
)

ASSERTION = "Saboteur broke off: GGML_ASSERT(a == b) failed."
KILLED = "The system ended Saboteur, perhaps because memory ran out."
DEATHS: dict[tuple[str, str], tuple[type[EngineError], str]] = {
    ("open", "kill"): (OutOfMemory, KILLED),
    ("first", "kill"): (OutOfMemory, KILLED),
    ("between", "kill"): (OutOfMemory, KILLED),
    ("open", "abort"): (WorkerCrashed, ASSERTION),
    ("first", "abort"): (WorkerCrashed, ASSERTION),
    ("between", "abort"): (WorkerCrashed, ASSERTION),
    ("first", "exit"): (WorkerCrashed, "exit code 3"),
    ("between", "segfault"): (WorkerCrashed, "Fatal Python error: Segmentation fault"),
    ("between", "garbage"): (WorkerCrashed, "no frame begins like that"),
    ("first", "oversize"): (WorkerCrashed, "a frame of 2 + 4294967295 bytes is too large"),
    ("between", "nonsense"): (WorkerCrashed, "a header has no meaning"),
    ("between", "no memory"): (OutOfMemory, "Saboteur ran out of memory."),
}
"""How a worker may die, and what is said of it."""


def test_each_death_costs_one_utterance_and_says_why(
    sabotaged: Sabotage, expected_log: ExpectedLog
) -> None:
    expected_log.expect("the process of Saboteur is gone: ")
    engine = sabotaged(*DEATHS)
    for kind, sentence in DEATHS.values():
        with pytest.raises(EngineError) as error:
            say(engine)
        assert type(error.value) is kind
        assert sentence in str(error.value)
        assert error.value.retryable
        assert error.value.engine == "saboteur"
        assert SECRET not in error.value.detail
    assert len(say(engine)) == CHUNKS


def test_nor_is_it_told_what_would_have_followed(
    sabotaged: Sabotage, expected_log: ExpectedLog
) -> None:
    expected_log.expect("the process of Saboteur is gone: ")
    engine = sabotaged(("first", "abort"))
    with pytest.raises(WorkerCrashed) as error:
        list(engine.synthesize(SpeechRequest("One.", following=(Wording(SECRET),)), CancelToken()))
    assert ASSERTION in str(error.value)
    assert SECRET not in error.value.detail


def test_what_came_before_the_end_is_heard(sabotaged: Sabotage, expected_log: ExpectedLog) -> None:
    expected_log.expect("is gone: ended, exit code 3")
    chunks = sabotaged(("between", "exit")).synthesize(request(), CancelToken())
    assert [round(float(next(chunks).samples[0]), 1) for _ in range(2)] == [0.0, 0.1]
    with pytest.raises(WorkerCrashed):
        next(chunks)


def test_a_worker_that_stops_is_ended_when_its_time_is_over(
    sabotaged: Sabotage,
    clock: ManualClock,
    beside: ThreadPoolExecutor,
    expected_log: ExpectedLog,
) -> None:
    expected_log.expect("is gone: hung, SIGKILL")
    engine = sabotaged(("open", "stop"), ("first", "stop"), ("between", "stop"), beat=10)
    for _ in range(3):
        saying = beside.submit(say, engine)
        wait_for(lambda: engine.pid is not None and stopped(engine.pid), "it did not stop")
        clock.advance_until(saying, 6.0)
        with pytest.raises(WorkerHung, match="Saboteur does not answer"):
            saying.result()
    assert len(say(engine)) == CHUNKS


def test_a_worker_that_shows_life_but_makes_no_progress_is_ended(
    sabotaged: Sabotage, clock: ManualClock, beside: ThreadPoolExecutor, expected_log: ExpectedLog
) -> None:
    expected_log.expect("is gone: hung, SIGKILL")
    chunks = sabotaged(("between", "sleep"), beat=1e6, progress=10).synthesize(
        request(), CancelToken()
    )
    next(chunks), next(chunks)
    waiting = beside.submit(next, chunks)
    clock.advance_until(waiting, 6.0)
    with pytest.raises(WorkerHung):
        waiting.result()


def test_an_engine_that_ignores_a_cancel_is_ended_and_nobody_is_told(
    sabotaged: Sabotage, clock: ManualClock, beside: ThreadPoolExecutor, expected_log: ExpectedLog
) -> None:
    expected_log.expect("did not stop in time")
    engine, cancel = (
        sabotaged(("between", "sleep"), beat=1e6, progress=1e6, cancel=2),
        CancelToken(),
    )
    chunks = engine.synthesize(request(), cancel)
    next(chunks), next(chunks)
    pid = engine.pid or 0
    cancel.cancel()
    rest = beside.submit(list, chunks)
    clock.advance_until(rest, 2.0)
    assert rest.result() == []
    assert gone(pid)
    assert len(say(engine)) == CHUNKS


def test_a_worker_killed_between_utterances_costs_none(sabotaged: Sabotage) -> None:
    engine = sabotaged()
    assert len(say(engine)) == CHUNKS
    pid = engine.pid or 0
    kill(pid)
    wait_for(lambda: engine.pid is None, "it lives")
    assert len(say(engine)) == CHUNKS
    assert engine.pid != pid


@pytest.mark.parametrize("deed", ["kill", "bug", "sleep", "stop"])
def test_whatever_happens_at_the_close_it_is_closed(sabotaged: Sabotage, deed: str) -> None:
    engine = sabotaged(("close", deed), close=0.1)
    say(engine)
    pid = engine.pid or 0
    engine.close()
    assert engine.pid is None
    assert gone(pid)


def test_errors_of_the_engine_arrive_as_they_were_raised_and_cost_no_worker(
    sabotaged: Sabotage, expected_log: ExpectedLog
) -> None:
    expected_log.expect("ZeroDivisionError: nobody foresaw it")
    deeds = ("refuse", "fill the card", "refuse the card", "bug", "flood")
    engine = sabotaged(*(("between", deed) for deed in deeds))
    engine.warm_up()
    wait_for(lambda: engine.pid, "no worker")
    pid = engine.pid
    refused = failure(engine, VoiceUnknown)
    assert (refused.retryable, refused.remedy, refused.engine) == (False, "Sing.", "saboteur")
    assert failure(engine, OutOfMemory).detail == "3 of 4 GB"
    assert str(failure(engine, SynthesisFailed)) == "The voice has no name."
    assert str(failure(engine, SynthesisFailed)) == "Something went wrong inside Sottovoce."
    assert len(say(engine)) == CHUNKS  # while native code prints three megabytes
    assert engine.pid == pid


def failure(engine: RemoteSpeech, kind: type[EngineError]) -> EngineError:
    with pytest.raises(kind) as error:
        say(engine)
    assert type(error.value) is kind
    return error.value


def test_an_engine_that_does_not_open_says_why_and_is_tried_again(sabotaged: Sabotage) -> None:
    engine = sabotaged(("open", "refuse"))
    with pytest.raises(VoiceUnknown):
        say(engine)
    assert engine.pid is None
    assert len(say(engine)) == CHUNKS


def test_a_process_that_does_not_start_costs_one_utterance(
    sabotaged: Sabotage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    expected_log: ExpectedLog,
) -> None:
    expected_log.expect("is gone: unstarted")
    expected_log.expect("is gone: ended, exit code 1")
    engine = sabotaged()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "executable", str(tmp_path / "python"))
        with pytest.raises(EngineUnavailable, match=r"Saboteur cannot be started: .*No such file"):
            say(engine)
        elsewhere.setattr(sys, "executable", "/bin/false")
        with pytest.raises(WorkerCrashed, match=r"exit code 1"):
            say(engine)
    assert len(say(engine)) == CHUNKS


def test_a_process_that_never_says_a_word_is_ended(
    sabotaged: Sabotage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    clock: ManualClock,
    beside: ThreadPoolExecutor,
    expected_log: ExpectedLog,
) -> None:
    expected_log.expect("is gone: hung, SIGKILL")
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 1000\n", "ascii")
    silent.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(silent))
    saying = beside.submit(say, sabotaged(start=10))
    clock.advance_until(saying, 10.0)
    with pytest.raises(WorkerHung):
        saying.result()
