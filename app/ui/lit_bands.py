"""Finds and paints what lies under and beside lit text: bands, pointer, bullets, writing mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QTextLine

from app.ui.prose_format import OVERHANG, QUOTE
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from app.ports import Span
    from app.ui.prose_document import ProseDocument

BAND_HEIGHT = 1.42
"""Of the type size."""
_CORNER = 4
_WORD_OVERHANG = 2.5
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HAN_CENTRE = 0.36
"""How far above the baseline the middle of an ideograph lies, of the type size."""


def lines_of(block: QTextBlock) -> Iterator[tuple[QTextLine, QPointF]]:
    """Yield the lines of a block with the document position of the block's corner."""
    layout = block.layout()
    corner = block.document().documentLayout().blockBoundingRect(block).topLeft()
    for number in range(layout.lineCount()):
        yield layout.lineAt(number), corner


def bands(document: QTextDocument, positions: Span, size: int) -> list[QRectF]:
    """Return one rectangle a line for what stands between two document positions."""
    found = []
    block = document.findBlock(positions[0])
    while block.isValid() and block.position() < positions[1]:
        for line, corner in lines_of(block):
            first = max(positions[0] - block.position(), line.textStart())
            last = min(positions[1] - block.position(), line.textStart() + line.textLength())
            text = block.text()[first:last]
            last -= len(text) - len(text.rstrip())
            if first < last:
                found.append(_band(line, corner, (first, last), size, text))
        block = block.next()
    return found


def _band(line: QTextLine, corner: QPointF, columns: Span, size: int, text: str) -> QRectF:
    left, right = _x(line, columns[0]), _x(line, columns[1])
    middle = _HAN_CENTRE * size if _HAN.search(text) else size * 0.364
    centre = corner.y() + line.y() + line.ascent() - middle
    height = size * BAND_HEIGHT
    return QRectF(corner.x() + left, centre - height / 2, right - left, height)


def _x(line: QTextLine, column: int) -> float:
    position: Any = line.cursorToX(column)
    return float(position[0])


def paint_sentence(painter: QPainter, rectangles: Sequence[QRectF]) -> None:
    """Paint the band behind the sentence; in high contrast a line under it."""
    for rectangle in rectangles:
        if theme.high_contrast:
            line = QRectF(rectangle.left(), round(rectangle.bottom()) - 1, rectangle.width(), 2)
            painter.fillRect(line, theme.colour("lampline"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("lamp"))
            wide = rectangle.adjusted(-OVERHANG, 0, OVERHANG, 0)
            painter.drawRoundedRect(wide, _CORNER, _CORNER)


def paint_word(painter: QPainter, rectangles: Sequence[QRectF]) -> None:
    """Paint the ground of the word and the line under it."""
    painter.setPen(Qt.PenStyle.NoPen)
    over = 1 if theme.high_contrast else _WORD_OVERHANG
    for rectangle in rectangles:
        place = rectangle.adjusted(-over, 0, over, 0)
        painter.setBrush(theme.colour("lampword"))
        painter.drawRoundedRect(place, _CORNER, _CORNER)
        if not theme.high_contrast:
            thick = theme.page.px(2)
            line = QRectF(rectangle.left(), place.bottom() - 1.5 * thick, rectangle.width(), thick)
            painter.setBrush(theme.colour("lampline"))
            painter.drawRoundedRect(line, 1, 1)


def paint_pointer(painter: QPainter, middle: float, gutter: int, *, hollow: bool) -> None:
    """Paint the triangle in the gutter; an outline while paused."""
    reach = theme.page.px(5)
    left = gutter - theme.page.px(22)
    left = max(left, 1)
    path = QPainterPath(QPointF(left, middle - reach))
    path.lineTo(left + reach * 1.5, middle)
    path.lineTo(left, middle + reach)
    path.closeSubpath()
    pen = QPen(theme.colour("lampline"), 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else theme.colour("lampline"))
    painter.drawPath(path)


def paint_hover(painter: QPainter, rectangles: Sequence[QRectF]) -> None:
    """Paint the dotted line under a sentence that a click would read from."""
    painter.setPen(QPen(theme.colour("edge"), 1.5, Qt.PenStyle.DotLine))
    for rectangle in rectangles:
        y = rectangle.bottom() - 1
        painter.drawLine(QPointF(rectangle.left(), y), QPointF(rectangle.right(), y))


def paint_labels(
    painter: QPainter, document: QTextDocument, prose: ProseDocument, clip: QRectF
) -> None:
    """Paint bullets, item numbers, the bars of quotations and rules, as far as they are seen."""
    block = document.begin()
    for paragraph in prose.paragraphs:
        place = document.documentLayout().blockBoundingRect(block)
        if place.top() > clip.bottom():
            return
        seen = place.bottom() >= clip.top()
        if seen and (paragraph.label or paragraph.quotes or paragraph.kind == "rule"):
            indent = prose.format.indent(paragraph)
            if paragraph.quotes:
                _paint_bars(painter, place, indent, paragraph.quotes)
            if paragraph.kind == "rule":
                painter.fillRect(
                    QRectF(indent, place.center().y(), place.width() - indent, 1),
                    theme.colour("line"),
                )
            elif paragraph.label:
                _paint_label(painter, block, paragraph.label, indent, prose.format.size)
        block = block.next()


def _paint_bars(painter: QPainter, place: QRectF, indent: int, quotes: int) -> None:
    step = theme.page.px(QUOTE)
    for number in range(quotes):
        left = indent - (quotes - number) * step
        painter.fillRect(QRectF(left, place.top(), 2, place.height()), theme.colour("edge"))


def _paint_label(painter: QPainter, block: QTextBlock, label: str, indent: int, size: int) -> None:
    line, corner = next(lines_of(block), (None, None))
    if line is None or corner is None:
        return
    baseline = corner.y() + line.y() + line.ascent()
    if label == "•":
        middle = QPointF(indent - theme.page.px(14), baseline - size * 0.27)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink3"))
        painter.drawEllipse(middle, theme.page.px(2.5), theme.page.px(2.5))
        return
    font = block.charFormat().font()
    painter.setFont(font)
    painter.setPen(theme.colour("ink2"))
    width = QFontMetricsF(font).horizontalAdvance(label)
    painter.drawText(QPointF(indent - width - theme.page.px(6), baseline), label)


def paint_writing(painter: QPainter, document: QTextDocument, size: int) -> None:
    """Paint the block that stands where text is being written."""
    *_, last = lines_of(document.lastBlock())
    line, corner = last
    left = corner.x() + _x(line, line.textStart() + line.textLength()) + theme.page.px(4)
    baseline = corner.y() + line.y() + line.ascent()
    place = QRectF(left, baseline - size * 0.86, theme.page.px(8), size * 0.98)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ink"))
    painter.drawRoundedRect(place, 2, 2)
