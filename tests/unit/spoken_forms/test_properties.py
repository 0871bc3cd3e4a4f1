"""Whatever is written, what a neural voice is given keeps its promises."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.facts import chinese_numerals, english_numerals
from app.ports import Language
from app.spoken_forms import spoken
from app.spoken_forms.chinese_numbers import cardinal as chinese
from app.spoken_forms.english_numbers import cardinal as english

SAID = re.compile("[A-Za-z ,.，。、\u4e00-\u9fff]*")
LANGUAGES: list[Language] = ["en", "zh"]
WRITTEN = r"""
1 2 19 1999 2026 007 12,345 3.14 1/2 ½ ² ³ ° °C ℃ % ‰ $ € £ ¥ -5 +5 ~ – — - . , : ; ! ? ： ， 。
km kg m/s GB v1.2 GPT-4o RTX H2O NASA USA iPhone OpenAI Dr. No. e.g. U.S. I'm don't John's
a@b.cd http://a.bc/d?e=1 www.x.org /usr/bin main.py C:\x Nov 22nd 3-5 8:30 pm 3:2 110 555-1234
第 年 月 日 点
个 元 亿 万 人 我 Chapter IV Louis XIV & + = < > # @ * / ^ _ | \ ' ( ) [ ] “ ” 《 》 · … 😀
☀ п р か ア ع ק é ß Ω π ∑ № ™ Ⅳ ① １２ Ａ B C
ABC THE x 10^9 1e-5
"""
PIECES = st.sampled_from([*WRITTEN.split(), '"', "\n", "\t"])
PLAIN = ["we", "say", "only", "these", "few", "plain", "words", "here"]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
)


@given(TEXTS, st.sampled_from(LANGUAGES))
@example("B? C", "en")
@example("Chapter “IV”", "en")
@example("WE HAVE 5 APPLES", "en")
@settings(max_examples=400, deadline=None, derandomize=True)
def test_whatever_is_written_only_what_the_voice_knows_is_said(
    text: str, language: Language
) -> None:
    said = spoken(text, language)
    assert SAID.fullmatch(said.text), said.text
    assert said.text == said.text.strip(" ")
    assert "  " not in said.text
    assert len(said.offsets) == len(said.text) + 1
    assert list(said.offsets) == sorted(said.offsets)
    assert said.offsets[0] >= 0
    assert said.offsets[-1] <= len(text)
    assert all(0 <= start < end <= len(text) for start, end in said.unsayable)
    assert spoken(said.text, language).text == said.text


@given(st.lists(st.sampled_from(PLAIN), min_size=1))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_plain_words_are_said_as_they_stand_and_point_at_themselves(words: list[str]) -> None:
    text = " ".join(words)
    said = spoken(text, "en")
    assert said.text == text
    assert said.offsets == tuple(range(len(text) + 1))


@given(st.integers(0, 10**15 - 1))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_numbers_are_read_back_as_they_were(value: int) -> None:
    words, characters = english(value), chinese(value)
    assert english_numerals.scan(words, 0) == (value, len(words))
    assert chinese_numerals.scan(characters, 0) == (value, len(characters))


@given(st.integers(0, 10**12), st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_every_figure_is_covered_by_the_words_for_it(value: int, language: Language) -> None:
    written = f"{value:,}"
    said = spoken(f"({written})", language)
    assert said.offsets[0] == 1
    assert said.offsets[-1] == 1 + len(written)


@pytest.mark.parametrize(
    ("piece", "language"),
    [("1", "en"), ("1-", "en"), ("1 x ", "zh"), ("a.", "en"), ("A-", "zh"), ("a@", "en"),
     ("½", "en"), ("²", "zh"), ("我1", "zh"), ("п", "en"), ("Dr. ", "en"), ("http://", "zh"),
     ("#1", "en"), ("©", "en"), ("555-", "en"), ("x^", "en"), ("1,", "zh"), ("a_", "en")],
)  # fmt: skip
def test_no_text_of_ten_thousand_characters_takes_long(piece: str, language: Language) -> None:
    text = (piece * 10_000)[:10_000]
    spoken(text[:10], language)  # what is compiled once is not counted
    assert any(seconds(text, language) < 0.25 for _ in range(3))


def seconds(text: str, language: Language) -> float:
    began = time.process_time()
    spoken(text, language)
    return time.process_time() - began
