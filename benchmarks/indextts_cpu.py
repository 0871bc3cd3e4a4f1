"""IndexTTS on the processor, ours beside what upstream computes for the same sentence.

Weights of noise in the published sizes, which cost what real ones do, say 120 codes of a text of 40
pieces in the voice of a recording of 5 s. Upstream's way is written out in `benchmarks.neural`:
single precision, three beams, the voice listened to anew, sound only at the end. Each way has a
process of its own, and they take turns. Processor time holds on a busy machine too, the others only
on an idle one.

The time on more cores is projected: decoder and vocoder each by Amdahl's law (1967) through what
they took alone with one thread and with two, the decoder no faster than its weights can be read at
`BANDWIDTH`, and what is left of a sentence as it is. The cores are taken to be like these: where
they multiply matrices in 16 bits, AMX-bf16, so do those; without it the vocoder takes longer.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

from app import paths
from app.engines.indextts.convolution import halves_well
from app.engines.remote.recipe import Recipe
from benchmarks.neural.indextts import CODES, Cost, prepare
from benchmarks.peers.series import Figure, at_most, reported
from benchmarks.peers.setup import ROOT
from benchmarks.report import Row, main
from tools.indextts_weights.shapes import configuration

CHEAPER = 1 / 6
FIRST = 0.35
SLOWEST = 1.5
MEGABYTES = 2500.0
BANDWIDTH = 40e9
"""Bytes a second that all cores together read: what two channels of DDR4-3200 give in practice."""
CORES = (4, 8)
PEER = "as upstream"

Role: TypeAlias = tuple[str, int]
"""What is measured, and with how many threads."""
Costs: TypeAlias = Mapping[Role, Sequence[Cost]]


def measure() -> Iterator[Row]:
    folder = paths.cache() / "benchmarks" / "indextts"
    prepare(folder)
    parts = itertools.product(("decoder", "vocoder"), (1, 2))
    yield from rows_of(
        {
            **taking_turns(folder, {("ours", 2): 3, ("upstream", 2): 2}),
            **taking_turns(folder, {("ours", 1): 3, ("upstream", 1): 1}),
            **taking_turns(folder, dict.fromkeys(parts, 2)),
        }
    )


def taking_turns(folder: Path, rounds: Mapping[Role, int]) -> dict[Role, list[Cost]]:
    """What sentences took; each role says as many as are asked of it."""
    costs: dict[Role, list[Cost]] = {role: [] for role in rounds}
    with ExitStack() as stack:
        programs = {role: stack.enter_context(_standing(folder, role)) for role in rounds}
        for number in range(max(rounds.values())):
            for role, speak in programs.items():
                if number < rounds[role]:
                    costs[role].append(speak())
    return costs


@contextmanager
def _standing(folder: Path, role: Role) -> Iterator[Callable[[], Cost]]:
    """A process that says the sentence whenever it is told to."""
    name, threads = role
    worker = Recipe(name=name, label=name, factory="", threads=threads)
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.neural.indextts", name, str(folder), str(threads)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **worker.environment()},
    ) as process:

        def speak() -> Cost:
            print(file=process.stdin, flush=True)
            line = process.stdout.readline() if process.stdout else ""
            return Cost(**json.loads(line))

        yield speak


def rows_of(costs: Costs) -> Iterator[Row]:
    """All claims."""
    for threads in (2, 1):
        cpu, theirs = (
            Figure.of(cost.cpu_seconds / cost.audio_seconds for cost in costs[role, threads])
            for role in ("ours", "upstream")
        )
        name = f"processor time a second of sound, {_threads(threads)}"
        if threads == 2:
            yield at_most(CHEAPER, name, cpu, theirs, PEER, "s")
        else:
            yield reported(name, cpu, theirs, PEER, "s")
    yield from _waiting(costs)
    for role in (("decoder", 1), ("decoder", 2), ("vocoder", 1), ("vocoder", 2)):
        whole = _factor(costs["ours", role[1]])
        name = f"real-time factor, {role[0]} alone, {_threads(role[1])}"
        yield reported(name, _factor(costs[role]), whole, "all of it", "")
    yield from _projections(costs)


def _waiting(costs: Costs) -> Iterator[Row]:
    here = costs["ours", 2]
    first = Figure.of(cost.first_seconds for cost in here)
    whole = Figure.of(cost.wall_seconds for cost in here)
    yield at_most(FIRST, "first sound", first, whole, "the whole sentence", "s")
    factor = _factor(here)
    yield at_most(1.0, "real-time factor, 2 threads", factor, _exactly(SLOWEST), "the limit", "")
    for threads in (2, 1):
        found, theirs = _factor(costs["ours", threads]), _factor(costs["upstream", threads])
        yield reported(f"real-time factor, {_threads(threads)}", found, theirs, PEER, "")
    peak = Figure.of(cost.peak_megabytes for cost in here)
    yield at_most(1.0, "memory, peak", peak, _exactly(MEGABYTES), "the limit", "MB")
    large = Figure.of(cost.peak_megabytes for cost in costs["upstream", 2])
    yield reported("memory, peak", peak, large, PEER, "MB")


def _projections(costs: Costs) -> Iterator[Row]:
    floor = CODES * _bytes_a_code() / BANDWIDTH / costs["ours", 2][0].audio_seconds
    here = _factor(costs["ours", 2])
    alone = sum(_factor(costs[part, 2]).median for part in ("decoder", "vocoder"))
    rest = max(here.median - alone, 0.0)
    unit = "AMX-bf16, as here" if halves_well() else "no AMX-bf16, as here"
    for cores in CORES:
        decoder, vocoder = (
            projected(_factor(costs[part, 1]).median, _factor(costs[part, 2]).median, cores)
            for part in ("decoder", "vocoder")
        )
        found = max(decoder, floor) + vocoder + rest
        against = f"2 threads here; assumes {BANDWIDTH / 1e9:.0f} GB/s, Amdahl's law and {unit}"
        name = f"real-time factor, {cores} cores, projected"
        yield reported(name, _exactly(found), here, against, "")


def projected(one: float, two: float, cores: int) -> float:
    """The time on `cores` of what took `one` with one thread and `two` with two."""
    shared = min(max(2.0 * (one - two), 0.0), one)
    return one - shared + shared / cores


def _bytes_a_code() -> int:
    """What is read to draw a code: the layers in 8 bits, and the scores' matrix in 32."""
    gpt = configuration("full")["gpt"]
    width: int = gpt["model_dim"]
    return 12 * int(gpt["layers"]) * width**2 + 4 * int(gpt["number_mel_codes"]) * width


def _factor(costs: Sequence[Cost]) -> Figure:
    return Figure.of(cost.wall_seconds / cost.audio_seconds for cost in costs)


def _exactly(value: float) -> Figure:
    return Figure(value, 0.0)


def _threads(count: int) -> str:
    return "1 thread" if count == 1 else f"{count} threads"


if __name__ == "__main__":
    sys.exit(main(measure))
