from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from app.engines.sherpa.folder import inspect
from app.engines.sherpa.reader import Reader
from app.errors import SynthesisFailed, UnsayableText, WeightsDamaged, WeightsMissing
from app.spoken_forms import Entry
from app.spoken_forms import Lexicon as OwnWords
from tests import sherpa_factory

Read: TypeAlias = Callable[[Path], Reader]


@pytest.fixture
def read() -> Iterator[Read]:
    made: list[Reader] = []

    def open_reader(folder: Path) -> Reader:
        made.append(Reader(inspect(folder)))
        return made[-1]

    yield open_reader
    for reader in made:
        reader.close()


def sounds(reader: Reader, text: str) -> str:
    return "".join(chr(sound) for part in reader.read(text, "en") for sound in part.sounds)


def test_a_voice_that_reads_sounds_is_given_those_of_espeak(read: Read, tmp_path: Path) -> None:
    reader = read(sherpa_factory.piper(tmp_path / "piper"))
    assert reader.languages == ("en",)
    assert sounds(reader, "Hello, is it cold?") == "həlˈoʊ, ɪz ɪt kˈoʊld?"


def test_sounds_that_a_voice_never_learnt_are_left_out(read: Read, tmp_path: Path) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper")
    sherpa_factory.tokens(folder, "_^$ həloʊ")
    assert sounds(read(folder), "Hello!") == "həloʊ"


def test_a_voice_that_knows_none_of_the_sounds_leaves_the_text_to_another(
    read: Read, tmp_path: Path
) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper")
    sherpa_factory.tokens(folder, "_^$ 123.")
    with pytest.raises(UnsayableText):
        read(folder).read("Hello.", "en")


def test_a_lexicon_is_read_by_the_library_in_small_letters(read: Read, tmp_path: Path) -> None:
    reader = read(sherpa_factory.melo(tmp_path / "melo"))
    assert reader.languages == ("en", "zh")
    assert [part.text for part in reader.read("Good Morning.", "en")] == ["good morning."]
    assert [part.sounds for part in reader.read("今天很好。", "zh")] == [()]


@pytest.mark.parametrize("text", ["A xylophone.", "鼹鼠很好。", "今天 xylophone 很好。"])
def test_a_word_that_the_library_would_leave_out_is_left_to_another_voice(
    text: str, read: Read, tmp_path: Path
) -> None:
    reader = read(sherpa_factory.melo(tmp_path / "melo"))
    with pytest.raises(UnsayableText) as refusal:
        reader.read(text, "zh")
    assert not refusal.value.retryable


def test_what_the_lexicon_lacks_is_sounded_out_where_the_voice_can(
    read: Read, tmp_path: Path
) -> None:
    folder = sherpa_factory.kitten(tmp_path / "kitten")
    (folder / "lexicon.txt").write_text("hello h ə l o ʊ\n", "utf-8")
    reader = read(folder)
    assert reader.read("Hello.", "en")[0].sounds == ()
    assert sounds(reader, "Cold.") == "kˈoʊld."


@pytest.mark.parametrize(("text", "language"), [("今天", "zh"), ("The 今天 show", "en")])
def test_another_language_is_left_to_another_voice(
    text: str, language: str, read: Read, tmp_path: Path
) -> None:
    reader = read(sherpa_factory.piper(tmp_path / "piper"))
    with pytest.raises(UnsayableText):
        reader.read(text, language)  # type: ignore[arg-type]  # a parameter is a plain string


def test_numbers_are_written_out_for_it(read: Read, tmp_path: Path) -> None:
    reader = read(sherpa_factory.pocket(tmp_path / "pocket"))
    assert "".join(part.text for part in reader.read("It is 3.5 kg!", "en")) == (
        "It is three point five kilograms!"
    )


def test_the_words_of_the_user_are_obeyed(tmp_path: Path) -> None:
    words = OwnWords((Entry("Nginx", "engine ex", "en"),))
    reader = Reader(inspect(sherpa_factory.pocket(tmp_path / "pocket")), lambda: words)
    assert reader.read("Nginx.", "en")[0].text == "engine ex."


def test_a_text_without_words_is_refused(read: Read, tmp_path: Path) -> None:
    with pytest.raises(SynthesisFailed):
        read(sherpa_factory.piper(tmp_path / "piper")).read("...", "en")


def test_a_voice_for_other_languages_only_is_refused(read: Read, tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing) as refusal:
        read(sherpa_factory.piper(tmp_path / "piper", voice="de", language="German"))
    assert "neither English nor Chinese" in str(refusal.value)


def test_a_voice_that_reads_neither_sounds_nor_letters_needs_a_lexicon(
    read: Read, tmp_path: Path
) -> None:
    with pytest.raises(WeightsMissing) as refusal:
        read(sherpa_factory.piper(tmp_path / "vits", comment="ljspeech", voice=""))
    assert "lexicon.txt" in str(refusal.value)


@pytest.mark.parametrize("name", ["tokens.txt", "lexicon.txt"])
def test_a_damaged_list_is_named(name: str, read: Read, tmp_path: Path) -> None:
    folder = sherpa_factory.kitten(tmp_path / "kitten")
    (folder / name).write_bytes(b"a b c\xff\n")
    with pytest.raises(WeightsDamaged) as refusal:
        read(folder)
    assert name in str(refusal.value)


def test_a_line_that_is_no_token_is_noticed(read: Read, tmp_path: Path) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper")
    (folder / "tokens.txt").write_text("a 1\nbc\n", "utf-8")
    with pytest.raises(WeightsDamaged):
        read(folder)
