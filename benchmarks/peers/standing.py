"""Keeps the programs of a comparison running and lets them take turns, a reply at a time.

A machine that others share changes its speed from second to second. Processes that run one after
the other meet different seconds; replies that take turns meet the same ones.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO

from benchmarks.peers.series import interpreter
from benchmarks.peers.setup import ROOT, PeerMissing


@dataclass(frozen=True, slots=True)
class Cost:
    """What one reply took."""

    cpu_seconds: float
    audio_seconds: float


class Standing:
    """A program that waits to be told to speak."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def speak(self) -> Cost:
        """Let it speak one reply.

        Raises:
            PeerMissing: it has ended.
        """
        print(file=_pipe(self._process.stdin), flush=True)
        for line in _pipe(self._process.stdout):
            if line.startswith("{"):
                return Cost(**json.loads(line))
        raise PeerMissing("a program ended before its reply")


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("the program was started without pipes")
    return stream


@contextmanager
def standing(contestant: str, language: str) -> Iterator[Standing]:
    """Start a program, and end it afterwards.

    Raises:
        PeerMissing: it cannot be had here.
    """
    command = [
        *(str(interpreter(contestant)), "-m", "benchmarks.peers.drive", contestant),
        *("--language", language, "--rate", "0", "--standing"),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    try:
        yield Standing(process)
    finally:
        _pipe(process.stdin).close()
        process.wait(30)
        _pipe(process.stdout).close()


def taking_turns(contestants: Sequence[str], language: str, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of processor time for each second of speech; who cannot be had is left out.

    Every other round goes backwards, so that nobody always speaks after the same one.
    """
    with ExitStack() as stack:
        programs: dict[str, Standing] = {}
        for name in contestants:
            try:
                programs[name] = stack.enter_context(standing(name, language))
                programs[name].speak()  # a rehearsal
            except PeerMissing as missing:
                programs.pop(name, None)
                print(f"{name}: {missing}", file=sys.stderr)
        found: dict[str, list[float]] = {name: [] for name in programs}
        for number in range(rounds):
            for name in list(programs) if number % 2 else reversed(programs):
                cost = programs[name].speak()
                found[name].append(1e3 * cost.cpu_seconds / cost.audio_seconds)
    return found
