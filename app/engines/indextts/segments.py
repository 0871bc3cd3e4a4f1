"""Cuts what is more than the network reads in one go, at the marks if it can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

LONGEST: Final = 120
"""Pieces of a segment: the reference's own limit, a fifth of what the network has places for."""
WORD: Final = "▁"
"""What a piece begins with that begins a word."""

_STOPS: Final = frozenset({".", "!", "?", "▁.", "▁!", "▁?", "▁..."})
"""The reference lacks the exclamation mark behind an ideograph."""
_MARKS: Final = (_STOPS, frozenset({",", "▁,"}), frozenset({"-", "▁-"}))
"""What is cut behind, the best places first."""
_CLOSING_QUOTE: Final = "'"
"""One that begins no word: it belongs to what stands before it."""
_SHORTEST: Final = 2
"""Pieces that are too few for a cut behind them, the mark included."""

Pieces = tuple[str, ...]


def segments(pieces: Sequence[str], limit: int = LONGEST) -> list[Pieces]:
    """Cut behind sentences, too long ones behind commas, then dashes, then between words.

    Neighbours are put together again while they fit. Put end to end the segments are the pieces:
    the reference reads a quote behind a cut twice, at the end of what goes before and at the
    beginning of what follows. Two cuts of one text would then differ in what is said, so a quote
    stands where it was written: with what it closes, else with what it opens.

    Args:
        pieces: of a whole utterance.
        limit: of pieces in a segment, at least one.
    """
    joined: list[Pieces] = []
    for part in _fitting(tuple(pieces), limit, _MARKS):
        if joined and len(joined[-1]) + len(part) <= limit:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _fitting(pieces: Pieces, limit: int, marks: Sequence[frozenset[str]]) -> Iterator[Pieces]:
    """Sentences; of one that is too long, what lies between the next lesser marks."""
    if not marks:
        yield from _worded(pieces, limit)
        return
    for part in _behind(pieces, marks[0]):
        if len(part) <= limit:
            yield part
        else:
            yield from _fitting(part, limit, marks[1:])


def _behind(pieces: Pieces, marks: frozenset[str]) -> Iterator[Pieces]:
    """What lies between cuts behind `marks`; none behind the last piece, and none too early."""
    start = 0
    for at, piece in enumerate(pieces):
        end = at + 1
        if piece not in marks or end - start <= _SHORTEST:
            continue
        if pieces[end : end + 1] == (_CLOSING_QUOTE,):
            end += 1
        yield pieces[start:end]
        start = end
    if start < len(pieces):
        yield pieces[start:]


def _worded(pieces: Pieces, limit: int) -> Iterator[Pieces]:
    """Cut by length alone, in front of a piece that begins a word if there is one."""
    start = 0
    while len(pieces) - start > limit:
        ends = range(start + limit, start, -1)
        end = next((at for at in ends if pieces[at].startswith(WORD)), start + limit)
        yield pieces[start:end]
        start = end
    if start < len(pieces):
        yield pieces[start:]
