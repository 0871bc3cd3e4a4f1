from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from app.facts.finder import AT_MOST, LONGEST, Finder
from app.facts.source import Question
from app.ports import Fact

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


class Sayings:
    """A source that always knows the same."""

    def __init__(self, name: str, *texts: str) -> None:
        self.name = name
        self.texts = texts

    def find(self, question: Question) -> Sequence[Fact]:
        return [Fact(self.name, text, question.language) for text in self.texts]


def test_the_first_source_that_knows_something_answers_alone() -> None:
    finder = Finder([Sayings("none"), Sayings("sure", "1 + 1 = 2"), Sayings("likely", "maybe")])
    assert finder.find(Question("1+1", NOW)) == (Fact("sure", "1 + 1 = 2", "en"),)


def test_facts_are_few_and_none_is_said_twice() -> None:
    finder = Finder([Sayings("wordy", "a", "a", "b", "c", "d")])
    assert [fact.text for fact in finder.find(Question("x", NOW))] == ["a", "b", "c"]
    assert AT_MOST == 3


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST + 1)])
def test_what_is_no_question_is_not_looked_at(text: str) -> None:
    assert Finder([Sayings("sure", "fact")]).find(Question(text, NOW)) == ()


@pytest.mark.parametrize(("text", "language"), [("what?", "en"), ("什么", "zh"), ("a 猫", "zh")])
def test_a_question_with_a_chinese_character_is_chinese(text: str, language: str) -> None:
    assert Question(text, NOW).language == language
