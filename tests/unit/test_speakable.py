"""Text as written to text as said, and back to where it stands."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.ports import Language
from app.speakable import language_of, speak, spoken_seconds
from app.speakable.notices import code_notice, formula_notice, task_notice

_WORDS = st.sampled_from(["one", "two", "three", "four", "five", "six", "seven", "八", "九"])
_WRAPS = st.sampled_from(
    ["{}", "**{}**", "*{}*", "`{}`", "[{}](http://a.b/c)", "~~{}~~", "<b>{}</b>"]
)
_MARKUP = st.text(alphabet="ab *_`[]()!<>&;~\\#|-:/.1^$={}\n你🎉", max_size=40)


def said(text: str, language: Language = "en") -> str:
    return speak(text, range(len(text)), language).text


@given(st.lists(st.tuples(_WORDS, _WRAPS), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_word_inside_of_markup_is_said_and_points_at_itself(
    parts: list[tuple[str, str]],
) -> None:
    text = " ".join(wrap.format(word) for word, wrap in parts)
    spoken = speak(text, range(len(text)), "en")
    assert spoken.text.split() == [word for word, _ in parts]
    for place, character in enumerate(spoken.text):
        if character != " ":
            assert text[spoken.offsets[place]] == character


@given(_MARKUP)
@example("1_ \n1")
@settings(max_examples=400, deadline=None, derandomize=True)
def test_whatever_is_written_offsets_never_fall_and_stay_inside(text: str) -> None:
    spoken = speak(text, range(len(text)), "en")
    assert len(spoken.offsets) == len(spoken.text) + 1
    assert list(spoken.offsets) == sorted(spoken.offsets)
    assert spoken.offsets[-1] <= len(text)
    assert spoken.text == spoken.text.strip()
    assert not set(spoken.text) & set("`*|🎉\n")


@given(st.lists(st.tuples(_WORDS, _WRAPS), min_size=1, max_size=8))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_words_are_those_that_markdown_it_shows(parts: list[tuple[str, str]]) -> None:
    text = " ".join(wrap.format(word) for word, wrap in parts)
    parser = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    (inline,) = parser.parseInline(text)
    shown = [token.content for token in inline.children or () if token.type != "html_inline"]
    assert said(text).split() == "".join(shown).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  plain text  ", "plain text"),
        ("a\u00a0b\tc", "a b c"),
        ("a\u200bb", "a b"),
        ("end\ud800", "end"),
        ("one -- two", "one — two"),
        ("2^8 and x^2", "2 to the power of 8 and x to the power of 2"),
        ("f() {x}", "f x"),
        ("go -> there => now", "go to there to now"),
        ("https://user:pw@www.a.org:80/b?c#d, and", "a.org, and"),
        ("(see www.a.org/b).", "(see a.org)."),
        ("awww.b is no site", "awww.b is no site"),
        ("![](x.png)", ""),
        ("a  \nb\\\nc", "a b c"),
        ("<https://a.org/%E4%BD%A0> x", "a.org x"),
        ("<ann@b.org>", "ann@b.org"),
        ("` code `", "code"),
        ("a [1] b[2] [^3]c [4](u)", "a 1 b c 4"),
        ("&frac12; &#x4f60;", "½ 你"),
    ],
)
def test_a_text_is_said_without_what_nobody_would_read(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约翰·史密斯", "约翰史密斯"),
        ("中文\n换行", "中文换行"),
        ("点击→确定", "点击到确定"),
        ("~5个", "约5个"),
        ("#1号", "编号1号"),
        ("甲|乙", "甲，乙"),
    ],
)
def test_symbols_in_chinese_are_said_in_chinese(text: str, expected: str) -> None:
    assert said(text, "zh") == expected


def test_a_deep_nest_of_brackets_is_no_trouble() -> None:
    assert said("[" * 200 + "x" + "]" * 200) == "x"


@pytest.mark.parametrize(
    ("text", "language"),
    [("hello", "en"), ("你好", "zh"), ("say 你好", "zh"), ("123", "zh"), ("é", "en"), ("…", "zh")],
)
def test_one_han_character_asks_for_the_chinese_voice(text: str, language: str) -> None:
    assert language_of(text, "zh") == language


def test_the_estimate_follows_what_is_said_and_not_how_it_is_set() -> None:
    assert spoken_seconds("") == 0.0
    assert spoken_seconds("Sure,") < spoken_seconds("Of course,") < spoken_seconds("Of course, 42")
    assert spoken_seconds("*Sure*, -- ") == spoken_seconds("Sure")
    assert spoken_seconds("好的") > spoken_seconds("ok")
    assert spoken_seconds("naïve") == spoken_seconds("naive")
    assert 4.0 < spoken_seconds("word " * 20) < 6.0


@pytest.mark.parametrize(
    ("info", "lines", "language", "notice"),
    [
        ("py", 4, "en", "Code block, Python, 4 lines."),
        ("", 1, "en", "Code block, 1 line."),
        ("haskell", 2, "zh", "代码块，Haskell，2 行。"),
        ("", 2, "zh", "代码块，2 行。"),
    ],
)
def test_code_is_announced_in_the_language_around_it(
    info: str, lines: int, language: Language, notice: str
) -> None:
    assert code_notice(info, lines, language) == notice


def test_formulas_and_tasks_are_announced_in_both_languages() -> None:
    assert (formula_notice("en"), formula_notice("zh")) == ("Formula.", "公式。")
    assert [task_notice(box, "en") for box in " x"] == ["To do: ", "Done: "]
    assert [task_notice(box, "zh") for box in " x"] == ["待办：", "已完成："]
