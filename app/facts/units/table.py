"""The units that are known, what they are called, and how they are converted."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    import pint

_SHORT = 2
"""Letters of the signs that mean a unit only beside a number."""
_ENOUGH = 4
"""Letters by which a word of a unit is known, its plural and most misspellings too."""

log = logging.getLogger(__name__)


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
    definition: str
    """In terms of another unit, as pint reads it."""

    @property
    def key(self) -> str:
        """What pint calls it."""
        return self.one.replace(" ", "_")


def unit(name: str) -> Unit | None:
    """Find the unit that is called `name`, in lower case; None if there is none."""
    name = name.replace("meter", "metre").replace("liter", "litre").replace("-", " ")
    return _units().get(name)


def names() -> Collection[str]:
    """Everything that units are called, in lower case."""
    return _units().keys()


def mentioned(text: str) -> bool:
    """Whether a unit may be named in `text`, in lower case: there is a number or a word of one.

    Looks into the file as it is written: to parse it takes ten times as long.
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
    registry = _registry()
    return Fraction(registry.Quantity(value, one.key).to(other.key).magnitude)


@cache
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for kind, table in _table().items():
        for one, (definition, many, zh, symbol, *more) in table.items():
            entry = Unit(kind, one, many, zh, symbol, definition)
            for name in (one, many, zh, symbol, *more):
                found.setdefault(name.lower(), entry)
    del found[""]
    return found


@cache
def _written() -> str:
    return (paths.resources() / "facts" / "units.toml").read_text("utf-8").lower()


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((paths.resources() / "facts" / "units.toml").read_text("utf-8"))


@cache
def _registry() -> pint.UnitRegistry[Fraction]:
    """Make the registry of these units alone: pint's own list takes it a third of a second."""
    import pint  # a tenth of a second, which only those wait for who convert something

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction)
    for each in dict.fromkeys(_units().values()):
        registry.define(f"{each.key} = {each.definition}")
    return registry
