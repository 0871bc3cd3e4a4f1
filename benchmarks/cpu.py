"""Processor time to turn a whole reply into sound, beside the bare library and pipecat.

The whole text comes at once and all of it is synthesised and handed to a sink that takes it at
once, so that every program does the same work; the model is not part of it, and no device is. The
programs stay open and take turns, a reply each. pipecat is measured with the 20 ms frames that
transports of speech work with, and, without a claim, with the long ones that cost it least.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.peers.series import LABELS, at_most, reported
from benchmarks.peers.standing import taking_turns
from benchmarks.report import Row, main

TARGETS = {"bare": 1.3, "pipecat": 0.25}
REPORTED = "pipecat-long"
ROUNDS = 41
"""Odd, and enough that a neighbour of the machine who comes or goes does not decide."""


def measure() -> Iterator[Row]:
    """Both languages."""
    for language in ("en", "zh"):
        figures = taking_turns(("ours", *TARGETS, REPORTED), language, ROUNDS)
        ours, name = figures["ours"], f"processor time a second of speech, {language}"
        for peer, factor in TARGETS.items():
            yield at_most(factor, name, ours, figures.get(peer), LABELS[peer], "ms")
        if REPORTED in figures:
            yield reported(name, ours, figures[REPORTED], LABELS[REPORTED], "ms")


if __name__ == "__main__":
    sys.exit(main(measure))
