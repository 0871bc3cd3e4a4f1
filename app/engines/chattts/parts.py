"""Cuts what is too long for the network: beyond half a minute it loses the thread, then the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.engines.chattts.guard import codes_expected

LONGEST: Final = 700
"""Codes that a part is expected to take at most: 15 s."""


def parts(text: str) -> Iterator[str]:
    """The text in order, cut behind its marks where that is possible, else between words.

    Args:
        text: letters, ideographs and marks, as `app.spoken_forms` writes them.
    """
    held, held_codes = "", 0.0
    for piece in _pieces(text):
        codes = codes_expected(piece)
        if held_codes + codes > LONGEST:
            yield from _worded(held)
            held, held_codes = "", 0.0
        held, held_codes = held + piece, held_codes + codes
    yield from _worded(held)


def _worded(part: str) -> Iterator[str]:
    """The part, unless it is marks alone: from those the network makes up words."""
    if any(letter.isalpha() for letter in part):
        yield part.strip()


def _pieces(text: str) -> Iterator[str]:
    """Sentences; of one that is too long, clauses; of a clause, words; of a word, letters."""
    for sentence in re.split(r"(?<=[.。])", text):
        if codes_expected(sentence) <= LONGEST:
            yield sentence
            continue
        for clause in re.split(r"(?<=[,，、])", sentence):
            if codes_expected(clause) <= LONGEST:
                yield clause
            else:
                yield from _words(clause)


def _words(clause: str) -> Iterator[str]:
    for word in re.split(r"(?<= )", clause):
        yield from (word,) if codes_expected(word) <= LONGEST else word
