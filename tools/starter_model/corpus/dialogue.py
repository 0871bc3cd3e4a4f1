"""Dialogues: exchanges of several skills, with a memory for what the user has told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tools.starter_model.chatml import SYSTEM_PROMPT, Language, Message
from tools.starter_model.corpus import echo, facts, names, play, topics
from tools.starter_model.corpus.grammar import expand, fill, slots
from tools.starter_model.corpus.skills import Phrases, Skill, frames, skills, words
from tools.starter_model.corpus.surface import loosen, roughen

_LENGTHS = ((1, 30), (2, 25), (3, 20), (4, 15), (5, 10))
"""Exchanges of a dialogue, and how often."""
_BARE_RATE = 0.1
"""How often there is no system prompt."""
_SWITCH_RATE = 0.06
"""How often the next exchange is in the other language."""
_FOLLOW_RATE = 0.3
"""How often a skill that may only follow the one before does so."""
_RECALL_RATE = 0.45
"""How often something told is asked back."""
_FRAME_RATE = 0.45
"""How often a question is one that fits any subject."""
_WANT_RATE = 0.65
"""How often such a question is about a wish, and not about a thing."""
_PREFACE_RATE = 0.12
"""How often a sentence stands before a question, where the skill has some."""
_LOWER_RATE = 0.25
"""How often an English name is written without its capital, which the answer takes over."""


@dataclass(frozen=True, slots=True)
class Mix:
    """How much of a corpus asks for copying, which a small network must learn from the start."""

    facts: float = 0.26
    """How often an exchange phrases a given fact."""
    made_up: float = 0.65
    """How often a name or a word to copy is one that nobody has, so that it cannot be known."""


USUAL = Mix()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer."""

    skill: str
    language: Language
    ask: str
    reply: str
    expect: str
    """A regular expression for the reply, its slots filled."""


