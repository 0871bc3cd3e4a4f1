"""Phrasing what the app knows for certain: the fact stands before the question, and is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from random import Random
from typing import Final, Literal, TypeAlias

from app.conversation import with_facts
from app.facts.help_pages import HelpPages
from app.facts.registry import SOURCES
from app.facts.source import FactSource, Question
from app.ports import Fact
from tools.starter_model.chatml import Language
from tools.starter_model.corpus import fact_slots, topics
from tools.starter_model.corpus.grammar import expand, fill, slots
from tools.starter_model.corpus.surface import loosen, roughen
from tools.starter_model.held_out.share import held_out_concepts, held_out_words

Form: TypeAlias = Literal["plain", "short", "long"]

_POOL: Final = 4000
"""Facts of a language that are looked up; which of them stand before a question is drawn."""
_STRANGE_QUESTION_RATE: Final = 0.2
"""How often the question is any at all: what a fact says does not hang on how one asks."""
_MADE_UP_RATE: Final = 0.3
"""How often a fact is one that no source gives, so that it can only be copied."""
_FORM_RATE: Final = 0.12
"""How often a short answer is asked for, and how often a long one."""
_SECOND_RATE: Final = 0.06
"""How often there are two facts."""
_BY_SOURCE: Final = (
    ("calculator", 22),
    ("units", 10),
    ("calendar", 12),
    ("clock", 10),
    ("lists", 9),
    ("dictionary", 10),
    ("translation", 9),
    ("help", 22),
)
_LOOKED_UP: Final = "I looked it up: "
_OPENERS: Final = re.compile(
    r"(?:an?|the|it|today|tomorrow|yesterday|there|from|when|sorted|reversed|somebody|to|that|in"
    r"|one|on|this)\b"
)
"""Words of our own that may begin a sentence in capitals; others are left as the fact has them."""
_ORIGINS: Final = {
    "en": {
        "": "This computer worked it out for me.",
        "dictionary": "It stands in the small dictionary that comes with me.",
        "help": "It stands in my help pages.",
    },
    "zh": {
        "": "这是这台电脑帮我算出来的。",
        "dictionary": "这是我自带的小词典里写的。",
        "help": "这是我的帮助页里写的。",
    },
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, and what a source answers."""

    kind: str
    ask: str
    fact: Fact


def phrase(fact: Fact, form: Form = "plain") -> str:
    """What is said of `fact`: its own words as far as can be."""
    said = _sentence(fact, short=form == "short")
    if form != "long":
        return said
    origins = _ORIGINS[fact.language]
    origin = origins.get(fact.source, origins[""])
    return f"{said}{origin}" if fact.language == "zh" else f"{said} {origin}"


def _sentence(fact: Fact, *, short: bool) -> str:
    text = fact.text
    if fact.source == "help":
        return _first_sentence(text, fact.language) if short else text
    left, equal, right = text.rpartition(" = ")
    if fact.language == "zh":
        if not equal:
            return f"{text}。"
        about = right.startswith("约")
        return f"{right}。" if short else f"{left}{'约' * about}等于{right.removeprefix('约')}。"
    if equal:
        return f"{right}." if short else f"{left} is {right}."
    if _OPENERS.match(text):
        return f"{text[0].upper()}{text[1:]}."
    return f"{_LOOKED_UP}{text}." if fact.source == "dictionary" else f"{text}."


def _first_sentence(text: str, language: Language) -> str:
    found = re.match(r".*?[.!?](?= |$)" if language == "en" else r".*?[。！？]", text)
    return found[0] if found else text


def exchange(language: Language, random: Random) -> tuple[str, str, str]:
    """A question with its facts before it, the answer, and what the answer must contain."""
    known = _drawn(language, random)
    facts = [known.fact]
    if random.random() < _SECOND_RATE and known.fact.source != "help":
        other = _drawn(language, random)
        if other.fact.source == known.fact.source and other.fact.text != known.fact.text:
            facts.append(other.fact)
    ask, form = _asked(known, language, random)
    joint = "" if language == "zh" else " "
    reply = joint.join(phrase(fact, form if len(facts) == 1 else "plain") for fact in facts)
    return with_facts(ask, facts), reply, re.escape(reply)


def _drawn(language: Language, random: Random) -> Answered:
    kinds, weights = zip(*_BY_SOURCE, strict=True)
    kind = random.choices(kinds, weights)[0]
    if random.random() < _MADE_UP_RATE and kind in _MADE_UP:
        return _MADE_UP[kind](language, random)
    return random.choice(_pool(language)[kind])


def _asked(known: Answered, language: Language, random: Random) -> tuple[str, Form]:
    """The question as somebody types it, and the form of answer that it asks for."""
    ask, form = known.ask, _form(random)
    if random.random() < _STRANGE_QUESTION_RATE:
        ask = topics.word(language, "topic", random)
        if random.random() < 0.5:
            ask = expand(random.choice(fact_slots.templates(language)["dictionary"]), random)
            thing = topics.word(language, "topic", random)
            ask = fill(ask, dict.fromkeys(slots(ask), thing))
    if form != "plain":
        wish = random.choice(fact_slots.templates(language)[form])
        stop = random.choice((", ", ". ") if language == "en" else ("，", "。"))
        ask = f"{ask}{stop}{wish}" if random.random() < 0.7 else f"{wish}{stop}{ask}"
    return roughen(loosen(ask, language, random), language, random, slips=False), form


