"""Steers our player while it plays a ramp: prints when each order was given, as a line of JSON.

In a ramp every sample tells its place on the tape, so a recording shows which order took effect
when.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

import numpy as np

from app.audio.device import DeviceSink
from app.audio.player import Player
from app.ports import AudioChunk
from app.turn import Turn

RATE = 48_000
SECONDS = 100.0
LOW, HIGH = 0.1, 0.9
ROUNDS = 8
_SKIPPED = 2.0


def _steer(player: Player) -> list[tuple[str, float, float]]:
    """Give every order several times: its name, and the moments before and after the call."""
    waits = random.Random(2)  # noqa: S311  the moments shall be the same in every run

    def speed(factor: float) -> None:
        player.speed = factor

    def volume(factor: float) -> None:
        player.volume = factor

    orders: tuple[tuple[str, Callable[[], None], Callable[[], None]], ...] = (
        ("pause", player.pause, player.resume),
        ("skip", lambda: player.seek(player.position() + _SKIPPED), lambda: None),
        ("volume", lambda: volume(0.5), lambda: volume(1.0)),
        ("speed", lambda: speed(2.0), lambda: speed(1.0)),
    )
    given: list[tuple[str, float, float]] = []
    for _ in range(ROUNDS):
        for name, order, undo in orders:
            time.sleep(waits.uniform(0.4, 0.5))
            before = time.monotonic()
            order()
            given.append((name, before, time.monotonic()))
            time.sleep(0.3)
            undo()
    return given


def main() -> None:
    """Play, steer, print."""
    player = Player(DeviceSink, ahead=2 * SECONDS)
    turn = Turn("")
    player.begin(turn)
    ramp = np.linspace(LOW, HIGH, int(SECONDS * RATE), dtype=np.float32)
    player.write(turn, AudioChunk(ramp, RATE))
    player.finish(turn)
    while player.position() < 1.0:
        time.sleep(0.01)
    given = _steer(player)
    latency = player.latency
    player.close()
    print(json.dumps({"latency": latency, "orders": given}))


if __name__ == "__main__":
    main()
