"""Peak resident memory of the headless pipeline while it speaks, beside RealtimeTTS."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.peers.series import LABELS, at_most, drive, interleaved
from benchmarks.report import Row, main

PEER = "realtimetts"
TARGET = 0.6
REPEATS = 3


def peak(language: str, contestant: str) -> float:
    """Megabytes at the most, from the start of the process to the end of a whole reply."""
    return drive(contestant, "--language", language, "--rate", 0).peak_megabytes


def measure() -> Iterator[Row]:
    """Both languages."""
    for language in ("en", "zh"):
        figures = interleaved(("ours", PEER), REPEATS, partial(peak, language))
        yield at_most(
            TARGET,
            f"peak memory, {language}",
            figures["ours"],
            figures.get(PEER),
            LABELS[PEER],
            "MB",
        )


if __name__ == "__main__":
    sys.exit(main(measure))
