"""Jokes, riddles and poems come in turn, so that another one is really another."""

from __future__ import annotations

from random import Random
from typing import Final

from tools.starter_model.chatml import Language
from tools.starter_model.corpus.skills import words

CYCLES: Final = frozenset({"joke", "riddle", "twister", "poem", "self_fact"})
"""The slots whose words follow each other, the first after the last."""
SLOTS: Final = CYCLES | {"solution", "wrong_guess"}


def next_of(language: Language, slot: str, told: str | None, random: Random) -> str:
    """Return what follows `told` in the list of `slot`; any of them if nothing was told."""
    known = words(language, slot)
    return random.choice(known) if told is None else known[(known.index(told) + 1) % len(known)]


def solution(language: Language, riddle: str) -> str:
    """Return the answer of a riddle."""
    return words(language, "solution")[words(language, "riddle").index(riddle)]


def wrong_guess(language: Language, riddle: str, random: Random) -> str:
    """Return the answer of another riddle."""
    right = solution(language, riddle)
    return random.choice([each for each in words(language, "solution") if each != right])
