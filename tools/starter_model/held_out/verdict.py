"""The verdict on a played prompt."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.facts.help_pages import HelpPages
from app.ports import Fact
from tools.starter_model.chatml import Language
from tools.starter_model.corpus import echo, play
from tools.starter_model.corpus.grammar import expansions, fill, slots
from tools.starter_model.corpus.skills import DATA, Skill, skills, words
from tools.starter_model.held_out import judging
from tools.starter_model.held_out.playing import Turn
from tools.starter_model.held_out.prompts import Prompt

LIMITS: Final = "limits"
"""The file of skills that say no, and in the test the name for any of them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A prompt, its answer, and what is to be said about it."""

    prompt: Prompt
    answer: str
    facts: tuple[str, ...]
    right: bool
    """The whole path: the right fact where one is needed, none where none is, a right answer."""
    grounded: bool
    """The sources found what they should have found, and nothing where there is nothing."""
    ended: bool
    """By the stop token."""
    loops: bool


def judged(prompt: Prompt, turns: list[Turn]) -> Verdict:
    """Judge the last of `turns`.

    Raises:
        ValueError: the prompt names a skill that there is not, or one whose answers cannot be told
            without knowing what filled its slots.
    """
    last = turns[-1]
    grounded = _grounded(prompt, last.facts)
    return Verdict(
        prompt,
        last.answer,
        tuple(each.text for each in last.facts),
        right=grounded and _right(prompt, turns),
        grounded=grounded,
        ended=last.usage.stop == "stop",
        loops=judging.loops(last.answer),
    )


def _grounded(prompt: Prompt, facts: tuple[Fact, ...]) -> bool:
    match prompt.category:
        case "facts":
            return bool(facts) and facts[0].source == prompt.topic
        case "help":
            return any(_about(fact, prompt) for fact in facts)
        case "refusal":
            return not facts
        case _:
            return True


def _right(prompt: Prompt, turns: list[Turn]) -> bool:
    last = turns[-1]
    helped = any(
        _about(each, prompt) and judging.tells_help(each.text, last.answer) for each in last.facts
    )
    match prompt.category:
        case "facts":
            return judging.tells_fact(last.facts[0].text, prompt.ask, last.answer)
        case "help":
            return helped
        case "refusal":
            return _matches(limits(), prompt.language, turns) and judging.only_refuses(
                prompt.ask, last.answer, _refusals(prompt.language)
            )
        case _:
            if prompt.expect:
                return re.search(prompt.expect, last.answer) is not None
            return helped or _matches(prompt.skills, prompt.language, turns)


def _about(fact: Fact, prompt: Prompt) -> bool:
    return fact.source == "help" and _section(fact.language, fact.text) in prompt.about


@cache
def _section(language: Language, passage: str) -> str:
    sections = HelpPages.load(language).sections()
    return next((each.id for each in sections if each.passage == passage), "")


def unknown_names(prompts: Iterable[Prompt]) -> list[str]:
    """What the test names and there is not: skills, and sections of the help."""
    there = {each.name for each in skills()} | {LIMITS}
    named = {name for prompt in prompts if not prompt.expect for name in prompt.skills}
    sections = {each.id for each in HelpPages.load("en").sections()}
    linked = {name for prompt in prompts for name in prompt.about}
    return sorted((named - there) | (linked - sections))


@cache
def limits() -> tuple[str, ...]:
    """The names of the skills that say what cannot be known or done here."""
    text = (DATA / f"{LIMITS}.toml").read_text(encoding="utf-8")
    return tuple(skill["name"] for skill in tomllib.loads(text)["skill"])


@cache
def _named(name: str) -> tuple[Skill, ...]:
    names = limits() if name == LIMITS else (name,)
    found = tuple(each for each in skills() if each.name in names)
    if not found:
        raise ValueError(f"there is no skill {name}")
    return found


def _matches(names: tuple[str, ...], language: Language, turns: list[Turn]) -> bool:
    return any(
        re.search(_expected(skill, language, turns), turns[-1].answer)
        for name in names
        for skill in _named(name)
    )


def _expected(skill: Skill, language: Language, turns: list[Turn]) -> str:
    """What `skill` expects, with what was said before in the slots that take it over."""
    pattern = skill.phrases[language].expect
    bound: dict[str, str] = {}
    if len(turns) > 1:
        before = turns[-2]
        bound = {
            echo.LAST_REPLY: before.answer,
            echo.LAST_REPLY_FIRST: echo.first_sentence(before.answer),
            echo.LAST_ASK: before.ask,
            **_solution(language, turns),
        }
    if missing := set(slots(pattern)) - set(bound):
        raise ValueError(f"{skill.name} expects {missing}; the test must say what is right")
    return fill(pattern, {slot: re.escape(word) for slot, word in bound.items()})


def _solution(language: Language, turns: list[Turn]) -> dict[str, str]:
    """What answers the riddle that was told last."""
    for turn in reversed(turns[:-1]):
        for riddle in words(language, "riddle"):
            if riddle in turn.answer:
                return {"solution": play.solution(language, riddle)}
    return {"solution": "a riddle that was told"}


@cache
def _refusals(language: Language) -> tuple[set[str], ...]:
    """The pieces of every sentence with which a skill of the limits may answer."""
    replies = {
        sentence
        for name in limits()
        for skill in _named(name)
        for reply in skill.phrases[language].replies
        for way in expansions(reply)
        for sentence in judging.sentences(way)
    }
    return tuple(judging.pieces(re.sub(r"\{\w+\}", " ", each)) for each in replies)
