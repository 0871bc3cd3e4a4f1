"""Text that is no Markdown: every line is said, and every symbol of it has a name."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ports import Language, Utterance
from app.segmenter import PlainSegmenter
from app.speakable import speak_code

_PIECES = st.sampled_from(
    [
        *(
            "def",
            "self",
            "readFile",
            "a_b",
            "__init__",
            "_x",
            "3.14",
            "你好",
            "don't",
            "\n",
            "\n\n",
        ),
        *(
            "(",
            ")",
            "[]",
            "{",
            "}",
            "->",
            "==",
            "!=",
            "!",
            "-",
            "--",
            "----",
            "*",
            "**",
            "`",
            "```",
        ),
        *(" ", "    ", "\t", "\r\n", ".", ",", ":", ";", "?", '"', "'", "#", "# ", "//", "─" * 9),
    ]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=60).map("".join)


def lines(text: str, cuts: list[int] | None = None) -> list[Utterance]:
    segmenter = PlainSegmenter()
    edges = [0, *sorted(cut % (len(text) + 1) for cut in cuts or ()), len(text)]
    said: list[Utterance] = []
    for start, end in pairwise(edges):
        said += segmenter.push(text[start:end])
    return said + segmenter.finish()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("end = (a + b) % size", "end equals paren a plus b close percent size"),
        ("def write(self, block):", "def write paren self, block close:"),
        ("self.head[0] = -1", "self dot head bracket 0 close bracket equals minus 1"),
        ("x = y - 1", "x equals y minus 1"),
        ("ls -l my-file", "ls dash l my dash file"),
        ("def f() -> None:", "def f parens arrow None:"),
        ("if not ok and a != b or !c", "if not ok and a not equal b or not c"),
        ("println!(x)", "println bang paren x close"),
        ("readFile snake_case _own __init__", "read File snake case underscore own dunder init"),
        ("# **bold**, `code`", "hash double star bold double star, backtick code backtick"),
        ("- item", "dash item"),
        ("```python", "triple backtick python"),
        ("----------", "10 times dash"),
        ("──── a ────", "a"),
        ("v1.2 costs 3.50 at 04:10:12", "v1 dot 2 costs 3.50 at 04:10:12"),
        ("I don't know. Do you?", "I don't know. Do you?"),
        ("a ? b : c", "a question mark b colon c"),
        ("x,y;z", "x, y; z"),
    ],
)
def test_a_line_is_said_as_a_developer_would(code: str, expected: str) -> None:
    assert speak_code(code, range(len(code)), "en").text == expected


def test_symbols_have_chinese_names_beside_chinese_words() -> None:
    (line,) = lines('print("你好")  # 问候')
    assert line.language == "zh"
    assert line.text == "print 左括号 引号 你好 引号 右括号 井号 问候"


def test_markup_is_said_and_not_obeyed() -> None:
    said = [line.text for line in lines("# Title\n\n* a\n```\ncode\n```\n| a | b |\n$$x$$\n")]
    assert said[0] == "hash Title"
    assert said[1] == "star a"
    assert "code" in said
    assert "Code block" not in " ".join(said)
    assert "bar a bar b bar" in said


def test_a_line_is_lit_without_its_indent_and_a_blank_one_never() -> None:
    text = "a = 1\n\n    b = 2  \n"
    assert [text[slice(*line.span)] for line in lines(text)] == ["a = 1", "b = 2"]


def test_a_long_line_is_cut_between_words() -> None:
    text = "word, " * 100
    parts = [text[slice(*line.span)] for line in lines(text)]
    assert all(len(part) <= 120 for part in parts)
    assert all(part.endswith("word,") for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_TEXTS, st.sampled_from(["en", "zh"]))
def test_offsets_never_fall_and_every_word_points_at_itself(text: str, language: Language) -> None:
    spoken = speak_code(text, range(len(text)), language)
    assert len(spoken.offsets) == len(spoken.text) + 1
    assert list(spoken.offsets) == sorted(spoken.offsets)
    assert not spoken.text or spoken.offsets[-1] <= len(text)
    pointed = {text[offset] for offset in spoken.offsets[:-1]}
    assert {letter for letter in text if letter.isalnum()} <= pointed


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_TEXTS, st.lists(st.integers(0, 10_000), max_size=12))
def test_however_it_arrives_the_lines_are_the_same(text: str, cuts: list[int]) -> None:
    whole = lines(text)
    assert lines(text, cuts) == whole
    end = 0
    for index, line in enumerate(whole):
        assert line.index == index
        assert end <= line.span[0] <= line.offsets[0]
        assert line.offsets[-1] <= line.span[1]
        end = line.span[1]
    heard = "".join(text[slice(*line.span)] for line in whole)
    assert re.findall(r"[^\W_]", heard) == re.findall(r"[^\W_]", text)


def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    def seconds(size: int) -> float:
        text = "((((__a" * size
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            lines(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(4000) < 8 * seconds(1000) + 0.02
