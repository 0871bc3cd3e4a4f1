"""Processor time to turn a whole reply into sound, beside the bare library and pipecat.

The whole text comes at once and all of it is synthesised and handed to a sink that takes it at
once, so that every program does the same work; the model is not part of it, and no device is.
pipecat is measured with the 20 ms frames that transports of speech work with, and, without a claim,
with the long ones that cost it least.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.peers.series import LABELS, at_most, drive, interleaved, reported
from benchmarks.report import Row, main

TARGETS = {"bare": 1.3, "pipecat": 0.25}
REPORTED = "pipecat-long"
REPEATS = 9
"""Odd, and enough that a neighbour of the machine who comes or goes does not decide."""
REPLIES = 5
"""Spoken in each process: one alone is over in 0.2 s, and a processor's mood lasts longer."""


def cost(language: str, contestant: str) -> float:
    """Milliseconds of processor time for each second of speech."""
    outcome = drive(contestant, "--language", language, "--rate", 0, "--replies", REPLIES)
    return 1e3 * outcome.cpu_seconds / outcome.audio_seconds


def measure() -> Iterator[Row]:
    """Both languages."""
    for language in ("en", "zh"):
        contestants = ("ours", *TARGETS, REPORTED)
        figures = interleaved(contestants, REPEATS, partial(cost, language))
        ours, name = figures["ours"], f"processor time a second of speech, {language}"
        for peer, factor in TARGETS.items():
            yield at_most(factor, name, ours, figures.get(peer), LABELS[peer], "ms")
        if REPORTED in figures:
            yield reported(name, ours, figures[REPORTED], LABELS[REPORTED], "ms")


if __name__ == "__main__":
    sys.exit(main(measure))
