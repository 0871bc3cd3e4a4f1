"""The user's own words go before every rule, and are kept in a file that loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import LexiconDamaged, LexiconEntryRefused, LexiconUnwritable
from app.ports import Language
from app.spoken_forms import Entry, Lexicon, spoken
from app.spoken_forms.homophones import characters, is_pinyin
from app.spoken_forms.lexicon_file import FILE, load, save


def lexicon(**words: str) -> Lexicon:
    return Lexicon(tuple(Entry(word.replace("_", " "), say, "en") for word, say in words.items()))


def said(text: str, known: Lexicon, language: Language = "en") -> str:
    return spoken(text, language, known).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gif here.", "A jif here."),
        ("A GIF here.", "A jif here."),
        ("The gifs are here.", "The gifs are here."),
        ("My gif's here.", "My jif s here."),
        ("A gift here.", "A gift here."),
        ("Use SQL here.", "Use sequel here."),
        ("Use sql here.", "Use sql here."),
        ("Go to New York now.", "Go to Noo Yawk now."),
        ("The new car.", "The nyew car."),
        ("Drink café now.", "Drink kaffee now."),
    ],
)
def test_an_english_entry_is_found_as_a_whole_word_the_longest_first(
    text: str, expected: str
) -> None:
    known = lexicon(gif="jif", SQL="sequel", new="nyew", café="kaffee", new_york="Noo Yawk")
    assert said(text, known) == expected


def test_what_an_entry_says_is_read_by_the_rules_too() -> None:
    assert (
        said("Use k8s now.", lexicon(k8s="Kubernetes 2.0")) == "Use Kubernetes two point zero now."
    )
    assert said("It is C++ now.", lexicon(**{"C++": "see plus plus"})) == "It is see plus plus now."


def test_a_chinese_entry_is_found_inside_of_a_text_and_may_be_pinyin() -> None:
    known = Lexicon((Entry("重庆", "chong2 qing4", "zh"), Entry("重庆市", "山城", "zh")))
    assert said("我在重庆北站。", known, "zh") == "我在崇庆北站。"
    assert said("我在重庆市。", known, "zh") == "我在山城。"


def test_the_entry_of_the_utterances_language_goes_before_the_other() -> None:
    known = Lexicon((Entry("GIF", "动图", "zh"), Entry("GIF", "jif", "en")))
    assert said("一个GIF。", known, "zh") == "一个动图。"
    assert said("One GIF.", known, "en") == "One jif."
    assert said("一个GIF。", known.without("GIF", "zh"), "zh") == "一个jif。"


def test_an_entry_takes_the_place_of_one_for_the_same_word() -> None:
    known = lexicon(gif="jif").with_entry(Entry("gif", "ghif", "en"))
    assert known.entries == (Entry("gif", "ghif", "en"),)
    assert known.without("gif", "zh") == known
    assert known.without("gif", "en") == Lexicon()


def test_what_is_said_lights_the_word_that_it_stands_for() -> None:
    result = spoken("A gif here.", "en", lexicon(gif="graphics file"))
    start = result.text.index("graphics")
    assert result.offsets[start] == 2
    assert result.offsets[start + len("graphics file") - 1] == 4


@pytest.mark.parametrize(
    ("word", "say", "language"),
    [("", "x", "en"), ("x", " ", "en"), ("🎉", "party", "en"), ("重庆", "chong2 qingg4", "zh")],
)
def test_an_entry_that_cannot_work_is_refused(word: str, say: str, language: Language) -> None:
    with pytest.raises(LexiconEntryRefused):
        Entry(word, say, language)


@pytest.mark.parametrize(
    ("pinyin", "written"),
    [("chong2 qing4", "崇庆"), ("lü4", "绿"), ("lv4", "绿"), ("Ni3hao3", "你好")],
)
def test_pinyin_becomes_characters_that_are_read_so(pinyin: str, written: str) -> None:
    assert is_pinyin(pinyin)
    assert len(characters(pinyin)) == len(written)


def test_every_character_of_the_table_is_read_as_its_syllable() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    from app.spoken_forms.homophones import _characters

    table = _characters()
    assert len(table) > 1200
    found = pypinyin.pinyin(
        list(table.values()), style=pypinyin.Style.TONE3, neutral_tone_with_five=True
    )
    assert [reading for (reading,) in found] == list(table)


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=12).filter(lambda word: any("a" <= c <= "z" for c in word)),
        st.sampled_from(["one", "two three", "四"]),
        max_size=5,
    ),
    st.text(max_size=40),
)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_word_breaks_the_reading(words: dict[str, str], text: str) -> None:
    known = Lexicon(tuple(Entry(word, say, "en") for word, say in words.items()))
    result = spoken(text + "".join(words), "en", known)
    assert len(result.offsets) == len(result.text) + 1


def test_the_file_brings_back_what_was_saved(tmp_path) -> None:
    known = Lexicon((Entry("C++", 'see "plus"', "en"), Entry("重庆", "chong2 qing4", "zh")))
    save(known, tmp_path / "new")
    assert load(tmp_path / "new").lexicon == known
    assert not load(tmp_path / "new").faults
    assert load(tmp_path / "none").lexicon == Lexicon()


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ('"gif" = 3\n', 'Line 4 .*something else.*"gif"'),
        ('gif = ""\n', 'Line 4 .*how to say it, not "gif"'),
        ('[zh]\n"重庆" = "chong2 qingg4"\n', "Line 5 .*pinyin.*qingg4"),
        ('[zh]\n"SQL" = 5\n', 'Line 5 .*"SQL"'),
        ('[fr]\n"a" = "b"\n', "Line 4 .*neither"),
    ],
)
def test_a_bad_entry_names_its_line_and_costs_no_other(tmp_path, bad: str, told: str) -> None:
    text = f'# mine\n[en]\n"SQL" = "sequel"\n{bad}'
    (tmp_path / FILE).write_text(text, "utf-8")
    loaded = load(tmp_path)
    assert loaded.lexicon == lexicon(SQL="sequel")
    (fault,) = loaded.faults
    assert isinstance(fault, LexiconDamaged)
    with pytest.raises(LexiconDamaged, match=told):
        save(lexicon(gif="jif"), tmp_path)
    assert (tmp_path / FILE).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b'[en]\n"SQL" = \n', "Line 2 "),
        (b'[en]\n"SQL" = "a"\n"SQL" = "b"\n', "Line 3 .*each word stands once"),
        (b'gif = "jif"\n', "Line 1 .*neither"),
        (b'[en]\n"SQL" = """', "breaks off"),
        (b"a = " + b"[" * 5000, "breaks off"),
        (b'[en]\n"caf\xe9" = "a"\n', "UTF-8"),
    ],
)
def test_a_damaged_file_is_told_and_stays_as_it_is(tmp_path, written: bytes, told: str) -> None:
    (tmp_path / FILE).write_bytes(written)
    with pytest.raises(LexiconDamaged, match=told):
        save(lexicon(gif="jif"), tmp_path)
    assert (tmp_path / FILE).read_bytes() == written


def test_a_file_that_may_not_be_read_is_told(tmp_path) -> None:
    (tmp_path / FILE).mkdir()
    (fault,) = load(tmp_path).faults
    assert "cannot be read" in str(fault)
    assert "may read" in fault.remedy


def test_a_folder_that_cannot_be_written_is_told(tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LexiconUnwritable):
        save(lexicon(gif="jif"), tmp_path / "file")