@dataclass(slots=True)
class Speaker:
    """Makes the exchanges of one dialogue."""

    random: Random
    mix: Mix = USUAL
    told: dict[tuple[Language, str], str] = field(default_factory=dict)
    """The slots that the user has told, by language."""
    before: Exchange | None = None
    """The exchange before, whoever made it."""

    def eligible(self, language: Language) -> list[Skill]:
        """The skills that may come next."""
        told = {slot for where, slot in self.told if where == language} | set(self._echo(language))
        ever = {slot for _, slot in self.told} | (echo.SLOTS if self.before else set())
        last = self.before.skill if self.before else ""
        return [
            skill
            for skill in skills()
            if skill.needs <= told
            and not skill.lacks & ever
            and (not skill.after or last in skill.after)
            and last not in skill.not_after
        ]

    def _echo(self, language: Language) -> dict[str, str]:
        """What may be taken over from the exchange before."""
        if self.before is None or self.before.language != language:
            return {}
        return echo.of(self.before.ask, self.before.reply, language)

    def choose(self, language: Language) -> Skill:
        """Choose the next skill by weight, with a liking for following up and asking back."""
        open_to = self.eligible(language)
        for rate, liked in (
            (_FOLLOW_RATE, [skill for skill in open_to if skill.after]),
            (_RECALL_RATE, [skill for skill in open_to if skill.needs - echo.SLOTS]),
        ):
            if liked and self.random.random() < rate:
                open_to = liked
                break
        return self.random.choices(open_to, [skill.weight for skill in open_to])[0]

    def exchange(self, skill: Skill, language: Language) -> Exchange:
        """Say something of `skill`, and remember what it tells."""
        phrases = skill.phrases[language]
        ask = expand(self._prefaced(phrases, language), self.random)
        reply = expand(self.random.choice(phrases.replies), self.random)
        known = self._echo(language) | {
            slot: self.told[language, slot] for slot in skill.needs - echo.SLOTS
        }
        bound: dict[str, str] = {}
        for slot in slots(ask + reply + phrases.expect):
            if slot not in bound:
                bound[slot] = known.get(slot) or self._word(language, slot, bound)
        for slot in skill.remembers:
            self.told[language, slot] = bound[slot]
        copied = bool({*slots(ask)} & {*slots(reply), "number"})
        self.before = Exchange(
            skill.name,
            language,
            roughen(
                fill(loosen(ask, language, self.random), bound),
                language,
                self.random,
                slips=not copied,
            ),
            fill(reply, bound),
            fill(phrases.expect, {slot: re.escape(word) for slot, word in bound.items()}),
        )
        return self.before

    def _prefaced(self, phrases: Phrases, language: Language) -> str:
        """A question, now and then with a sentence before it."""
        question = self._question(phrases, language)
        if not phrases.prefaces or self.random.random() >= _PREFACE_RATE:
            return question
        stop = ". " if language == "en" else "。"
        return self.random.choice(phrases.prefaces) + stop + question

    def _question(self, phrases: Phrases, language: Language) -> str:
        """A question of the skill's own, or its subject in a frame that fits any subject."""
        if phrases.wants and self.random.random() < _FRAME_RATE:
            about = frames(language)
            if self.random.random() < _WANT_RATE:
                want = self.random.choice(phrases.wants)
                return self.random.choice(about.wants).replace("{want_}", want)
            thing = self.random.choice(phrases.things)
            return self.random.choice(about.things).replace("{thing_}", thing)
        return self.random.choice(phrases.asks)

    def _word(self, language: Language, slot: str, bound: dict[str, str]) -> str:
        strange = self.random.random() < self.mix.made_up
        match slot:
            case "counted":
                return echo.counted(bound["number"], language)
            case "name":
                return self._name(language, strange=strange)
            case "echo_word" | "liked" if strange:
                return names.made_up_words(language, self.random)
            case _ if slot in play.SLOTS:
                return self._played(language, slot)
            case _ if topics.has(slot):
                return topics.word(language, slot, self.random)
            case _:
                return self.random.choice(words(language, slot))

    def _played(self, language: Language, slot: str) -> str:
        """What comes next of its kind, or what belongs to the riddle that was told."""
        if slot in play.CYCLES:
            return play.next_of(language, slot, self.told.get((language, slot)), self.random)
        riddle = self.told[language, "riddle"]
        if slot == "solution":
            return play.solution(language, riddle)
        return play.wrong_guess(language, riddle, self.random)

    def _name(self, language: Language, *, strange: bool) -> str:
        """A name; English ones are sometimes written small, as people type them."""
        made = names.made_up(language, self.random)
        name = made if strange else self.random.choice(words(language, "name"))
        lower = language == "en" and self.random.random() < _LOWER_RATE
        return name.lower() if lower else name


def dialogue(random: Random, mix: Mix = USUAL) -> list[Exchange]:
    """Make one dialogue."""
    speaker = Speaker(random, mix)
    language: Language = random.choice(("en", "zh"))
    lengths, weights = zip(*_LENGTHS, strict=True)
    exchanges: list[Exchange] = []
    for _ in range(random.choices(lengths, weights)[0]):
        if random.random() < _SWITCH_RATE:
            language = "zh" if language == "en" else "en"
        if random.random() < mix.facts:
            ask, reply, expect = facts.exchange(language, random)
            speaker.before = Exchange("fact", language, ask, reply, expect)
            exchanges.append(speaker.before)
        else:
            exchanges.append(speaker.exchange(speaker.choose(language), language))
    return exchanges


def messages(exchanges: list[Exchange], *, system: bool = True) -> list[Message]:
    """The dialogue as the model is told it."""
    told = [Message("system", SYSTEM_PROMPT)] if system else []
    for exchange in exchanges:
        told += [Message("user", exchange.ask), Message("assistant", exchange.reply)]
    return told


def training_dialogues(seed: int, count: int, mix: Mix = USUAL) -> Iterator[list[Message]]:
    """Make `count` dialogues; the same seed gives the same ones."""
    random = Random(seed)
    for _ in range(count):
        exchanges = dialogue(random, mix)
        yield messages(exchanges, system=random.random() >= _BARE_RATE)
