"""What is cut where, what is said of it, and what follows it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.ports import Segmenter, Utterance
from app.segmenter import TextSegmenter, pauses

_DATA = Path(__file__).parents[1] / "data"
_CUT = "⏐"


def _load(name: str) -> dict[str, Any]:
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{part}-{group}-{number}")
        for part, groups in _load(name).items()
        for group, cases in groups.items()
        for number, case in enumerate(cases)
    ]


def utterances(text: str, first: float | None = None, **limits: float) -> list[Utterance]:
    segmenter: Segmenter = TextSegmenter(first, **limits)
    said: list[Utterance] = []
    for character in text:
        said += segmenter.push(character)
    return [*said, *segmenter.finish()]


def said(text: str, first: float | None = None) -> list[str]:
    return [utterance.text for utterance in utterances(text, first)]


@pytest.mark.parametrize("case", _cases("segmenter_sentences"))
def test_a_text_is_cut_at_its_sentences_and_nowhere_else(case: str) -> None:
    text = case.replace(_CUT, "")
    cut = utterances(text, shortest=0.0, longest=1000.0)
    spans = [text[start:end] for start, end in (utterance.span for utterance in cut)]
    expected = [sentence.strip() for sentence in case.split(_CUT)]
    assert spans == expected


@pytest.mark.parametrize("case", _cases("segmenter_said"))
def test_markdown_is_said_as_a_person_would_say_it(case: dict[str, Any]) -> None:
    assert said(case["text"]) == case["said"]


@pytest.mark.parametrize("case", _load("segmenter_first")["cases"], ids=lambda case: case["text"])
def test_the_first_utterance_is_there_with_the_character_that_makes_it_certain(
    case: dict[str, Any],
) -> None:
    before, behind = case["text"].split(_CUT)
    needed = case.get("at", len(before))
    segmenter = TextSegmenter(case.get("seconds", 0.0))
    for place, character in enumerate(before + behind, start=1):
        made = segmenter.push(character)
        assert bool(made) == (place == needed)
        if made:
            assert made[0].text == case["said"]
            return


def test_an_english_reply_is_spoken_from_its_first_comma() -> None:
    segmenter = TextSegmenter(0.0)
    assert segmenter.push("Sure") == []
    (first,) = segmenter.push(",")
    assert (first.index, first.text, first.span) == (0, "Sure,", (0, 5))
    assert first.pause_after == pauses.CLAUSE


def test_a_chinese_reply_is_spoken_from_its_first_full_width_comma() -> None:
    segmenter = TextSegmenter(0.0)
    assert segmenter.push("好的") == []
    (first,) = segmenter.push("，")
    assert (first.index, first.text, first.span) == (0, "好的，", (0, 3))
    assert first.language == "zh"


def test_only_the_first_utterance_is_a_clause() -> None:
    assert said("Sure, well, I can help, of course. That, then, is that.", 0.0) == [
        "Sure,",
        "well, I can help, of course.",
        "That, then, is that.",
    ]


def test_marks_that_follow_an_early_cut_are_not_said() -> None:
    assert said("Really?! I did not know.", 0.0) == ["Really?", "I did not know."]
    assert said("真的！！”我不知道这件事。", 0.0) == ["真的！", "我不知道这件事。"]


def test_the_utterance_after_a_first_clause_is_kept_short() -> None:
    long = (
        "Sure, the first of the many reasons for this is the weather in the mountains, and the"
        " second one is the long road that leads down to the village, and so on."
    )
    assert len(said(long, 0.0)) == 3
    assert len(said(long)) == 1


def test_a_text_without_any_mark_is_cut_between_words() -> None:
    text = "word " * 200
    pieces = utterances(text)
    assert " ".join(piece.text for piece in pieces) == text.strip()
    assert max(len(piece.text) for piece in pieces) <= 400
    assert pieces[0].pause_after == pauses.NONE


def test_a_word_without_end_is_cut_all_the_same() -> None:
    pieces = utterances("a" * 1000)
    assert "".join(piece.text for piece in pieces) == "a" * 1000
    assert max(len(piece.text) for piece in pieces) <= 400


@pytest.mark.parametrize(
    ("text", "pause"),
    [
        ("It is really so. And so it is.", pauses.SENTENCE),
        ("It is so\n\nAnd so it is.", pauses.PARAGRAPH),
        ("It is so.\n\nAnd so it is.", pauses.PARAGRAPH),
        ("这是第一段话。\n\n这是第二段话。", pauses.PARAGRAPH),
        ("# It is so\nAnd so it is.", pauses.HEADING),
        ("It is so\n===\nAnd so it is.", pauses.HEADING),
        ("- It is so\n- And so it is.", pauses.ITEM),
        ("It is so:\n- And so it is.", pauses.ITEM),
        ("| It |\n|---|\n| is |\n| so |", pauses.ITEM),
        ("It is so  \nAnd so it is.", pauses.SENTENCE),
    ],
)
def test_the_pause_behind_an_utterance_follows_the_structure(text: str, pause: float) -> None:
    assert utterances(text)[0].pause_after == pause


def test_pauses_grow_with_what_ends() -> None:
    kinds = [pauses.CLAUSE, pauses.SENTENCE, pauses.ITEM, pauses.PARAGRAPH, pauses.HEADING]
    assert kinds == sorted(kinds)
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("This is English. 这是中文。", ["en", "zh"]),
        ("请打开 Settings 页面。Then press the button.", ["zh", "en"]),
        ("中文段落在这里。\n\n2024", ["zh", "zh"]),
        ("2024", ["en"]),
    ],
)
def test_an_utterance_is_in_the_language_of_its_letters(text: str, languages: list[str]) -> None:
    assert [utterance.language for utterance in utterances(text)] == languages


def test_every_word_said_knows_where_it_stands_on_screen() -> None:
    text = "Read **the** [manual](http://a.b/the), `my_code` &amp; 🎉 all of it."
    (utterance,) = utterances(text)
    for word in ("Read", "the", "manual", "my", "code", "all", "it"):
        start = utterance.text.index(word)
        from_, to = utterance.source(start, start + len(word))
        assert text[from_:to] == word


def test_words_that_stand_nowhere_point_at_what_they_are_about() -> None:
    text = "| Name |\n|---|\n| Ann |"
    (row,) = utterances(text)
    assert row.text == "Name: Ann"
    assert row.span == (0, len(text))
    assert row.source(0, 4) == (text.index("Ann"), text.index("Ann") + 1)
    assert text[slice(*row.source(6, 9))] == "Ann"


def test_a_code_block_is_announced_for_all_of_its_lines() -> None:
    text = "Before it.\n\n```py\nx = 1\n```\n\nBehind it."
    code = utterances(text)[1]
    assert text[slice(*code.span)] == "```py\nx = 1\n```"
    assert set(code.offsets[:-1]) == {code.span[0]}


def test_a_long_row_of_a_table_is_said_in_parts() -> None:
    header = "| " + " | ".join(f"column {number}" for number in range(9)) + " |"
    row = "| " + " | ".join("quite a few words in a cell" for _ in range(9)) + " |"
    rows = utterances(f"{header}\n{'|---' * 9}|\n{row}\n")
    assert len(rows) > 1
    assert [row.span[1] for row in rows[:-1]] == [row.span[0] for row in rows[1:]]
    assert " ".join(row.text for row in rows).count("column") == 9


def test_the_rest_of_a_line_that_is_not_said_may_come_late() -> None:
    text = f"```{'x' * 300}\ncode\n```\nThis is said.\n\n[a]: {'b' * 400}\n\nThis as well."
    assert said(text) == ["Code block, 1 line.", "This is said.", "This as well."]
