"""A row of a list of choices: one of them is ticked."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from app.ui import icons
from app.ui.kit.ring import set_ring_radius
from app.ui.kit.surface import rounded
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CONTROL

_HEIGHT, _PAD, _TICK, _GAP = 34, 8, 18, 6


class ChoiceRow(QRadioButton):
    """A radio button drawn as a row of a menu."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, RADIUS_CONTROL)
        theme.follow(self.updateGeometry)
        theme.follow(self.update)

    def sizeHint(self) -> QSize:
        """Room for the tick and the text."""
        metrics = theme.metrics(self)
        text = math.ceil(metrics.measure("ui").horizontalAdvance(self.text()))
        return QSize(text + metrics.px(2 * _PAD + _TICK + _GAP), metrics.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Names of devices may be long: they end in …."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(120), metrics.px(_HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row counts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, tick and text."""
        metrics = theme.metrics(self)
        painter = QPainter(self)
        place = QRectF(self.rect())
        if self.isEnabled() and self.underMouse():
            rounded(painter, place, metrics.px(RADIUS_CONTROL), theme.colour("hover"))
        ink = theme.colour("ink" if self.isEnabled() else "off")
        pad, tick = metrics.px(_PAD), metrics.px(_TICK)
        if self.isChecked():
            spot = QRectF(pad, (place.height() - tick) / 2, tick, tick)
            icons.paint(painter, "check", spot, ink)
        font = metrics.font("ui", weight=600 if self.isChecked() else 400)
        painter.setFont(font)
        painter.setPen(ink)
        words = place.adjusted(pad + tick + metrics.px(_GAP), 0, -pad, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, text)
