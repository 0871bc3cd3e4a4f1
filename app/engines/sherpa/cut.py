"""Cuts an utterance into what the library is asked for in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CLAUSE: Final = re.compile(r"[^,.!?;:，。、！？；：…]*[,.!?;:，。、！？；：…]*\s*")
_SPACE: Final = re.compile(r"\S*\s*")
_WIDE: Final = re.compile("[\u4e00-\u9fff]")

SHORTEST: Final = 36
"""The weight of a piece behind which is cut: some two seconds. Shorter ones lose their melody."""
LONGEST: Final = 180
"""The weight of a piece that every family takes: Kokoro has places for 510 sounds."""
_WIDTH: Final = 3
"""How many letters an ideograph weighs."""


def pieces(text: str) -> list[str]:
    """Cut behind marks, or behind words where there are none for long.

    The first sound then waits for a clause, not for the sentence, and a cancel for no longer. Put
    end to end the pieces are `text`.
    """
    found: list[str] = []
    for clause in _CLAUSE.findall(text):
        for part in _fitting(clause):
            if found and _belongs(found[-1], part):
                found[-1] += part
            else:
                found.append(part)
    if len(found) > 1 and _weight(found[-1]) < SHORTEST // 2:
        last = found[-2] + found[-1]
        found[-2:] = [last] if _weight(last) <= LONGEST else found[-2:]
    return found


def _belongs(before: str, part: str) -> bool:
    """Whether there is no cut between the two."""
    wanted = _weight(before) < SHORTEST or not part.strip()
    return wanted and _weight(before + part) <= LONGEST


def _fitting(clause: str) -> Iterator[str]:
    """The clause, or what fits of it, between words if it can be."""
    held = ""
    for word in _SPACE.findall(clause):
        if held and _weight(held + word) > LONGEST:
            yield held
            held = ""
        held += word
        while _weight(held) > LONGEST:
            at = LONGEST // _WIDTH
            yield held[:at]
            held = held[at:]
    if held:
        yield held


def _weight(text: str) -> int:
    return len(text) + (_WIDTH - 1) * len(_WIDE.findall(text))
