"""Workers with a saboteur in them, and the time by which they are judged."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.speech import RemoteSpeech
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from tests.fakes import DEADLINE
from tests.fakes_worker import SECRET


class ManualClock:
    """Stands still until the test moves it, so that no worker is given up for being slow."""

    def __init__(self) -> None:
        self._now = 0.0
        self._waiting: set[threading.Condition] = set()

    def now(self) -> float:
        return self._now

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        self._waiting.add(changed)
        changed.wait(DEADLINE)

    def advance(self, seconds: float) -> None:
        self._now += seconds
        for changed in tuple(self._waiting):
            with changed:
                changed.notify_all()

    def advance_until(self, over: Future[object], step: float) -> None:
        deadline = time.monotonic() + DEADLINE
        while not over.done() and time.monotonic() < deadline:
            self.advance(step)
            time.sleep(0.005)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


Plan = Sequence[tuple[str, str]]
Sabotage = Callable[..., RemoteSpeech]


def recipe(plan: Plan, done: Path) -> Recipe:
    return Recipe(
        name="saboteur",
        label="Saboteur",
        factory="tests.fakes_worker:Saboteur",
        arguments={"plan": plan, "done": str(done)},
    )


@pytest.fixture
def sabotaged(clock: ManualClock, tmp_path: Path) -> Iterator[Sabotage]:
    """Makes an engine whose workers follow a plan, and closes it."""
    made: list[RemoteSpeech] = []

    def make(*plan: tuple[str, str], **limits: float) -> RemoteSpeech:
        made.append(
            RemoteSpeech(recipe(plan, tmp_path / "done"), limits=Limits(**limits), clock=clock)
        )
        return made[-1]

    yield make
    for engine in made:
        engine.close()


def request() -> SpeechRequest:
    return SpeechRequest(SECRET)


def say(engine: RemoteSpeech, cancel: CancelToken | None = None) -> list[AudioChunk]:
    return list(engine.synthesize(request(), cancel or CancelToken()))


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """A thread for what blocks until the test goes on."""
    with ThreadPoolExecutor(1, "beside") as pool:
        yield pool


def wait_for(holds: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.005)


def gone(pid: int) -> bool:
    """Whether a process has ended, buried or not."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def stopped(pid: int) -> bool:
    return psutil.Process(pid).status() == psutil.STATUS_STOPPED


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
