"""Judge a test that keeps time with a sound server only where the machine let it keep time.

A virtual machine may stand still for a tenth of a second whenever it likes, and so may a program
that waits for a slow disk to hand it its own code. What then fails says nothing about the program:
such a test is tried again, and passed over if the machine stood still each time. One that fails on
a machine that ran fails at once.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

MARK = "sound"
TRIES = 5
PATIENCE = 60.0
"""Seconds after which no further try begins: a test has twice as many in all."""
LATE = 0.010
"""Seconds by which a program that asked to be woken must be late for the machine to have stood
still: what the tightest of these tests allows for."""
WAITED = 0.1
"""Seconds that all who had something to do waited for the disk, in all, for the same."""
PRESSURE = Path("/proc/pressure/io")
"""Where Linux tells them, unless it was built without: Documentation/accounting/psi.rst."""
_WATCH = """
import os, sys, time
os.sched_setaffinity(0, {int(sys.argv[1])})
parent, late = os.getppid(), float(sys.argv[2])
while os.getppid() == parent:
    due = time.monotonic() + 0.002
    time.sleep(0.002)  # how late it ends is what is measured
    now = time.monotonic()
    if now - due > late:
        os.write(1, b"%f %f\\n" % (now, now - due))
"""


@dataclass(frozen=True, slots=True)
class Stall:
    """A while in which a program was ready and did not run."""

    end: float
    """Monotonic time."""
    seconds: float


class Watch:
    """A process on each core that asks to be woken every 2 ms and notes when it is late."""

    def __init__(self, pressure: Path = PRESSURE) -> None:
        self._pressure = pressure
        self._since = self._waited = 0.0
        self._reading, writing = os.pipe()
        os.set_blocking(self._reading, False)
        command = [sys.executable, "-S", "-E", "-c", _WATCH]
        self.processes = [
            subprocess.Popen([*command, str(core), str(LATE)], stdout=writing)
            for core in os.sched_getaffinity(0)
        ]
        os.close(writing)
        self._stalls: list[Stall] = []

    def begin(self) -> None:
        """Watch from now on."""
        self._since, self._waited = time.monotonic(), self._disk()

    def stood(self) -> str:
        """How the machine stood still since it was last watched; empty if it ran."""
        longest, disk = self._longest(), self._disk() - self._waited
        if longest:
            return f"was woken {1e3 * longest:.0f} ms late"
        return f"waited {disk:.1f} s for its disk" if disk > WAITED else ""

    def _longest(self) -> float:
        with contextlib.suppress(BlockingIOError):
            for line in os.read(self._reading, 65_536).splitlines():
                end, seconds = map(float, line.split())
                self._stalls.append(Stall(end, seconds))
        return max((stall.seconds for stall in self._stalls if stall.end > self._since), default=0)

    def _disk(self) -> float:
        """Seconds that everybody has waited for the disk since the machine was started."""
        if not self._pressure.exists():
            return 0.0
        return int(self._pressure.read_text().rpartition("total=")[2]) / 1e6

    def close(self) -> None:
        """End the processes."""
        for process in self.processes:
            process.kill()
            process.wait()
        os.close(self._reading)


class RealTime:
    """A plugin of pytest for the tests that are marked."""

    def __init__(self, watch: Callable[[], Watch] = Watch) -> None:
        self._begin = watch
        self._watch: Watch | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> bool | None:
        """Run a marked test until it passes, or fails on a machine that ran."""
        if item.get_closest_marker(MARK) is None or not hasattr(os, "sched_setaffinity"):
            return None
        if self._watch is None:
            self._watch = self._begin()
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in self._tried(item, nextitem, self._watch):
            item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True

    def pytest_unconfigure(self) -> None:
        """End the watch."""
        if self._watch is not None:
            self._watch.close()

    @staticmethod
    def _tried(
        item: pytest.Item, nextitem: pytest.Item | None, watch: Watch
    ) -> list[pytest.TestReport]:
        first = time.monotonic()
        for left in reversed(range(TRIES)):
            again = left > 0 and time.monotonic() - first < PATIENCE
            watch.begin()
            reports = runtestprotocol(item, log=False, nextitem=nextitem)
            stood = watch.stood()
            failed = [report for report in reports if report.failed]
            if not failed or not stood:
                break
            if not again:
                for report in failed:
                    _pass_over(report, stood)
                break
            item._initrequest()  # its fixtures are made anew, as pytest-rerunfailures does
        return reports


def _pass_over(report: pytest.TestReport, stood: str) -> None:
    reason = f"the machine stood still at each try; at the last it {stood}"
    path, line, _ = report.location
    report.outcome = "skipped"
    report.longrepr = (path, line or 0, reason)
