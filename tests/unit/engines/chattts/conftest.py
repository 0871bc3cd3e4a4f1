"""Checkpoints of noise that run the real package, made once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.engines.chattts.engine import ChatTTSEngine, Placement
from app.engines.chattts.loading import load
from app.engines.chattts.weights import Release
from app.voices import VoiceShelf
from tools.chattts_weights.make import MANIFEST, make
from tools.chattts_weights.shapes import shapes

ON_PROCESSOR = Placement("cpu")


@pytest.fixture(scope="module", autouse=True)
def _always(one_thread: None) -> None:
    """Every test here computes."""


def release(folder: Path) -> Release:
    """What a folder of noise says of itself."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return Release(shapes(manifest["size"]), manifest["hashes"])


@pytest.fixture(scope="session")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights whose speech goes on until it is stopped."""
    folder = tmp_path_factory.mktemp("endless")
    make(folder, ends="never")
    return folder


@pytest.fixture(scope="session")
def soon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights whose speech ends by itself."""
    folder = tmp_path_factory.mktemp("soon")
    make(folder, ends="soon")
    return folder


@pytest.fixture(scope="session")
def chat(endless: Path) -> Any:
    """The package's own object, complete: the reference."""
    return load(endless, release(endless))


@pytest.fixture
def shelf(tmp_path: Path) -> VoiceShelf:
    """An empty one."""
    return VoiceShelf(tmp_path / "voices")


@pytest.fixture(scope="module")
def speaking(soon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatTTSEngine]:
    """An engine whose speech ends by itself, for tests that leave it as it is."""
    yield from _open(soon, tmp_path_factory)


@pytest.fixture(scope="module")
def runaway(endless: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatTTSEngine]:
    """One whose speech goes on until it is stopped, for tests that leave it as it is."""
    yield from _open(endless, tmp_path_factory)


def _open(folder: Path, paths: pytest.TempPathFactory) -> Iterator[ChatTTSEngine]:
    shelf = VoiceShelf(paths.mktemp("voices"))
    engine = ChatTTSEngine(folder, shelf, placement=ON_PROCESSOR, release=release(folder))
    yield engine
    engine.close()


@pytest.fixture
def opened(shelf: VoiceShelf) -> Iterator[Callable[..., ChatTTSEngine]]:
    """Opens engines on the processor, and closes them."""
    engines: list[ChatTTSEngine] = []

    def open_engine(folder: Path, **more: Any) -> ChatTTSEngine:
        engines.append(
            ChatTTSEngine(folder, shelf, placement=ON_PROCESSOR, release=release(folder), **more)
        )
        return engines[-1]

    yield open_engine
    for engine in engines:
        engine.close()
