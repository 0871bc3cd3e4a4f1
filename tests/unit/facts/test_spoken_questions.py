"""Questions as people say them find their facts, and talk about other things finds none."""

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
DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "spoken_questions.toml").read_text(encoding="utf-8")
)
FLOORS = {
    "calculator": 0.85,
    "units": 0.95,
    "calendar": 0.83,
    "clock": 0.9,
    "lists": 0.95,
    "dictionary": 0.95,
}
"""Share of each source's questions that must find the right fact."""


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(tuple(spec.load()() for spec in SOURCES if spec.name != "help"))


def told(finder: Finder, text: str) -> str:
    facts = finder.find(Question(text, NOW))
    return facts[0].text if facts else ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("source", FLOORS)
def test_most_questions_find_their_fact(finder: Finder, source: str, language: str) -> None:
    asked = [(text, fact) for text, fact in DATA[source][language]]
    right = sum(bool(fact) and told(finder, text) == fact for text, fact in asked)
    assert right / len(asked) >= FLOORS[source]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_talk_about_other_things_finds_no_fact(finder: Finder, language: str) -> None:
    assert [text for text in DATA["nobody"][language] if told(finder, text)] == []
