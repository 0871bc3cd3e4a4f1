"""A card over the window: opened by a button, closed by Esc, a press outside or a lost focus."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.layout import Column, Margins
from app.ui.kit.ring import set_ring_host
from app.ui.kit.surface import rounded
from app.ui.theme import theme
from app.ui.tokens import POPOVER_MS, RADIUS_CARD

_SHADOW = 24
_DROP = 5
_RISE = 4
_DISTANCE = 8
_EDGE = 12


class Popover(QWidget):
    """Lies over a window, inside it. Fill `body`, then `open_at` the button that asked for it.

    `width` is that of the card at 100 %; a narrow window makes it narrower.
    """

    closed = Signal()

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        width: int,
        margins: Margins = (20, 16, 20, 14),
    ) -> None:
        super().__init__(parent)
        self.hide()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_ring_host(self, None)
        left, top, right, bottom = margins
        s = _SHADOW
        self.body = Column(gap=0, margins=(left, top, right, bottom), parent=self)
        self._margins = (left, top, right, bottom, s)
        self._width = width
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.mark_bar(self)
        theme.follow(self._restyle)

    @property
    def shown(self) -> bool:
        """Whether it is on screen."""
        return self.isVisible()

    def open_at(
        self, anchor: QWidget, *, beyond: QWidget | None = None, focus: QWidget | None = None
    ) -> None:
        """Open above `anchor`, or below it where there is no room, and take the focus.

        With `beyond`, a bar that holds the anchor, the whole bar stays free.
        """
        window = anchor.window()
        self._anchor, self._before = anchor, QApplication.focusWidget()
        self.setParent(window)
        self._restyle()
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        wide = min(theme.bar.px(self._width), window.width() - 2 * _EDGE) + 2 * _SHADOW
        self.setFixedWidth(wide)
        self.body.activate()
        self.resize(wide, self.sizeHint().height())
        place = self._place(window, anchor, beyond or anchor)
        self.move(place)
        self.show()
        self.raise_()
        milliseconds = theme.motion(POPOVER_MS)
        if milliseconds:
            self._slide.setDuration(milliseconds)
            self._slide.setStartValue(place + QPoint(0, _RISE))
            self._slide.setEndValue(place)
            self._slide.start()
        (focus or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Leave the screen and give the focus back."""
        if not self.isVisible():
            return
        window = self.window()
        window.removeEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if inside and self._anchor is not None:
            back = self._before if self._before is not None else self._anchor
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _place(self, window: QWidget, anchor: QWidget, clear: QWidget) -> QPoint:
        spot = anchor.mapTo(window, QPoint(0, 0))
        top = clear.mapTo(window, QPoint(0, 0)).y()
        size, gap = self.size(), _DISTANCE - _SHADOW
        x = spot.x() + anchor.width() - size.width() + _SHADOW
        x = min(x, window.width() - size.width() + _SHADOW - _EDGE)
        x = max(x, _EDGE - _SHADOW)
        y = top - size.height() - gap
        below = top + clear.height() + gap
        fits_above = y + _SHADOW >= 0
        fits_below = below + size.height() - _SHADOW <= window.height()
        if not fits_above:
            y = below if fits_below else -_SHADOW
        return QPoint(x, y)

    def _restyle(self) -> None:
        left, top, right, bottom, shadow = self._margins
        space = theme.page.space
        self.body.setContentsMargins(
            shadow + space(left),
            shadow + space(top),
            shadow + space(right),
            shadow + space(bottom),
        )
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the window is pressed elsewhere or gets another size."""
        window = watched is self.parent()
        if window and event.type() == QEvent.Type.Resize:
            self.close_up()
        # The window's handle hears of a press before any widget takes it.
        pressed = event.type() == QEvent.Type.MouseButtonPress and not window
        if pressed and isinstance(event, QMouseEvent):
            spot = event.globalPosition().toPoint()
            if not self._holds(spot):
                self.close_up()
        return super().eventFilter(watched, event)

    def _holds(self, spot: QPoint) -> bool:
        """Whether a press there belongs to the card, or to the button that closes it again."""
        inset = _SHADOW
        card = self.rect().adjusted(inset, inset, -inset, -inset)
        anchor = self._anchor
        on_anchor = anchor is not None and anchor.rect().contains(anchor.mapFromGlobal(spot))
        return on_anchor or card.contains(self.mapFromGlobal(spot))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's signature
        """Tab stays inside."""
        inside = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self)
        ]
        if not inside:
            return True
        now = QApplication.focusWidget()
        at = inside.index(now) if now in inside else (-1 if next else 0)
        goal = inside[(at + (1 if next else -1)) % len(inside)]
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        goal.setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the soft shadow and the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _SHADOW
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = theme.metrics(self).px(RADIUS_CARD)
        if not theme.high_contrast:
            _shadow(painter, card, radius, 0.35 if theme.palette.dark else 0.12)
        edge = theme.colour("line" if theme.palette.dark else "button_edge")
        rounded(painter, card, radius, theme.colour("raised"), edge)


def _shadow(painter: QPainter, card: QRectF, radius: float, strength: float) -> None:
    """Add up thin layers, so that the shadow is `strength` dark at the card and soft outside."""
    painter.setPen(Qt.PenStyle.NoPen)
    steps = _SHADOW - _DROP
    layer = QColor(0, 0, 0)
    for step in range(steps, 0, -1):
        fade = 1 - step / steps
        layer.setAlphaF(2.4 * strength / steps * fade**1.5)
        painter.setBrush(layer)
        halo = card.adjusted(-step, -step + _DROP, step, step + _DROP)
        painter.drawRoundedRect(halo, radius + step, radius + step)
