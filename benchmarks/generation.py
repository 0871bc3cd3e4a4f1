"""How fast a model writes while speech is computed beside it."""

from __future__ import annotations

import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from app.turn import CancelToken
from benchmarks.report import Row, main

if TYPE_CHECKING:
    from app.engines.llama.model import LlamaModel

PROCESSES = 3
"""Pairs of processes: one as the product runs, one with what llama.cpp does by itself."""

WINDOWS = 2
"""Measurements of each load in a process, interleaved."""

SECONDS = 1.0
"""Length of one of them."""

Load = Callable[[], AbstractContextManager[None]]
Speeds = dict[str, float]
"""Tokens a second by load."""


def measure() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        model = _make_model(Path(folder) / "noise.gguf")
        ours, theirs = [], []
        for _ in range(PROCESSES):
            ours.append(_in_process(model, "product"))
            theirs.append(_in_process(model, "default"))
    for load, name in (("espeak", "espeak-ng"), ("openmp", "an OpenMP engine")):
        loaded = _median(ours, load)
        for factor, other, against in (
            (0.6, _median(ours, "alone"), "alone"),
            (0.7, _median(ours, "loop"), "beside a bare loop: what two busy cores cost here"),
            (1.0, _median(theirs, load), "all cores, default wait policy"),
        ):
            yield Row(
                name=f"generation beside {name}",
                ours=loaded,
                other=other,
                against=against,
                target=f">= {factor:.2f} x",
                ok=loaded >= factor * other,
                unit="tok/s",
            )


def _median(runs: list[Speeds], load: str) -> float:
    return statistics.median(run[load] for run in runs)


def _make_model(path: Path) -> Path:
    """24 million random weights of 8 bits: as much work a token as a small real model."""
    from tests.gguf_factory import Shape, noise

    shape = Shape(width=512, layers=8, heads=8, kv_heads=4, inner=1408, quantised=True)
    return noise(path, shape)


def _environment(kind: str) -> dict[str, str]:
    quiet = {"OMP_WAIT_POLICY": "PASSIVE"} if kind == "product" else {}
    return {**{k: v for k, v in os.environ.items() if k != "OMP_WAIT_POLICY"}, **quiet}


def _in_process(model: Path, kind: str) -> Speeds:
    """What a fresh process with the wait policy of its kind measures."""
    command = [sys.executable, "-m", "benchmarks.generation", "write", kind, str(model)]
    output = subprocess.run(command, check=True, capture_output=True, env=_environment(kind)).stdout
    speeds: Speeds = json.loads(output)
    return speeds


def _write(kind: str, model: Path) -> None:
    """The measuring process: print its speeds as JSON."""
    if kind == "default":
        import llama_cpp  # noqa: F401  OpenMP loads before the product says how its threads wait
    from app.engines import gguf
    from app.engines.llama.model import LlamaModel

    threads = None if kind == "product" else os.cpu_count()
    writer = LlamaModel(gguf.inspect(model), threads=threads)
    loads: dict[str, Load] = {
        "alone": nullcontext,
        "espeak": _espeak,
        "openmp": lambda: _beside("-m", "benchmarks.generation", "read", str(model)),
        "loop": lambda: _beside("-c", "print(flush=True)\nwhile True: pass"),
    }
    speeds: dict[str, list[float]] = {name: [] for name in loads}
    for _, (name, load) in itertools.product(range(WINDOWS), loads.items()):
        with load():
            speeds[name].append(_speed(writer))
    writer.close()
    print(json.dumps({name: statistics.median(values) for name, values in speeds.items()}))


def _speed(model: LlamaModel) -> float:
    """Tokens a second over one window."""
    from app.ports import Message, Usage

    cancel = CancelToken()
    timer = threading.Timer(SECONDS, cancel.cancel)
    timer.start()
    stream = model.stream([Message("user", "Tell me a story.")], cancel)
    usage = next(piece for piece in stream if isinstance(piece, Usage))
    timer.cancel()
    timer.join()
    return usage.generated_tokens / usage.generation_seconds


@contextmanager
def _espeak() -> Iterator[None]:
    """The product's own voice, which speaks as fast as it can on a thread of this process."""
    from app.engines.espeak import EspeakEngine
    from app.ports import SpeechRequest

    cancel = CancelToken()
    begun = threading.Event()

    def speak() -> None:
        engine = EspeakEngine()
        while not cancel.cancelled:
            for _ in engine.synthesize(SpeechRequest("A ring buffer is a circle. " * 9), cancel):
                begun.set()
        engine.close()

    thread = threading.Thread(target=speak)
    thread.start()
    begun.wait(10)
    try:
        yield
    finally:
        cancel.cancel()
        thread.join()


@contextmanager
def _beside(*arguments: str) -> Iterator[None]:
    """Another Python process, from its first line of output on."""
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE) as process:
        if process.stdout is not None:
            process.stdout.readline()
        try:
            yield
        finally:
            process.kill()


def _read(model: Path) -> None:
    """A neural engine's kind of load, matrices multiplied with OpenMP, until killed."""
    from app.engines import gguf
    from app.engines.llama.model import LlamaModel
    from app.ports import Message

    reader = LlamaModel(gguf.inspect(model))
    print("begun", flush=True)
    for number in itertools.count():
        next(reader.stream([Message("user", f"{number} " + "word " * 250)], CancelToken()))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", kind, path]:
            _write(kind, Path(path))
        case ["read", path]:
            _read(Path(path))
        case _:
            sys.exit(main(measure))
