"""IndexTTS on the processor, ours beside what upstream computes for the same sentence.

Weights of noise in the published sizes, which cost what real ones do, say 120 codes of each text of
40 pieces in the voice of a recording of 5 s. Ours says a sentence by itself, and reads eight out as
a session asks for them: it is told which three follow. Upstream says one at a time, so that more of
them cost no less a second; its way is written out in `benchmarks.neural`: single precision, three
beams, the voice listened to anew, sound only at the end. Each way has a process of its own, and
they take turns. Processor time holds on a busy machine too, the others only on an idle one.

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
from app.engines.indextts.ahead import TOGETHER
from app.engines.indextts.config import CODE
from app.engines.indextts.convolution import halves_well
from app.engines.indextts.mel import SAMPLE_RATE
from app.engines.remote.recipe import Recipe
from benchmarks.neural.indextts import Cost, prepare
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
OURS = ("reading", "sentence")
PARTS = {
    "decoder": "decoder alone",
    "decoders": f"decoder alone, {TOGETHER} sentences together",
    "vocoder": "vocoder alone",
}
CODE_SECONDS = CODE / SAMPLE_RATE

Role: TypeAlias = tuple[str, int]
"""What is measured, and with how many threads."""
Costs: TypeAlias = Mapping[Role, Sequence[Cost]]


def measure() -> Iterator[Row]:
    folder = paths.cache() / "benchmarks" / "indextts"
    prepare(folder)
    parts = itertools.product(("decoder", "decoders", "vocoder"), (1, 2))
    yield from rows_of(
        {
            **taking_turns(folder, {("reading", 2): 2, ("sentence", 2): 3, ("upstream", 2): 2}),
            **taking_turns(folder, {("reading", 1): 1, ("sentence", 1): 2, ("upstream", 1): 1}),
            **taking_turns(folder, dict.fromkeys(parts, 2)),
        }
    )


def taking_turns(folder: Path, rounds: Mapping[Role, int]) -> dict[Role, list[Cost]]:
    """What each role took, as often as it is asked."""
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
    """A process that says what its role does whenever it is told to."""
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
    for threads, role in itertools.product((2, 1), OURS):
        cpu, theirs = (
            Figure.of(cost.cpu_seconds / cost.audio_seconds for cost in costs[one, threads])
            for one in (role, "upstream")
        )
        name = f"processor time a second of sound, {role}, {_threads(threads)}"
        if (role, threads) == ("reading", 2):
            yield at_most(CHEAPER, name, cpu, theirs, PEER, "s")
        else:
            yield reported(name, cpu, theirs, PEER, "s")
    yield from _waiting(costs)
    for part, threads in itertools.product(("decoder", "decoders", "vocoder"), (1, 2)):
        whole = _factor(costs["reading", threads])
        name = f"real-time factor, {PARTS[part]}, {_threads(threads)}"
        yield reported(name, _factor(costs[part, threads]), whole, "all of a reading", "")
    yield from _projections(costs)


def _waiting(costs: Costs) -> Iterator[Row]:
    alone = costs["sentence", 2]
    first = Figure.of(cost.first_seconds for cost in alone)
    whole = Figure.of(cost.wall_seconds for cost in alone)
    yield at_most(FIRST, "first sound", first, whole, "the whole sentence", "s")
    here = costs["reading", 2]
    factor = _factor(here)
    name = "real-time factor, reading, 2 threads"
    yield at_most(1.0, name, factor, _exactly(SLOWEST), "the limit", "")
    for threads, role in itertools.product((2, 1), OURS):
        found, theirs = _factor(costs[role, threads]), _factor(costs["upstream", threads])
        yield reported(f"real-time factor, {role}, {_threads(threads)}", found, theirs, PEER, "")
    peak = Figure.of(cost.peak_megabytes for cost in here)
    yield at_most(1.0, "memory, peak", peak, _exactly(MEGABYTES), "the limit", "MB")
    large = Figure.of(cost.peak_megabytes for cost in costs["upstream", 2])
    yield reported("memory, peak", peak, large, PEER, "MB")


def _projections(costs: Costs) -> Iterator[Row]:
    floor = _seconds_a_step() / CODE_SECONDS
    for role, part, together in (("reading", "decoders", TOGETHER), ("sentence", "decoder", 1)):
        here = _factor(costs[role, 2])
        alone = sum(_factor(costs[one, 2]).median for one in (part, "vocoder"))
        rest = max(here.median - alone, 0.0)
        unit = "AMX-bf16, as here" if halves_well() else "no AMX-bf16, as here"
        for cores in CORES:
            decoder, vocoder = (
                projected(_factor(costs[one, 1]).median, _factor(costs[one, 2]).median, cores)
                for one in (part, "vocoder")
            )
            found = max(decoder, floor / together) + vocoder + rest
            against = f"2 threads here; assumes {BANDWIDTH / 1e9:.0f} GB/s, Amdahl's law and {unit}"
            name = f"real-time factor, {role}, {cores} cores, projected"
            yield reported(name, _exactly(found), here, against, "")


def projected(one: float, two: float, cores: int) -> float:
    """The time on `cores` of what took `one` with one thread and `two` with two."""
    shared = min(max(2.0 * (one - two), 0.0), one)
    return one - shared + shared / cores


def _seconds_a_step() -> float:
    """To read what a step does: the layers in 8 bits, and the scores' matrix in 32."""
    gpt = configuration("full")["gpt"]
    width: int = gpt["model_dim"]
    size = 12 * int(gpt["layers"]) * width**2 + 4 * int(gpt["number_mel_codes"]) * width
    return size / BANDWIDTH


def _factor(costs: Sequence[Cost]) -> Figure:
    return Figure.of(cost.wall_seconds / cost.audio_seconds for cost in costs)


def _exactly(value: float) -> Figure:
    return Figure(value, 0.0)


def _threads(count: int) -> str:
    return "1 thread" if count == 1 else f"{count} threads"


if __name__ == "__main__":
    sys.exit(main(measure))
