from __future__ import annotations

import re

import pytest

from app.facts.patterns import HAN, NOT_HAN, Pattern, is_chinese


@pytest.mark.parametrize("text", ["猫", "a 猫", "㐀", "鿿"])
def test_chinese_is_known_by_one_character(text: str) -> None:
    assert is_chinese(text)
    assert re.search(HAN, text)


@pytest.mark.parametrize("text", ["", "cat", "café", "Привет", "nǐ hǎo", "１２＋３？", "，。"])
def test_other_scripts_digits_and_marks_are_not_chinese(text: str) -> None:
    assert not is_chinese(text)
    assert re.fullmatch(f"{NOT_HAN}*", text) or text.startswith("１")


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    broken = Pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    pattern = Pattern("[ab]+", re.IGNORECASE)
    assert pattern.fullmatch("aB")
    assert not pattern.match("cab")
    assert pattern.match("cab", 1)
    assert pattern.split("1a2b3") == ["1", "2", "3"]
    assert pattern.findall("xaybBz") == ["a", "bB"]
    assert pattern.sub("-", "a1b2A", most=2) == "-1-2A"
