"""Templates: `[one|another]` is a choice, may be nested, and `{slot}` is a word from a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SPACES = re.compile(r" {2,}")


def expand(template: str, random: Random) -> str:
    """Choose one way through `template`; slots stay as they are."""

    def choose(match: re.Match[str]) -> str:
        ways: list[str] = match[1].split("|")
        return random.choice(ways)

    found = 1
    while found:
        template, found = _CHOICE.subn(choose, template)
    return _SPACES.sub(" ", template).strip(" ")


def slots(text: str) -> list[str]:
    """The names of the slots in `text`, in order, each as often as it stands there."""
    return _SLOT.findall(text)


def fill(text: str, bound: Mapping[str, str]) -> str:
    """Put the words of `bound` into the slots of `text`."""
    return _SLOT.sub(lambda match: bound[match[1]], text)
