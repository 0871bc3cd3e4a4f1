"""Paints the icons: sharp at any scale, in the colour of a role, drawn once for each size."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap

from app.ui.icon_shapes import GRID, SHAPES
from app.ui.theme import theme
from app.ui.tokens import Role

NAMES = tuple(SHAPES)
"""Every icon there is."""

_Part = tuple[QPainterPath, float, bool]


@cache
def _parts(name: str) -> tuple[_Part, ...]:
    return tuple((shape.path(), shape.width, shape.solid) for shape in SHAPES[name])


def draw(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draw an icon as vectors; `place` is a square in the painter's coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    for path, width, solid in _parts(name):
        pen = QPen(colour, width, Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen if width else Qt.PenStyle.NoPen)
        painter.setBrush(colour if solid else Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    painter.restore()


@lru_cache(maxsize=512)
def _image(name: str, rgba: int, size: int, ratio: float) -> QImage:
    """Draw into an image rather than a pixmap: it may outlive the application."""
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, name, QRectF(0, 0, pixels, pixels), QColor.fromRgba(rgba))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def paint(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Paint an icon on a widget, its size and place rounded to whole pixels."""
    ratio = painter.device().devicePixelRatioF()
    image = _image(name, colour.rgba(), round(place.width()), ratio)
    painter.drawImage(QPointF(round(place.x()), round(place.y())), image)


def icon(name: str, role: Role = "ink2", size: int = GRID) -> QIcon:
    """Return an icon for a menu entry, in the colours of the theme that holds now."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        pixels = theme.page.px(size)
        colours: tuple[tuple[QIcon.Mode, Role], ...]
        colours = ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "off"))
        for mode, name_of_role in colours:
            rgba = theme.colour(name_of_role).rgba()
            result.addPixmap(QPixmap.fromImage(_image(name, rgba, pixels, ratio)), mode)
    return result
