"""A character costs the same in a long text as in a short one, and little is ever held."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from app.segmenter import TextSegmenter

_UNFINISHED = [
    *("word ", "word, ", "a", "7", "一", "，", "。", ".", "!", ". ", "a. b ", "U.S. ", "🎉", "'"),
    *("( ", "((((", "[a](", "[", "- [", "“", '"', '"a ', "`", "` a", "``a`", "<a ", "<", "\\"),
    *("* ", "**a", "_", "~", "|", "| a ", "- ", "-", "#", "> ", "1", "1. ", "$$", "\n", "\n\n"),
    *(
        "http://a/",
        "&amp; ",
        "$",
        "$a",
        "$a ",
        "$5",
        "$5 ",
        "\\(",
        "\\( a",
        "\\[ ",
        "\\frac{",
        "${",
    ),
    *("$x^2$ ", "\\(a\\) ", "\n\\[a\\]\n"),
]


def _calls(text: str) -> int:
    """How many calls, of Python and of C, it takes to push `text` in tokens and finish."""
    count = 0

    def tell(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    segmenter = TextSegmenter(None)
    sys.setprofile(tell)
    try:
        for start in range(0, len(text), 4):
            segmenter.push(text[start : start + 4])
        segmenter.finish()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("part", _UNFINISHED)
def test_a_character_costs_no_more_in_a_text_four_times_as_long(part: str) -> None:
    short = _calls(part * (600 // len(part))) / 600
    long = _calls(part * (2400 // len(part))) / 2400
    assert long <= 1.3 * short


@pytest.mark.parametrize("part", _UNFINISHED)
def test_no_text_without_an_end_is_held_for_long(part: str) -> None:
    segmenter = TextSegmenter(None)
    held = 0
    for _ in range(3000 // len(part)):
        segmenter.push(part)
        held = max(held, len(segmenter._cutter.text))
    assert held <= 2200
