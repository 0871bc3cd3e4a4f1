"""What the neural voices need is told part by part, before anything is loaded."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from app import neural, paths
from app.engines import neural_packages
from app.engines.indextts import memory
from app.engines.indextts.weights import FILES
from app.errors import OutOfMemory, WeightsMissing
from app.settings import IndexTTS, Settings
from app.voices import VoiceShelf
from app.voices.clip import decoded
from tests.recordings import hum, hummed
from tests.voice_factory import card


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))


def has(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    """Let so many bytes be free."""
    found = SimpleNamespace(available=free)
    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: found)


def filled(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"x")
    return folder


def test_the_weights_of_indextts_are_looked_for_in_the_data_folder(tmp_path: Path) -> None:
    needs = neural.indextts_needs(Settings())
    assert needs.folder == tmp_path / "data" / "indextts"
    assert needs.weights is not None
    assert "no weights" in str(needs.weights)
    assert needs.source == "https://huggingface.co/IndexTeam/IndexTTS-1.5"


def test_the_licence_comes_before_the_weights_and_names_the_command(tmp_path: Path) -> None:
    needs = neural.indextts_needs(Settings())
    assert needs.first is needs.licence
    assert needs.licence is not None
    assert "voices licence --engine indextts --accept" in needs.licence.remedy
    assert "non-commercial" in needs.terms
    accepted = IndexTTS(licence_accepted=True, weights=str(filled(tmp_path / "own", *FILES)))
    assert neural.indextts_needs(Settings(indextts=accepted)).first is None


def test_a_missing_package_is_the_first_thing_to_see_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        neural_packages, "find_spec", lambda name: None if name == "soundfile" else object()
    )
    needs = neural.indextts_needs(Settings())
    assert str(needs.first) == "IndexTTS needs soundfile."
    assert needs.install in needs.first.remedy  # type: ignore[union-attr]  # it is there


def test_every_file_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has(monkeypatch, 3_000_000_000)
    folder = filled(tmp_path / "own", "config.yaml", "gpt.pth")
    (folder / "bpe.model").touch()
    shelf = VoiceShelf()
    shelf.keep(card("Lin"), clip=hummed())
    shelf.keep(card("Mara"))
    facts = neural.indextts_facts(Settings(indextts=IndexTTS(weights=str(folder))))
    assert facts.files == {
        "config.yaml": True,
        "bpe.model": False,
        "gpt.pth": True,
        "bigvgan_generator.pth": False,
    }
    assert str(facts.needs.weights).startswith("IndexTTS finds no bpe.model, bigvgan_generator.pth")
    assert (facts.free, facts.needed, facts.clips) == (3_000_000_000, 2_500_000_000, 1)
    assert facts.memory is None


def test_single_precision_asks_for_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    has(monkeypatch, 3_000_000_000)
    facts = neural.indextts_facts(Settings(indextts=IndexTTS(precision="float32")))
    assert isinstance(facts.memory, OutOfMemory)
    assert "needs about 4.5 GB of memory, and 3.0 GB are free" in str(facts.memory)
    assert facts.memory.remedy


def test_a_recording_is_for_the_engine_that_lacks_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for engine in ("chattts", "indextts"):
        monkeypatch.setattr(f"app.engines.{engine}.package.check", lambda: None)
    assert neural.recording_needs(Settings()).engine == "chattts"
    recording = hum(tmp_path / "me.wav")
    with pytest.raises(WeightsMissing, match="licence of ChatTTS"):
        neural.recorded_voice(Settings(), recording)
    ready = IndexTTS(licence_accepted=True, weights=str(filled(tmp_path / "own", *FILES)))
    made = neural.recorded_voice(Settings(indextts=ready), recording)
    assert (made.engine, made.sample) == ("indextts", "")
    samples, rate = decoded(made.clip)
    assert len(samples) == 3 * rate


def test_a_voice_of_chattts_waits_for_its_licence_whatever_indextts_has(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="licence of ChatTTS"):
        neural.recorded_voice(Settings(), hum(tmp_path / "me.wav"), engine="chattts")
