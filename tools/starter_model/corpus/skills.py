"""Skills: what users may say about one subject, and what there is to answer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from tools.starter_model.chatml import Language

DATA = Path(__file__).with_name("data")

Split: TypeAlias = Literal["train", "test"]
"""Training text and held-out text share no template of a question and no topic or name."""

HELD_OUT_EVERY = 10
"""Of the long lists, every tenth word is kept for the test."""
_SPLIT_LISTS = ("name", "topic")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A skill in one language."""

    asks: tuple[str, ...]
    held_out: tuple[str, ...]
    replies: tuple[str, ...]
    expect: str
    """A regular expression, with slots, that any good reply matches somewhere."""
    things: tuple[str, ...] = ()
    """What the skill is about, for the frames that fit any thing."""
    wants: tuple[str, ...] = ()
    """What one may want of it, for the frames that fit any wish."""


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


def _phrases(table: dict[str, Any]) -> Phrases:
    return Phrases(
        asks=tuple(table["asks"]),
        held_out=tuple(table["held_out"]),
        replies=tuple(table["replies"]),
        expect=table["expect"],
        things=tuple(table.get("things", ())),
        wants=tuple(table.get("wants", ())),
    )


def _skill(table: dict[str, Any]) -> Skill:
    return Skill(
        name=table["name"],
        weight=table["weight"],
        phrases={"en": _phrases(table["en"]), "zh": _phrases(table["zh"])},
        remembers=frozenset(table.get("remembers", ())),
        needs=frozenset(table.get("needs", ())),
        lacks=frozenset(table.get("lacks", ())),
        after=frozenset(table.get("after", ())),
    )


@cache
def skills() -> tuple[Skill, ...]:
    """Every skill of every subject, in the order of the file names."""
    found: list[Skill] = []
    for path in sorted(DATA.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("skill", [])
        found.extend(_skill(table) for table in tables)
    return tuple(found)


@cache
def frames(language: Language, split: Split) -> Frames:
    """The frames of a language; those of the test are not in training."""
    table = tomllib.loads((DATA / "frames.toml").read_text(encoding="utf-8"))[language]
    prefix = "held_out_" if split == "test" else ""
    return Frames(tuple(table[f"{prefix}things"]), tuple(table[f"{prefix}wants"]))


@cache
def words(language: Language, slot: str, split: Split) -> tuple[str, ...]:
    """What may stand in `slot`."""
    for name in ("words", "topics"):
        lists = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))[language]
        if slot in lists:
            every = tuple(lists[slot])
            if slot not in _SPLIT_LISTS:
                return every
            held_out = every[::HELD_OUT_EVERY]
            return held_out if split == "test" else tuple(w for w in every if w not in held_out)
    raise KeyError(slot)
