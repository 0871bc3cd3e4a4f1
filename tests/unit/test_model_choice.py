"""Where the language model lives: in the program, or in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from app import assembly
from app.engines import gguf
from app.engines.llama.model import LlamaModel
from app.engines.remote.recipe import Recipe
from app.settings import Model
from app.turn import CancelToken
from tests.gguf_factory import scripted


@dataclass(frozen=True)
class Apart:
    """Stands for a model in a process of its own."""

    recipe: Recipe
    cancel: CancelToken

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.admission.admit", lambda path, **_: gguf.inspect(path))
    monkeypatch.setattr("app.engines.remote.model.RemoteModel", Apart)


def with_free_memory(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    free = psutil.virtual_memory()._replace(available=size)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: free)


def opened(process: Any, path: str = "") -> LlamaModel | Apart:
    made: Any = assembly.model(Model(path=path, process=process)).open(CancelToken())
    made.close()
    assert isinstance(made, LlamaModel | Apart)
    return made


@pytest.mark.parametrize(
    ("process", "free", "kind"),
    [
        ("automatic", 8_000_000_000, LlamaModel),
        ("automatic", 400_000_000, Apart),
        ("always", 8_000_000_000, Apart),
        ("never", 400_000_000, LlamaModel),
    ],
)
def test_it_lives_apart_where_memory_is_tight_or_as_was_chosen(
    process: str, free: int, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_free_memory(monkeypatch, free)
    assert type(opened(process)) is kind


def test_a_model_apart_is_described_as_it_would_be_opened_here(tmp_path: Path) -> None:
    path = scripted(tmp_path / "mine.gguf")
    made = opened("always", str(path))
    assert isinstance(made, Apart)
    assert made.recipe.label == "Fixture"
    assert made.recipe.factory == "app.engines.llama.opening:open_model"
    assert made.recipe.arguments == {
        "path": str(path),
        "context_length": Model().context,
        "sampling": {},
        "system_prompt": assembly.starter().system_prompt,
    }
