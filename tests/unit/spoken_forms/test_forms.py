"""Each form of writing, as a neural voice is given it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.ports import Language
from app.spoken_forms import Spoken, spoken

CASES = tomllib.loads((Path(__file__).parents[2] / "data" / "spoken_forms.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "kind"), [(language, kind) for language in CASES for kind in CASES[language]]
)
def test_what_is_written_is_said(language: Language, kind: str) -> None:
    cases = CASES[language][kind]
    assert {text: spoken(text, language).text for text in cases} == cases


def test_there_are_cases_enough_of_both_languages() -> None:
    for language in CASES:
        assert sum(map(len, CASES[language].values())) >= 250


def heard(said: Spoken, source: str, word: str) -> str:
    """The part of the source that lights up while a word is heard."""
    start = said.text.index(word)
    return source[said.offsets[start] : said.offsets[start + len(word) - 1] + 1]


@pytest.mark.parametrize(
    ("source", "word", "lit"),
    [
        ("It costs $1,299.99 now.", "costs", "costs"),
        ("It costs $1,299.99 now.", "now", "now"),
        ("In 1999 it began.", "nineteen", "19"),
        ("Straße and café.", "cafe", "café"),
        ("I don't know.", "do not", "don't"),
        ("Use HTTP here.", "H T T P", "HTTP"),
        ("他跑了5km了。", "五公里", "5km"),
        ("See https://www.example.com/a?b=c now.", "example dot com", "https://www.example.com/a?b=c"),
    ],
)  # fmt: skip
def test_a_word_that_is_heard_lights_what_it_was_made_from(
    source: str, word: str, lit: str
) -> None:
    said = spoken(source, "zh" if "他" in source else "en")
    assert heard(said, source, word) == lit


@pytest.mark.parametrize(
    ("text", "unsayable"),
    [
        ("Hello there.", []),
        ("He said Привет, мир to me.", ["Привет, мир"]),
        ("The word ねこ means cat, and 강 means river.", ["ねこ", "강"]),
        ("مرحبا", ["مرحبا"]),
        ("The λόγος of it.", ["λόγος"]),
        ("The λ of it.", []),
        ("Great 🎉 job 👍🏽!", []),
        ("🎉👍🏽", ["🎉👍🏽"]),
        ("🎉 🎉", ["🎉 🎉"]),
        ("...", []),
        ("", []),
        ("㐂", ["㐂"]),
    ],
)
def test_what_no_such_voice_can_say_is_named_and_not_swallowed(
    text: str, unsayable: list[str]
) -> None:
    assert [text[start:end] for start, end in spoken(text, "en").unsayable] == unsayable


def test_what_can_be_said_beside_it_still_is() -> None:
    assert spoken("He said Привет to me.", "en").text == "He said to me."


def test_only_marks_leave_nothing_to_say() -> None:
    assert spoken("?!…", "en") == Spoken("", (0,))


def test_a_figure_takes_the_language_of_the_letters_on_both_sides_of_it() -> None:
    assert spoken("他说 I have 5 apples 然后走了5步", "zh").text.count("five") == 1
    assert "五步" in spoken("He said 我走了5步 and left.", "en").text


def test_it_is_imported_without_a_library() -> None:
    script = "import sys, app.spoken_forms; print([m for m in sys.modules if 'pypinyin' in m])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
