"""What belongs in the bundle: what the app requires, and nothing else that is installed here."""

from __future__ import annotations

from functools import cache
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "sottovoce"


@cache
def required() -> frozenset[str]:
    """The distributions that the app needs, and those that they need, without any extras."""
    found: set[str] = set()
    waiting = [NAME]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found.add(name)
        for line in metadata.requires(name) or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return frozenset(found)


def owners(module: str) -> frozenset[str]:
    """The distributions that install a top-level module."""
    return frozenset(map(canonicalize_name, _owners().get(module, ())))


def foreign_modules() -> list[str]:
    """Top-level modules that are installed for tests or tools, which libraries would import."""
    return sorted(module for module in _owners() if not owners(module) & required())


@cache
def _owners() -> dict[str, list[str]]:
    return dict(metadata.packages_distributions())
