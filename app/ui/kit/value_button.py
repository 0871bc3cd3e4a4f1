"""A button that shows a value: label, value and a chevron that says that others can be chosen."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui import icons
from app.ui.kit.buttons import Button, Look
from app.ui.theme import theme
from app.ui.tokens import Role

_GAP, _CHEVRON, _CHEVRON_ROOM = 6, 16, 18


class ValueButton(Button):
    """Label and value; what a press opens is the owner's business.

    The value is cut with … at `widest` pixels at 100 %; the tooltip then has all of it.
    """

    look = Look(ink="ink", weight=400, pad=8)

    def __init__(
        self,
        name: str,
        *,
        label: str = "",
        icon: str = "",
        tabular: bool = False,
        widest: int = 220,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon=icon, parent=parent)
        self._name, self._label = name, label
        self._tabular, self._widest = tabular, widest
        self._with_label, self._with_value = True, True
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_text(self, text: str) -> None:
        """Show a value."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleDescription(text)
        self.setToolTip(f"{self._name}: {text}" if text else self._name)
        self.updateGeometry()
        self.update()

    def set_shown(self, *, label: bool = True, value: bool = True) -> None:
        """Give up the label, or with an icon the value too, where room is short."""
        self._with_label = label
        self._with_value = value or not self._icon
        self.updateGeometry()
        self.update()

    def _label_width(self) -> int:
        if not self._label or not self._with_label:
            return 0
        metrics = theme.metrics(self)
        width = metrics.measure("ui").horizontalAdvance(self._label)
        return math.ceil(width) + metrics.px(_GAP)

    def sizeHint(self) -> QSize:
        """As wide as icon, label, value and chevron."""
        metrics = theme.metrics(self)
        height = metrics.px(self._height)
        if not self._with_value:
            return QSize(height, height)
        measure = metrics.measure("ui", weight=400, tabular=self._tabular)
        value = math.ceil(measure.horizontalAdvance(self._shown())) + 1
        width = 2 * self._pad() + metrics.px(_CHEVRON_ROOM) + self._label_width()
        width += min(value, metrics.px(self._widest))
        if self._icon:
            width += self._icon_size() + metrics.px(_GAP)
        return QSize(width, height)

    def _paint_content(self, painter: QPainter, place: QRectF) -> None:
        size, ink = self._icon_size(), self._ink()
        slot = QRectF(0, (place.height() - size) / 2, size, size)
        if not self._with_value:
            slot.moveLeft((place.width() - size) / 2)
            self._paint_icon(painter, slot, "off" if ink == "off" else "ink2")
            return
        metrics = theme.metrics(self)
        pale: Role = "off" if ink == "off" else "ink3"
        left, right = float(self._pad()), place.width() - self._pad()
        if self._icon or self._busy:
            slot.moveLeft(left - metrics.px(1))
            self._paint_icon(painter, slot, ink)
            left += size + metrics.px(_GAP)
        room = QRectF(left, 0, right - left, place.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if self._label_width():
            painter.setFont(metrics.font("ui"))
            painter.setPen(theme.colour(pale))
            painter.drawText(room, flags, self._label)
            room.setLeft(left + self._label_width())
        side = metrics.px(_CHEVRON)
        spot = QRectF(right - side + metrics.px(2), (place.height() - side) / 2, side, side)
        icons.paint(painter, "down", spot, theme.colour(pale))
        room.setRight(right - metrics.px(_CHEVRON_ROOM) + 1)
        painter.setFont(metrics.font("ui", weight=400, tabular=self._tabular))
        painter.setPen(theme.colour(ink))
        measure = metrics.measure("ui", weight=400, tabular=self._tabular)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(room, flags, measure.elidedText(self._shown(), elide, room.width()))
