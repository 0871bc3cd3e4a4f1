"""A table of an answer, lit like the prose around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.ui.blocks import Mark, Paragraph, Run, Runs, Table
from app.ui.lit_text import GUTTER, LitText
from app.ui.prose_document import ProseDocument
from app.ui.prose_format import OVERHANG
from app.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument, QTextTable
    from PySide6.QtWidgets import QWidget

    from app.ui.tokens import TypeName

_PAD_X, _PAD_Y = 8, 5
_CELL = Paragraph("code", ())
"""Cells have neither indents nor distances."""


class TableDocument(ProseDocument):
    """Holds one table and nothing else."""

    def __init__(self, document: QTextDocument, style: TypeName, gutter: float) -> None:
        super().__init__(document, style, gutter)
        self._table: Table | None = None

    def show_table(self, table: Table) -> None:
        """Write the table again if it has changed."""
        if table != self._table:
            self._table = table
            self._write_table(table)

    def restyle(self, gutter: float | None = None) -> None:
        """Write it again in the formats of the theme that holds now."""
        super().restyle(gutter)
        if self._table is not None:
            self._write_table(self._table)

    def _write_table(self, table: Table) -> None:
        self._document.clear()
        self.source.cut(0)
        columns = max(len(row) for row in table.rows)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        grid = cursor.insertTable(len(table.rows), max(1, columns), self._table_format())
        for row, cells in enumerate(table.rows):
            for column in range(columns):
                self._write_cell(grid, row, column, cells[column] if column < len(cells) else ())
        cursor.endEditBlock()

    def _write_cell(self, grid: QTextTable, row: int, column: int, runs: Runs) -> None:
        cell = grid.cellAt(row, column)
        cell.setFormat(_cell_format(first=column == 0))
        cursor = cell.firstCursorPosition()
        block = self.format.block(_CELL, None)
        block.setLeftMargin(0)
        cursor.setBlockFormat(block)
        self.source.skip_to(cursor.position())
        for run in runs:
            marks = run.marks | Mark.BOLD if row == 0 else run.marks
            looked = Run(run.text, run.start, marks, run.href, run.stepping)
            cursor.insertText(run.text, self.format.characters(looked, _CELL))
            self.source.add(run)

    def _table_format(self) -> QTextTableFormat:
        result = QTextTableFormat()
        result.setBorder(0)
        result.setBorderCollapse(True)
        result.setCellSpacing(0)
        result.setLeftMargin(self.format.gutter)
        result.setRightMargin(OVERHANG)
        result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        result.setHeaderRowCount(1)
        return result


def _cell_format(*, first: bool) -> QTextTableCellFormat:
    result = QTextTableCellFormat()
    across, down = theme.page.px(_PAD_X), theme.page.px(_PAD_Y)
    result.setLeftPadding(0 if first else across)
    result.setRightPadding(across)
    result.setTopPadding(down)
    result.setBottomPadding(down)
    result.setBottomBorder(1)
    result.setBottomBorderBrush(theme.colour("line"))
    result.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    return result


class TableText(LitText):
    """Shows a table; its cells are spoken, lit and clicked like sentences."""

    prose: TableDocument

    def __init__(self, *, gutter: float = GUTTER, parent: QWidget | None = None) -> None:
        super().__init__("body", gutter=gutter, parent=parent)
        self.setAccessibleName(self.tr("Table"))

    def _make_document(self, style: TypeName, gutter: float) -> ProseDocument:
        return TableDocument(self.document(), style, gutter)

    def show_table(self, table: Table) -> None:
        """Show the table, which may have grown."""
        self.prose.show_table(table)
        self._refresh_inks()
