"""Processor time to turn a whole reply into sound, beside the bare library and pipecat.

The whole text comes at once and all of it is synthesised and handed to a sink that takes it at
once, so that every program does the same work; the model is not part of it, and no device is. The
two that are compared stay open and take turns, a reply each, and what counts is the median of the
ratios of two replies that stood side by side. pipecat is measured with the 20 ms
frames that transports of speech work with, and, without a claim, with the long ones that cost it
least.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.peers.series import LABELS, Figure, at_most, side_by_side
from benchmarks.peers.standing import taking_turns
from benchmarks.report import Row, main

TARGETS = {"bare": 1.3, "pipecat": 0.25}
REPORTED = "pipecat-long"
ROUNDS = 41
"""Odd, and enough that a neighbour of the machine who comes or goes does not decide."""


def measure() -> Iterator[Row]:
    """Both languages, two programs at a time: a third would cool the caches of the one after it."""
    for language in ("en", "zh"):
        name = f"processor time a second of speech, {language}"
        for peer in (*TARGETS, REPORTED):
            costs = taking_turns(("ours", peer), language, ROUNDS)
            if peer in costs:
                factor = TARGETS.get(peer)
                yield side_by_side(factor, name, costs["ours"], costs[peer], LABELS[peer])
            elif peer in TARGETS:
                ours = Figure.of(costs["ours"])
                yield at_most(TARGETS[peer], name, ours, None, LABELS[peer], "ms")


if __name__ == "__main__":
    sys.exit(main(measure))
