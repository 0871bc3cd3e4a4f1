from __future__ import annotations

import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.facts.lists import Lists
from app.facts.source import Question

DATA = tomllib.loads((Path(__file__).parents[2] / "data" / "lists.toml").read_text("utf-8"))
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ENGLISH = ["sort", "count", "longest", "largest", "average", "reverse", "how many", "letters", "in"]
SIGNS = [":", ",", ";", "'", "3", "1,2", "cat", "of", "and", "、"]
CHINESE = ["把", "排序", "从大到小", "有几个", "字", "哪个", "最大", "的", "平均数", "和", "怎么拼"]
WORDS = st.sampled_from([*ENGLISH, *SIGNS, *CHINESE])


def found(text: str) -> str | None:
    facts = Lists().find(Question(text, NOW))
    assert all(fact.source == "lists" for fact in facts)
    return facts[0].text if facts else None


@pytest.mark.parametrize(("question", "fact"), DATA["en"] + DATA["zh"])
def test_a_question_about_a_list_gets_its_fact(question: str, fact: str) -> None:
    assert found(question) == fact


@pytest.mark.parametrize("text", DATA["none"])
def test_what_lists_nothing_is_left_alone(text: str) -> None:
    assert found(text) is None


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=20))
def test_numbers_are_sorted_as_python_sorts_them(values: list[int]) -> None:
    listed = ", ".join(map(str, values))
    up, down = sorted(values), sorted(values, reverse=True)
    assert found(f"sort {listed}") == f"sorted: {', '.join(map(str, up))}"
    assert found(f"把{listed}从大到小排序") == f"排序：{'、'.join(map(str, down))}"
    assert found(f"what is the largest of {listed}") == f"the largest is {up[-1]}"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=20).map(" ".join)))
def test_no_text_makes_it_raise(text: str) -> None:
    for answer in (found(text), found(f"sort: {text}"), found(f"{text}排序")):
        assert answer is None or "\n" not in answer


@pytest.mark.parametrize(
    "text",
    [
        "sort " + "1, " * 180, "sort: " + "a " * 280, "how many " + "in " * 190, "、" * 590,
        "what is the largest of " + "9 and " * 90, "把" * 590, "和" * 590, "最大" * 290, "请" * 590,
        " " * 590, "spell " + "a-" * 290, "please " * 80, "? " * 290, "x" * 2000, "有几个" * 190,
        "the " * 140, "sort in order " * 40,
    ],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_what_is_long_is_looked_at_quickly(text: str) -> None:
    took = []
    for _ in range(3):
        begin = time.thread_time()
        found(text)
        took.append(time.thread_time() - begin)
    assert min(took) < 0.02
