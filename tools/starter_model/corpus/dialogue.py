"""Dialogues: exchanges of several skills, with a memory for what the user has told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tools.starter_model.chatml import SYSTEM_PROMPT, Language, Message
from tools.starter_model.corpus import facts, names
from tools.starter_model.corpus.grammar import expand, fill, slots
from tools.starter_model.corpus.skills import Phrases, Skill, Split, frames, skills, words
from tools.starter_model.corpus.surface import roughen

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
_LISTED_RATE = 0.7
"""How often a topic is one of the list as it stands there."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Mix:
    """How much of a corpus asks for copying, which a small network learns late."""

    facts: float
    """How often an exchange phrases a given fact."""
    made_up: float
    """How often a name is one that nobody has, so that it cannot be known by heart."""


PLAIN = Mix(facts=0.05, made_up=0.0)
COPYING = Mix(facts=0.12, made_up=0.6)


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
    split: Split
    mix: Mix = PLAIN
    told: dict[tuple[Language, str], str] = field(default_factory=dict)
    """The slots that the user has told, by language."""
    last: str = ""
    """The skill of the exchange before."""

    def eligible(self, language: Language) -> list[Skill]:
        """The skills that may come next."""
        known = {slot for where, slot in self.told if where == language}
        return [
            skill
            for skill in skills()
            if skill.needs <= known
            and not skill.lacks & {slot for _, slot in self.told}
            and (not skill.after or self.last in skill.after)
        ]

    def choose(self, language: Language) -> Skill:
        """Choose the next skill by weight, with a liking for following up and asking back."""
        open_to = self.eligible(language)
        for rate, liked in (
            (_FOLLOW_RATE, [skill for skill in open_to if skill.after]),
            (_RECALL_RATE, [skill for skill in open_to if skill.needs]),
        ):
            if liked and self.random.random() < rate:
                open_to = liked
        return self.random.choices(open_to, [skill.weight for skill in open_to])[0]

    def exchange(self, skill: Skill, language: Language) -> Exchange:
        """Say something of `skill`, and remember what it tells."""
        phrases = skill.phrases[language]
        ask = expand(self._question(phrases, language), self.random)
        reply = expand(self.random.choice(phrases.replies), self.random)
        bound = {
            slot: self._word(language, slot, recalled=slot in skill.needs)
            for slot in dict.fromkeys(slots(ask + reply))
        }
        for slot in skill.remembers:
            self.told[language, slot] = bound[slot]
        self.last = skill.name
        copied = bool(skill.remembers)
        return Exchange(
            skill.name,
            language,
            roughen(fill(ask, bound), language, self.random, slips=not copied),
            fill(reply, bound),
            fill(phrases.expect, bound) if copied or skill.needs else phrases.expect,
        )

    def _question(self, phrases: Phrases, language: Language) -> str:
        """A question of the skill's own, or its subject in a frame that fits any subject."""
        if phrases.wants and self.random.random() < _FRAME_RATE:
            about = frames(language, self.split)
            if self.random.random() < _WANT_RATE:
                want = self.random.choice(phrases.wants)
                return self.random.choice(about.wants).replace("{want_}", want)
            thing = self.random.choice(phrases.things)
            return self.random.choice(about.things).replace("{thing_}", thing)
        own = phrases.held_out if self.split == "test" else phrases.asks
        return self.random.choice(own)

    def _word(self, language: Language, slot: str, *, recalled: bool) -> str:
        if recalled:
            return self.told[language, slot]
        match slot:
            case "a" | "b":
                return str(self.random.randrange(10 ** self.random.randint(1, 4)))
            case "topic" | "topic2":
                return self._topic(language)
            case "noise" | "noise2":
                return self._noise(language)
            case "name" if self.mix.made_up and self.random.random() < self.mix.made_up:
                return names.made_up(language, self.random)
            case _:
                return self.random.choice(words(language, slot, self.split))

    def _topic(self, language: Language) -> str:
        """A topic of the list, or pieces of two, so that any strange word means a topic."""
        topic, other = (self.random.choice(words(language, "topic", self.split)) for _ in range(2))
        if self.random.random() < _LISTED_RATE:
            return topic
        if language == "zh":
            return topic[: (len(topic) + 1) // 2] + other[len(other) // 2 :]
        pieces = [word for word in f"{topic} {other}".split() if len(word) > 3] or [topic]
        return " ".join(self.random.sample(pieces, min(len(pieces), self.random.randint(1, 2))))

    def _noise(self, language: Language) -> str:
        if language == "en" or self.random.random() < 0.2:
            return "".join(self.random.choices(_LETTERS, k=self.random.randint(2, 7)))
        topics = "".join(words("zh", "topic", self.split))
        return "".join(self.random.choices(topics, k=self.random.randint(1, 3)))


def dialogue(random: Random, split: Split = "train", mix: Mix = PLAIN) -> list[Exchange]:
    """Make one dialogue."""
    speaker = Speaker(random, split, mix)
    language: Language = random.choice(("en", "zh"))
    lengths, weights = zip(*_LENGTHS, strict=True)
    exchanges: list[Exchange] = []
    for _ in range(random.choices(lengths, weights)[0]):
        if random.random() < _SWITCH_RATE:
            language = "zh" if language == "en" else "en"
        if random.random() < mix.facts:
            ask, reply, expect = facts.exchange(language, random)
            exchanges.append(Exchange("fact", language, ask, reply, expect))
            speaker.last = "fact"
        else:
            exchanges.append(speaker.exchange(speaker.choose(language), language))
    return exchanges


def messages(exchanges: list[Exchange], *, system: bool = True) -> list[Message]:
    """The dialogue as the model is told it."""
    told = [Message("system", SYSTEM_PROMPT)] if system else []
    for exchange in exchanges:
        told += [Message("user", exchange.ask), Message("assistant", exchange.reply)]
    return told


def training_dialogues(seed: int, count: int, mix: Mix = PLAIN) -> Iterator[list[Message]]:
    """Make `count` dialogues; the same seed gives the same ones."""
    random = Random(seed)
    for _ in range(count):
        exchanges = dialogue(random, mix=mix)
        yield messages(exchanges, system=random.random() >= _BARE_RATE)
