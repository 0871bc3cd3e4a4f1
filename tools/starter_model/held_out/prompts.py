"""The prompts that were written by hand, read from the files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

from tools.starter_model.chatml import Language

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
NOW: Final = datetime(2026, 11, 17, 14, 35, tzinfo=ZoneInfo("Europe/Berlin"))
"""When the prompts are asked that do not bring a time of their own."""

Category: TypeAlias = Literal["conversation", "help", "facts", "refusal"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of the test."""

    category: Category
    language: Language
    topic: str
    """The skill, the subject of help, the source of facts or the field of knowledge."""
    ask: str
    before: tuple[str, ...] = ()
    """What the user said in the turns before."""
    skills: tuple[str, ...] = ()
    """An answer is right if it is one that any of these skills expects."""
    expect: str = ""
    """The regular expression that counts instead of the skills', if it is not empty."""
    about: tuple[str, ...] = ()
    """Sections of the help that answer the question."""
    now: datetime = NOW
    """The local time."""


def read(name: str) -> dict[str, Any]:
    """The table in the file `name`.toml."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def free() -> list[Prompt]:
    """The questions that are asked for the model card and judged by nobody."""
    return [
        Prompt("conversation", language, "free", ask)
        for language in LANGUAGES
        for ask in read("free")[language]
    ]


def written() -> Iterator[Prompt]:
    """Every prompt of conversation, help and refusal."""
    for language in LANGUAGES:
        for group in read(f"conversation_{language}")["group"]:
            yield from _conversation(group, language)
        for group in read(f"help_{language}")["group"]:
            about = tuple(group["about"])
            for ask in group["texts"]:
                yield Prompt("help", language, group["topic"], ask, about=about)
        for group in read(f"refusal_{language}")["group"]:
            for ask in group["texts"]:
                yield Prompt("refusal", language, group["field"], ask)


def _conversation(group: dict[str, Any], language: Language) -> Iterator[Prompt]:
    named = (group["skill"],) if "skill" in group else ()
    for each in group["texts"]:
        ask, expect = (each, "") if isinstance(each, str) else (each["ask"], each["expect"])
        yield Prompt(
            "conversation",
            language,
            group.get("topic") or group["skill"],
            ask,
            before=tuple(group.get("before", ())),
            skills=(*named, *group.get("also", ())),
            expect=expect,
            about=tuple(group.get("about", ())),
        )
