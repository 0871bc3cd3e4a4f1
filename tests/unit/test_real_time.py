"""A test that keeps time is judged where the machine let it, and only there."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real_time import TRIES, RealTime, Watch

pytest_plugins = "pytester"
pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="watched on Linux only"
)

HELD = 0.03
PATIENCE = 5.0
STOOD = "was woken 20 ms late"
PRESSURE = """some avg10=0.00 avg60=0.00 avg300=0.05 total=222477883
full avg10=0.00 avg60=0.00 avg300=0.04 total={}
"""
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

    def __init__(self, stood: str) -> None:
        self._stood = stood

    def begin(self) -> None:
        """It stands still all the time."""

    def stood(self) -> str:
        return self._stood

    def close(self) -> None:
        """Nothing runs."""


def outcome(pytester: pytest.Pytester, source: str, stood: str) -> dict[str, int]:
    pytester.makeini("[pytest]\nmarkers = sound")
    pytester.makepyfile(source)
    run = pytester.inline_run("-p", "no:cacheprovider", plugins=[RealTime(lambda: Standing(stood))])
    passed, skipped, failed = run.listoutcomes()
    return {"passed": len(passed), "skipped": len(skipped), "failed": len(failed)}


def test_what_failed_while_the_machine_stood_still_is_tried_again(pytester):
    assert outcome(pytester, FAILS_TWICE, STOOD) == {"passed": 1, "skipped": 0, "failed": 0}


def test_what_fails_on_a_machine_that_runs_has_failed(pytester):
    assert outcome(pytester, FAILS_TWICE, "") == {"passed": 0, "skipped": 0, "failed": 1}


def test_what_no_try_could_judge_is_passed_over(pytester):
    assert TRIES > 1
    assert outcome(pytester, FAILS, STOOD) == {"passed": 0, "skipped": 1, "failed": 0}


@pytest.fixture
def pressure(tmp_path: Path) -> Path:
    made = tmp_path / "io"
    made.write_text(PRESSURE.format(144_182_096))
    return made


@pytest.fixture
def watch(pressure: Path) -> Iterator[Watch]:
    made = Watch(pressure)
    yield made
    made.close()


def test_a_program_that_is_not_woken_in_time_is_noticed(watch):
    watch.begin()
    deadline = time.monotonic() + PATIENCE
    while not watch.stood() and time.monotonic() < deadline:
        for sign in (signal.SIGSTOP, signal.SIGCONT):  # they may not have begun at first
            watch.processes[0].send_signal(sign)
            time.sleep(HELD)
    assert re.fullmatch(r"was woken \d+ ms late", watch.stood())


def test_a_machine_that_waits_for_its_disk_is_noticed(watch, pressure):
    watch.begin()
    pressure.write_text(PRESSURE.format(144_582_096))
    assert watch.stood().endswith(("waited 0.4 s for its disk", "late"))


def test_what_it_waited_before_does_not_count(watch, pressure):
    pressure.write_text(PRESSURE.format(144_582_096))
    watch.begin()
    assert "disk" not in watch.stood()


def test_where_linux_tells_nothing_of_its_disk_it_did_not_wait(tmp_path):
    watch = Watch(tmp_path / "none")
    watch.begin()
    assert "disk" not in watch.stood()
    watch.close()
