"""What stands between a folder of files and a voice."""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from pathlib import Path

import pytest
import torch

from app.engines import neural_packages
from app.engines.chattts import package
from app.engines.chattts.engine import ChatTTSEngine
from app.engines.chattts.loading import card, load
from app.engines.chattts.weights import FILES, LICENCE, SOURCE, Release
from app.errors import EngineUnavailable, EngineVersion, NoDevice, WeightsDamaged, WeightsMissing
from app.voices import VoiceShelf
from tests.unit.engines.chattts.conftest import release


@pytest.fixture
def copy(soon: Path, tmp_path: Path) -> Path:
    """A folder that may be broken."""
    return Path(shutil.copytree(soon, tmp_path / "weights"))


def test_an_empty_folder_is_told_with_source_and_licence(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="no weights") as refusal:
        load(tmp_path, Release())
    assert SOURCE in refusal.value.remedy
    assert LICENCE in refusal.value.remedy


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(WeightsMissing) as refusal:
        load(copy, release(copy))
    assert name in str(refusal.value)
    assert not any(other in str(refusal.value) for other in FILES if other != name)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named_before_any_code_reads_it(copy: Path, name: str) -> None:
    known = release(copy)
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(WeightsDamaged) as refusal:
        load(copy, known)
    assert name in str(refusal.value)
    assert not any(other in str(refusal.value) for other in FILES if other != name)


def test_an_empty_file_is_missing(copy: Path) -> None:
    known = release(copy)
    (copy / FILES[0]).write_bytes(b"")
    with pytest.raises(WeightsMissing, match=FILES[0]):
        load(copy, known)


def test_weights_of_other_shapes_are_refused_though_their_hashes_are_right(copy: Path) -> None:
    with pytest.raises(WeightsDamaged, match="do not fit"):
        load(copy, Release(config=None, hashes=release(copy).hashes))


def test_published_weights_are_held_to_the_published_hashes(copy: Path) -> None:
    with pytest.raises(WeightsDamaged):
        load(copy, Release())


def test_without_a_graphics_card_it_says_why_and_what_to_do(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(NoDevice, match="NVIDIA") as refusal:
        ChatTTSEngine(copy, VoiceShelf(tmp_path), release=release(copy))
    assert refusal.value.remedy
    with pytest.raises(NoDevice):
        card()


def test_another_version_of_the_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "version", lambda _: "0.2.4")
    with pytest.raises(EngineVersion, match=r"needs ChatTTS 0\.2\.5, but 0\.2\.4"):
        package.prepare()


@pytest.mark.parametrize(
    ("found", "fits"),
    [("4.53.3", False), ("4.55.4", True), ("5.23.0", True), ("6.0.0", False), ("5.0", True)],
)
def test_the_range_of_transformers_is_held(
    monkeypatch: pytest.MonkeyPatch, found: str, fits: bool
) -> None:
    known = {"chattts": "0.2.5", "transformers": found}
    monkeypatch.setattr(package, "version", known.__getitem__)
    if fits:
        package.prepare()
    else:
        with pytest.raises(EngineVersion, match="transformers"):
            package.prepare()


def test_what_is_not_installed_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        neural_packages, "find_spec", lambda name: None if name == "ChatTTS" else object()
    )
    with pytest.raises(EngineUnavailable, match="ChatTTS needs ChatTTS") as refusal:
        package.prepare()
    assert 'pip install "sottovoce[neural]"' in refusal.value.remedy


def test_a_package_that_lost_its_metadata_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(package, "version", missing)
    with pytest.raises(EngineVersion, match="unknown"):
        package.prepare()


def test_torchaudio_is_there_even_where_its_native_part_does_not_load() -> None:
    package.prepare()
    assert sys.modules["torchaudio"].transforms.MelSpectrogram is not None


def test_what_is_spoken_is_in_no_log_above_debug(
    soon: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from app.engines.chattts.engine import Placement
    from app.ports import SpeechRequest
    from app.turn import CancelToken

    engine = ChatTTSEngine(
        soon, VoiceShelf(tmp_path), placement=Placement("cpu"), release=release(soon)
    )
    with caplog.at_level("INFO"):
        list(engine.synthesize(SpeechRequest("A secret word is rosebud."), CancelToken()))
    engine.close()
    assert "rosebud" not in caplog.text
