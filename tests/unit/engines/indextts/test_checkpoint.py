"""Every tensor is known by name and shape before one is used."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import yaml
from torch import Tensor

from app.engines.indextts import checkpoint
from app.engines.indextts.checkpoint import read_bigvgan, read_gpt
from app.engines.indextts.config import Config, read_config
from app.engines.indextts.layout import bigvgan_shapes, differences, gpt_shapes
from app.engines.indextts.weights import FILES, check_present
from app.errors import WeightsDamaged, WeightsMissing
from tests.unit.engines.indextts.golden import FOLDER

State = dict[str, Any]
CHECKPOINT = FOLDER / "ckpt"


@pytest.fixture(scope="module")
def config() -> Config:
    return read_config(CHECKPOINT / "config.yaml")


@pytest.fixture(scope="module")
def state() -> State:
    loaded: State = torch.load(CHECKPOINT / "gpt.pth", weights_only=True)["model"]
    return loaded


@pytest.fixture
def saved(tmp_path: Path, state: State) -> Callable[..., Path]:
    """A gpt.pth with something done to it."""

    def save(change: Callable[[State], object] = lambda _: None, **options: Any) -> Path:
        path = tmp_path / "gpt.pth"
        changed = dict(state)
        torch.save(change(changed) or {"model": changed}, path, **options)
        return path

    return save


@pytest.fixture(scope="module")
def official() -> State:
    """The keys and shapes of the full-size modules, which hold no numbers."""
    with gzip.open(FOLDER / "official_keys.json.gz", "rt", encoding="utf-8") as file:
        loaded: State = json.load(file)
    return loaded


def without_content(keys: State) -> dict[str, Tensor]:
    return {
        name: torch.empty(each["shape"], dtype=getattr(torch, each["dtype"]), device="meta")
        for name, each in keys.items()
        if not name.endswith("num_batches_tracked")
    }


def test_the_official_checkpoints_fit_the_official_configuration(
    official: State, tmp_path: Path
) -> None:
    raw = yaml.safe_load((CHECKPOINT / "config.yaml").read_text(encoding="utf-8"))
    raw |= {"gpt": official["gpt_config"], "bigvgan": official["bigvgan_config"]}
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    config = read_config(path)
    gpt = without_content(official["gpt"]["keys"])
    assert list(differences(gpt, gpt_shapes(config.gpt))) == []
    bigvgan = without_content(official["bigvgan"]["keys"])
    assert list(differences(bigvgan, bigvgan_shapes(config.bigvgan, bigvgan))) == []
    assert sum(each.numel() for each in gpt.values()) == 585_535_115
    assert len(gpt) == 511


def test_the_golden_checkpoints_open(config: Config, state: State) -> None:
    weights = read_gpt(CHECKPOINT / "gpt.pth", config.gpt)
    assert torch.equal(weights["mel_head.weight"], state["mel_head.weight"])
    assert "text_head.weight" not in weights
    vocoder = read_bigvgan(CHECKPOINT / "bigvgan_generator.pth", config.bigvgan)
    assert vocoder["conv_pre.weight_v"].shape == (128, 80, 7)
    assert not any(name.endswith("num_batches_tracked") for name in vocoder)


def test_a_plain_state_of_half_precision_opens_as_single(
    config: Config, saved: Callable[..., Path], state: State
) -> None:
    path = saved(lambda changed: {name: each.half() for name, each in changed.items()})
    weights = read_gpt(path, config.gpt)
    half = state["mel_head.weight"].half()
    assert weights["mel_head.weight"].dtype == torch.float32
    assert torch.equal(weights["mel_head.weight"], half.float())


def test_a_file_in_the_form_of_old_torch_opens(config: Config, saved: Callable[..., Path]) -> None:
    path = saved(_use_new_zipfile_serialization=False)
    assert len(read_gpt(path, config.gpt)) > 100


def test_each_look_up_is_a_copy_of_its_own(config: Config) -> None:
    weights = read_gpt(CHECKPOINT / "gpt.pth", config.gpt)
    weights["final_norm.bias"].fill_(7.0)
    assert not (weights["final_norm.bias"] == 7.0).any()


def test_pages_that_were_read_are_let_go(
    config: Config, saved: Callable[..., Path], state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "_RESIDENT", 1 << 20)
    path = saved()
    weights = read_gpt(path, config.gpt)
    assert all(torch.equal(weights[name], state[name]) for name in weights)
    path.unlink()
    with pytest.raises(WeightsDamaged, match=r"gpt\.pth cannot be read"):
        dict(weights)


def test_what_was_released_is_read_anew(config: Config) -> None:
    weights = read_gpt(CHECKPOINT / "gpt.pth", config.gpt)
    kept = weights["gpt.ln_f.bias"]
    weights.release()
    assert torch.equal(weights["gpt.ln_f.bias"], kept)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda state: state.update(bias=state.pop("gpt.ln_f.bias")), "gpt.ln_f.bias is missing"),
        (lambda state: state.update(extra=torch.ones(2)), "extra is unknown"),
        (
            lambda state: state.update({"mel_head.bias": torch.ones(4, 2)}),
            "mel_head.bias is 4 x 2, not 8194",
        ),
        (
            lambda state: state.update({"final_norm.bias": torch.ones(80, dtype=torch.int64)}),
            "final_norm.bias is torch.int64",
        ),
        (lambda state: {"model": {"gpt.ln_f.bias": torch.ones(80)}}, "and [0-9]+ more"),
        (lambda state: {"model": [1, 2]}, "something else than tensors"),
        (lambda state: {"gpt": 3}, "something else than tensors"),
    ],
)
def test_what_does_not_fit_is_named(
    config: Config, saved: Callable[..., Path], change: Callable[[State], object], words: str
) -> None:
    with pytest.raises(WeightsDamaged, match=words):
        read_gpt(saved(change), config.gpt)


def test_a_speaker_encoder_that_lacks_a_layer_is_named(config: Config, tmp_path: Path) -> None:
    whole = torch.load(CHECKPOINT / "bigvgan_generator.pth", weights_only=True)["generator"]
    del whole["speaker_encoder.asp.tdnn.conv.conv.weight"]
    path = tmp_path / "bigvgan_generator.pth"
    torch.save({"generator": whole}, path)
    with pytest.raises(WeightsDamaged, match=r"asp\.tdnn\.conv\.conv\.weight is missing"):
        read_bigvgan(path, config.bigvgan)


@pytest.mark.parametrize("size", [0, 7, 100_000])
def test_a_file_that_was_cut_off_is_refused(config: Config, tmp_path: Path, size: int) -> None:
    path = tmp_path / "gpt.pth"
    path.write_bytes((CHECKPOINT / "gpt.pth").read_bytes()[:size])
    with pytest.raises(WeightsDamaged, match=r"gpt\.pth"):
        read_gpt(path, config.gpt)


class Trap:
    """Would run a command if it were unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return eval, ("1/0",)


def test_a_file_that_would_run_code_is_refused(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "gpt.pth"
    torch.save({"model": Trap()}, path)
    with pytest.raises(WeightsDamaged, match="cannot be read"):
        read_gpt(path, config.gpt)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="no weights"):
        check_present(tmp_path)
    for name in FILES:
        (tmp_path / name).write_bytes(b"x")
    check_present(tmp_path)
    (tmp_path / "gpt.pth").write_bytes(b"")
    with pytest.raises(WeightsMissing, match=r"no gpt\.pth in"):
        check_present(tmp_path)
