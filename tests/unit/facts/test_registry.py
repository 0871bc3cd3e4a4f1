"""The sources that are on, made where they are asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app import assembly
from app.facts import registry
from app.facts.registry import SOURCES, Sources, SourceSpec
from app.facts.source import Question
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
    spec = SourceSpec("echo", f"{__name__}:Echo", ("hello", "你好"))
    monkeypatch.setattr(registry, "SOURCES", (spec,))


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


def test_a_source_behind_one_that_has_answered_is_not_made(echo, monkeypatch):
    never = SourceSpec("never", "no.such.module:Source")
    monkeypatch.setattr(registry, "SOURCES", (*registry.SOURCES, never))
    sources = Sources({"echo", "never"}, lambda: NOW)
    assert sources.find("four", ())
    with pytest.raises(ModuleNotFoundError):
        list(sources.warm())


def test_getting_ready_asks_every_source_what_it_knows(echo):
    sources = Sources({"echo"}, lambda: NOW)
    assert len(list(sources.warm())) == 3
    (later,) = sources._sources.values()
    assert [question.text for question in later._source.seen] == ["hello", "你好"]


def test_every_source_has_a_switch():
    assert {spec.name for spec in SOURCES} <= {
        field for field in Facts.__struct_fields__ if field != "with_tools"
    }


def test_the_time_has_a_zone():
    assert registry.local_time().tzinfo is not None


@pytest.mark.parametrize("spec", SOURCES, ids=lambda spec: spec.name)
def test_every_source_answers_what_it_gets_ready_with_in_both_languages(spec):
    sources = Sources({spec.name}, lambda: NOW)
    assert {Question(text, NOW).language for text in spec.warming} == {"en", "zh"}
    for text in spec.warming:
        facts = sources.find(text, ())
        assert facts
        assert {fact.source for fact in facts} == {spec.name}


EXPECTED = {
    "what is 17 times 23": ("calculator", "17 × 23 = 391"),
    "what day is it tomorrow": ("calendar", None),
    "what time is it in london": ("clock", None),
    "how many km are 5 miles": ("units", None),
    "sort pear, apple, fig": ("lists", None),
    "what is a cat": ("dictionary", None),
    "how do i change the text size": ("help", None),
    "hello there": None,
    "i have 2 cats": None,
}


@pytest.mark.parametrize("text", EXPECTED)
def test_the_surest_source_answers(text):
    facts = Sources({spec.name for spec in SOURCES}, lambda: NOW).find(text, ())
    if EXPECTED[text] is None:
        assert facts == ()
        return
    source, words = EXPECTED[text]
    assert {fact.source for fact in facts} == {source}
    assert words is None or facts[0].text == words


@pytest.mark.parametrize("with_tools", [True, False])
def test_the_settings_say_who_is_told(with_tools):
    choice = assembly.facts(Facts(with_tools=with_tools))
    assert choice.with_tools is with_tools
    assert choice.find("hello there", ()) == ()
