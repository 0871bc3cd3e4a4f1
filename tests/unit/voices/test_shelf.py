"""The shelf keeps what it was given, brings back what was deleted, and breaks at nothing."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.errors import (
    AppError,
    UnreadableFile,
    UnwritableFile,
    VoiceCardMissing,
    VoiceCardRefused,
)
from app.voices import VoiceCard, VoiceShelf, check_name
from tests.voice_factory import card, embedding, prompt


def _can_be_a_name(text: str) -> bool:
    try:
        check_name(text)
    except VoiceCardRefused:
        return False
    return True


NAMES = st.text(min_size=1, max_size=60).map(str.strip).filter(_can_be_a_name)
CARDS = st.builds(
    VoiceCard,
    name=NAMES,
    engine=st.sampled_from(["chattts", "indextts-2"]),
    seed=st.integers(0, 2**63 - 1),
    embedding=st.one_of(st.just(""), st.integers(0, 400).map(embedding)),
    temperature=st.floats(0.01, 2.0),
    top_p=st.floats(0.01, 1.0),
    top_k=st.integers(1, 626),
    repetition_penalty=st.floats(1.0, 2.0),
    model=st.text(st.characters(exclude_categories=["Cs"]), max_size=128),
    languages=st.sampled_from([("en",), ("zh",), ("en", "zh"), ("zh", "en")]),
)


@pytest.fixture
def shelf(tmp_path):
    return VoiceShelf(tmp_path / "voices")


@settings(deadline=None)
@given(CARDS, st.sampled_from([("", ""), (prompt(), "Good\r\nmorning.\t“早”\0")]))
def test_what_is_kept_is_read_back(tmp_path_factory, voice, sample):
    voice = replace(voice, sample=sample[0], sample_text=sample[1])
    shelf = VoiceShelf(tmp_path_factory.mktemp("voices"))
    shelf.keep(voice)
    assert shelf.get(voice.name) == voice
    assert shelf.cards() == (voice,)
    (path,) = shelf.folder.iterdir()
    assert re.fullmatch(r"[a-z0-9-]{1,50}\.toml", path.name)
    again = VoiceShelf(tmp_path_factory.mktemp("elsewhere"))
    shelf.export(voice.name, again.folder / "voice.txt")
    assert again.take(again.folder / "voice.txt") == voice


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.dictionaries(
            st.sampled_from(["name", "seed", "top_p", "languages", "schema", "sample", "x"]),
            st.one_of(
                st.integers(),
                st.floats(),
                st.booleans(),
                st.text('a:{["', max_size=4),
                st.lists(st.integers(), max_size=2),
            ),
        ).map(lambda raw: "\n".join(f"{key} = {value!r}" for key, value in raw.items()).encode()),
    )
)
def test_whatever_a_file_holds_it_is_a_voice_or_is_left_out_and_left_alone(
    tmp_path_factory, content
):
    shelf = VoiceShelf(tmp_path_factory.mktemp("voices"))
    path = shelf.folder / "some.toml"
    path.write_bytes(content)
    shelf.keep(card("Lin"))
    assert "Lin" in [voice.name for voice in shelf.cards()]
    assert len(shelf.cards()) + len(shelf.damaged()) == 2
    assert all(each.error.remedy for each in shelf.damaged())
    assert path.read_bytes() == content
    with suppress(AppError):
        assert VoiceShelf(tmp_path_factory.mktemp("elsewhere")).take(path).name


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("temperature = 9.5", "temperature"),
        ("temprature = 0.5", "temprature"),
        ("seed = '7'", "seed"),
        ("schema = 2", "schema"),
        ("schema = true", "schema"),
        ("languages = 'en'", "languages"),
        ("languages = [1]", "languages"),
        ("embedding = 'hello'", "embedding"),
        ("name = ''", "name"),
        ("[name]", "name"),
        ("seed", "file"),
        ("top_k = " + "[" * 5000, "file"),
        ("top_p = " + "9" * 5000, "file"),
        ("", "name"),
    ],
)
def test_a_damaged_card_is_reported_with_the_field_and_the_way_out(shelf, line, field):
    shelf.folder.mkdir()
    name = "" if "name" in line or not line else "name = 'Lin'\n"
    (shelf.folder / "lin.toml").write_text(name + line, "utf-8")
    assert shelf.cards() == ()
    (damaged,) = shelf.damaged()
    assert damaged.path.name == "lin.toml"
    assert damaged.error.field == field
    assert damaged.error.remedy


def test_a_card_that_is_too_large_is_not_read(shelf):
    shelf.folder.mkdir()
    (shelf.folder / "big.toml").write_bytes(b"#" * 1_000_001)
    assert "larger than 1 MB" in str(shelf.damaged()[0].error)


def test_an_empty_shelf_needs_no_folder(shelf):
    assert shelf.cards() == shelf.damaged() == ()
    assert shelf.get("Lin") is None


def test_the_shelf_is_in_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    VoiceShelf().keep(card("Lin"))
    assert len(list((tmp_path / "data" / "voices").iterdir())) == 1


def test_the_voices_stand_by_their_names(shelf):
    for name in ("mara", "Lin", "林", "lin 2"):
        shelf.keep(card(name))
    assert [voice.name for voice in shelf.cards()] == ["Lin", "lin 2", "mara", "林"]


def test_a_name_is_taken_in_every_case_and_width(shelf):
    shelf.keep(card("Straße"))
    for name in ("Straße", "STRASSE", "ｓｔｒａｓｓｅ"):
        with pytest.raises(VoiceCardRefused, match="already a voice"):
            shelf.keep(card(name))
        assert shelf.get(name).name == "Straße"
    shelf.keep(card("STRASSE", seed=5), replace=True)
    assert [(voice.name, voice.seed) for voice in shelf.cards()] == [("STRASSE", 5)]


def test_a_card_in_a_file_of_any_name_is_found_and_replaced_in_place(shelf):
    shelf.keep(card("Lin"))
    (path,) = shelf.folder.iterdir()
    path.rename(shelf.folder / "my favourite.toml")
    assert shelf.get("lin").seed == 42
    shelf.keep(card("Lin", seed=1), replace=True)
    assert [each.name for each in shelf.folder.iterdir()] == ["my favourite.toml"]
    assert shelf.get("lin").seed == 1


def test_of_two_files_with_one_name_the_second_is_reported(shelf):
    shelf.keep(card("Lin"))
    (path,) = shelf.folder.iterdir()
    (shelf.folder / "z.toml").write_bytes(path.read_bytes())
    assert len(shelf.cards()) == 1
    assert [each.path.name for each in shelf.damaged()] == ["z.toml"]


def test_a_voice_is_renamed_also_in_case_alone(shelf):
    shelf.keep(card("Lin"))
    shelf.keep(card("Mara"))
    assert shelf.rename("lin", "LIN").name == "LIN"
    assert shelf.rename("lin", "Wei").name == "Wei"
    assert [voice.name for voice in shelf.cards()] == ["Mara", "Wei"]
    assert len(list(shelf.folder.iterdir())) == 2
    with pytest.raises(VoiceCardRefused, match="already a voice"):
        shelf.rename("Wei", "mara")
    with pytest.raises(VoiceCardRefused, match="name is empty"):
        shelf.rename("Wei", " ")
    with pytest.raises(VoiceCardMissing, match="Lin"):
        shelf.rename("Lin", "Ann")


def test_what_is_deleted_can_be_brought_back(shelf):
    shelf.keep(card("Lin"))
    assert shelf.delete("LIN") == card("Lin")
    assert shelf.cards() == ()
    assert shelf.restore("lin") == card("Lin")
    assert shelf.cards() == (card("Lin"),)
    with pytest.raises(VoiceCardMissing):
        shelf.restore("Lin")
    with pytest.raises(VoiceCardMissing):
        shelf.delete("Mara")


def test_a_deleted_voice_does_not_take_the_place_of_a_new_one(shelf):
    shelf.keep(card("Lin"))
    shelf.delete("Lin")
    shelf.keep(card("Lin", seed=2))
    with pytest.raises(VoiceCardRefused, match="already a voice"):
        shelf.restore("Lin")
    shelf.delete("Lin")
    assert shelf.restore("Lin").seed == 2


def test_the_oldest_of_many_deleted_voices_go(shelf):
    for number in range(23):
        shelf.keep(VoiceCard(f"Voice {number}"))
        shelf.delete(f"Voice {number}")
    assert len(list((shelf.folder / "deleted").iterdir())) == 20
    assert shelf.restore("Voice 22").name == "Voice 22"
    with pytest.raises(VoiceCardMissing):
        shelf.restore("Voice 0")


def test_an_engine_completes_a_card_only_as_long_as_it_is_the_same(shelf):
    shelf.keep(VoiceCard("Lin", seed=42))
    assert shelf.complete(card("Lin"))
    assert shelf.get("Lin").embedding == embedding(42)
    assert not shelf.complete(card("Lin"))
    shelf.keep(VoiceCard("Lin", seed=3), replace=True)
    assert not shelf.complete(card("Lin"))
    shelf.delete("Lin")
    assert not shelf.complete(card("Lin", seed=3))
    assert shelf.cards() == ()


@pytest.mark.parametrize("around", ["{}", "\ufeff{}\r\n", ' "{}" \n'])
def test_an_embedding_alone_becomes_a_voice_called_after_its_file(shelf, tmp_path, around):
    path = tmp_path / "warm  voice.txt"
    path.write_text(around.format(embedding()), "utf-8")
    voice = shelf.take(path)
    assert (voice.name, voice.embedding, voice.seed) == ("warm voice", embedding(), 0)
    assert shelf.get("warm voice") == voice


def test_an_embedding_that_was_broken_into_lines_is_put_together(shelf):
    text = embedding()
    assert shelf.take(f"{text[:300]}\n{text[300:]}", name="Lin").embedding == text
    assert shelf.take(text).name == "ChatTTS"


def test_a_voice_from_elsewhere_takes_no_ones_place(shelf, tmp_path):
    shelf.keep(card("Lin", seed=1))
    other = VoiceShelf(tmp_path / "other")
    other.keep(card("Lin", seed=2))
    other.export("Lin", tmp_path / "lin.toml")
    with pytest.raises(VoiceCardRefused, match="already a voice called Lin"):
        shelf.take(tmp_path / "lin.toml")
    assert shelf.take(tmp_path / "lin.toml", name="Lin B").seed == 2
    assert shelf.get("Lin").seed == 1
    assert shelf.take(tmp_path / "lin.toml", make_room=True).name == "Lin 2"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "no name"), ("hello", "no voice"), (embedding(1, 64), "64 numbers instead of 768")],
)
def test_what_holds_no_voice_is_refused(shelf, text, said):
    with pytest.raises(VoiceCardRefused, match=said):
        shelf.take(text, name="Lin")
    assert shelf.cards() == ()


def test_a_file_that_cannot_be_opened_is_named(shelf, tmp_path):
    with pytest.raises(UnreadableFile, match=r"nowhere\.toml"):
        shelf.take(tmp_path / "nowhere.toml")
    with pytest.raises(UnreadableFile):
        shelf.take(tmp_path)


def test_a_place_that_cannot_be_written_is_an_error_of_ours(shelf, tmp_path):
    shelf.keep(card("Lin"))
    with pytest.raises(UnwritableFile):
        shelf.export("Lin", tmp_path / "nowhere" / "lin.toml")
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableFile):
        VoiceShelf(tmp_path / "file").keep(card("Lin"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "voices"]


def test_a_free_name_is_the_first_that_nobody_has(shelf):
    assert shelf.free_name("Lin") == "Lin"
    shelf.keep(card("lin"))
    shelf.keep(card("Lin 2"))
    assert shelf.free_name("Lin") == "Lin 3"
    shelf.keep(card("L" * 60))
    assert shelf.free_name("l" * 60) == "l" * 58 + " 2"


def test_a_card_is_a_file_that_people_can_read(shelf):
    shelf.keep(card("Lin"))
    (path,) = shelf.folder.iterdir()
    raw = tomllib.loads(path.read_text("utf-8"))
    assert (raw["schema"], raw["name"], raw["seed"]) == (1, "Lin", 42)
    assert raw["embedding"] in path.read_text("utf-8")


def test_a_voice_is_tried_out_without_being_kept(shelf):
    shelf.keep(card("Lin"))
    shelf.try_out(card("Trial", seed=7))
    shelf.try_out(card("Trial", seed=8))
    assert shelf.tried_out(7) is None
    assert VoiceShelf(shelf.folder).tried_out(8) == card("Trial", seed=8)
    assert [kept.name for kept in shelf.cards()] == ["Lin"]
    assert shelf.damaged() == ()
    shelf.end_trial()
    shelf.end_trial()
    assert shelf.tried_out(8) is None
