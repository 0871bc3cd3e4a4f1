"""Texts that are longer than the service takes at once, in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LIMIT: Final = 10_000
"""The most code points of one task; the service counts a letter, a sign and a space as one each."""

_ENDS: Final = (
    re.compile(r"[.!?…]+[\"'”’)]*\s|[。！？…]+[”’」』）]*|\n"),
    re.compile(r"[,;:]\s|[，、；：]"),
    re.compile(r"\s"),
)
"""Where to part two, the best first: of sentences, of clauses, of words."""


def parts(text: str, limit: int = LIMIT) -> Iterator[tuple[int, str]]:
    """Yield where each part begins in `text`, and the part: together all of it, none too long."""
    start = 0
    while len(text) - start > limit:
        end = _end(text, start, start + limit)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _end(text: str, start: int, latest: int) -> int:
    """The best place to cut, in the second half so that no part is needlessly short."""
    earliest = (start + latest) // 2
    for pattern in _ENDS:
        found = [match.end() for match in pattern.finditer(text, earliest, latest)]
        if found:
            return found[-1]
    return latest
