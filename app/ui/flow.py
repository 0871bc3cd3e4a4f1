"""Buttons side by side that go on in a new row rather than shorten their words."""

from __future__ import annotations

from itertools import filterfalse
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 8


class Flow(QWidget):
    """As high as its rows at the width it has; they stand at the left or at the right."""

    def __init__(
        self, items: Sequence[QWidget], *, right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._right = right
        self._items = list(items)
        for item in items:
            item.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self.arrange)

    def arrange(self) -> None:
        """Place them again, as after one was hidden or shown."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Height of all rows."""
        return self._place(width, move=False)

    def hasHeightForWidth(self) -> bool:
        """It depends on the width."""
        return True

    def sizeHint(self) -> QSize:
        """All in one row."""
        gap = theme.page.space(_GAP)
        width = (
            sum(item.sizeHint().width() + gap for item in filterfalse(_left_out, self._items)) - gap
        )
        return QSize(width, self._place(max(width, 1), move=False))

    def minimumSizeHint(self) -> QSize:
        """The widest of them."""
        width = max(item.sizeHint().width() for item in self._items)
        return QSize(width, self._place(max(self.width(), width), move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the rows again."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        gap = theme.page.space(_GAP)
        top = 0
        for row in self._rows(width, gap):
            sizes = [item.sizeHint() for item in row]
            taken = sum(size.width() + gap for size in sizes) - gap
            left = width - taken if self._right else 0
            high = max(size.height() for size in sizes)
            for item, size in zip(row, sizes, strict=True):
                if move:
                    middle = top + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, middle), size))
                left += size.width() + gap
            top += high + gap
        return top - gap

    def _rows(self, width: int, gap: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = [[]]
        taken = 0
        for item in filterfalse(_left_out, self._items):
            need = item.sizeHint().width()
            if rows[-1] and taken + need > width:
                rows.append([])
                taken = 0
            rows[-1].append(item)
            taken += need + gap
        return rows


def _left_out(item: QWidget) -> bool:
    """Whether somebody hid it: before a window is shown, everything in it counts as hidden."""
    return item.isHidden() and item.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
