"""Words for the questions that the sources of facts answer."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, Final

from app.facts.days import MONTHS
from app.facts.lexicon import Concept, load_concepts, load_words
from tools.starter_model.chatml import Language
from tools.starter_model.corpus import topics
from tools.starter_model.corpus.grammar import fill, slots
from tools.starter_model.corpus.skills import DATA
from tools.starter_model.held_out.share import (
    all_places,
    held_out_concepts,
    held_out_places,
    held_out_words,
)

_UNITS: Final[Mapping[Language, tuple[tuple[str, ...], ...]]] = {
    "en": (
        ("km", "miles", "metres", "feet", "inches", "cm", "yards", "mm", "kilometers", "meters"),
        ("kg", "pounds", "grams", "ounces", "tons", "stone"),
        ("litres", "cups", "ml", "gallons", "pints", "tablespoons"),
        ("celsius", "fahrenheit", "kelvin"),
        ("hours", "minutes", "seconds", "days", "weeks"),
        ("km/h", "mph", "m/s", "knots"),
        ("MB", "GB", "KB", "TB"),
        ("square metres", "acres", "hectares", "square feet"),
    ),
    "zh": (
        ("公里", "英里", "米", "英尺", "英寸", "厘米", "里", "尺", "毫米", "千米"),
        ("公斤", "斤", "两", "克", "磅", "吨", "盎司"),
        ("升", "毫升", "杯", "加仑"),
        ("摄氏度", "华氏度"),
        ("小时", "分钟", "秒", "天", "周"),
        ("平方米", "亩", "公顷"),
        ("MB", "GB", "KB"),
    ),
}


@cache
def templates(language: Language) -> dict[str, list[str]]:
    """The templates of a language, by kind of question."""
    read: dict[str, Any] = tomllib.loads((DATA / "facts.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = read[language]
    return found


def entries(kind: str, language: Language) -> Iterator[dict[str, str]]:
    """The slots of every concept, or of every word, that is not kept for the test."""
    if kind == "dictionary":
        for concept in _concepts():
            names = concept.english if language == "en" else concept.chinese
            thing = concept.english_definition.partition(" is ")[0]
            yield {"concept": names[0], "thing": thing}
        return
    for word in load_words():
        if word not in held_out_words():
            yield {"english": word.english[0], "chinese": word.chinese}


def filled(template: str, language: Language, random: Random) -> str:
    """Fill a template with numbers, units, places, dates and lists."""
    pair = random.sample(random.choice(_UNITS[language]), 2)
    found = {"u": pair[0], "u2": pair[1]}
    for slot in slots(template):
        if slot not in found:
            found[slot] = _MAKERS[slot.rstrip("2")](language, random)
    return fill(template, found)


def _number(_: Language, random: Random) -> str:
    whole = random.randrange(1, 10 ** random.randint(1, 4))
    return f"{whole}.{random.randint(1, 9)}" if random.random() < 0.12 else str(whole)


def _date(language: Language, random: Random) -> str:
    day = date(1960, 1, 1) + timedelta(random.randrange(33_000))
    with_year = random.random() < 0.6
    if language == "zh":
        return f"{day.year}年" * with_year + f"{day.month}月{day.day}日"
    month = MONTHS[day.month - 1]
    return f"{day.day} {month}" + f" {day.year}" * with_year


def _month(language: Language, random: Random) -> str:
    month = random.randint(1, 12)
    return MONTHS[month - 1] if language == "en" else f"{month}月"


def _city(language: Language, random: Random) -> str:
    known = [place for place in all_places() if place not in held_out_places()]
    return random.choice(known)[language == "zh"]


def _names(language: Language, random: Random) -> str:
    mark = ", " if language == "en" else "、"
    return mark.join(_word(language, random) for _ in range(random.randint(3, 6)))


def _word(language: Language, random: Random) -> str:
    if random.random() < 0.4:
        return topics.made_up_word(language, random)
    concept = random.choice(_concepts())
    return (concept.english if language == "en" else concept.chinese)[0]


@cache
def _concepts() -> tuple[Concept, ...]:
    """Those that are not kept for the test."""
    return tuple(each for each in load_concepts() if each not in held_out_concepts())


def _numbers(language: Language, random: Random) -> str:
    mark = ", " if language == "en" else random.choice(("、", "，"))
    top = 10 ** random.randint(1, 4)
    return mark.join(str(random.randrange(top)) for _ in range(random.randint(3, 6)))


_MAKERS: Final[Mapping[str, Callable[[Language, Random], str]]] = {
    "a": _number,
    "b": _number,
    "c": _number,
    "d": lambda _, random: str(random.randint(2, 9)),
    "p": lambda _, random: str(random.randint(1, 95)),
    "square": lambda _, random: str(random.randint(2, 99) ** 2),
    "year": lambda _, random: str(random.randint(1900, 2100)),
    "month": _month,
    "date": _date,
    "city": _city,
    "names": _names,
    "numbers": _numbers,
    "word": _word,
    "letter": lambda _, random: random.choice("aeiourstlmn"),
}
