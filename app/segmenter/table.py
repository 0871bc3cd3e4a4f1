"""A table, said row by row: every cell with the header of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.ports import Language, Span
from app.speakable import Spoken, language_of, speak, spoken_seconds
from app.speakable.notices import Cell, join_cells, speak_row

_BAR = re.compile(r"\\.|(`+).+?\1|(?P<bar>\|)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row, or a part of a long one."""

    spoken: Spoken
    span: Span


def split_row(row: str, offsets: Sequence[int]) -> list[Cell]:
    """The cells of a row; a `|` behind a backslash or in code does not part them."""
    bars = [found.start() for found in _BAR.finditer(row) if found["bar"]]
    edges = [-1, *bars, len(row)]
    cells = [Cell(row[start + 1 : end], offsets[start + 1 : end]) for start, end in pairwise(edges)]
    if bars and not cells[0].text.strip():
        del cells[0]
    if cells and not cells[-1].text.strip():
        del cells[-1]
    return cells


class Table:
    """Remembers the header and says what stands under it."""

    def __init__(self, header: str, offsets: Sequence[int], longest: float) -> None:
        self._longest = longest
        self._language: Language = language_of(header)
        self._cells = split_row(header, offsets)
        self._headers = [
            speak(cell.text, cell.offsets, self._language).text for cell in self._cells
        ]
        self._unsaid_from: int | None = offsets[0]

    def row(self, row: str, offset: int) -> list[Row]:
        """Say a row in as few parts as its length allows; the first one covers the header."""
        language = language_of(row, self._language)
        cells = split_row(row, range(offset, offset + len(row)))
        said = list(speak_row(self._headers, cells, language))
        return self._rows(said, offset, offset + len(row.rstrip()), language)

    def finish(self) -> list[Row]:
        """Say the header alone if no row has followed it."""
        if self._unsaid_from is None:
            return []
        said = list(speak_row([], self._cells, self._language))
        return self._rows(said, self._unsaid_from, said[-1].offsets[-1] if said else 0)

    def _rows(
        self, said: Sequence[Spoken], start: int, end: int, language: Language | None = None
    ) -> list[Row]:
        if not said:
            return []
        if self._unsaid_from is not None:
            start, self._unsaid_from = self._unsaid_from, None
        parts = list(self._grouped(said, language or self._language))
        starts = [start, *(part.offsets[0] for part in parts[1:])]
        ends = [*starts[1:], end]
        return [
            Row(part, span)
            for part, span in zip(parts, zip(starts, ends, strict=True), strict=True)
        ]

    def _grouped(self, cells: Sequence[Spoken], language: Language) -> Iterator[Spoken]:
        group: list[Spoken] = []
        seconds = 0.0
        for cell in cells:
            seconds += spoken_seconds(cell.text)
            if group and seconds > self._longest:
                yield join_cells(group, language)
                group, seconds = [], spoken_seconds(cell.text)
            group.append(cell)
        yield join_cells(group, language)
