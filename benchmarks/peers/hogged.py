"""One player, beside one thread that keeps the GIL to itself: run by `benchmarks.gaps`.

Plays samples that tell their own numbers and are never silent, so a recording shows what was lost
and where silence was added.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from app.audio.device import DeviceSink
from app.audio.player import Player
from app.ports import AudioChunk, Samples
from app.turn import Turn

RATE = 48_000
UNIT = 2.0**-24
"""Sample k is (k + 1) / 2^24: exact in float32."""
BLOCK = 480
LATENCY = 0.040
HOLE = 0.1
"""Seconds of silence that the control plants."""


def numbered(seconds: float) -> Samples:
    """Samples that tell their numbers."""
    return (np.arange(1, int(seconds * RATE) + 1) * UNIT).astype(np.float32)


def _pure() -> None:
    for number in range(1_000_000):
        _ = number * number


def _regex() -> None:
    re.match(r"(a+)+$", "a" * 23 + "b")


def _import() -> None:
    for name in ("colorsys", "quopri", "tabnanny", "zipapp", "mailbox"):
        sys.modules.pop(name, None)
        importlib.import_module(name)


def _hogs() -> dict[str, Callable[[], object]]:
    random = np.random.default_rng(0)
    return {
        "none": partial(time.sleep, 0.05),
        "pure Python": _pure,
        "json": partial(json.dumps, random.random(100_000).tolist()),
        "sort": partial(sorted, random.random(1_000_000).tolist()),
        "regex": _regex,
        "import": _import,
    }


class Hog(threading.Thread):
    """Works without a pause."""

    def __init__(self, name: str) -> None:
        super().__init__(name="hog", daemon=True)
        self._work = _hogs()[name]
        self.began = threading.Event()

    def run(self) -> None:
        """Until the process ends."""
        while True:
            self.began.set()
            self._work()


def ours(sound: Samples, speed: float, hog: Hog) -> int:
    """The player of this project. Returns its underruns."""
    player = Player(lambda: DeviceSink(latency=LATENCY))
    while not player.device:
        time.sleep(0.01)
    player.speed = speed
    hog.start()
    hog.began.wait()
    turn = Turn("gaps")
    player.begin(turn)
    player.write(turn, AudioChunk(sound, RATE))
    player.finish(turn)
    while not player.ended():
        time.sleep(0.05)
    underruns = player.underruns
    player.close()
    return underruns


def control(sound: Samples, speed: float, hog: Hog) -> int:
    """The same with a hole in the sound."""
    holed = sound.copy()
    holed[RATE : RATE + int(HOLE * RATE)] = 0.0
    return ours(holed, speed, hog)


def callback(sound: Samples, _speed: float, hog: Hog) -> int:
    """A callback in Python, as sounddevice offers it. Returns the underflows it is told of."""
    import sounddevice

    place, underflows, over = 0, 0, threading.Event()

    def fill(out: Samples, frames: int, _times: object, status: sounddevice.CallbackFlags) -> None:
        nonlocal place, underflows
        underflows += bool(status.output_underflow)
        piece = sound[place : place + frames]
        out[: len(piece), 0], out[len(piece) :, 0] = piece, 0.0
        place += frames
        if place > len(sound) + RATE // 5:
            over.set()

    stream = sounddevice.OutputStream(
        RATE, BLOCK, channels=1, dtype="float32", latency=LATENCY, callback=fill
    )
    hog.start()
    hog.began.wait()
    with stream:
        over.wait()
    return underflows


def blocking(sound: Samples, _speed: float, hog: Hog) -> int:
    """Blocking writes, as PyAudio's users do it. Returns the underflows it is told of."""
    import sounddevice

    stream = sounddevice.OutputStream(RATE, BLOCK, channels=1, dtype="float32", latency=LATENCY)
    padded = np.concatenate((sound, np.zeros(RATE // 5, np.float32)))
    hog.start()
    hog.began.wait()
    with stream:
        return sum(
            stream.write(padded[start : start + BLOCK]) for start in range(0, len(padded), BLOCK)
        )


CONTESTANTS: dict[str, Callable[[Samples, float, Hog], int]] = {
    "ours": ours,
    "control": control,
    "callback": callback,
    "blocking": blocking,
}


def main() -> None:
    """Play once and print how often the player says that it ran dry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contestant", choices=CONTESTANTS)
    parser.add_argument("hog", choices=_hogs())
    parser.add_argument("speed", type=float)
    parser.add_argument("seconds", type=float)
    options = parser.parse_args()
    underruns = CONTESTANTS[options.contestant](
        numbered(options.seconds * options.speed), options.speed, Hog(options.hog)
    )
    print(json.dumps({"underruns": underruns}))


if __name__ == "__main__":
    main()
