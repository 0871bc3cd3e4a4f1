"""From the first token of a reply to its first audible sample at a loudspeaker, beside the peers.

Every program plays into a private sound server of its own run; one recorder listens to all alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from functools import partial

from benchmarks.peers.pulse import SoundServer, sound_server
from benchmarks.peers.series import LABELS, at_most, drive, interleaved
from benchmarks.report import Row, main

PEERS = ("realtimetts", "pipecat")
TARGET = 0.30
REPEATS = 5
RATE = 20
TOKENS = 16
_TAIL = 0.3


def first_sound(server: SoundServer, language: str, contestant: str) -> float:
    """Milliseconds from the first token to the first audible sample."""
    recorder = server.record()
    arguments = ("--language", language, "--rate", RATE, "--tokens", TOKENS, "--output", "device")
    try:
        outcome = drive(contestant, *arguments, environment=server.environment)
        time.sleep(_TAIL)
    finally:
        recording = recorder.finish()
    start = outcome.first_tokens[0]
    heard = recording.first_voiced(start)
    if heard is None:
        raise RuntimeError(f"{contestant} was not heard")
    return 1e3 * (heard - start)


def measure() -> Iterator[Row]:
    """Both languages against both peers."""
    with sound_server() as server:
        for language in ("en", "zh"):
            figures = interleaved(("ours", *PEERS), REPEATS, partial(first_sound, server, language))
            for peer in PEERS:
                yield at_most(
                    TARGET,
                    f"first sound at the device, {language}, {RATE} tokens/s",
                    figures["ours"],
                    figures.get(peer),
                    LABELS[peer],
                    "ms",
                )


if __name__ == "__main__":
    sys.exit(main(measure))
