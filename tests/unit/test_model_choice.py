"""Where the language model lives: in the program, or in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from app import assembly
from app.engines import card_memory, gguf
from app.engines.llama.model import LlamaModel
from app.engines.remote.recipe import Recipe
from app.events import Event, ModelTrimmed
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


GIGABYTE = 1_000_000_000


def on_card(
    monkeypatch: pytest.MonkeyPatch, path: Path, *, free: int | None, voice: int = 0
) -> tuple[LlamaModel | Apart, list[Event]]:
    """Open a model that wants all of its layers there."""
    told: list[Event] = []
    with_free_memory(monkeypatch, 8 * GIGABYTE)
    monkeypatch.setattr(card_memory, "free", lambda: free)
    others = assembly.Beside(lambda: voice, told.append)
    chosen = Model(path=str(scripted(path)), gpu_layers=99)
    made: Any = assembly.model(chosen, others).open(CancelToken())
    made.close()
    return made, told


def test_layers_that_fit_beside_the_voice_go_to_the_card_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "mine.gguf"
    made, told = on_card(monkeypatch, path, free=8 * GIGABYTE, voice=2 * GIGABYTE)
    assert isinstance(made, Apart)
    assert made.recipe.arguments["gpu_layers"] == gguf.inspect(path).layers + 1
    assert not told


def test_where_the_voice_needs_the_room_there_are_fewer_layers_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "mine.gguf"
    made, told = on_card(monkeypatch, path, free=2 * GIGABYTE, voice=2 * GIGABYTE)
    assert isinstance(made, LlamaModel), "nothing of it is on the card"
    (trimmed,) = told
    assert trimmed == ModelTrimmed("Fixture", 0, gguf.inspect(path).layers + 1)


def test_where_nobody_can_tell_the_room_the_choice_holds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, told = on_card(monkeypatch, tmp_path / "mine.gguf", free=None)
    assert isinstance(made, Apart)
    assert made.recipe.arguments["gpu_layers"] == 99
    assert not told


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
