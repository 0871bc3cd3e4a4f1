"""The program as its user has it: its own process, a sound server, a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths, settings
from app.ports import Samples
from app.settings import Settings
from tests.pulse import PulseServer, pulse_server

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "screenshots"
PATIENCE = 60.0


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseServer]:
    """One sound server a module; `os.environ` leads to it."""
    with pulse_server() as server:
        yield server


def sounding(samples: Samples) -> Samples:
    """The samples that are not silent, in order.

    A shared machine may starve the sound server itself for a moment, which plays silence then. What
    is lost, doubled, changed or out of order shows all the same; holes are `benchmarks.gaps`' task.
    """
    return samples[samples != 0.0]


class Program:
    """Runs `python -m app` with settings, cache and logs of its own."""

    def __init__(self, home: Path) -> None:
        self._home = home
        settings.save(Settings(), home / "config")  # who has started before is not greeted

    @property
    def settings(self) -> Path:
        """The file that the program keeps its settings in."""
        return self._home / "config" / settings.FILE

    @property
    def environment(self) -> dict[str, str]:
        """This process's own, as it is now, with the program's folder."""
        return {**os.environ, paths.HOME: str(self._home)}

    def run(self, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def report(self, *arguments: str) -> dict:
        """Run a command that succeeds with `--json`; what it says."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(self, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        """Open the window."""
        return subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", "app"],
            cwd=ROOT,
            env={**self.environment, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")
