"""Writes paragraphs into a text document, changing no more of it than has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from app.ui.blocks import Paragraph, Run, Runs
from app.ui.prose_format import ProseFormat
from app.ui.source_map import SourceMap, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument

    from app.ui.tokens import TypeName


class ProseDocument:
    """Paragraph number n is block number n of the document."""

    def __init__(self, document: QTextDocument, style: TypeName, gutter: float) -> None:
        self.source = SourceMap()
        self.paragraphs: list[Paragraph] = []
        self._settled = 0
        self._document = document
        self._style: TypeName = style
        self._gutter = gutter
        self.format = ProseFormat(style, gutter)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)

    def show(self, settled: Sequence[Paragraph], growing: Sequence[Paragraph]) -> None:
        """Put `settled` behind what is settled already, and `growing` for now behind that."""
        wanted = (*settled, *growing)
        same = _alike(self.paragraphs[self._settled :], wanted)
        index, rest = self._settled + same, wanted[same:]
        self._settled += len(settled)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if index < len(self.paragraphs):
            if rest and _same_frame(self.paragraphs[index], rest[0]):
                self._change(cursor, index, rest[0])
                rest = rest[1:]
            else:
                self._cut(cursor, index)
        for paragraph in rest:
            self._append(cursor, paragraph)
        cursor.endEditBlock()

    def restyle(self, gutter: float | None = None) -> None:
        """Write everything again in the formats of the theme that holds now."""
        if gutter is not None:
            self._gutter = gutter
        paragraphs, settled = self.paragraphs, self._settled
        self.format = ProseFormat(self._style, self._gutter)
        self._document.clear()
        self.source.cut(0)
        self.paragraphs, self._settled = [], 0
        self.show(paragraphs[:settled], paragraphs[settled:])

    def _change(self, cursor: QTextCursor, index: int, paragraph: Paragraph) -> None:
        """Write what differs in a paragraph, and nothing behind it."""
        kept, rest = _after_common(self.paragraphs[index].runs, paragraph.runs)
        start = self._document.findBlockByNumber(index).position() + kept
        self._cut_at(cursor, start)
        self.paragraphs[index:] = [paragraph]
        self._write(cursor, rest, paragraph)

    def _cut(self, cursor: QTextCursor, index: int) -> None:
        start = self._document.findBlockByNumber(index).position()
        self._cut_at(cursor, max(0, start - 1))
        del self.paragraphs[index:]

    def _cut_at(self, cursor: QTextCursor, position: int) -> None:
        cursor.setPosition(position)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.source.cut(position)

    def _append(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        before = self.paragraphs[-1] if self.paragraphs else None
        plain = self.format.characters(Run("", 0), paragraph)
        block = self.format.block(paragraph, before)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if before is None:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(plain)
        else:
            cursor.insertBlock(block, plain)
        self.paragraphs.append(paragraph)
        self.source.skip_to(cursor.position())
        self._write(cursor, paragraph.runs, paragraph)

    def _write(self, cursor: QTextCursor, runs: Runs, paragraph: Paragraph) -> None:
        for run in runs:
            cursor.insertText(run.text, self.format.characters(run, paragraph))
            self.source.add(run)


def _alike(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> int:
    """Return how many paragraphs both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (was, now) in pairs if was != now), min(len(old), len(new)))


def _same_frame(old: Paragraph, new: Paragraph) -> bool:
    """Whether two paragraphs differ in their text alone."""
    return (old.kind, old.level, old.depth, old.quotes, old.label) == (
        new.kind,
        new.level,
        new.depth,
        new.quotes,
        new.label,
    )


def _after_common(old: Runs, new: Runs) -> tuple[int, Runs]:
    """Return the UTF-16 length of what both begin with, and what follows it in `new`."""
    kept = 0
    for index, (was, now) in enumerate(zip(old, new, strict=False)):
        if was == now:
            kept += units(was.text)
            continue
        alike = (was.marks, was.href, was.start, was.stepping) == (
            now.marks,
            now.href,
            now.start,
            now.stepping,
        )
        if alike and now.text.startswith(was.text):
            length = len(was.text)
            tail = Run(now.text[length:], now.offset(length), now.marks, now.href, now.stepping)
            return kept + units(was.text), (tail, *new[index + 1 :])
        return kept, new[index:]
    return kept, new[len(old) :]
