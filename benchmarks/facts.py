"""What the sources of facts cost: a question when warm, the first of a process, and memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from app.facts.registry import SOURCES, Sources
from benchmarks.peers.setup import ROOT
from benchmarks.report import Row, main

WARM_MS = 3.0
FIRST_MS = 100.0
REPEATS = 5
_NAMES = frozenset(spec.name for spec in SOURCES)
_NOW = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)
_STORY = "Tell me a story about a fox and a crow"
_SUM = "What is 17 times 23?"

PROMPTS = (
    *(text for spec in SOURCES for text in spec.warming),
    _STORY,
    "I went for a long walk by the river yesterday, and it rained nearly all the time.",
    "Why is the sky blue?",
    "Who wrote Hamlet?",
    "Write a short poem about autumn leaves, please",
    "thanks, that was kind of you",
    "讲一个关于狐狸的故事",
    "为什么天空是蓝色的",
    "我昨天和朋友去公园散步，后来下雨了",
    "帮我写一首关于秋天的诗",
    "谢谢你",
)
"""A mixed list: for each source what it answers, and what none does."""

_FIRST = """
import json, resource, sys, time
from datetime import datetime, UTC
from app.facts.registry import Sources
names, prompt = json.loads(sys.argv[1])
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20
before = resident()
start = time.process_time()
Sources(names, lambda: datetime(2026, 3, 4, 15, 0, tzinfo=UTC)).find(prompt, ())
took = time.process_time() - start
print(json.dumps([1e3 * took, resident() - before]))
"""


def warm(prompts: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds of processor time of each prompt in each round, every source warm."""
    sources = Sources(_NAMES, lambda: _NOW)
    for prompt in prompts:
        sources.find(prompt, ())
    took = []
    for _ in range(rounds):
        for prompt in prompts:
            start = time.process_time()
            sources.find(prompt, ())
            took.append(1e3 * (time.process_time() - start))
    return took


def first(names: Sequence[str], prompt: str, times: int) -> list[tuple[float, float]]:
    """Processor time in ms of the first question of a process, and the megabytes it adds.

    A process before them leaves the bytecode: where the program is installed, it is there.
    """
    command = [sys.executable, "-c", _FIRST, json.dumps([list(names), prompt])]
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        environment = kept | {"PYTHONPYCACHEPREFIX": folder}
        told = [
            subprocess.run(
                command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
            ).stdout
            for _ in range(1 + times)
        ]
    return [(took, added) for took, added in map(json.loads, told[1:])]


def measure() -> Iterator[Row]:
    """When warm, then the first question of a process to all sources and to each alone."""
    took = warm(PROMPTS, 20)
    yield _row("warm, median", [statistics.median(took)], WARM_MS)
    yield _row("warm, 95th percentile", [statistics.quantiles(took, n=20)[-1]], WARM_MS)
    every = [spec.name for spec in SOURCES]
    for name, prompt in (("first, no source answers", _STORY), ("first, a sum", _SUM)):
        figures = first(every, prompt, REPEATS)
        yield _row(name, [milliseconds for milliseconds, _ in figures], FIRST_MS)
        if prompt == _STORY:
            yield _row("memory added", [megabytes for _, megabytes in figures], 40.0, "MB")
    for spec in SOURCES:
        for language, prompt in zip(("en", "zh"), spec.warming, strict=True):
            alone = [took for took, _ in first([spec.name], prompt, REPEATS)]
            yield _row(f"first, {spec.name} alone, {language}", alone, 2 * FIRST_MS)


def _row(name: str, figures: Sequence[float], limit: float, unit: str = "ms") -> Row:
    ours = statistics.median(figures)
    return Row(
        name=name,
        ours=ours,
        other=limit,
        against="the limit",
        target=f"<= {limit:g} {unit}",
        ok=ours <= limit,
        unit=unit,
        spread=(max(figures) - min(figures)) / 2 if len(figures) > 1 else None,
    )


if __name__ == "__main__":
    sys.exit(main(measure))
