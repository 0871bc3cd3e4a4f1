"""Skills: what users may say about one subject, and what there is to answer."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.starter_model.chatml import Language

DATA = Path(__file__).with_name("data")

_PART = re.compile(r"<(\w+)>")
_WORD_FILES = ("words", "told", "play")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A skill in one language."""

    asks: tuple[str, ...]
    replies: tuple[str, ...]
    expect: str
    """A regular expression, with slots, that any good reply matches somewhere."""
    things: tuple[str, ...] = ()
    """What the skill is about, for the frames that fit any thing."""
    wants: tuple[str, ...] = ()
    """What one may want of it, for the frames that fit any wish."""
    prefaces: tuple[str, ...] = ()
    """Sentences that may stand before any question of the skill."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Questions that fit any skill, around the slot `thing_` or `want_`."""

    things: tuple[str, ...]
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """One subject. The slots named in `remembers` hold for the rest of the dialogue."""

    name: str
    weight: float
    phrases: dict[Language, Phrases]
    remembers: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    """Slots that the dialogue must have told before."""
    lacks: frozenset[str] = frozenset()
    """Slots that the dialogue must not have told before."""
    after: frozenset[str] = frozenset()
    """The skills that the exchange before must be of; empty for any."""
    not_after: frozenset[str] = frozenset()
    """The skills that the exchange before must not be of."""


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def with_parts(template: str, parts: dict[str, str]) -> str:
    """Put the pieces that many templates share in the place of their names, `<name>`."""
    found = 1
    while found:
        template, found = _PART.subn(lambda match: parts[match[1]], template)
    return template


def _lines(asks: str | list[str]) -> list[str]:
    return [line for line in asks.splitlines() if line] if isinstance(asks, str) else asks


def _phrases(table: dict[str, Any], more: list[str], parts: dict[str, str]) -> Phrases:
    asks = (*_lines(table.get("asks", "")), *more)
    return Phrases(
        asks=tuple(with_parts(line, parts) for line in asks),
        replies=tuple(table["replies"]),
        expect=table["expect"],
        things=tuple(table.get("things", ())),
        wants=tuple(table.get("wants", ())),
        prefaces=tuple(table.get("prefaces", ())),
    )


def _skill(
    table: dict[str, Any],
    more: dict[tuple[str, str], list[str]],
    parts: dict[str, dict[str, str]],
) -> Skill:
    name = table["name"]
    return Skill(
        name=name,
        weight=table["weight"],
        phrases={
            "en": _phrases(table["en"], more[name, "en"], parts["en"]),
            "zh": _phrases(table["zh"], more[name, "zh"], parts["zh"]),
        },
        remembers=frozenset(table.get("remembers", ())),
        needs=frozenset(table.get("needs", ())),
        lacks=frozenset(table.get("lacks", ())),
        after=frozenset(table.get("after", ())),
        not_after=frozenset(table.get("not_after", ())),
    )


@cache
def skills() -> tuple[Skill, ...]:
    """Every skill of every subject, in the order of the file names.

    A skill of many questions keeps them in files of their own, and skills may share theirs:
    tables `questions` that name the skills and the language.
    """
    files = [_table(path.stem) for path in sorted(DATA.glob("*.toml"))]
    more: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for table in (each for file in files for each in file.get("questions", ())):
        for name in table.get("skills") or [table["skill"]]:
            more[name, table["language"]] += _lines(table["asks"])
    parts = _table("parts")
    return tuple(_skill(table, more, parts) for file in files for table in file.get("skill", ()))


@cache
def frames(language: Language) -> Frames:
    """The frames of a language."""
    table = _table("frames")[language]
    return Frames(tuple(_lines(table["things"])), tuple(_lines(table["wants"])))


@cache
def words(language: Language, slot: str) -> tuple[str, ...]:
    """What may stand in `slot`."""
    for name in _WORD_FILES:
        lists = _table(name)[language]
        if slot in lists:
            return tuple(lists[slot])
    raise KeyError(slot)
