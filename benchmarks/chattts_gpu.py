"""ChatTTS on a graphics card, ours beside the package's own, a language model writing or not.

Weights of noise in the published sizes, which cost what real ones do. Needs torch for CUDA and a
card; without them it says so and measures nothing. What a card gave is kept in
`benchmarks/results/`, with its name and all versions.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import torch

from app.turn import CancelToken
from benchmarks.neural.rivals import Ours, Stock, Weights, seconds_of
from benchmarks.peers.series import Figure
from benchmarks.report import Row, main
from tools.chattts_weights.shapes import Size

RESULTS = Path(__file__).with_name("results")
TEXT = "The weather will be cold and rainy tomorrow, so please bring a warm coat with you."
SHORT = "All right."


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    size: Size = "full"
    device: str = "cuda"
    rounds: int = 7
    firsts: int = 40
    utterances: int = 1000


def measure() -> Iterator[Row]:
    if not torch.cuda.is_available():
        print("No graphics card that torch can use: nothing was measured.", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = list(rows_of(Path(folder), Scale()))
    _keep(rows)
    yield from rows


def rows_of(folder: Path, scale: Scale) -> Iterator[Row]:
    """All claims at one scale."""
    weights = Weights.made(folder / "weights", scale.size)
    ours, stock = Ours(weights, scale.device), Stock(weights, scale.device)
    for rival in (ours, stock):
        rival.speak(SHORT)
        rival.first(TEXT)
    yield from _speed(ours, stock, scale, "")
    with _writing(folder):
        yield from _speed(ours, stock, scale, ", llama.cpp writing")
    yield from _stopping(ours, scale)
    del stock
    yield from _memory(ours, scale)
    ours.engine.close()


def _speed(ours: Ours, stock: Stock, scale: Scale, beside: str) -> Iterator[Row]:
    length = seconds_of(TEXT)
    mine, theirs = _interleaved(scale.rounds, lambda: ours.speak(TEXT), lambda: stock.speak(TEXT))
    mine, theirs = [each / length for each in mine], [each / length for each in theirs]
    yield _row(f"real-time factor{beside}", mine, theirs, 0.2, "stock, not streamed")
    yield _limit(f"real-time factor{beside}", statistics.median(mine), 0.1, "")
    rates = 46.875 / statistics.median(mine), 46.875 / statistics.median(theirs)
    yield Row(
        name=f"codes{beside}",
        ours=rates[0],
        other=rates[1],
        against="stock",
        target="reported",
        ok=True,
        unit="1/s",
    )
    mine, theirs = _interleaved(scale.firsts, lambda: ours.first(TEXT), lambda: stock.first(TEXT))
    mine, theirs = [1e3 * each for each in mine], [1e3 * each for each in theirs]
    yield _row(f"first audio, median{beside}", mine, theirs, 0.15, "stock streaming", "ms")
    yield _limit(f"first audio, p95{beside}", _p95(mine), 100.0, "ms")


def _stopping(ours: Ours, scale: Scale) -> Iterator[Row]:
    times = [1e3 * ours.cancelled(TEXT, 0.05 + 0.01 * (at % 7)) for at in range(scale.firsts)]
    yield _limit("cancel to the last sample, p95", _p95(times), 30.0, "ms")


def _memory(ours: Ours, scale: Scale) -> Iterator[Row]:
    if scale.device == "cpu":
        return
    torch.cuda.empty_cache()
    for _ in range(scale.utterances // 10):
        ours.speak(SHORT)
    early = torch.cuda.memory_reserved() / 1e6
    torch.cuda.reset_peak_memory_stats()
    for _ in range(scale.utterances):
        ours.speak(SHORT)
    yield _limit("memory, peak", torch.cuda.max_memory_reserved() / 1e6, 2500.0, "MB")
    late = torch.cuda.memory_reserved() / 1e6
    yield _limit(f"memory after {scale.utterances} utterances", late, early, "MB", "before them")


def _interleaved(
    rounds: int, mine: Callable[[], float], theirs: Callable[[], float]
) -> tuple[list[float], list[float]]:
    pairs = [(mine(), theirs()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """A language model that writes in this process as long as this lasts."""
    from app.engines import gguf
    from app.engines.llama.model import LlamaModel
    from app.ports import Message
    from tests.gguf_factory import Shape, noise

    shape = Shape(width=512, layers=8, heads=8, kv_heads=4, inner=1408, quantised=True)
    path, done = noise(folder / "noise.gguf", shape), CancelToken()

    def write() -> None:
        model = LlamaModel(gguf.inspect(path))
        while not done.cancelled:
            for _ in model.stream([Message("user", "Go on.")], done):
                pass
        model.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        done.cancel()
        writer.join()


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _row(
    name: str, mine: list[float], theirs: list[float], factor: float, against: str, unit: str = ""
) -> Row:
    ours, other = Figure.of(mine), Figure.of(theirs)
    return Row(
        name=name,
        ours=ours.median,
        other=other.median,
        against=against,
        target=f"<= {factor:.2f} x",
        ok=ours.median <= factor * other.median,
        unit=unit,
        spread=ours.half_range,
        other_spread=other.half_range,
    )


def _limit(name: str, ours: float, limit: float, unit: str, against: str = "the limit") -> Row:
    return Row(
        name=name,
        ours=ours,
        other=limit,
        against=against,
        target="<= 1.00 x",
        ok=ours <= limit,
        unit=unit,
    )


def _keep(rows: list[Row]) -> None:
    """Write down what was measured, and on what."""
    card = torch.cuda.get_device_name()
    packages = ("torch", "ChatTTS", "transformers", "vocos", "llama-cpp-python")
    found = {
        "card": card,
        "python": platform.python_version(),
        "system": platform.platform(),
        "versions": {name: version(name) for name in packages},
        "rows": [asdict(row) for row in rows],
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"chattts_gpu-{'-'.join(card.lower().split())}.json"
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(measure))
