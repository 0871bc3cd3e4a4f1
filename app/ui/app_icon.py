"""The icon of the application: the mark, paper on ink."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPixmap,
)

from app.ui.icon_shapes import GRID, SHAPES
from app.ui.kit.surface import rounded
from app.ui.tokens import LIGHT

SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_CORNER = 0.22
_MARK = 0.66
_MIDDLE = 0.53
"""Where the middle of the mark lies in its square, from the top."""


def paint_app_icon(painter: QPainter, side: float) -> None:
    """Paint it into a square at the painter's origin; small sizes fill more of it."""
    inset = 0.0 if side <= 32 else side * 0.04
    square = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
    rounded(painter, square, square.width() * _CORNER, QColor(LIGHT["ink"]))
    mark = square.width() * (_MARK if side > 32 else 0.8)
    painter.setBrush(QColor(LIGHT["page"]))
    painter.save()
    painter.translate(square.center() - QPointF(mark / 2, mark * _MIDDLE))
    painter.scale(mark / GRID, mark / GRID)
    painter.drawPath(_mark())
    painter.restore()


def _mark() -> QPainterPath:
    """The mark as outlines to be filled, so that it scales in every format."""
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for shape in SHAPES["mark"]:
        stroke = QPainterPathStroker()
        stroke.setWidth(shape.width)
        stroke.setCurveThreshold(0.005)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        outline.addPath(shape.path() if shape.solid else stroke.createStroke(shape.path()))
    return outline


def app_icon_image(side: int) -> QImage:
    """Return it in one size, in pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_app_icon(painter, side)
    painter.end()
    return image


def app_icon() -> QIcon:
    """Return it for `QApplication.setWindowIcon`."""
    icon = QIcon()
    for side in SIZES:
        icon.addPixmap(QPixmap.fromImage(app_icon_image(side)))
    return icon
