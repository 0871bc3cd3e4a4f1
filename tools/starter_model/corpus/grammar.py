"""Templates: `[one|another]` is a choice, may be nested, and `{slot}` is a word from a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SPACES = re.compile(r" {2,}")
_ARTICLE = re.compile(r"\b([Aa])n? \{(\w+)\}")
_VOWEL_SOUND = re.compile(r"(?!eu)[aeio]|u(?!n[ei]|s[eu]|r[ao]|t[eo]|k)", re.IGNORECASE)


def expand(template: str, random: Random) -> str:
    """Choose one way through `template`; slots stay as they are."""

    def choose(match: re.Match[str]) -> str:
        ways: list[str] = match[1].split("|")
        return random.choice(ways)

    found = 1
    while found:
        template, found = _CHOICE.subn(choose, template)
    return _SPACES.sub(" ", template).strip(" ")


def expansions(template: str) -> Iterator[str]:
    """Go every way through `template`, with repeats where two ways read alike."""
    match = _CHOICE.search(template)
    if match is None:
        yield _SPACES.sub(" ", template).strip(" ")
        return
    for way in match[1].split("|"):
        yield from expansions(template[: match.start()] + way + template[match.end() :])


def slots(text: str) -> list[str]:
    """The names of the slots in `text`, in order, each as often as it stands there."""
    return _SLOT.findall(text)


def fill(text: str, bound: Mapping[str, str]) -> str:
    """Put the words of `bound` into the slots of `text`, after `a` or `an` as they ask for."""

    def with_article(match: re.Match[str]) -> str:
        word = bound[match[2]]
        return f"{match[1]}{'n' if _VOWEL_SOUND.match(word) else ''} {word}"

    return _SLOT.sub(lambda match: bound[match[1]], _ARTICLE.sub(with_article, text))
