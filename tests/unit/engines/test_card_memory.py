"""How the memory of a graphics card is shared: what is given there fits."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines import card_memory, gguf
from app.engines.card_memory import layers_that_fit
from app.engines.chattts import memory
from app.errors import OutOfMemory
from tests.gguf_factory import scripted


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> gguf.ModelFile:
    """A model of seven billion weights in four bits, by its header."""
    small = gguf.inspect(scripted(tmp_path_factory.mktemp("model") / "m.gguf"))
    return replace(small, size=4_370_000_000, layers=32, kv_bytes_per_token=131_072)


sizes = st.integers(0, 24_000_000_000)


@given(room=sizes, more=sizes, wanted=st.integers(0, 99), context=st.integers(256, 32_768))
def test_what_goes_there_fits_and_more_room_never_holds_less(
    file: gguf.ModelFile, room: int, more: int, wanted: int, context: int
) -> None:
    fit = layers_that_fit(file, context, wanted, room)
    assert 0 <= fit <= min(wanted, file.layers + 1)
    assert fit * file.size / (file.layers + 1) <= room
    assert fit <= layers_that_fit(file, context, wanted, room + more)


def test_all_of_a_usual_model_fits_onto_a_card_of_eight_gigabytes(file: gguf.ModelFile) -> None:
    assert layers_that_fit(file, 4096, 99, 8_000_000_000) == 33
    assert 0 < layers_that_fit(file, 4096, 99, 8_000_000_000 - memory.NEEDED - 2_000_000_000) < 33


def test_the_driver_is_asked_what_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    said = subprocess.CompletedProcess([], 0, "8117\n24010\n", "")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: said)
    assert card_memory.free() == 8117 << 20


@pytest.mark.parametrize("program", ["print('No devices were found')", "raise SystemExit(9)"])
def test_without_a_card_nobody_can_tell(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_memory, "_ASKED", (sys.executable, "-c", program))
    assert card_memory.free() is None


def test_without_a_driver_nobody_can_tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(card_memory, "_ASKED", (str(tmp_path / "absent"),))
    assert card_memory.free() is None


def test_a_voice_that_does_not_fit_is_told_before_anything_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "free", lambda: 1_100_000_000)
    with pytest.raises(OutOfMemory) as refusal:
        memory.check()
    assert "needs about 2.5 GB" in str(refusal.value)
    assert "1.1 GB are free" in str(refusal.value)
    assert "fewer layers" in refusal.value.remedy
    assert refusal.value.retryable
    monkeypatch.setattr(memory, "free", lambda: memory.NEEDED)
    memory.check()


def test_what_the_voice_will_still_take_is_known_without_a_card() -> None:
    assert memory.outstanding() == memory.NEEDED
