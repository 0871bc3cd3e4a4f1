"""From the first token of a reply to its first sample, beside the limit and the peers.

Nobody can be earlier than the token that completes the first clause: with k tokens to it and r
tokens a second that is (k - 1) / r after the first token. All programs hand their samples to a
callback, so no device is timed; all speak with the same library.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.peers.series import LABELS, Figure, at_most, drive, interleaved
from benchmarks.peers.workload import first_clause
from benchmarks.report import Row, main

TARGETS = {
    "en": {"realtimetts": 0.15, "pipecat": 0.15, "realtimetts-tuned": 1.0},
    "zh": {"realtimetts": 0.15, "pipecat": 0.15, "realtimetts-tuned": 0.15},
}
LIMIT = 1.10
REPEATS = 5
RATE = 20
TOKENS = 16
PLANTED = 20.0
"""Milliseconds by which `ours-late` is held up on purpose."""


def first_sound(language: str, contestant: str) -> float:
    """Milliseconds from the first token to the first sample."""
    arguments = ("--language", language, "--rate", RATE, "--tokens", TOKENS)
    return drive(contestant, *arguments).first_sound


def measure() -> Iterator[Row]:
    """Both languages, then the control."""
    for language, targets in TARGETS.items():
        contestants = ["ours", *targets]
        if language == "en":
            contestants.append("ours-late")
        figures = interleaved(contestants, REPEATS, partial(first_sound, language))
        name = f"first sample, {language}, {RATE} tokens/s"
        limit = Figure(1e3 * (first_clause(language) - 1) / RATE, 0.0)
        yield at_most(LIMIT, name, figures["ours"], limit, "the limit (k-1)/r", "ms")
        for peer, factor in targets.items():
            yield at_most(factor, name, figures["ours"], figures.get(peer), LABELS[peer], "ms")
        if "ours-late" in figures:
            yield _control(figures["ours"], figures["ours-late"])


def _control(ours: Figure, late: Figure) -> Row:
    """The planted delay must be seen, or the figures above mean nothing."""
    seen = late.median - ours.median
    return Row(
        name="control: a planted delay is seen",
        ours=seen,
        other=PLANTED,
        against="the planted delay",
        target="0.75 to 1.35 x",
        ok=0.75 * PLANTED <= seen <= 1.35 * PLANTED,
        unit="ms",
    )


if __name__ == "__main__":
    sys.exit(main(measure))
