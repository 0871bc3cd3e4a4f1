"""How soon a stop is silence, beside the peers, and how soon the other orders are heard.

Every program is stopped at the same moments of the same reply while it plays into a private sound
server. The recorder's clock is good to some 10 ms, for all alike.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.peers.pulse import RATE, Recording, SoundServer, sound_server
from benchmarks.peers.series import LABELS, Figure, at_most, drive
from benchmarks.peers.setup import ROOT, PeerMissing
from benchmarks.peers.steer import HIGH, LOW, SECONDS
from benchmarks.report import Row, main

PEERS = ("realtimetts", "pipecat")
STOPS = 8
ROUNDS = 2
RETURNS = 1.0
"""Milliseconds within which our stop returns."""
BEYOND_DEVICE = 30.0
SPEED = 100.0
_AFTER = 0.5
"""Seconds after a stop in which the program must be silent; the next reply is later."""
_IN_SPEECH = 0.03
"""A stop counts if something sounded so shortly before it; espeak pauses too."""
_NOTICED = 0.01 / SECONDS * (HIGH - LOW)
"""By so much a ramp that is 10 ms of tape off its line differs from it."""


def stopped(
    server: SoundServer, contestant: str, moments: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Milliseconds until each stop returned, and until the last sample that sounded after it."""
    recorder = server.record()
    arguments = ("--output", "device", "--stop-after", *moments)
    try:
        outcome = drive(contestant, *arguments, environment=server.environment)
    finally:
        recording = recorder.finish()
    returned = [1e3 * (after - before) for before, after in outcome.stops]
    silent = [
        max(0.0, 1e3 * (last - before))
        for before, _ in outcome.stops
        if (last := recording.last_voiced(before - _IN_SPEECH, before + _AFTER)) is not None
    ]
    return returned, silent


def stops(server: SoundServer) -> Iterator[Row]:
    """Ours beside the best of the peers."""
    chance = random.Random(1)  # noqa: S311  the moments shall be the same in every run
    returned: dict[str, list[float]] = {}
    silent: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        moments = [round(chance.uniform(1.0, 3.0), 2) for _ in range(STOPS)]
        for contestant in ("ours", *PEERS):
            try:
                calls, silences = stopped(server, contestant, moments)
            except PeerMissing as missing:
                print(missing, file=sys.stderr)
                continue
            returned.setdefault(contestant, []).extend(calls)
            silent.setdefault(contestant, []).extend(silences)
    figures = {name: Figure.of(values) for name, values in silent.items()}
    ours = figures.pop("ours")
    limit = Figure(RETURNS, 0.0)
    yield at_most(1.0, "stop returns", Figure.of(returned["ours"]), limit, "the limit", "ms")
    best = min(figures, key=lambda name: figures[name].median)
    for name, figure in figures.items():
        against = f"{LABELS[name]}{', the best peer' if name == best else ''}"
        yield at_most(1.0, "stop until silence", ours, figure, against, "ms")


def heard(recording: Recording, moment: float) -> float | None:
    """Milliseconds from an order to the first sample that leaves the ramp's line; None if none."""
    start, now = recording.at(moment - 0.2), recording.at(moment)
    before, after = recording.samples[start:now], recording.samples[now : now + RATE // 2]
    slope, level = np.polyfit(np.arange(-len(before), 0), before, 1)
    off = np.abs(after - (level + slope * np.arange(len(after)))) > _NOTICED
    return 1e3 * float(np.argmax(off)) / RATE if off.any() else None


def steering(server: SoundServer) -> Iterator[Row]:
    """Ours beside the limits."""
    recorder = server.record()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.peers.steer"],
            check=True,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **server.environment},
        )
        time.sleep(0.3)
    finally:
        recording = recorder.finish()
    found = json.loads(done.stdout)
    delays: dict[str, list[float]] = {}
    for name, before, _ in found["orders"]:
        delay = heard(recording, before)
        delays.setdefault(name, []).append(float("inf") if delay is None else delay)
    device = 1e3 * found["latency"]
    for name, values in delays.items():
        limit = SPEED if name == "speed" else device + BEYOND_DEVICE
        against = "100 ms" if name == "speed" else f"the device's {device:.0f} ms and 30"
        figure, bound = Figure.of(values), Figure(limit, 0.0)
        yield at_most(1.0, f"{name} until it is heard", figure, bound, against, "ms")


def measure() -> Iterator[Row]:
    """Stops, then the other orders."""
    with sound_server() as server:
        yield from stops(server)
        yield from steering(server)


if __name__ == "__main__":
    sys.exit(main(measure))
