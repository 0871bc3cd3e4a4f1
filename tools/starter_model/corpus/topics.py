"""Topics: what the world is full of, listed, composed or made up; the model knows none of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, TypeAlias

from tools.starter_model.chatml import Language
from tools.starter_model.corpus.grammar import expand, fill, slots
from tools.starter_model.corpus.skills import DATA

Maker: TypeAlias = Callable[[Language, Random], str]

_BORROWED_RATE = 0.05
"""How often a word comes from the other language, as people mix them."""
_SEPARATOR = re.compile(r"\s*[,、\n]\s*")
_NUMBERED = re.compile(r"\d+$")
_MASHED = "qwertyuiopasdfghjklzxcvbnm"
_BEGINNINGS: tuple[str, ...] = (
    *"bcdfghjklmnprstvwz",
    "br",
    "ch",
    "dr",
    "fl",
    "gr",
    "kr",
    "sh",
    "st",
    "th",
    "tr",
    "",
)
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "ia", "oo", "ou", "y")
_LINKS = ("", "l", "n", "r", "s", "m", "nd", "lt", "rv", "x", "ck", "mb", "sk")
_ENDS = {
    "word": (
        "",
        "l",
        "n",
        "r",
        "ium",
        "ism",
        "tion",
        "ing",
        "er",
        "s",
        "oid",
        "ity",
        "age",
        "ment",
    ),
    "name": (
        "",
        "a",
        "o",
        "n",
        "ov",
        "ez",
        "ski",
        "berg",
        "son",
        "ton",
        "elli",
        "uk",
        "is",
        "land",
    ),
}
_SOUNDS = (
    "阿巴贝比布达德蒂多恩尔法菲弗甘格哈赫霍加卡科克库拉莱里利林卢罗洛马曼梅米姆纳内尼诺帕"
    "佩普奇萨塞沙什斯索塔泰特托图瓦维乌西谢雅亚伊泽"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏"
    "欧上司诸葛慕容"
)
_GIVEN = "文明志国建华伟军平东海山川云峰光辉春秋雅静芳兰梅竹松柏德仁义礼信安宁康泰清远思源嘉瑞"
_CHARACTERS = (
    "光水火石金木云海星电磁气声力法学论器机网码线波场核层晶膜酶素菌草花鸟龙虎城山河湖"
    "谷宫塔桥诗画曲戏"
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a slot come from."""

    listed: tuple[str, ...]
    patterns: tuple[str, ...]
    """Templates with other slots."""
    composed: float
    """How often a pattern is used."""


@cache
def _sources() -> dict[str, dict[str, Source]]:
    tables = tomllib.loads((DATA / "topics.toml").read_text(encoding="utf-8"))
    return {
        language: {slot: _source(table) for slot, table in by_slot.items()}
        for language, by_slot in tables.items()
    }


def _source(table: dict[str, Any]) -> Source:
    listed = tuple(each for each in _SEPARATOR.split(table.get("listed", "").strip()) if each)
    patterns = tuple(table.get("patterns", ()))
    composed = table.get("composed", 0.4) if listed else 1.0
    return Source(listed, patterns, composed if patterns else 0.0)


def has(slot: str) -> bool:
    """Whether `slot`, with or without a number behind it, is filled with a topic."""
    base = _NUMBERED.sub("", slot)
    return base in _MADE or any(base in by_slot for by_slot in _sources().values())


def word(language: Language, slot: str, random: Random) -> str:
    """Fill `slot` with something of the world: a listed word, a composition, or nothing known."""
    base = _NUMBERED.sub("", slot)
    made = _MADE.get(base)
    if made is not None:
        return made(language, random)
    if random.random() < _BORROWED_RATE and language == "zh" and base in _BORROWED:
        return word("en", base, random)
    source = _sources()[language][base]
    if random.random() >= source.composed:
        return random.choice(source.listed)
    pattern = expand(random.choice(source.patterns), random)
    return fill(pattern, {inner: word(language, inner, random) for inner in slots(pattern)})


def listed(language: Language) -> frozenset[str]:
    """Every word of the lists."""
    return frozenset(each for source in _sources()[language].values() for each in source.listed)


def made_up_word(language: Language, random: Random) -> str:
    """A word that does not exist: syllables, or characters that do not belong together."""
    if language == "zh":
        return "".join(random.choices(_CHARACTERS, k=random.randint(2, 3)))
    return _syllables("word", random)


def made_up_name(language: Language, random: Random) -> str:
    """A name of a person or place that nobody has: copied sounds, or syllables."""
    if language == "zh":
        if random.random() < 0.5:
            return random.choice(_SURNAMES) + "".join(
                random.choices(_GIVEN, k=random.randint(1, 2))
            )
        return "".join(random.choices(_SOUNDS, k=random.randint(2, 5)))
    return _syllables("name", random).capitalize()


def _syllables(kind: str, random: Random) -> str:
    start = random.choice(_BEGINNINGS) + random.choice(_MIDDLES) + random.choice(_LINKS)
    more = random.choice(_BEGINNINGS[:18]) + random.choice(_MIDDLES)
    return (
        start + more * random.randint(0, 1) + random.choice(_LINKS[:4]) + random.choice(_ENDS[kind])
    )


def noise(language: Language, random: Random) -> str:
    """Fingers on the keys, which is no word in any language."""
    if language == "zh" and random.random() < 0.3:
        return "".join(random.choices("啊哦嗯呃额唔咦哼哈", k=random.randint(3, 6)))
    if random.random() < 0.5:
        start = random.randrange(len(_MASHED) - 5)
        return _MASHED[start : start + random.randint(3, 5)] * random.randint(1, 2)
    return "".join(random.choices("bcdfghjklmnpqrstvwxz", k=random.randint(4, 9)))


def _figure(_: Language, random: Random) -> str:
    return str(random.randrange(2, 10 ** random.randint(1, 4)))


def _year(language: Language, random: Random) -> str:
    year = random.randint(-600, 2040) if random.random() < 0.2 else random.randint(1500, 2035)
    if year > 0:
        return str(year)
    return f"{-year} BC" if language == "en" else f"公元前{1 - year}"


_MADE: dict[str, Maker] = {
    "strange": made_up_word,
    "stranger": made_up_name,
    "noise": noise,
    "figure": _figure,
    "year": _year,
}
_BORROWED = frozenset({"topic", "person", "place", "work", "software", "brand"})
