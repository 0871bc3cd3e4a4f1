"""What every source of facts promises."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.facts.registry import SOURCES, SourceSpec
from app.facts.source import FactSource, Question

NOW = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
MADE = {spec.name: spec.load()() for spec in SOURCES}
SMALL_TALK = (
    "",
    "hello",
    "thank you so much!",
    "I have 2 cats and a dog.",
    "tell me a story",
    "who won the war of 1812",
    "你好",
    "谢谢你",
    "我有两只猫。",
    "给我讲个故事",
    "今天心情不错",
)
HUGE = ("9^" * 600 + "9", "(" * 2000, "x" * 2000, "一" * 2000, "1 2 " * 500, "what is " * 250)
LIMIT = 0.1
"""Seconds for what no person would ask. A few milliseconds are usual; the machine may be busy."""


@pytest.fixture(params=SOURCES, ids=lambda spec: spec.name)
def source(request: pytest.FixtureRequest) -> FactSource:
    spec: SourceSpec = request.param
    return MADE[spec.name]


@pytest.mark.parametrize("spec", SOURCES, ids=lambda spec: spec.name)
def test_a_fact_is_one_line_in_the_language_of_the_question(spec: SourceSpec) -> None:
    for text in spec.warming:
        question = Question(text, NOW)
        facts = MADE[spec.name].find(question)
        assert facts
        for fact in facts:
            assert fact.source == spec.name == MADE[spec.name].name
            assert fact.language == question.language
            assert fact.text == fact.text.strip() != ""
            assert len(fact.text.splitlines()) == 1


@pytest.mark.parametrize("text", SMALL_TALK)
def test_what_is_not_asked_is_not_answered(source: FactSource, text: str) -> None:
    assert list(source.find(Question(text, NOW))) == []


@pytest.mark.parametrize("text", HUGE, ids=lambda text: text[:6])
def test_nothing_takes_long(source: FactSource, text: str) -> None:
    source.find(Question("hello", NOW))
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        source.find(Question(text, NOW))
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < LIMIT


@given(text=st.text(max_size=200), earlier=st.lists(st.text(max_size=60), max_size=3))
@settings(max_examples=60, deadline=None)
def test_no_question_makes_it_raise(text: str, earlier: list[str]) -> None:
    for source in MADE.values():
        source.find(Question(text, NOW, tuple(earlier)))


def test_the_same_question_has_the_same_answer(source: FactSource) -> None:
    for spec in SOURCES:
        for text in spec.warming:
            question = Question(text, NOW)
            assert list(source.find(question)) == list(source.find(question))
