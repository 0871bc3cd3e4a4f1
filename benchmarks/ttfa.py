"""From the first token of a reply to its first sound, beside the limit and the peers.

Nobody can be earlier than the token that completes the first clause: with k tokens to it and r
tokens a second that is (k - 1) / r after the first token. The first sample is held against this
limit; against the peers stands the first audible one, since espeak begins with silence. All hand
their samples to a callback, so no device is timed, and all speak with the same library.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.peers.series import LABELS, Figure, at_most, drive, reported, rounds
from benchmarks.peers.workload import first_clause
from benchmarks.report import Row, main

TARGETS = {
    "en": {"realtimetts": 0.15, "pipecat": 0.15, "realtimetts-tuned": 1.0},
    "zh": {"realtimetts": 0.15, "pipecat": 0.15, "realtimetts-tuned": 0.15},
}
NEAREST = "realtimetts-tuned"
LIMIT = 1.10
REPEATS = 5
RATE = 20
TOKENS = 16
PLANTED = 20.0
"""Milliseconds by which `ours-late` is held up on purpose."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a reply began: milliseconds since its first token."""

    sample: float
    audible: float


def start(language: str, contestant: str) -> Start:
    """Let one program speak the beginning of the reply."""
    found = drive(contestant, "--language", language, "--rate", RATE, "--tokens", TOKENS)
    return Start(
        found.since_first_token(found.first_sample), found.since_first_token(found.first_audible)
    )


def measure() -> Iterator[Row]:
    """Both languages, with the control in the first."""
    for language, targets in TARGETS.items():
        control = ["ours-late"] if language == "en" else []
        starts = rounds(("ours", *targets, *control), REPEATS, partial(start, language))
        sample = {name: Figure.of(one.sample for one in found) for name, found in starts.items()}
        audible = {name: Figure.of(one.audible for one in found) for name, found in starts.items()}
        name = f"first sample, {language}, {RATE} tokens/s"
        limit = Figure(1e3 * (first_clause(language) - 1) / RATE, 0.0)
        yield at_most(LIMIT, name, sample["ours"], limit, "the limit (k-1)/r", "ms")
        if NEAREST in sample:
            yield reported(name, sample["ours"], sample[NEAREST], LABELS[NEAREST], "ms")
        name = f"first audible sample, {language}, {RATE} tokens/s"
        for peer, factor in targets.items():
            yield at_most(factor, name, audible["ours"], audible.get(peer), LABELS[peer], "ms")
        if control:
            yield _control(sample["ours"], sample["ours-late"])


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
