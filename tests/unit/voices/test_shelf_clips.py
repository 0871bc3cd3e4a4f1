"""A clip goes where its card goes, and nothing that fails takes either away."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.errors import UnreadableFile, UnwritableFile, VoiceCardMissing, VoiceCardRefused
from app.files import write_whole
from app.voices import VoiceCard, VoiceShelf, voice_of
from app.voices.clip import decoded
from tests.recordings import hum, hummed
from tests.voice_factory import card, embedding

HIGH, LOW = hummed(0.2), hummed(0.05)


@pytest.fixture
def shelf(tmp_path: Path) -> VoiceShelf:
    shelf = VoiceShelf(tmp_path / "voices")
    shelf.keep(card("Lin"), clip=HIGH)
    return shelf


def content(shelf: VoiceShelf, name: str) -> bytes:
    """The clip of a voice; empty without one."""
    path = shelf.clip(name)
    return b"" if path is None else path.read_bytes()


def files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_a_clip_is_kept_beside_its_card(shelf: VoiceShelf) -> None:
    assert content(shelf, "lin") == HIGH
    shelf.keep(card("Mara"))
    assert shelf.clip("Mara") is None
    assert shelf.clip("Nobody") is None
    assert len(shelf.cards()) == 2
    assert shelf.damaged() == ()


def test_an_engine_gives_a_voice_its_clip(shelf: VoiceShelf) -> None:
    samples = np.sin(np.arange(24_000, dtype=np.float32))
    shelf.keep(card("Mara"))
    shelf.keep_clip("mara", samples, 24_000)
    kept, rate = decoded(content(shelf, "Mara"))
    assert rate == 24_000
    assert np.abs(kept - samples).max() < 1e-4
    with pytest.raises(VoiceCardMissing):
        shelf.keep_clip("Nobody", samples, 24_000)


def test_a_clip_follows_the_new_name_of_its_voice(shelf: VoiceShelf) -> None:
    shelf.rename("Lin", "LIN")
    assert content(shelf, "Lin") == HIGH
    shelf.rename("Lin", "Wei")
    assert content(shelf, "Wei") == HIGH
    assert files(shelf.folder) == 2


def test_a_clip_is_deleted_and_brought_back_with_its_voice(shelf: VoiceShelf) -> None:
    shelf.delete("Lin")
    assert shelf.clip("Lin") is None
    shelf.keep(card("Lin", seed=2))
    assert shelf.clip("Lin") is None
    shelf.delete("Lin")
    shelf.restore("Lin")
    assert (shelf.get("Lin"), content(shelf, "Lin")) == (card("Lin", seed=2), b"")
    shelf.keep_clip("Lin", np.ones(9, np.float32), 8_000)
    shelf.delete("Lin")
    shelf.restore("Lin")
    assert len(decoded(content(shelf, "Lin"))[0]) == 9
    assert files(shelf.folder) == 2


def test_the_clips_of_voices_that_were_deleted_long_ago_go_with_them(shelf: VoiceShelf) -> None:
    shelf.delete("Lin")
    for number in range(20):
        shelf.keep(VoiceCard(f"Voice {number}"))
        shelf.delete(f"Voice {number}")
    assert files(shelf.folder) == 20


def test_a_voice_that_takes_anothers_place_does_not_speak_with_its_clip(shelf: VoiceShelf) -> None:
    shelf.keep(card("Lin", seed=3), replace=True)
    assert shelf.clip("Lin") is None
    shelf.keep(card("Lin", seed=4), clip=LOW, replace=True)
    assert content(shelf, "Lin") == LOW


def test_what_an_engine_works_out_leaves_the_clip_alone(shelf: VoiceShelf) -> None:
    shelf.keep(VoiceCard("Mara", seed=42), clip=LOW)
    assert shelf.complete(card("Mara"))
    assert content(shelf, "Mara") == LOW


def test_a_clip_goes_from_one_shelf_to_another(shelf: VoiceShelf, tmp_path: Path) -> None:
    file = tmp_path / "out" / "lin.toml"
    file.parent.mkdir()
    shelf.export("Lin", file)
    shelf.export("Lin", file)
    assert sorted(path.name for path in file.parent.iterdir()) == ["lin.toml", "lin.wav"]
    other = VoiceShelf(tmp_path / "other")
    other.take(file, name="Wei")
    assert content(other, "Wei") == HIGH


def test_an_export_never_writes_over_another_recording(shelf: VoiceShelf, tmp_path: Path) -> None:
    mine = hum(tmp_path / "lin.wav").read_bytes()
    with pytest.raises(UnwritableFile, match=r"already a file .*lin\.wav"):
        shelf.export("Lin", tmp_path / "lin.toml")
    assert (tmp_path / "lin.wav").read_bytes() == mine
    assert not (tmp_path / "lin.toml").exists()
    shelf.keep(card("Mara"))
    shelf.export("Mara", tmp_path / "lin.toml")
    assert (tmp_path / "lin.wav").read_bytes() == mine


def test_the_sample_beside_an_embedding_becomes_its_clip(shelf: VoiceShelf, tmp_path: Path) -> None:
    (tmp_path / "warm.txt").write_text(embedding(), "utf-8")
    hum(tmp_path / "warm.wav")
    shelf.take(tmp_path / "warm.txt")
    assert shelf.clip("warm") is not None
    hum(tmp_path / "warm.wav", 40.0)
    shelf.take(tmp_path / "warm.txt", name="Warm without")
    assert shelf.clip("Warm without") is None


def test_a_voice_that_is_nothing_but_a_clip_is_not_taken_without_it(
    shelf: VoiceShelf, tmp_path: Path
) -> None:
    shelf.keep(VoiceCard("Ann", engine="indextts"), clip=LOW)
    shelf.export("Ann", tmp_path / "ann.toml")
    text = (tmp_path / "ann.toml").read_text("utf-8")
    with pytest.raises(VoiceCardRefused, match="nothing but its recording"):
        shelf.take(text, name="Bea")
    (tmp_path / "ann.wav").write_bytes(b"noise")
    with pytest.raises(UnreadableFile):
        shelf.take(tmp_path / "ann.toml", name="Bea")
    (tmp_path / "ann.wav").unlink()
    with pytest.raises(VoiceCardRefused, match="nothing but its recording"):
        shelf.take(tmp_path / "ann.toml", name="Bea")
    assert shelf.get("Bea") is None


def test_a_voice_is_tried_out_with_its_clip(shelf: VoiceShelf) -> None:
    shelf.try_out(VoiceCard("Trial", seed=7, engine="indextts"), clip=LOW)
    assert content(shelf, voice_of(7)) == LOW
    assert shelf.clip(voice_of(8)) is None
    shelf.try_out(card("Trial", seed=7))
    assert shelf.clip(voice_of(7)) is None
    shelf.end_trial()
    assert files(shelf.folder) == 2


class FullDisk:
    """Has room for so many more files."""

    def __init__(self, room: int, write: Callable[[Path, bytes], None]) -> None:
        self.room, self._write = room, write

    def __call__(self, path: Path, content: bytes) -> None:
        self.room -= 1
        if self.room == -1:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._write(path, content)


DEEDS: dict[str, Callable[[VoiceShelf, Path], object]] = {
    "keep": lambda shelf, _: shelf.keep(card("Mara"), clip=LOW),
    "replace": lambda shelf, _: shelf.keep(card("Lin", seed=3), clip=LOW, replace=True),
    "clip": lambda shelf, _: shelf.keep_clip("Lin", np.ones(9, np.float32), 8_000),
    "rename": lambda shelf, _: shelf.rename("Lin", "Mara"),
    "export": lambda shelf, folder: shelf.export("Lin", folder / "lin.toml"),
    "restore": lambda shelf, _: shelf.restore("Old"),
}


@pytest.mark.parametrize(
    ("deed", "room"),
    [(deed, room) for deed in DEEDS for room in (0, 1) if (deed, room) != ("clip", 1)],
)
def test_a_full_disk_takes_nothing_away(
    shelf: VoiceShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str, room: int
) -> None:
    shelf.keep(card("Old"), clip=LOW)
    shelf.delete("Old")
    full = FullDisk(room, write_whole)
    monkeypatch.setattr("app.voices.pair.write_whole", full)
    monkeypatch.setattr("app.voices.shelf.write_whole", full)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(UnwritableFile, match="No space left"):
        DEEDS[deed](shelf, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_card_that_cannot_be_moved_leaves_its_clip_where_it_is(
    shelf: VoiceShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.suffix == ".toml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnwritableFile, match="Permission denied"):
        shelf.delete("Lin")
    assert content(shelf, "Lin") == HIGH
