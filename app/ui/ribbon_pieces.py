"""Where the pieces of the ribbon lie: one a sentence, or one a paragraph where room is short."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences `first` to `last`, the last exclusive, between two places in pixels."""

    first: int
    last: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The whole ribbon. `times[i]` is when sentence i begins; its last entry is the end."""

    pieces: tuple[Piece, ...]
    times: tuple[float, ...]

    def piece_of(self, sentence: int) -> Piece:
        """Return the piece that holds a sentence."""
        starts = [piece.first for piece in self.pieces]
        return self.pieces[bisect_right(starts, sentence) - 1]

    def span(self, sentence: int) -> tuple[float, float]:
        """Return left and right of a sentence in pixels."""
        piece = self.piece_of(sentence)
        begin, end = self.times[piece.first], self.times[piece.last]
        scale = piece.width / (end - begin)
        left = piece.left + (self.times[sentence] - begin) * scale
        return left, left + (self.times[sentence + 1] - self.times[sentence]) * scale

    def sentence_at(self, x: float) -> int:
        """Return the sentence under a place in pixels, the nearest one outside."""
        lefts = [piece.left for piece in self.pieces]
        piece = self.pieces[max(0, bisect_right(lefts, x) - 1)]
        share = min(max((x - piece.left) / piece.width, 0.0), 1.0)
        begin, end = self.times[piece.first], self.times[piece.last]
        found = bisect_right(self.times, begin + share * (end - begin)) - 1
        return min(max(found, piece.first), piece.last - 1)


def lay_out(
    lengths: Sequence[float],
    width: float,
    *,
    least: float,
    gap: float,
    paragraphs: Sequence[int] = (),
) -> Pieces:
    """Divide `width` pixels among sentences of these `lengths` in seconds.

    Where a sentence would get less than `least` pixels on average, pieces are paragraphs, whose
    first sentences `paragraphs` holds; where even those are too many or not known, pieces are
    runs of equally many sentences.
    """
    count = len(lengths)
    shares = [max(length, 0.05) for length in lengths]
    times = tuple(accumulate(shares, initial=0.0))
    starts = _starts(count, width, least, paragraphs)
    bounds = [*starts, count]
    room = width - gap * (len(starts) - 1)
    floor = min(least / 3, room / max(1, len(starts)))
    spare = max(0.0, room - floor * len(starts))
    pieces: list[Piece] = []
    left = 0.0
    for first, last in pairwise(bounds):
        wide = floor + spare * (times[last] - times[first]) / times[-1]
        pieces.append(Piece(first, last, left, wide))
        left += wide + gap
    return Pieces(tuple(pieces), times)


def _starts(count: int, width: float, least: float, paragraphs: Sequence[int]) -> Sequence[int]:
    most = max(1, int(width / least))
    if count <= most:
        return range(count)
    known = sorted({0, *(start for start in paragraphs if 0 < start < count)})
    if 1 < len(known) <= most:
        return known
    run = -(-count // max(1, most // 2))
    return range(0, count, run)
