"""Icons of one family: all there, inside their grid, drawn once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui import icons
from app.ui.icon_shapes import GRID, SHAPES

INK = QColor("#1B1C1F")


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_draws_inside_its_grid(name: str):
    for shape in SHAPES[name]:
        bounds = shape.path().boundingRect()
        half = shape.width / 2
        assert bounds.left() - half >= 1
        assert bounds.top() - half >= 1
        assert bounds.right() + half <= GRID - 1
        assert bounds.bottom() + half <= GRID - 1


@pytest.mark.parametrize("name", icons.NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_in_the_pixels_of_the_screen(name: str, ratio: float):
    image = QImage(round(20 * ratio), round(20 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    icons.paint(painter, name, QRectF(0, 0, 20, 20), INK)
    painter.end()
    drawn = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(drawn) > 2


def test_an_icon_is_drawn_once_for_each_colour_and_size():
    first = icons._image("play", INK.rgba(), 20, 2.0)
    assert icons._image("play", INK.rgba(), 20, 2.0) is first
    assert icons._image("play", QColor("red").rgba(), 20, 2.0) is not first
    assert first.width() == 40
    assert first.devicePixelRatio() == 2.0


def test_a_menu_icon_has_a_disabled_look():
    icon = icons.icon("copy")
    assert len(icon.availableSizes()) > 0
    normal = icon.pixmap(20).toImage()
    disabled = icon.pixmap(20, icon.Mode.Disabled).toImage()
    assert normal != disabled
