"""Saying what the user wants to hear: a new line of words every time, to be copied."""

from __future__ import annotations

from random import Random

from tools.starter_model.chatml import Language
from tools.starter_model.corpus.grammar import expand
from tools.starter_model.corpus.names import made_up
from tools.starter_model.corpus.skills import Split, words

_ASKS = {
    "en": (
        "[say|please say|can you say|now say] {}",
        "[repeat|repeat after me|say|read this|read aloud|say after me]: {}",
        '[say|repeat|read] "{}"',
        "[repeat|read] the words {}",
    ),
    "zh": (
        "[说|请说|跟我说|跟我读|重复|读一下|念一下]：{}",
        "[说|念|重复][一下|一遍]“{}”",
        "请跟我[说|念]{}",
    ),
}
_ENDS = {"en": (".", "!", "?"), "zh": ("。", "！", "？")}
_LISTS = ("topic", "food", "color", "animal", "hobby", "name")


def exchange(language: Language, split: Split, random: Random) -> tuple[str, str]:
    """A wish to hear some words, and the words."""
    pieces = [_piece(language, split, random) for _ in range(random.randint(1, 4))]
    said = (" " if language == "en" else "").join(pieces)
    if random.random() < 0.4:
        said = said[:1].upper() + said[1:] + random.choice(_ENDS[language])
    ask = expand(random.choice(_ASKS[language]), random).format(said)
    return random.choice((ask, ask[:1].upper() + ask[1:])), said


def _piece(language: Language, split: Split, random: Random) -> str:
    if random.random() < 0.2:
        return made_up(language, random)
    return random.choice(words(language, random.choice(_LISTS), split))
