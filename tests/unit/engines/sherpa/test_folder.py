from __future__ import annotations

from pathlib import Path

import onnx
import pytest

from app.engines.sherpa import metadata
from app.engines.sherpa.families import FAMILIES, KITTEN
from app.engines.sherpa.folder import inspect
from app.errors import WeightsDamaged, WeightsMissing
from tests import sherpa_factory


def test_each_family_is_recognised_by_its_files(tmp_path: Path) -> None:
    made = {
        "VITS": sherpa_factory.piper(tmp_path / "piper"),
        "Kitten": sherpa_factory.kitten(tmp_path / "kitten"),
        "Kokoro": sherpa_factory.kitten(tmp_path / "kokoro", kind="kokoro"),
        "Matcha": sherpa_factory.matcha(tmp_path / "matcha"),
        "Pocket": sherpa_factory.pocket(tmp_path / "pocket"),
        "Supertonic": sherpa_factory.supertonic(tmp_path / "supertonic"),
        "ZipVoice": sherpa_factory.zipvoice(tmp_path / "zipvoice"),
    }
    assert {label: inspect(folder).family.label for label, folder in made.items()} == {
        label: label for label in made
    }


@pytest.mark.parametrize("family", [*FAMILIES, KITTEN], ids=lambda family: family.name)
def test_every_missing_file_of_a_family_is_named(family: object, tmp_path: Path) -> None:
    """By its usual name; a file of its sign is there."""
    assert isinstance(family, type(KITTEN))
    (tmp_path / family.sign[0].replace("*", "-x")).touch()
    with pytest.raises(WeightsMissing) as refusal:
        inspect(tmp_path)
    there = {path.name for path in tmp_path.iterdir()}
    for patterns in family.parts.values():
        is_there = any(Path(name).match(pattern) for name in there for pattern in patterns)
        assert is_there or patterns[0].replace("*", "") in str(refusal.value)
    assert not refusal.value.retryable
    assert "http" in refusal.value.remedy


def test_of_one_model_in_two_precisions_the_smaller_is_taken(tmp_path: Path) -> None:
    folder = sherpa_factory.kitten(tmp_path / "kitten")
    (folder / "model.int8.onnx").write_bytes((folder / "model.onnx").read_bytes())
    assert inspect(folder).parts["model"].name == "model.int8.onnx"


def test_a_folder_without_a_voice_says_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(WeightsMissing) as refusal:
            inspect(folder)
        assert str(folder) in str(refusal.value)


@pytest.mark.parametrize("entry", ["sample_rate", "n_speakers", "language", "comment"])
def test_a_model_that_says_too_little_of_itself_is_refused(entry: str, tmp_path: Path) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper", **{entry: ""})
    with pytest.raises(WeightsDamaged) as refusal:
        inspect(folder)
    assert entry in str(refusal.value)


@pytest.mark.parametrize("told", ["-1", "many", "99999999", "٣"])
def test_a_model_with_an_absurd_rate_is_refused(told: str, tmp_path: Path) -> None:
    with pytest.raises(WeightsDamaged):
        inspect(sherpa_factory.piper(tmp_path / "piper", sample_rate=told))


def test_metadata_is_what_onnx_reads(tmp_path: Path) -> None:
    path = sherpa_factory.piper(tmp_path / "piper") / "en_US-noise-low.onnx"
    told = {entry.key: entry.value for entry in onnx.load(str(path)).metadata_props}
    assert metadata.read(path) == told


@pytest.mark.parametrize("keep", [0, 1, 0.5, 0.9, -1])
def test_a_model_that_was_cut_off_is_noticed(keep: float, tmp_path: Path) -> None:
    path = sherpa_factory.piper(tmp_path / "piper") / "en_US-noise-low.onnx"
    content = path.read_bytes()
    path.write_bytes(content[: int(keep if keep in {0, 1, -1} else keep * len(content))])
    with pytest.raises(WeightsDamaged) as refusal:
        inspect(path.parent)
    assert path.name in str(refusal.value)


@pytest.mark.parametrize("content", [b"hello " * 100, b"\xff" * 64, b"<!doctype html>", b"\0" * 9])
def test_what_is_no_model_is_noticed(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(WeightsDamaged):
        metadata.read(path)


def test_a_vocoder_of_another_rate_is_noticed(tmp_path: Path) -> None:
    """The library ends the process there."""
    with pytest.raises(WeightsDamaged) as refusal:
        inspect(sherpa_factory.zipvoice(tmp_path / "zipvoice", rate=22_050))
    assert "22050 Hz" in str(refusal.value)
    assert "24000 Hz" in str(refusal.value)


def test_a_vocoder_that_is_none_is_noticed(tmp_path: Path) -> None:
    folder = sherpa_factory.matcha(tmp_path / "matcha")
    (folder / "hifigan_v2.onnx").write_bytes((folder / "model-steps-3.onnx").read_bytes())
    with pytest.raises(WeightsDamaged) as refusal:
        inspect(folder)
    assert "no vocoder" in str(refusal.value)


def test_of_two_lexicons_for_english_one_is_taken(tmp_path: Path) -> None:
    folder = sherpa_factory.kitten(tmp_path / "kokoro", kind="kokoro")
    for name in ("gb-en", "us-en", "zh"):
        (folder / f"lexicon-{name}.txt").touch()
    assert [path.name for path in inspect(folder).lexicons] == [
        "lexicon-us-en.txt",
        "lexicon-zh.txt",
    ]
