"""Shortens the pauses of an utterance that is silent for too long, as upstream does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

SILENCE: Final = 52
"""The code of the 43 ms in which nobody speaks."""
_TOLERATED: Final = 30
"""Silent codes, in all of the utterance, up to which pauses stay as they are."""
_KEPT: Final = 10
"""Silent codes that a pause keeps beyond."""


def compressed(codes: Sequence[int]) -> list[int]:
    """All codes of an utterance, its pauses shortened if it is silent for too long."""
    if codes.count(SILENCE) <= _TOLERATED:
        return list(codes)
    return [
        code
        for silent, pause in groupby(codes, SILENCE.__eq__)
        for number, code in enumerate(pause)
        if not silent or number < _KEPT
    ]


def compressing(codes: Iterable[int]) -> Iterator[int]:
    """Codes as they come, the same as of `compressed` but for pauses early in a silent utterance.

    What a pause has too many waits until it is over. Then, if the utterance was silent for too
    long, it is left out; if not, it follows, and stays although more silence may come.
    """
    silent, pause = 0, 0
    for code in codes:
        if code == SILENCE:
            silent, pause = silent + 1, pause + 1
            if pause <= _KEPT:
                yield code
            continue
        yield from _excess(pause, silent)
        pause = 0
        yield code
    yield from _excess(pause, silent)


def _excess(pause: int, silent: int) -> Sequence[int]:
    return [SILENCE] * max(0, pause - _KEPT) if silent <= _TOLERATED else ()
