"""How much silence a player adds while another thread keeps the GIL, beside two usual ways.

All play the same samples into a private sound server with 40 ms asked of the device. The samples
are never silent, so every silent one between the first and the last was added. A machine whose
cores are all busy starves the sound server too: that is reported apart, and ours is the median of
three. `--quick` plays less, once, beside fewer hogs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.ports import Samples
from benchmarks.peers.hogged import HOLE, RATE, UNIT
from benchmarks.peers.pulse import SoundServer, sound_server
from benchmarks.peers.series import Figure
from benchmarks.peers.setup import ROOT
from benchmarks.report import Row, main

HOGS = ("none", "pure Python", "json", "sort", "regex", "import")
QUICK_HOGS = ("json", "sort")
SECONDS, QUICK_SECONDS = 4.0, 3.0
ROUNDS = 3
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
    starved: int = 0
    """How often ALSA says that the device itself ran dry."""


def play(server: SoundServer, contestant: str, hog: str, speed: float, seconds: float) -> Outcome:
    """Play once in a fresh process, and listen."""
    recorder = server.record()
    command = (sys.executable, "-m", "benchmarks.peers.hogged", contestant, hog, speed, seconds)
    try:
        done = subprocess.run(
            [str(word) for word in command],
            check=False,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **server.environment},
            timeout=PATIENCE * seconds + 5.0,
        )
        underruns = json.loads(done.stdout)["underruns"]
        starved = done.stderr.count(b"underrun occurred")
    except subprocess.TimeoutExpired:
        underruns, starved = -1, 0
    finally:
        time.sleep(0.3)
        recording = recorder.finish()
    return _outcome(recording.samples, int(seconds * speed * RATE), underruns, starved)


def _outcome(samples: Samples, count: int, underruns: int, starved: int) -> Outcome:
    voiced = np.flatnonzero(samples)
    if not len(voiced):
        return Outcome(underruns, float("inf"), count, starved)
    silent = int(voiced[-1] - voiced[0] + 1 - len(voiced))
    numbers = np.unique(np.rint(samples[voiced] / UNIT))
    return Outcome(underruns, 1e3 * silent / RATE, count - len(numbers), starved)


def beside(server: SoundServer, hog: str, seconds: float, rounds: int) -> Iterator[Row]:
    """The claims beside one hog."""
    plain, fast = (
        [play(server, "ours", hog, speed, seconds) for _ in range(rounds)] for speed in (1.0, 1.5)
    )
    silence = Figure.of(outcome.silence for outcome in plain)
    for peer, label in PEERS.items():
        other = Figure.of([play(server, peer, hog, 1.0, seconds).silence])
        yield _row(f"added silence, {hog}", silence, other, label, "ms")
    limit = Figure(0.0, 0.0)
    for name, values in (
        ("underruns", [outcome.underruns for outcome in plain]),
        ("lost samples", [outcome.lost for outcome in plain]),
    ):
        yield _row(f"{name}, {hog}", Figure.of(values), limit, "the limit", "")
    stretched = Figure.of(outcome.silence for outcome in fast)
    claimed = (hog, 1.5) not in REPORTED
    name = f"added silence at speed 1.5, {hog}"
    yield _row(name, stretched, limit, "the limit", "ms", claimed=claimed)
    starved = Figure.of(outcome.starved for outcome in (*plain, *fast))
    name = f"the device itself ran dry, {hog}"
    yield _row(name, starved, limit, "a machine at rest", "", claimed=False)


def _row(
    name: str, ours: Figure, other: Figure, against: str, unit: str, *, claimed: bool = True
) -> Row:
    return Row(
        name=name,
        ours=ours.median,
        spread=ours.half_range,
        other=other.median,
        against=against,
        target="0" if claimed else "reported",
        ok=ours.median == 0 or not claimed,
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
        for hog in QUICK_HOGS if quick else HOGS:
            yield from beside(server, hog, seconds, 1 if quick else ROUNDS)


if __name__ == "__main__":
    arguments = [word for word in sys.argv[1:] if word != "--quick"]
    hurried = len(arguments) < len(sys.argv) - 1
    sys.exit(main(lambda: measure(quick=hurried), arguments))
