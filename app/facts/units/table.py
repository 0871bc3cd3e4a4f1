"""The units that are known, what they are called, and how they are converted."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from app import paths

_SHORT = 2
"""Letters of the signs that mean a unit only beside a number."""
_ENOUGH = 4
"""Letters by which a word of a unit is known, its plural and most misspellings too."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, and what it is called in a sentence."""

    kind: str
    """What it measures: "length", "temperature", …"""
    one: str
    many: str
    zh: str
    symbol: str
    """Empty where only words are used."""
    scale: Fraction
    """One of it, in the first unit of its kind."""
    zero: Fraction
    """Where its scale begins, in the same: each temperature has its own zero."""


def unit(name: str) -> Unit | None:
    """Find the unit that is called `name`, in lower case; None if there is none."""
    name = name.replace("meter", "metre").replace("liter", "litre").replace("-", " ")
    return _units().get(name)


def names() -> Collection[str]:
    """Everything that units are called, in lower case."""
    return _units().keys()


def mentioned(text: str) -> bool:
    """Whether a unit may be named in `text`, in lower case: there is a number or a word of one.

    Looks into the file's lines as they are written: to parse them takes ten times as long.
    """
    if any(character.isdigit() or character in "°½¼¾" for character in text):
        return True
    written = _written()
    words = (word for word in text.split() if len(word) > _SHORT)
    return any(word[:_ENOUGH] in written for word in words)


def convert(value: Fraction, one: Unit, other: Unit) -> Fraction | None:
    """Express `value` of `one` in `other`; None if they do not measure the same."""
    if one.kind != other.kind:
        return None
    return (value * one.scale + one.zero - other.zero) / other.scale


@cache
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for kind, table in tomllib.loads(_file().read_text("utf-8")).items():
        for one, (size, many, zh, symbol, *more) in table.items():
            scale, _, zero = size.partition("; ")
            entry = Unit(kind, one, many, zh, symbol, Fraction(scale), Fraction(zero or 0))
            for name in (one, many, zh, symbol, *more):
                found.setdefault(name.lower(), entry)
    del found[""]
    return found


@cache
def _written() -> str:
    lines = _file().read_text("utf-8").lower().splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def _file() -> Path:
    return paths.resources() / "facts" / "units.toml"
