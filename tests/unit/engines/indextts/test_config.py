"""What a folder says of itself is believed only where it can be so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.engines.indextts.config import read_config
from app.errors import WeightsDamaged
from tests.unit.engines.indextts.golden import FOLDER

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """The golden configuration with something done to it."""

    def write(change: Change) -> Path:
        raw = yaml.safe_load((FOLDER / "ckpt/config.yaml").read_text(encoding="utf-8"))
        change(raw)
        path = tmp_path / "config.yaml"
        path.write_text(yaml.safe_dump(raw), encoding="utf-8")
        return path

    return write


def test_sizes_are_read_from_the_file() -> None:
    config = read_config(FOLDER / "ckpt/config.yaml")
    assert (config.gpt.layers, config.gpt.heads, config.gpt.model_dim) == (3, 5, 80)
    assert config.gpt.condition_module.output_size == 48
    assert config.gpt.stop_mel_token == 8193
    assert config.bigvgan.upsample_rates == (4, 4, 4, 4, 2, 2)
    assert config.bigvgan.resblock_dilation_sizes == ((1, 3, 5),) * 3
    assert config.dataset.bpe_model == "bpe.model"


def test_a_version_that_is_written_as_words_is_the_same(changed: Callable[[Change], Path]) -> None:
    assert read_config(changed(lambda raw: raw.update(version="1.5"))).gpt.layers == 3


@pytest.mark.parametrize(
    ("version", "words"), [(2.0, "IndexTTS version 2.0"), (None, "of no stated version")]
)
def test_another_version_is_refused_by_its_name(
    changed: Callable[[Change], Path], version: object, words: str
) -> None:
    with pytest.raises(WeightsDamaged, match=words) as refused:
        read_config(changed(lambda raw: raw.update(version=version)))
    assert "IndexTTS-1.5" in refused.value.remedy
    assert not refused.value.retryable


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda raw: raw["gpt"].pop("layers"), "layers"),
        (lambda raw: raw["gpt"].update(layers=0), r"\$\.gpt\.layers"),
        (lambda raw: raw["gpt"].update(model_dim=10**9), r"\$\.gpt\.model_dim"),
        (lambda raw: raw["gpt"].update(model_dim="wide"), r"\$\.gpt\.model_dim"),
        (lambda raw: raw["gpt"].update(heads=7), r"gpt\.heads"),
        (lambda raw: raw["gpt"].update(stop_mel_token=9000), r"gpt\.stop_mel_token"),
        (lambda raw: raw["gpt"].update(stop_mel_token=8192), r"gpt\.stop_mel_token"),
        (lambda raw: raw["gpt"].update(start_text_token=961), r"gpt\.start_text_token"),
        (lambda raw: raw["gpt"].update(condition_type="mel"), r"\$\.gpt\.condition_type"),
        (
            lambda raw: raw["gpt"]["condition_module"].update(input_layer="linear"),
            r"\$\.gpt\.condition_module\.input_layer",
        ),
        (
            lambda raw: raw["gpt"]["condition_module"].update(attention_heads=5),
            r"gpt\.condition_module\.attention_heads",
        ),
        (lambda raw: raw["bigvgan"].update(gpt_dim=64), r"bigvgan\.gpt_dim"),
        (lambda raw: raw["bigvgan"].update(upsample_rates=[4, 4, 4]), r"bigvgan\.upsample_rates"),
        (
            lambda raw: raw["bigvgan"].update(upsample_kernel_sizes=[8, 8, 4, 4, 4]),
            r"bigvgan\.upsample_kernel_sizes",
        ),
        (
            lambda raw: raw["bigvgan"].update(upsample_kernel_sizes=[8, 8, 4, 4, 4, 3]),
            r"bigvgan\.upsample_kernel_sizes",
        ),
        (
            lambda raw: raw["bigvgan"].update(upsample_initial_channel=32),
            r"bigvgan\.upsample_initial_channel",
        ),
        (
            lambda raw: raw["bigvgan"].update(resblock_dilation_sizes=[[1, 3, 5]]),
            r"bigvgan\.resblock_dilation_sizes",
        ),
        (lambda raw: raw.update(gpt_checkpoint="../gpt.pth"), r"\$\.gpt_checkpoint"),
        (lambda raw: raw.pop("bigvgan"), "bigvgan"),
        (lambda raw: raw.update(gpt=[]), r"\$\.gpt"),
    ],
)
def test_a_missing_or_absurd_field_is_named(
    changed: Callable[[Change], Path], change: Change, field: str
) -> None:
    with pytest.raises(WeightsDamaged, match=field):
        read_config(changed(change))


@pytest.mark.parametrize(
    "content",
    [b"", b"- 1\n- 2\n", b"\xff\xfe\x00", b"{", b"a: !!python/object:os.system x", b"[" * 5000],
    ids=["empty", "list", "bytes", "open", "object", "deep"],
)
def test_what_is_no_configuration_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(content)
    with pytest.raises(WeightsDamaged, match=r"config\.yaml"):
        read_config(path)


def test_a_file_too_long_for_a_configuration_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"version: 1.5\n" + b"#" * (1 << 20))
    with pytest.raises(WeightsDamaged, match="too long"):
        read_config(path)
