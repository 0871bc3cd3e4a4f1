"""A state in a word, with a shape beside it."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import icons
from app.ui.kit.surface import rounded
from app.ui.theme import theme
from app.ui.tokens import Role

_HEIGHT, _PAD, _ICON, _GAP = 24, 10, 16, 5


class Pill(QLabel):
    """Says a state; never a control."""

    def __init__(
        self, text: str, icon: str, role: Role = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._role = icon, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)
        theme.follow(self.update)

    def show_state(self, text: str, icon: str, role: Role = "ink2") -> None:
        """Say another state."""
        self._icon, self._role = icon, role
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as shape and word."""
        metrics = theme.metrics(self)
        word = math.ceil(metrics.measure("micro").horizontalAdvance(self.text()))
        return QSize(
            word + metrics.px(2 * _PAD + _ICON + _GAP) - metrics.px(2), metrics.px(_HEIGHT)
        )

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        metrics = theme.metrics(self)
        painter = QPainter(self)
        place = QRectF(self.rect())
        edge = theme.colour("line") if theme.high_contrast else None
        rounded(painter, place, place.height() / 2, theme.colour("hover"), edge)
        size = metrics.px(_ICON)
        left = metrics.px(_PAD) - metrics.px(2)
        spot = QRectF(left, (place.height() - size) / 2, size, size)
        icons.paint(painter, self._icon, spot, theme.colour(self._role))
        painter.setFont(metrics.font("micro"))
        painter.setPen(theme.colour(self._role))
        text = place.adjusted(left + size + metrics.px(_GAP), 0, 0, 0)
        painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
