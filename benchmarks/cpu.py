"""Processor time to turn a whole reply into sound, beside the bare library and pipecat.

The whole text comes at once and all of it is synthesised, so that every program does the same
work; the model is not part of it, and no device is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.peers.series import LABELS, at_most, drive, interleaved
from benchmarks.report import Row, main

TARGETS = {"bare": 1.3, "pipecat": 0.25}
REPEATS = 5


def cost(language: str, contestant: str) -> float:
    """Milliseconds of processor time for each second of speech."""
    outcome = drive(contestant, "--language", language, "--rate", 0)
    return 1e3 * outcome.cpu_seconds / outcome.audio_seconds


def measure() -> Iterator[Row]:
    """Both languages."""
    for language in ("en", "zh"):
        figures = interleaved(("ours", *TARGETS), REPEATS, partial(cost, language))
        for peer, factor in TARGETS.items():
            yield at_most(
                factor,
                f"processor time a second of speech, {language}",
                figures["ours"],
                figures.get(peer),
                LABELS[peer],
                "ms",
            )


if __name__ == "__main__":
    sys.exit(main(measure))
