"""What a worker does beside its work: it obeys, waits, tells, stands back, goes when it is idle."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from app.engines.remote.messages import WINDOW
from app.engines.remote.model import RemoteModel
from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.speech import RemoteSpeech
from app.errors import GenerationFailed, ModelError, ModelTooBig, PromptTooLong, VoiceUnknown
from app.ports import Message, TextPiece, Usage
from app.turn import CancelToken
from tests.conftest import ExpectedLog
from tests.fakes_worker import CHUNKS, SECRET, Late
from tests.unit.engines.remote.conftest import (
    ManualClock,
    Sabotage,
    gone,
    recipe,
    request,
    say,
    wait_for,
)

ROOT = Path(__file__).resolve().parents[4]
ENDLESS = Recipe(name="endless", label="Endless", factory="tests.fakes_worker:Endless")


@pytest.fixture
def endless() -> Iterator[RemoteSpeech]:
    made = RemoteSpeech(ENDLESS)
    yield made
    made.close()


def test_a_worker_waits_for_its_listener_and_loses_nothing(endless: RemoteSpeech) -> None:
    chunks = endless.synthesize(request(), CancelToken())
    heard = [int(next(chunks).samples[0]) for _ in range(5 * WINDOW)]
    assert heard == list(range(1, 5 * WINDOW + 1))
    worker = psutil.Process(endless.pid)
    wait_for(lambda: worker.status() == psutil.STATUS_SLEEPING, "it does not wait")
    chunks.close()  # type: ignore[attr-defined]  # a generator
    (made,) = (int(voice.name) for voice in endless.voices())
    assert made <= 6 * WINDOW + 1


def test_a_cancel_ends_the_utterance_and_not_the_worker(endless: RemoteSpeech) -> None:
    cancel = CancelToken()
    chunks = endless.synthesize(request(), cancel)
    next(chunks)
    pid = endless.pid
    cancel.cancel()
    assert list(chunks) == []
    assert next(endless.synthesize(request(), CancelToken())).samples[0] == 1
    assert endless.pid == pid


def test_to_warm_up_again_does_not_disturb_what_is_said(endless: RemoteSpeech) -> None:
    chunks = endless.synthesize(request(), CancelToken())
    next(chunks)
    pid = endless.pid
    endless.warm_up()
    endless.open(CancelToken())
    assert [int(next(chunks).samples[0]) for _ in range(2 * WINDOW)][-1] == 2 * WINDOW + 1
    assert endless.pid == pid


def test_an_idle_worker_is_closed_and_comes_back(sabotaged: Sabotage, clock: ManualClock) -> None:
    engine = sabotaged(idle=60)
    assert not engine.is_open
    assert len(say(engine)) == CHUNKS
    assert engine.is_open
    pid = engine.pid or 0
    clock.advance(59)
    assert len(say(engine)) == CHUNKS
    clock.advance(59)
    assert engine.pid == pid
    clock.advance(1)
    wait_for(lambda: engine.pid is None, "it stays")
    assert gone(pid)
    assert len(say(engine)) == CHUNKS


def test_a_worker_is_not_idle_while_somebody_listens(clock: ManualClock) -> None:
    engine = RemoteSpeech(ENDLESS, limits=Limits(idle=60), clock=clock)
    chunks = engine.synthesize(request(), CancelToken())
    next(chunks)
    clock.advance(3600)
    assert [int(next(chunks).samples[0]) for _ in range(WINDOW)] == list(range(2, WINDOW + 2))
    engine.close()


def late(until: Path, clock: ManualClock, **limits: float) -> RemoteSpeech:
    """An engine that pauses until a file is there."""
    made = Recipe(
        name="late",
        label="Late",
        factory="tests.fakes_worker:Late",
        arguments={"until": str(until)},
    )
    return RemoteSpeech(made, limits=Limits(**limits), clock=clock)


def test_a_pause_of_the_whole_program_is_not_held_against_the_worker(
    clock: ManualClock, beside: ThreadPoolExecutor, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    engine = late(go, clock, beat=10, progress=10)
    assert (engine.name, engine.measured) == ("Late", None)
    chunks = engine.synthesize(request(), CancelToken())
    next(chunks)
    assert (engine.name, engine.measured) == (Late.name, Late.measured)
    waiting = beside.submit(next, chunks)
    clock.advance(3600)
    go.touch()
    assert len(waiting.result().samples)
    engine.close()


def test_a_worker_that_shows_life_may_think_for_long(
    clock: ManualClock, beside: ThreadPoolExecutor, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    engine = late(go, clock, beat=0.2, progress=1e6)
    chunks = engine.synthesize(request(), CancelToken())
    next(chunks)
    waiting = beside.submit(next, chunks)
    for _ in range(5):
        clock.advance(0.15)
        link = engine._supervisor._link
        assert link is not None
        wait_for(lambda link=link: link._heard == clock.now(), "it shows no life")
    go.touch()
    assert len(waiting.result().samples)
    engine.close()


def test_the_log_of_a_worker_is_the_programs_own(
    sabotaged: Sabotage, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log.expect("the card is slow")
    with caplog.at_level(logging.INFO):
        say(sabotaged(("between", "log")))
    told = [(record.name, record.levelname, record.getMessage()) for record in caplog.records]
    assert ("native.engine", "WARNING", "the card is slow") in told
    assert not any(SECRET in message for _, _, message in told)


def test_threads_and_niceness_hold_before_any_library_loads() -> None:
    given = Recipe(
        name="saboteur",
        label="Saboteur",
        factory="tests.fakes_worker:settings_of_the_process",
        threads=3,
        niceness=2,
    )
    engine = RemoteSpeech(given)
    with pytest.raises(VoiceUnknown) as told:
        say(engine)
    engine.close()
    assert json.loads(str(told.value)) == {
        "OMP_NUM_THREADS": "3",
        "OMP_WAIT_POLICY": "PASSIVE",
        "GGML_NO_BACKTRACE": "1",
        "nice": str(os.nice(0) + 2),
    }


def test_a_bundled_program_starts_itself_as_the_worker(
    sabotaged: Sabotage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = tmp_path / "sottovoce"
    bundle.write_text(f'#!/bin/sh\ncd {ROOT}\nexec {sys.executable} -m app "$@"\n', "utf-8")
    bundle.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bundle))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert len(say(sabotaged())) == CHUNKS


def test_nothing_is_left_of_a_worker(sabotaged: Sabotage) -> None:
    before = psutil.Process().num_fds()
    for _ in range(2):
        engine = sabotaged(("close", "kill"))
        say(engine)
        engine.close()
    assert psutil.Process().num_fds() == before
    assert psutil.Process().children() == []


@pytest.mark.parametrize("deed", ["sleep", "hold the interpreter"])
def test_a_worker_does_not_outlive_its_parent(deed: str, tmp_path: Path) -> None:
    """However the parent ends, and though no thread of the worker can run."""
    if deed == "hold the interpreter" and sys.platform != "linux":
        pytest.skip("only Linux ends a process with its parent")
    command = [sys.executable, "-m", "tests.fakes_worker", deed, str(tmp_path / "done")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        wait_for((tmp_path / "done").exists, "it does not work")
        parent.kill()
    wait_for(lambda: gone(worker), "an orphan is left")


# The language model.

ASKED = [Message("system", "Be brief."), Message("user", SECRET)]


def model(tmp_path: Path, *plan: tuple[str, str], cancel: CancelToken | None = None) -> RemoteModel:
    return RemoteModel(recipe(plan, tmp_path / "done"), cancel=cancel)


def answer(made: RemoteModel, cancel: CancelToken | None = None) -> list[TextPiece | Usage]:
    return list(made.stream(ASKED, cancel or CancelToken()))


def test_a_dead_model_costs_one_answer(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log.expect("the process of Saboteur is gone: ended, SIGABRT")
    expected_log.expect("the process of Saboteur is gone: ended, SIGKILL")
    made = model(tmp_path, ("between", "abort"), ("open", "kill"))
    assert (made.name, made.calls_tools) == ("Saboteur", True)
    for sentence in ("broke off: GGML_ASSERT", "The system ended Saboteur"):
        with pytest.raises(GenerationFailed, match=sentence) as error:
            answer(made)
        assert SECRET not in error.value.detail
    *pieces, usage = answer(made)
    assert [piece.text for piece in pieces if isinstance(piece, TextPiece)] == [
        "0 ",
        "1 ",
        "2 ",
        "3 ",
    ]
    assert isinstance(usage, Usage)
    made.close()


def test_a_model_that_does_not_open_says_why(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log.expect("the process of Saboteur is gone: ended, exit code 71")
    with pytest.raises(ModelTooBig, match="Saboteur ran out of memory"):
        model(tmp_path, ("open", "no memory"))


def test_the_opening_of_a_model_can_be_given_up(tmp_path: Path, beside: ThreadPoolExecutor) -> None:
    cancel = CancelToken()
    opening = beside.submit(model, tmp_path, ("open", "sleep"), cancel=cancel)
    wait_for((tmp_path / "done").exists, "it does not open")
    cancel.cancel()
    with pytest.raises(ModelError, match="Opening the model was cancelled"):
        opening.result()


def test_a_conversation_too_long_for_a_frame_is_refused(tmp_path: Path) -> None:
    made = model(tmp_path)
    with pytest.raises(PromptTooLong):
        list(made.stream([Message("user", "x" * (17 << 20))], CancelToken()))
    assert isinstance(answer(made)[-1], Usage)
    made.close()
