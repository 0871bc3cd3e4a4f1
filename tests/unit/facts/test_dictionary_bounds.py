"""The dictionary is bounded: it never raises, and no question keeps it long."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.facts.dictionary import Dictionary
from app.facts.source import Question

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
DICTIONARY = Dictionary()

FRAGMENTS = [
    "what is",
    "a",
    "cat",
    "in chinese",
    "and",
    "what about",
    "猫",
    "是什么",
    "用英语怎么说",
]
FRAGMENTS += ["呢", "那", "“", "?", " ", "translate", "mean", "请问", "please", "it"]


@settings(max_examples=200, deadline=None)
@given(
    text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(FRAGMENTS)).map(" ".join)),
    earlier=st.lists(st.lists(st.sampled_from(FRAGMENTS)).map(" ".join), max_size=6).map(tuple),
)
def test_no_question_makes_it_raise(text: str, earlier: tuple[str, ...]) -> None:
    for fact in DICTIONARY.find(Question(text, NOW, earlier)):
        assert fact.text
        assert "\n" not in fact.text


def best_of(work: list[Question], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for question in work:
            DICTIONARY.find(question)
        times.append((time.process_time() - start) / len(work))
    return min(times)


def test_the_entries_are_read_in_a_moment() -> None:
    times = []
    for _ in range(5):
        start = time.process_time()
        Dictionary().find(Question("how do you say cat in Chinese", NOW))
        times.append(time.process_time() - start)
    assert min(times) < 0.06


def test_a_question_takes_a_few_milliseconds() -> None:
    DICTIONARY.find(Question("what is a cat", NOW))
    usual = ["what is a glacier", "what does the man next door do all day", "猫用英语怎么说"]
    assert best_of([Question(text, NOW) for text in usual]) < 0.005


@pytest.mark.parametrize(
    "text",
    [
        "what is " + "a" * 1990,
        "the " * 500,
        "是什么" * 600,
        "please " * 280 + "define cat",
        "say " + "in chinese " * 13,
        "怎么说" * 50,
        "“" * 2000,
        "ﷺ" * 159,
    ],
)
def test_a_monstrous_question_takes_no_longer(text: str) -> None:
    earlier = tuple(text[:150] for _ in range(5))
    assert best_of([Question(text, NOW, earlier), Question(text[:150], NOW, earlier)]) < 0.02
