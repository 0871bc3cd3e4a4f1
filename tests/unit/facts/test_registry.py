"""The sources that are on, made where they are asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app import assembly
from app.facts import registry
from app.facts.registry import SOURCES, Sources
from app.ports import Fact, Message
from app.settings import Facts

NOW = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)


class Echo:
    """Knows what was said before."""

    name = "echo"
    made = 0

    def __init__(self):
        Echo.made += 1
        self.seen = []

    def find(self, question):
        self.seen.append(question)
        return [Fact("echo", f"{question.now:%H:%M} {' '.join(question.earlier)}", "en")]


@pytest.fixture
def echo(monkeypatch):
    monkeypatch.setattr(Echo, "made", 0)
    monkeypatch.setattr(registry, "SOURCES", {"echo": f"{__name__}:Echo"})


def test_a_source_is_made_when_it_is_asked_and_once(echo):
    sources = Sources({"echo"}, lambda: NOW)
    assert Echo.made == 0
    history = (Message("user", "one"), Message("assistant", "two"), Message("user", "three"))
    for _ in range(2):
        assert sources.find("four", history) == (Fact("echo", "04:05 one three", "en"),)
    assert Echo.made == 1


def test_a_source_that_is_off_is_not_even_made(echo):
    sources = Sources(set(), lambda: NOW)
    assert list(sources.warm()) == []
    assert sources.find("four", ()) == ()
    assert Echo.made == 0


def test_getting_ready_asks_every_source_in_both_languages(echo):
    sources = Sources({"echo"}, lambda: NOW)
    assert len(list(sources.warm())) == 1 + len(registry.WARMING)
    assert {question.language for question in sources._sources[0].seen} == {"en", "zh"}


def test_every_source_has_a_switch():
    assert set(SOURCES) <= {field for field in Facts.__struct_fields__ if field != "with_tools"}


def test_the_time_has_a_zone():
    assert registry.local_time().tzinfo is not None


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_can_be_made_and_carries_its_name(name):
    sources = Sources({name}, lambda: NOW)
    for _ in sources.warm():
        pass
    assert [source.name for source in sources._sources] == [name]


@pytest.mark.parametrize("with_tools", [True, False])
def test_the_settings_say_who_is_told(with_tools):
    choice = assembly.facts(Facts(with_tools=with_tools))
    assert choice.with_tools is with_tools
    assert choice.find("hello there", ()) == ()
