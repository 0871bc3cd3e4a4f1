"""A language model in a process of its own: its death costs an answer, not the conversation."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app import assembly
from app.errors import GenerationFailed
from app.events import Event, TextDelta, TurnEnded
from app.settings import Model, Settings
from tests.conftest import ExpectedLog
from tests.fakes import DEADLINE

WORKER = "app.engines.remote.worker"
QUESTION = "Tell me a long story about a fox and a long winter."
"""Its answer is longer than what a worker writes ahead."""


class Murderer:
    """Kills the worker of this process at the first word of an answer, if it is asked to."""

    def __init__(self) -> None:
        self.armed = False
        self.ended: list[TurnEnded] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        if isinstance(event, TextDelta) and self.armed:
            self.armed = False
            (worker,) = (c for c in psutil.Process().children() if WORKER in c.cmdline())
            os.kill(worker.pid, signal.SIGKILL)
        elif isinstance(event, TurnEnded):
            with self._changed:
                self.ended.append(event)
                self._changed.notify_all()

    def wait(self, turns: int) -> TurnEnded:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.ended) == turns, DEADLINE)
            return self.ended[-1]


@pytest.fixture
def murderer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Murderer:
    monkeypatch.setenv("SOTTOVOCE_HOME", str(tmp_path))
    return Murderer()


@pytest.fixture
def parts(murderer: Murderer, tmp_path: Path) -> Iterator[assembly.Parts]:
    chosen = Settings(model=Model(process="always"))
    made = assembly.assemble(chosen, listener=murderer, out=tmp_path / "said.wav")
    yield made
    made.session.close()


def test_a_killed_model_costs_one_answer_and_the_conversation_goes_on(
    parts: assembly.Parts, murderer: Murderer, expected_log: ExpectedLog
) -> None:
    expected_log.expect("the process of Starter is gone")
    parts.session.submit("Hello!")
    assert murderer.wait(1).outcome == "completed"
    murderer.armed = True
    parts.session.submit(QUESTION)
    lost = murderer.wait(2)
    assert lost.outcome == "failed"
    assert isinstance(lost.error, GenerationFailed)
    assert str(lost.error) == "The system ended Starter, perhaps because memory ran out."
    parts.session.submit(QUESTION)
    assert murderer.wait(3).outcome == "completed"
    said = [(message.role, message.text) for message in parts.conversation.history()]
    assert said[0] == ("user", "Hello!")
    assert said[-2] == ("user", QUESTION)
    assert said[-1][0] == "assistant"
    assert len(said[-1][1]) > 20
