from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.facts.amounts import in_digits
from app.facts.grammar import Grammar
from app.facts.wording import sentences


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hey, WHAT'S the time, please?", ("what is the time",)),
        ("hello! could you tell me the time? thanks", ("hello", "the time", "thanks")),
        ("１２　ｋｍ？", ("12 km",)),
        ("at 3 p.m. in St. Petersburg", ("at 3 pm in st petersburg",)),
        ("1,000 m, in km", ("1,000 m in km",)),
        ("请问，现在几点了啊？", ("现在几点了",)),
        ("你好。帮我算一下 5 公里是多少英里", ("5公里是多少英里",)),
        ("x" * 201 + "? the time", ("the time",)),
        ("", ()),
    ],
)
def test_a_question_is_plain_without_marks_and_courtesies(text: str, plain: tuple[str]) -> None:
    assert sentences(text) == plain


@given(st.text(max_size=300))
def test_any_text_has_sentences_and_numbers(text: str) -> None:
    for sentence in sentences(text):
        assert in_digits(sentence) is not None


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("in ten days", "in 10 days"),
        ("two and a half hours", "2.5 hours"),
        ("someone and anyone", "someone and anyone"),
        ("三公里", "3公里"),
        ("十二月二十五号", "12月25号"),
        ("二零二六年", "2026年"),
        ("下周五一共几天", "下周五一共几天"),
    ],
)
def test_number_words_become_digits(words: str, digits: str) -> None:
    assert in_digits(words) == digits


def test_a_sentence_fits_a_template_as_a_whole() -> None:
    grammar = Grammar(slots={"place": r"[a-z ]+?"}, parts={"now": "[right] now"})
    templates = grammar.templates("(what|which) time [is it] in <place> [{now}]")
    assert list(templates.fits("what time is it in new york right now")) == [{"place": "new york"}]
    assert list(templates.fits("which time in rome")) == [{"place": "rome"}]
    assert not list(templates.fits("so what time in rome"))
