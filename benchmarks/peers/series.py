"""Runs the programs of a comparison in turn, each time in a fresh process, and sums them up."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.peers.setup import PIPECAT, REALTIMETTS, ROOT, Environment, PeerMissing
from benchmarks.report import Row

T = TypeVar("T")

_TIMEOUT = 180.0
_MISSING: dict[str, str] = {}

LABELS = {
    "bare": "bare espeak-ng loop",
    "realtimetts": "RealtimeTTS 0.8.10, default",
    "realtimetts-tuned": "RealtimeTTS 0.8.10, tuned",
    "pipecat": "pipecat 1.14.0",
    "pipecat-long": "pipecat 1.14.0, frames of 250 ms",
}
_ENVIRONMENTS: dict[str, Environment] = {
    "realtimetts": REALTIMETTS,
    "realtimetts-tuned": REALTIMETTS,
    "pipecat": PIPECAT,
    "pipecat-long": PIPECAT,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `benchmarks.peers.drive` printed. Times are seconds of the monotonic clock."""

    first_tokens: Sequence[float]
    first_sample: float | None
    first_audible: float | None
    audio_seconds: float
    stops: Sequence[tuple[float, float]]
    cpu_seconds: float
    peak_megabytes: float
    prepare_seconds: float

    def since_first_token(self, moment: float | None) -> float:
        """Milliseconds from the first token to `moment`."""
        if moment is None:
            raise RuntimeError("the program was silent")
        return 1e3 * (moment - self.first_tokens[0])


@dataclass(frozen=True, slots=True)
class Figure:
    """A median and half the range of what it was taken from."""

    median: float
    half_range: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Figure:
        """Sum up at least one value."""
        known = list(values)
        return cls(statistics.median(known), (max(known) - min(known)) / 2)


def interpreter(contestant: str) -> Path:
    """The Python that runs it, installed if need be.

    Raises:
        PeerMissing: it cannot be had on this machine.
    """
    environment = _ENVIRONMENTS.get(contestant)
    if environment is None:
        return Path(sys.executable)
    if environment.label in _MISSING:
        raise PeerMissing(_MISSING[environment.label])
    try:
        return environment.prepare()
    except PeerMissing as missing:
        _MISSING[environment.label] = str(missing)
        raise


def drive(
    contestant: str, *arguments: object, environment: Mapping[str, str] | None = None
) -> Outcome:
    """One measurement.

    Raises:
        PeerMissing: the program cannot be had, or does not run.
    """
    program = (interpreter(contestant), "-m", "benchmarks.peers.drive", contestant)
    done = subprocess.run(
        [str(word) for word in (*program, *arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        timeout=_TIMEOUT,
    )
    if done.returncode:
        raise PeerMissing(f"{contestant} failed: {done.stderr.strip()[-300:]}")
    return Outcome(**json.loads(done.stdout.strip().rpartition("\n")[2]))


def rounds(
    contestants: Sequence[str], repeats: int, measure: Callable[[str], T]
) -> dict[str, list[T]]:
    """Measure A B C, A B C ... A program that cannot be had is left out."""
    found: dict[str, list[T]] = {}
    for contestant in list(contestants) * repeats:
        try:
            found.setdefault(contestant, []).append(measure(contestant))
        except PeerMissing as missing:
            print(missing, file=sys.stderr)
    return {name: values for name, values in found.items() if values}


def interleaved(
    contestants: Sequence[str], repeats: int, measure: Callable[[str], float]
) -> dict[str, Figure]:
    """The same, summed up."""
    found = rounds(contestants, repeats, measure)
    return {name: Figure.of(values) for name, values in found.items()}


def at_most(
    factor: float, name: str, ours: Figure, other: Figure | None, against: str, unit: str
) -> Row:
    """The claim that ours is at most `factor` times the other; not kept where there is no other."""
    if other is None:
        other, against = Figure(0.0, 0.0), f"{against}: not to be had here"
    kept = ours.median <= factor * other.median
    return _row(name, ours, other, against, f"<= {factor:.2f} x", unit, ok=kept)


def side_by_side(
    factor: float | None, name: str, ours: Sequence[float], other: Sequence[float], against: str
) -> Row:
    """Milliseconds that were taken in turns; the claim, if there is one, is of their ratios.

    A machine that others share may be twice as fast a second later. Two that are measured within
    one second met the same machine.
    """
    paired = statistics.median(mine / its for mine, its in zip(ours, other, strict=True))
    figures = Figure.of(ours), Figure.of(other)
    if factor is None:
        row = reported(name, *figures, against, "ms")
    else:
        row = at_most(factor, name, *figures, against, "ms")
    return replace(row, paired=paired, ok=factor is None or paired <= factor)


def reported(name: str, ours: Figure, other: Figure, against: str, unit: str) -> Row:
    """Both figures, with no claim."""
    return _row(name, ours, other, against, "reported", unit, ok=True)


def _row(
    name: str, ours: Figure, other: Figure, against: str, target: str, unit: str, *, ok: bool
) -> Row:
    return Row(
        name=name,
        ours=ours.median,
        spread=ours.half_range,
        other=other.median,
        other_spread=other.half_range,
        against=against,
        target=target,
        ok=ok,
        unit=unit,
    )
