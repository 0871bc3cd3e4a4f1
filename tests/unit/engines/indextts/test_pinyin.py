"""Pinyin with tone numbers is kept for the network and told from names of letters and figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.indextts.pinyin import held, known_as
from app.ports import Language
from app.spoken_forms import EMPTY, Entry, Lexicon


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("xuan4", "XVAN4"), ("XUAN4", "XVAN4"), ("jue2", "JVE2"), ("qu1", "QV1"), ("jun1", "JVN1"),
        ("xvan4", "XVAN4"), ("zhong4", "ZHONG4"), ("lü4", "LV4"), ("lv4", "LV4"), ("lu4", "LU4"),
        ("jiu3", "JIU3"), ("xiong2", "XIONG2"), ("yuan2", "YUAN2"),
    ],
)  # fmt: skip
def test_a_syllable_is_spelled_as_the_network_learnt_it(written: str, known: str) -> None:
    assert known_as(written) == known


@pytest.mark.parametrize(
    ("text", "language", "syllables"),
    [
        ("晕XUAN4是。", "zh", ["XVAN4"]),
        ("在chong2qing4。", "zh", ["CHONG2", "QING4"]),
        ("chong2 qing4", "zh", ["CHONG2", "QING4"]),
        ("The word 重zhong4 here.", "en", ["ZHONG4"]),
        ("The MI5 and wang1 here.", "en", []),
        ("一张A4纸，H2O，GPT4，T3航站楼。", "zh", []),
        ("zhong46，azhong4b。", "zh", []),
        ("没有。", "zh", []),
    ],
)
def test_pinyin_is_found_where_it_is_meant(
    text: str, language: Language, syllables: list[str]
) -> None:
    kept = held(text, language, EMPTY)
    assert list(kept.syllables.values()) == syllables
    assert (kept.text == text) == (not syllables)


def test_what_stands_for_a_syllable_stands_for_nothing_else() -> None:
    rare = "\u9fff\u9ffd"
    lexicon = Lexicon((Entry("重", "\u9ffe", "zh"),))
    kept = held(f"{rare}zhong4", "zh", lexicon)
    assert set(kept.syllables) == {"\u9ffc"}
    assert kept.restored(kept.text) == f"{rare}ZHONG4"


@given(st.lists(st.sampled_from(["zhong4", "lü4", "我", "，", "abc ", "4 "]), max_size=12))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_what_was_held_comes_back_in_its_place(parts: list[str]) -> None:
    text = "。".join(parts)
    expected = "。".join({"zhong4": "ZHONG4", "lü4": "LV4"}.get(part, part) for part in parts)
    kept = held(text, "zh", EMPTY)
    assert kept.restored(kept.text) == expected
