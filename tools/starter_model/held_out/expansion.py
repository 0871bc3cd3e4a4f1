"""Questions to the sources of facts, made of templates and of words that training does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from app.facts.days import MONTHS
from app.facts.lexicon import Concept
from tools.starter_model.chatml import Language
from tools.starter_model.corpus.grammar import fill, slots
from tools.starter_model.held_out.prompts import LANGUAGES, NOW, Prompt, read
from tools.starter_model.held_out.share import held_out_concepts, held_out_places, held_out_words

TIMES: Final = 25
"""Questions of one template."""

_MEASURES: Final[Mapping[str, Mapping[Language, tuple[str, ...]]]] = {
    "length": {
        "en": ("metres", "feet", "inches", "centimetres", "kilometres", "miles", "yards"),
        "zh": ("米", "英尺", "英寸", "厘米", "公里", "英里", "毫米"),
    },
    "mass": {
        "en": ("kilograms", "pounds", "grams", "ounces"),
        "zh": ("公斤", "斤", "磅", "克", "盎司"),
    },
    "volume": {
        "en": ("litres", "gallons", "millilitres", "pints"),
        "zh": ("升", "加仑", "毫升"),
    },
    "duration": {
        "en": ("minutes", "hours", "seconds", "days", "weeks"),
        "zh": ("分钟", "小时", "秒", "天", "周"),
    },
}
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_DIGITS: Final = "一二三四五六七八九"


def expanded(times: int = TIMES) -> Iterator[Prompt]:
    """Every template, `times` times each; the same ones in every run."""
    for language in LANGUAGES:
        for template in read(f"facts_{language}")["template"]:
            for text in template["texts"]:
                for number in range(times):
                    random = Random(f"{language} {text} {number}")
                    now = NOW + timedelta(minutes=random.randrange(4 * 365 * 24 * 60))
                    ask = fill(text, _Filling(language, now, random).words(slots(text)))
                    yield Prompt("facts", language, template["source"], ask, now=now)


class _Filling:
    """Words for the slots of one question; no two of its slots get the same one."""

    def __init__(self, language: Language, now: datetime, random: Random) -> None:
        self._language, self._now, self._random = language, now, random

    def words(self, names: list[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in names:
            make = self._maker(name.rstrip("0123456789"))
            word = make()
            while word in found.values():
                word = make()
            found[name] = word
        return found

    def _maker(self, slot: str) -> Callable[[], str]:
        choice, number = self._random.choice, self._random.randint
        if slot in _MEASURES:
            return lambda: choice(_MEASURES[slot][self._language])
        makers: dict[str, Callable[[], str]] = {
            "a": lambda: str(number(11, 999)),
            "b": lambda: str(number(3, 99)),
            "c": lambda: str(number(11, 99)),
            "digit": lambda: str(number(2, 9)),
            "round": lambda: str(20 * number(2, 45)),
            "percent": lambda: str(number(3, 95)),
            "decimal": lambda: f"{number(1, 99)}.{number(1, 9)}",
            "worded": self._worded,
            "year": lambda: str(number(1900, 2100)),
            "month": self._month,
            "date": lambda: self._date(date(1950, 1, 1) + timedelta(number(0, 36_000)), year=True),
            "date_soon": lambda: self._date(
                self._now.date() + timedelta(number(3, 300)), year=False
            ),
            "city": self._city,
            "concept": lambda: self._name(choice(held_out_concepts())),
            "a_concept": lambda: choice(_subjects()),
            "english": lambda: choice(held_out_words()).english[0],
            "chinese": lambda: choice(held_out_words()).chinese,
            "names": self._names,
            "numbers": self._numbers,
        }
        return makers[slot]

    def _worded(self) -> str:
        tens, ones = self._random.randint(2, 9), self._random.randint(1, 9)
        if self._language == "en":
            return f"{_TENS[tens - 2]}-{_ONES[ones - 1]}"
        return f"{_DIGITS[tens - 1]}十{_DIGITS[ones - 1]}"

    def _month(self) -> str:
        month = self._random.randint(1, 12)
        return MONTHS[month - 1] if self._language == "en" else f"{month}月"

    def _date(self, day: date, *, year: bool) -> str:
        if self._language == "zh":
            return f"{day.year}年" * year + f"{day.month}月{day.day}日"
        return f"{day.day} {MONTHS[day.month - 1]}" + f" {day.year}" * year

    def _city(self) -> str:
        return self._random.choice(held_out_places())[self._language == "zh"]

    def _name(self, concept: Concept) -> str:
        return (concept.english if self._language == "en" else concept.chinese)[0]

    def _names(self) -> str:
        some = self._random.sample(held_out_concepts(), self._random.randint(3, 5))
        return self._mark().join(self._name(each) for each in some)

    def _numbers(self) -> str:
        some = self._random.sample(range(2, 500), self._random.randint(3, 6))
        return self._mark().join(map(str, some))

    def _mark(self) -> str:
        return ", " if self._language == "en" else self._random.choice(("、", "，"))


def _subjects() -> list[str]:
    """Names with the article that their own definition gives them: "an egg", "bread"."""
    begun = (each.english_definition.partition(" is ") for each in held_out_concepts())
    return [name for name, verb, _ in begun if verb and not name.startswith("the ")]
