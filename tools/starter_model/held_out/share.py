"""Which entries of a long list belong to the test, and which to training."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache

from app import paths
from app.facts.lexicon import Concept, Word, load_concepts, load_words

EVERY = 8
"""Of each sorted list every eighth entry, the first one included, is kept for the test."""


def held_out(names: Iterable[str]) -> list[str]:
    """The names that no training text may hold."""
    return sorted(set(names))[::EVERY]


def trained(names: Iterable[str]) -> list[str]:
    """The names that the test does not ask about."""
    return [name for i, name in enumerate(sorted(set(names))) if i % EVERY]


@cache
def held_out_concepts() -> tuple[Concept, ...]:
    """The concepts of the test, by their first English name."""
    kept = set(held_out(each.english[0] for each in load_concepts()))
    return tuple(each for each in load_concepts() if each.english[0] in kept)


@cache
def held_out_words() -> tuple[Word, ...]:
    """The words of the test, by their first English form."""
    kept = set(held_out(each.english[0] for each in load_words()))
    return tuple(each for each in load_words() if each.english[0] in kept)


@cache
def all_places() -> tuple[tuple[str, str], ...]:
    """The English and the Chinese name of each city and country that has a clock."""
    text = (paths.resources() / "facts" / "cities.toml").read_text(encoding="utf-8")
    every: dict[str, list[str]] = tomllib.loads(text)["places"]
    return tuple((english, names[1]) for english, names in every.items())


@cache
def held_out_places() -> tuple[tuple[str, str], ...]:
    """Those of the test, by their English name."""
    kept = set(held_out(english for english, _ in all_places()))
    return tuple(each for each in all_places() if each[0] in kept)
