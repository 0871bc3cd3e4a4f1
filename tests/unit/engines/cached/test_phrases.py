"""What is remembered of phrases, in memory and on the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.cached import folder as folder_module
from app.engines.cached.folder import PhraseFolder
from app.engines.cached.opening import opened
from app.engines.cached.phrase import Phrase, decoded, encoded, key
from app.engines.cached.shelf import PhraseShelf
from app.ports import AudioChunk, SpeechRequest, Wording, WordMark
from app.settings import Phrases

REQUEST = SpeechRequest("Good morning.", private=False)


def phrase(samples: int = 100, value: float = 0.5, chunks: int = 2) -> Phrase:
    sound = np.full(samples, value, np.float32)
    return Phrase(
        tuple(
            AudioChunk(sound, 24_000, (WordMark(at, at + 1, at * samples),)) for at in range(chunks)
        )
    )


def alike(left: Phrase | None, right: Phrase) -> bool:
    return left is not None and [
        (chunk.samples.tobytes(), chunk.sample_rate, chunk.words) for chunk in left.chunks
    ] == [(chunk.samples.tobytes(), chunk.sample_rate, chunk.words) for chunk in right.chunks]


@given(
    st.lists(
        st.tuples(
            st.lists(st.floats(-1, 1, width=32), max_size=20),
            st.lists(st.integers(0, 2**31), max_size=3),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_phrase_comes_back_from_its_bytes(
    parts: Sequence[tuple[list[float], list[int]]],
) -> None:
    made = Phrase(
        tuple(
            AudioChunk(
                np.array(sound, np.float32), 16_000, tuple(WordMark(at, at + 1, at) for at in marks)
            )
            for sound, marks in parts
        )
    )
    assert alike(decoded(encoded(made)), made)


@given(st.data())
def test_bytes_that_were_changed_or_cut_off_are_no_phrase(data: st.DataObject) -> None:
    content = bytearray(encoded(phrase(20)))
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content) - 1))]
    else:
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(ValueError):
        decoded(bytes(content))


def test_all_that_the_sound_depends_on_is_in_the_key() -> None:
    keys = {
        key("a", "1", REQUEST),
        key("b", "1", REQUEST),
        key("a", "2", REQUEST),
        key("a", "1", SpeechRequest("Good morning")),
        key("a", "1", SpeechRequest("Good morning.", "zh")),
        key("a", "1", SpeechRequest("Good morning.", voice="x")),
        key("a", "1", SpeechRequest("Good morning.", speed=1.1)),
        key("a", "1x", SpeechRequest("Good morning.")),
        key("a1", "", SpeechRequest("Good morning.")),
        key("a", "1", SpeechRequest("Good morning.\ud83d")),
    }
    assert len(keys) == 10
    told = SpeechRequest("Good morning.", following=(Wording("Good night."),))
    assert key("a", "1", REQUEST) == key("a", "1", SpeechRequest("Good morning."))
    assert key("a", "1", REQUEST) == key("a", "1", told)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 400), st.booleans()), max_size=60))
def test_memory_is_never_exceeded_and_holds_what_was_heard_last(
    steps: list[tuple[int, int, bool]],
) -> None:
    """Against a model that is a list: the newest phrases that fit, newest last."""
    most = 8_000
    shelf, model = PhraseShelf(most), dict[str, Phrase]()
    for number, samples, put in steps:
        name = str(number)
        if put and phrase(samples).size <= most // 4:
            model.pop(name, None)
            model[name] = phrase(samples)
            while sum(each.size for each in model.values()) > most:
                del model[next(iter(model))]
        elif not put and name in model:
            model[name] = model.pop(name)
        if put:
            shelf.put(name, phrase(samples))
        else:
            assert (shelf.get(name) is not None) == (name in model)
        assert shelf.size == sum(each.size for each in model.values()) <= most
    assert all(alike(shelf.get(name), each) for name, each in model.items())


def test_who_hears_a_phrase_cannot_change_what_is_remembered() -> None:
    shelf = PhraseShelf(100_000)
    shelf.put("a", phrase())
    found = shelf.get("a")
    assert found is not None
    for chunk in found.said():
        chunk.samples[:] = 0
    assert alike(shelf.get("a"), phrase())


def test_a_phrase_on_the_disk_outlives_the_program(tmp_path: Path) -> None:
    PhraseShelf(100_000, PhraseFolder(tmp_path / "phrases", 100_000)).put("a", phrase())
    later = PhraseShelf(100_000, PhraseFolder(tmp_path / "phrases", 100_000))
    assert alike(later.get("a"), phrase())
    assert later.get("b") is None


def test_the_disk_holds_no_more_than_it_may_and_the_oldest_go_first(tmp_path: Path) -> None:
    size = len(encoded(phrase()))
    kept = PhraseFolder(tmp_path, 3 * size)
    for name in "abc":
        kept.put(name, phrase())
        os.utime(tmp_path / f"{name}.phrase", (ord(name), ord(name)))
    assert kept.get("a") is not None
    kept.put("d", phrase())
    assert [name for name in "abcd" if PhraseFolder(tmp_path, 3 * size).get(name)] == [
        "a",
        "c",
        "d",
    ]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 3 * size


def test_a_phrase_larger_than_the_disk_may_hold_is_not_written(tmp_path: Path) -> None:
    kept = PhraseFolder(tmp_path / "phrases", 100)
    kept.put("a", phrase())
    assert not (tmp_path / "phrases").exists()


@pytest.mark.parametrize("content", [b"", b"SVP1", b"SVP1\xff\xff\xff\xff", b"something else"])
def test_a_damaged_file_is_ignored_and_removed(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.phrase").write_bytes(content)
    assert PhraseFolder(tmp_path, 100_000).get("a") is None
    assert not list(tmp_path.iterdir())


def test_what_a_crash_left_unfinished_is_removed(tmp_path: Path) -> None:
    (tmp_path / "tmpabc.part").write_bytes(b"half")
    assert PhraseFolder(tmp_path, 100_000).get("a") is None
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder_module, "write_whole", full)
    shelf = PhraseShelf(100_000, PhraseFolder(tmp_path / "phrases", 100_000))
    shelf.put("a", phrase())
    assert alike(shelf.get("a"), phrase())


def test_a_folder_that_cannot_be_made_or_read_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "phrases").write_text("a file")
    kept = PhraseFolder(tmp_path / "phrases", 100_000)
    kept.put("a", phrase())
    assert kept.get("a") is None


def test_a_file_that_somebody_removed_is_not_missed(tmp_path: Path) -> None:
    kept = PhraseFolder(tmp_path, 100_000)
    kept.put("a", phrase())
    (tmp_path / "a.phrase").unlink()
    assert kept.get("a") is None
    kept.put("a", phrase())
    assert alike(kept.get("a"), phrase())


def test_to_forget_removes_the_files_and_the_folder(tmp_path: Path) -> None:
    shelf = PhraseShelf(100_000, PhraseFolder(tmp_path / "phrases", 100_000))
    shelf.put("a", phrase())
    shelf.clear()
    assert shelf.get("a") is None
    assert shelf.size == 0
    assert not (tmp_path / "phrases").exists()


def test_phrases_are_written_down_only_for_who_wants_that(tmp_path: Path) -> None:
    path = tmp_path / "phrases"
    opened(Phrases(memory=1), path).put("a", phrase())
    assert not path.exists()
    opened(Phrases(memory=1, disk=1), path).put("a", phrase())
    assert alike(opened(Phrases(memory=1, disk=1), path).get("a"), phrase())
    assert opened(Phrases(memory=1), path).get("a") is None
    assert not path.exists()


def test_without_room_nothing_is_remembered(tmp_path: Path) -> None:
    shelf = opened(Phrases(memory=0), tmp_path / "phrases")
    shelf.put("a", phrase())
    assert shelf.get("a") is None
