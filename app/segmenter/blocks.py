"""Reads lines into blocks, and hands the text of each block on as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from app.ports import Language
from app.segmenter import pauses
from app.segmenter.cutter import Cutter, Piece
from app.segmenter.openings import Kind, Opening, Surroundings, cells, classify
from app.segmenter.skipped import Skipped
from app.segmenter.table import Row, Table
from app.speakable.notices import task_notice

Part: TypeAlias = Piece | Row | Skipped
"""What becomes an utterance, or nothing."""

_PROSE = frozenset({Kind.TEXT, Kind.ITEM, Kind.NOTE})
_PAUSES = {
    Kind.TEXT: pauses.PARAGRAPH,
    Kind.NOTE: pauses.PARAGRAPH,
    Kind.ITEM: pauses.ITEM,
    Kind.HEADING: pauses.HEADING,
}


class Blocks:
    """The block structure of one text. `language` is that of the text around; its owner sets it."""

    def __init__(self, cutter: Cutter) -> None:
        self.language: Language = "en"
        self._cutter = cutter
        self._offset = 0
        self._place: Literal["start", "text", "rest"] = "start"
        """Where in a line the next character stands: before it is known what the line is, in text
        that is said, in a rest that is not."""
        self._line: list[str] = []
        self._line_start = 0
        self._block: Kind | None = None
        self._quoted = False
        self._blank_before = True
        self._numbers: dict[int, tuple[int, int]] = {}
        """Of each open list, by its indent: the number written last, and the one said."""
        self._skipped: Skipped | None = None
        self._table: Table | None = None

    def push(self, text: str) -> Iterable[Part]:
        """Take the next piece of source text."""
        if self._place == "text" and "\n" not in text:
            offset = self._offset
            self._offset += len(text)
            return self._cutter.feed(text, offset)
        return self._push_lines(text)

    def _push_lines(self, text: str) -> Iterator[Part]:
        start = 0
        while start < len(text):
            feed = text.find("\n", start)
            end = len(text) if feed < 0 else feed
            part = text[start:end]
            if self._place == "text":
                yield from self._cutter.feed(part, self._offset)
            elif self._place == "start":
                self._line.append(part)
                yield from self._read_line(whole=feed >= 0)
            self._offset += len(part)
            if feed >= 0:
                yield from self._end_line()
            start = end + 1

    def finish(self) -> Iterator[Part]:
        """The text is over."""
        if self._place == "start" and self._line:
            yield from self._read_line(whole=True)
        if self._skipped is not None:
            yield self._skipped
        yield from self._close()

    def _end_line(self) -> Iterator[Part]:
        if self._place == "text":
            if self._block is Kind.HEADING:
                yield from self._close()
            elif self._cutter.text.endswith(("  ", "\\")):  # Markdown's break inside a paragraph
                yield from self._cutter.finish(pauses.SENTENCE)
        self._offset += 1
        self._begin_line("", self._offset)

    def _begin_line(self, line: str, start: int) -> None:
        self._place = "start"
        self._line = [line] if line else []
        self._line_start = start

    def _read_line(self, *, whole: bool) -> Iterator[Part]:
        if not whole and (self._skipped or self._table):
            return
        line = "".join(self._line)
        opening: Opening | None = None
        if self._skipped is not None:
            rest = self._skipped.take(line, self._line_start)
            if rest is None:
                return
            yield self._skipped
            if self._skipped.opening.kind is not Kind.INDENTED and rest.strip():
                opening = Opening(Kind.TEXT)  # it cannot open anything so far behind a line's start
            self._skipped = None
            self._line_start += len(line) - len(rest)
            line = rest
        opening = opening or classify(line, self._surroundings(), whole=whole)
        if opening is not None:
            yield from self._open(opening, line, whole=whole)

    def _surroundings(self) -> Surroundings:
        held = self._cutter.text
        return Surroundings(
            paragraph=self._block in _PROSE,
            title=self._block is Kind.TEXT,
            listed=bool(self._numbers),
            header=cells(held) if self._cutter.hold_at_bar and "|" in held else 0,
        )

    def _open(self, opening: Opening, line: str, *, whole: bool) -> Iterator[Part]:
        kind = opening.kind
        if self._table is not None and kind is Kind.TEXT:
            content = opening.content
            yield from self._table.row(line[content:], self._line_start + content)
            return
        if kind is Kind.TEXT and self._continues(opening, line):
            self._cutter.hold_at_bar = False
            yield from self._cutter.feed("\n", self._line_start - 1)
        elif kind is Kind.TABLE:
            self._open_table()
        else:
            yield from self._close(before=kind)
            self._begin_block(opening)
        self._quoted = opening.quoted
        self._blank_before = kind is Kind.BLANK
        yield from self._enter(opening, line, whole=whole)

    def _continues(self, opening: Opening, line: str) -> bool:
        """Whether a line of text goes on with the block above it."""
        begins = opening.quoted and not self._quoted
        return self._block in _PROSE and not begins and line[opening.content] != "|"

    def _begin_block(self, opening: Opening) -> None:
        kind = opening.kind
        leaves_list = kind is Kind.HEADING or (kind is Kind.TEXT and self._blank_before)
        if leaves_list and opening.indent == 0:
            self._numbers.clear()
        if kind in _PAUSES:
            self._block = kind
            self._cutter.hold_at_bar = kind is Kind.TEXT
        if kind is Kind.ITEM:
            self._begin_item(opening)

    def _begin_item(self, opening: Opening) -> None:
        """Say the number of an item; one that repeats the number above is counted on."""
        outer = {indent: last for indent, last in self._numbers.items() if indent <= opening.indent}
        written = int(opening.marker[:-1]) if opening.marker else 0
        last_written, last_said = outer.get(opening.indent, (-1, 0))
        said = last_said + 1 if written == last_written else written
        self._numbers = {**outer, opening.indent: (written, said)}
        label = f"{said}. " if opening.marker else ""
        task = task_notice(opening.info, self.language) if opening.info else ""
        self._cutter.insert(label + task, self._line_start + opening.indent)

    def _enter(self, opening: Opening, line: str, *, whole: bool) -> Iterator[Part]:
        """Go on behind what opened the line."""
        kind, content = opening.kind, opening.content
        self._place = "rest"
        if kind in _PAUSES:
            self._place = "text"
            yield from self._cutter.feed(line[content:], self._line_start + content)
        elif kind is Kind.FENCE:
            self._skipped = Skipped(opening, self._line_start)
        elif kind is Kind.INDENTED:
            self._skipped = Skipped(opening, self._line_start)
            self._skipped.take(line, self._line_start)
        elif kind in {Kind.FORMULA, Kind.HIDDEN}:
            self._skipped = Skipped(opening, self._line_start)
            self._begin_line(line[content:], self._line_start + content)
            yield from self._read_line(whole=whole)

    def _open_table(self) -> None:
        header = self._cutter.take(pauses.ITEM)
        self._table = Table(header.text, header.offsets, self._cutter.longest)
        self._block = None

    def _close(self, *, before: Kind | None = None) -> Iterator[Part]:
        """End the open block, and say what is left of it."""
        if self._table is not None:
            yield from self._table.finish()
            self._table = None
        if self._block is not None:
            introduces = self._block is Kind.TEXT and before is Kind.ITEM
            kind = Kind.HEADING if before is Kind.UNDERLINE else self._block
            self._block = None
            yield from self._cutter.finish(pauses.ITEM if introduces else _PAUSES[kind])
        self._cutter.hold_at_bar = False
