"""A switch that says its state in a word."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.kit.ring import set_ring_radius
from app.ui.kit.surface import rounded
from app.ui.theme import theme

_WIDTH, _HEIGHT, _BOX, _GAP = 36, 20, 32, 10


class Toggle(QCheckBox):
    """A check box drawn as a switch; the word On or Off stands before it."""

    def __init__(self, name: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, 8)
        self.toggled.connect(self.update)
        theme.follow(self.updateGeometry)
        theme.follow(self.update)

    def _words(self) -> tuple[str, str]:
        return self.tr("Off"), self.tr("On")

    def sizeHint(self) -> QSize:
        """Room for the longer of the two words."""
        metrics = theme.metrics(self)
        word = max(metrics.measure("ui").horizontalAdvance(word) for word in self._words())
        return QSize(math.ceil(word) + metrics.px(_GAP + _WIDTH), metrics.px(_BOX))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """A press on the word counts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint word, track and knob."""
        metrics = theme.metrics(self)
        painter = QPainter(self)
        width, height = metrics.px(_WIDTH), metrics.px(_HEIGHT)
        place = QRectF(self.width() - width, (self.height() - height) / 2, width, height)
        off = not self.isEnabled()
        painter.setFont(metrics.font("ui"))
        painter.setPen(theme.colour("off" if off else "ink2"))
        word = QRectF(0, 0, place.left() - metrics.px(8), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(word, flags, self._words()[self.isChecked()])
        inset = metrics.px(3)
        knob = QRectF(0, 0, height - 2 * inset, height - 2 * inset)
        knob.moveTop(place.top() + inset)
        if self.isChecked():
            rounded(painter, place, height / 2, theme.colour("hover" if off else "fill"))
            knob.moveRight(place.right() - inset)
            colour = theme.colour("off" if off else "onfill")
        else:
            edge = theme.colour("off" if off else "edge")
            rounded(painter, place, height / 2, theme.colour("raised"), edge, 1.5)
            knob.moveLeft(place.left() + inset)
            colour = edge
        rounded(painter, knob, knob.height() / 2, colour)
