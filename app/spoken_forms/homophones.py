"""Pinyin to characters that are read so: neural voices know characters alone."""

from __future__ import annotations

import re
from functools import cache

from app import paths
from app.errors import LexiconEntryRefused

_SYLLABLE = re.compile(r"[a-zü]{1,6}:?[1-5]")
_PINYIN = re.compile(r"(?:[a-zü]{1,6}:?[1-5][\s']{0,3}){1,40}")


def is_pinyin(text: str) -> bool:
    """Whether a text is syllables with tone numbers, 5 for none."""
    return _PINYIN.fullmatch(text.strip().lower()) is not None


def is_syllable(text: str) -> bool:
    """Whether some character is read like a syllable with its tone, as "xuan4" or "jve2"."""
    plain = _plain(text.lower())
    return (plain.replace("v", "u") if plain[:1] in "jqx" else plain) in _characters()


def characters(pinyin: str) -> str:
    """Write pinyin in characters of the same sound: "chong2 qing4" as 虫庆.

    Raises:
        LexiconEntryRefused: no character is read like one of the syllables.
    """
    known = _characters()
    said = []
    for written in _SYLLABLE.findall(pinyin.lower()):
        syllable = _plain(written)
        if syllable not in known:
            raise LexiconEntryRefused(f'No character is read "{written}".', syllable=written)
        said.append(known[syllable])
    return "".join(said)


def _plain(syllable: str) -> str:
    return syllable.replace("u:", "v").replace("ü", "v")


@cache
def _characters() -> dict[str, str]:
    """The character of each syllable, as `tools/homophones.py` has chosen it."""
    text = (paths.resources() / "spoken_forms" / "syllables.txt").read_text("utf-8")
    return {line[:-2]: line[-1] for line in text.splitlines()}
