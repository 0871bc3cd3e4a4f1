"""How much silence a player adds while another thread keeps the GIL, beside two usual ways.

All play the same samples into a private sound server with 40 ms asked of the device. The samples
are never silent, so every silent one between the first and the last was added. `--quick` plays
less beside fewer hogs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.peers.hogged import HOLE, RATE, UNIT
from benchmarks.peers.pulse import SoundServer, sound_server
from benchmarks.peers.setup import ROOT
from benchmarks.report import Row, main

HOGS = ("none", "pure Python", "json", "sort", "regex", "import")
QUICK_HOGS = ("json", "sort")
SECONDS, QUICK_SECONDS = 6.0, 3.0
PATIENCE = 4.0
"""A player that needs so many times the sound's length is ended; what it lost then counts too."""
PEERS = {"callback": "a callback in Python", "blocking": "blocking writes"}
REPORTED = {("sort", 1.5), ("regex", 1.5)}
"""Stretching is work in Python, for which these two leave no time: reported, not claimed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was heard of one player."""

    underruns: int
    silence: float
    """Milliseconds added between the first and the last sample."""
    lost: int
    """Samples that were not heard."""


def play(server: SoundServer, contestant: str, hog: str, speed: float, seconds: float) -> Outcome:
    """Play once in a fresh process, and listen."""
    recorder = server.record()
    command = (sys.executable, "-m", "benchmarks.peers.hogged", contestant, hog, speed, seconds)
    try:
        done = subprocess.run(
            [str(word) for word in command],
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, **server.environment},
            timeout=PATIENCE * seconds + 5.0,
        )
        underruns = json.loads(done.stdout)["underruns"]
    except subprocess.TimeoutExpired:
        underruns = -1
    finally:
        time.sleep(0.3)
        recording = recorder.finish()
    return _outcome(recording.samples, underruns, int(seconds * speed * RATE))


def _outcome(
    samples: np.ndarray[tuple[int], np.dtype[np.float32]], underruns: int, count: int
) -> Outcome:
    voiced = np.flatnonzero(samples)
    if not len(voiced):
        return Outcome(underruns, float("inf"), count)
    silent = int(voiced[-1] - voiced[0] + 1 - len(voiced))
    numbers = np.unique(np.rint(samples[voiced] / UNIT))
    return Outcome(underruns, 1e3 * silent / RATE, count - len(numbers))


def rows(server: SoundServer, hogs: Sequence[str], seconds: float) -> Iterator[Row]:
    """The claims beside each hog, the peers interleaved."""
    for hog in hogs:
        plain = play(server, "ours", hog, 1.0, seconds)
        for peer, label in PEERS.items():
            other = play(server, peer, hog, 1.0, seconds)
            yield _row(f"added silence, {hog}", plain.silence, other.silence, label, "ms")
        yield _row(f"underruns, {hog}", plain.underruns, 0, "the limit", "")
        yield _row(f"lost samples, {hog}", plain.lost, 0, "the limit", "")
        fast = play(server, "ours", hog, 1.5, seconds)
        claimed = (hog, 1.5) not in REPORTED
        name = f"added silence at speed 1.5, {hog}"
        yield _row(name, fast.silence, 0, "the limit", "ms", claimed=claimed)


def _row(
    name: str, value: float, other: float, against: str, unit: str, *, claimed: bool = True
) -> Row:
    return Row(
        name=name,
        ours=value,
        other=other,
        against=against,
        target="0" if claimed else "reported",
        ok=value == 0 or not claimed,
        unit=unit,
    )


def positive_control(server: SoundServer, seconds: float) -> Row:
    """A hole planted in the sound must be found, or nothing here says anything."""
    found = play(server, "control", "none", 1.0, seconds).silence
    return Row(
        name="control: a planted hole is found",
        ours=found,
        other=1e3 * HOLE,
        against="the hole",
        target="= 1 x",
        ok=abs(found - 1e3 * HOLE) < 1.0,
        unit="ms",
    )


def measure(*, quick: bool = False) -> Iterator[Row]:
    """The control, then every hog."""
    seconds = QUICK_SECONDS if quick else SECONDS
    with sound_server() as server:
        yield positive_control(server, seconds)
        yield from rows(server, QUICK_HOGS if quick else HOGS, seconds)


if __name__ == "__main__":
    arguments = [word for word in sys.argv[1:] if word != "--quick"]
    hurried = len(arguments) < len(sys.argv) - 1
    sys.exit(main(lambda: measure(quick=hurried), arguments))
