"""A page that scrolls: one centred column, and a fade where it meets what lies below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.ui.kit.layout import Column
from app.ui.theme import theme
from app.ui.tokens import SCROLL_MS

if TYPE_CHECKING:
    from collections.abc import Callable

_FADE = 20
_ROOM = 6
"""Pixels around the column for the focus ring of what stands at its edge."""
_NEAR = 40
"""Pixels from the end that still count as the end."""
_AHEAD = 0.22
"""Where the spoken line comes to stand when it has left the view: the share of the height."""


class _Fade(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """From nothing to the ground of the page."""
        ground = theme.colour("page")
        clear = QColor(ground)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, ground)
        QPainter(self).fillRect(self.rect(), gradient)


class PageColumn(QScrollArea):
    """Follows what is new or spoken until the user scrolls away, and again once he is back."""

    scrolled_by_user = Signal()

    def __init__(self, width: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._following = True
        self._around = 0.0
        self._spot: Callable[[], tuple[QWidget, QRect] | None] = lambda: None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        outer = QWidget()
        outer.setAutoFillBackground(False)
        self._sides = QHBoxLayout(outer)
        self._sides.setSpacing(0)
        self._inner = QWidget()
        self.column = Column(gap=0, parent=self._inner)
        self._sides.addStretch(1)
        self._sides.addWidget(self._inner, 1000)
        self._sides.addStretch(1)
        self.setWidget(outer)
        self._fade = _Fade(self)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._range_changed)
        bar.actionTriggered.connect(self._moved_by_hand)
        theme.follow(self._restyle)

    @property
    def following(self) -> bool:
        """Whether the view goes with what is new or spoken."""
        return self._following

    def follow(self) -> None:
        """Go with what is new or spoken again."""
        self._following = True

    def set_sides(self, left: float, top: float, right: float, bottom: float) -> None:
        """Set the margins around the column, at 100 %; what they hold can wear the focus ring."""
        space, room = theme.page.space, min(_ROOM, left, right)
        self._sides.setContentsMargins(space(left - room), 0, space(right - room), 0)
        self.column.set_margins((room, top, room, bottom))
        self._around = room
        self._restyle()

    def show_place(self, widget: QWidget, place: QRect) -> None:
        """Bring a place in a widget of the column into view, if the user has not left."""
        if not self._following:
            return
        top = widget.mapTo(self._inner, place.topLeft()).y() + self._inner.y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        goal = self._glide.endValue() if self._glide.state() == self._glide.State.Running else None
        now = goal if isinstance(goal, int) else bar.value()
        room = place.height() + theme.page.px(_FADE)
        if now + theme.page.px(8) <= top and top + room <= now + height:
            return
        self.glide_to(top - int(height * _AHEAD))

    def glide_to(self, value: int) -> None:
        """Scroll there, quickly but not at once."""
        bar = self.verticalScrollBar()
        value = min(max(value, bar.minimum()), bar.maximum())
        milliseconds = theme.motion(SCROLL_MS) if self.isVisible() else 0
        self._glide.stop()
        if not milliseconds:
            bar.setValue(value)
            return
        self._glide.setDuration(milliseconds)
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(value)
        self._glide.start()

    def to_end(self) -> None:
        """Go to the end and stay there."""
        self._following = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _range_changed(self, _low: int, _high: int) -> None:
        self.grown()

    def keep_in_view(self, spot: Callable[[], tuple[QWidget, QRect] | None]) -> None:
        """Keep in view what `spot` returns, now and when the page grows, if the user stays."""
        self._spot = spot
        self.grown()

    def grown(self) -> None:
        """Keep in view what is to be kept there, wherever it stands now."""
        place = self._spot()
        if place is not None:
            self.show_place(*place)

    def keep_end(self) -> None:
        """Keep the end in view, if the user has not left."""
        if self._following:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _moved_by_hand(self, _action: int) -> None:
        bar = self.verticalScrollBar()
        self._left(bar.sliderPosition())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Stop following when the user scrolls away."""
        super().wheelEvent(event)
        self._left(self.verticalScrollBar().value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys of the page."""
        super().keyPressEvent(event)
        self._left(self.verticalScrollBar().value())

    def _left(self, position: int) -> None:
        self._glide.stop()
        self._following = position >= self.verticalScrollBar().maximum() - _NEAR
        self.scrolled_by_user.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fade at the lower edge."""
        super().resizeEvent(event)
        height = theme.page.px(_FADE)
        self._fade.setGeometry(0, self.height() - height, self.viewport().width(), height)
        self._fade.raise_()

    def _restyle(self) -> None:
        room = 2 * theme.page.space(self._around)
        self._inner.setMaximumWidth(theme.page.px(self._width) + room)

    def place_of(self, widget: QWidget) -> QPoint:
        """Return where a widget of the column stands in the view."""
        return widget.mapTo(self.viewport(), QPoint(0, 0))
