"""A test that keeps time is judged where the machine let it, and only there."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from tests.real_time import TRIES, RealTime, Watch

pytest_plugins = "pytester"
pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="watched on Linux only"
)

HELD = 0.03
PATIENCE = 5.0
FAILS_TWICE = """
    import pytest

    tries = []

    @pytest.fixture
    def fresh():
        return []

    @pytest.mark.sound
    def test_late(fresh):
        fresh.append(1)
        tries.append(1)
        assert len(fresh) == 1
        assert len(tries) > 2
"""
FAILS = """
    import pytest

    @pytest.mark.sound
    def test_wrong():
        assert False
"""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other plugins take seconds to load."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


class Standing:
    """A watch on a machine that stands still in every test, or in none."""

    def __init__(self, stall: float) -> None:
        self._stall = stall

    def longest(self, _since: float) -> float:
        return self._stall

    def close(self) -> None:
        """Nothing runs."""


def outcome(pytester: pytest.Pytester, source: str, stall: float) -> dict[str, int]:
    pytester.makeini("[pytest]\nmarkers = sound")
    pytester.makepyfile(source)
    run = pytester.inline_run("-p", "no:cacheprovider", plugins=[RealTime(lambda: Standing(stall))])
    passed, skipped, failed = run.listoutcomes()
    return {"passed": len(passed), "skipped": len(skipped), "failed": len(failed)}


def test_what_failed_while_the_machine_stood_still_is_tried_again(pytester):
    assert outcome(pytester, FAILS_TWICE, 0.02) == {"passed": 1, "skipped": 0, "failed": 0}


def test_what_fails_on_a_machine_that_runs_has_failed(pytester):
    assert outcome(pytester, FAILS_TWICE, 0.0) == {"passed": 0, "skipped": 0, "failed": 1}


def test_what_no_try_could_judge_is_passed_over(pytester):
    assert TRIES > 1
    assert outcome(pytester, FAILS, 0.02) == {"passed": 0, "skipped": 1, "failed": 0}


@pytest.fixture
def watch() -> Iterator[Watch]:
    made = Watch()
    yield made
    made.close()


def test_a_program_that_is_not_woken_in_time_is_noticed(watch):
    started = time.monotonic()
    while watch.longest(started) < HELD / 2 and time.monotonic() < started + PATIENCE:
        for sign in (signal.SIGSTOP, signal.SIGCONT):  # they may not have begun at first
            watch.processes[0].send_signal(sign)
            time.sleep(HELD)
    assert HELD / 2 <= watch.longest(started) < PATIENCE
    assert watch.longest(time.monotonic() + PATIENCE) == 0.0
