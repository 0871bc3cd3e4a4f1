from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.facts.calculator import Calculator
from app.facts.source import Question

DATA = tomllib.loads((Path(__file__).parents[2] / "data" / "sums.toml").read_text("utf-8"))
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def found(text: str, *earlier: str) -> str | None:
    facts = Calculator().find(Question(text, NOW, earlier))
    assert len(facts) <= 1
    return facts[0].text if facts else None


@pytest.mark.parametrize(("question", "fact"), DATA["en"] + DATA["zh"])
def test_a_sum_is_given_with_its_result(question: str, fact: str) -> None:
    assert found(question) == fact


@pytest.mark.parametrize(("first", "then", "fact"), DATA["later"])
def test_a_follow_up_goes_on_from_the_last_result(first: str, then: str, fact: str) -> None:
    assert found(then, first) == fact
    assert found(then, "hello", first, "thank you") == fact


@pytest.mark.parametrize("text", DATA["none"])
def test_what_is_no_sum_is_left_alone(text: str) -> None:
    assert found(text) is None


def test_a_follow_up_may_follow_a_follow_up() -> None:
    assert found("plus 1", "2 + 3", "times 10", "and minus 5") == "45 + 1 = 46"


def test_a_result_is_forgotten_when_the_talk_has_moved_on() -> None:
    assert found("times 2", "2 + 3", "hello", "who are you", "thank you") is None


def test_a_fact_is_in_the_language_of_its_question() -> None:
    (fact,) = Calculator().find(Question("5除以0", NOW))
    assert (fact.source, fact.language) == ("calculator", "zh")
    (fact,) = Calculator().find(Question("5 over 0", NOW))
    assert (fact.source, fact.language) == ("calculator", "en")