def _form(random: Random) -> Form:
    chance = random.random()
    return "short" if chance < _FORM_RATE else "long" if chance < 2 * _FORM_RATE else "plain"


@cache
def _pool(language: Language) -> dict[str, list[Answered]]:
    """What the real sources answer, by kind of question; the same in every run."""
    random = Random(f"facts {language}")
    sources = {spec.name: spec.load()() for spec in SOURCES}
    found: dict[str, list[Answered]] = {kind: [] for kind, _ in _BY_SOURCE}
    for kind, answered in found.items():
        if kind == "help":
            answered.extend(_help(language, random))
        elif kind in {"dictionary", "translation"}:
            answered.extend(_looked_up(kind, sources["dictionary"], language, random))
        else:
            answered.extend(_computed(kind, sources[kind], language, random))
    return found


def _computed(
    kind: str, source: FactSource, language: Language, random: Random
) -> Iterator[Answered]:
    templates = fact_slots.templates(language)[kind]
    share = dict(_BY_SOURCE)[kind] / sum(weight for _, weight in _BY_SOURCE)
    for _ in range(int(2 * share * _POOL)):
        ask = fact_slots.filled(expand(random.choice(templates), random), language, random)
        for fact in source.find(Question(ask, _some_time(random)))[:1]:
            if fact.language == language:
                yield Answered(kind, ask, fact)


def _looked_up(
    kind: str, source: FactSource, language: Language, random: Random
) -> Iterator[Answered]:
    """Every entry of the dictionary that the test does not ask about, a few times."""
    templates = fact_slots.templates(language)[kind]
    for entry in fact_slots.entries(kind, language):
        for template in random.sample(templates, 2):
            ask = fill(expand(template, random), entry)
            for fact in source.find(Question(ask, _some_time(random)))[:1]:
                if fact.language == language and not _is_held_out(fact.text):
                    yield Answered(kind, ask, fact)


@cache
def _held_out_texts() -> frozenset[str]:
    return frozenset(
        text
        for concept in held_out_concepts()
        for text in (concept.english_definition, concept.chinese_definition)
    ) | frozenset(f'"{word.english[0]}"' for word in held_out_words())


def _is_held_out(text: str) -> bool:
    quoted = re.search(r"[\"“]([^\"“”]+)[\"”]", text)
    return text in _held_out_texts() or bool(quoted and f'"{quoted[1]}"' in _held_out_texts())


def _help(language: Language, random: Random) -> Iterator[Answered]:
    templates = fact_slots.templates(language)["help"]
    for section in HelpPages.load(language).sections():
        for topic in (section.title, *section.words):
            ask = fill(expand(random.choice(templates), random), {"topic": topic.lower()})
            ask = topic if random.random() < 0.25 else ask
            yield Answered("help", ask, Fact("help", _plain(section.passage), language))


def _plain(passage: str) -> str:
    return passage.replace("**", "")


def _made_up_help(language: Language, random: Random) -> Answered:
    """Sentences of several passages, so that what comes next cannot be known by heart."""
    known = [random.choice(_pool(language)["help"]) for _ in range(random.randint(2, 3))]
    pattern = r"(?<=[.!?]) " if language == "en" else r"(?<=[。！？])"
    parts = [random.choice([p for p in re.split(pattern, k.fact.text) if p]) for k in known]
    text = (" " if language == "en" else "").join(parts)
    return Answered("help", random.choice(known).ask, Fact("help", text, language))


def _made_up_definition(language: Language, random: Random) -> Answered:
    """What something unheard of is: the end of one definition, or of two."""
    known = random.choice(_pool(language)["dictionary"])
    verb = " is " if language == "en" else "是"
    _, _, what = known.fact.text.partition(verb)
    name = topics.made_up_word(language, random)
    if language == "en":
        name = f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    template = expand(random.choice(fact_slots.templates(language)["dictionary"]), random)
    ask = fill(template, {"thing": name, "concept": name.rpartition(" ")[2]})
    return Answered("dictionary", ask, Fact("dictionary", f"{name}{verb}{what}", language))


def _made_up_translation(language: Language, random: Random) -> Answered:
    english = topics.made_up_word("en", random)
    chinese = topics.made_up_word("zh", random)
    template = expand(random.choice(fact_slots.templates(language)["translation"]), random)
    ask = fill(template, {"english": english, "chinese": chinese})
    into_chinese = random.random() < 0.5
    if language == "zh":
        text = (
            f"“{english}”的中文是“{chinese}”" if into_chinese else f"“{chinese}”的英语是“{english}”"
        )
        return Answered("translation", ask, Fact("dictionary", text, language))
    pinyin = random.choice(_pool("en")["translation"]).fact.text.rpartition(" (")[2].rstrip(")")
    text = f'"{english}" in Chinese is {chinese} ({pinyin})'
    if not into_chinese or '"' in pinyin:
        text = f'{chinese} in English is "{english}"'
    return Answered("translation", ask, Fact("dictionary", text, language))


_MADE_UP: Final = {
    "help": _made_up_help,
    "dictionary": _made_up_definition,
    "translation": _made_up_translation,
}


def _some_time(random: Random) -> datetime:
    zone = timezone(timedelta(hours=random.randint(-11, 12)))
    start = datetime(2026, 1, 1, tzinfo=zone)
    return start + timedelta(minutes=random.randrange(8 * 365 * 24 * 60))
