"""Questions as people say and type them find their facts, and other talk finds none."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.facts.finder import Finder
from app.facts.registry import SOURCES
from app.facts.source import Question

NOW = datetime(2026, 5, 13, 15, 42, tzinfo=ZoneInfo("Europe/Berlin"))
DATA: dict[str, dict[str, Any]] = {
    how: tomllib.loads(
        (Path(__file__).parents[2] / "data" / f"{how}_questions.toml").read_text(encoding="utf-8")
    )
    for how in ("spoken", "typed")
}
FLOORS = {
    "spoken": {
        "calculator": 0.85,
        "units": 0.95,
        "calendar": 0.83,
        "clock": 0.9,
        "lists": 0.95,
        "dictionary": 0.95,
    },
    "typed": {
        "calculator": 0.9,
        "units": 0.93,
        "calendar": 0.92,
        "clock": 0.92,
        "lists": 0.92,
        "dictionary": 0.87,
    },
}
"""Share of each source's questions that must find the right fact."""


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(tuple(spec.load()() for spec in SOURCES if spec.name != "help"))


def told(finder: Finder, text: str) -> str:
    *earlier, last = text.split(" >> ")
    facts = finder.find(Question(last, NOW, tuple(earlier)))
    return facts[0].text if facts else ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("how", "source"), [(how, source) for how, floors in FLOORS.items() for source in floors]
)
def test_most_questions_find_their_fact(
    finder: Finder, how: str, source: str, language: str
) -> None:
    wrong = [
        (text, fact, found)
        for text, fact in DATA[how][source][language]
        if (found := told(finder, text)) != fact or not fact
    ]
    assert len(wrong) <= (1 - FLOORS[how][source]) * len(DATA[how][source][language]), wrong
    assert [case for case in wrong if all(case) and how == "typed"] == []  # a miss, never a lie


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("how", FLOORS)
def test_talk_about_other_things_finds_no_fact(finder: Finder, how: str, language: str) -> None:
    assert [text for text in DATA[how]["nobody"][language] if told(finder, text)] == []
