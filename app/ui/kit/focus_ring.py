"""The one focus ring of a window, shown when the focus came by keyboard.

Import it after the first frame: of all parts, Qt's style classes take longest to load.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from app.ui.kit.ring import HOST, RADIUS
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CONTROL

_GAP = 2


class _Room(QProxyStyle):
    """Gives the frame its distance, and lets it paint over the corners of what it surrounds."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return the distance from the control to the ring's outer edge."""
        margins = {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}
        if metric in margins:
            return _GAP + theme.ring
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        """Refuse the mask: a round ring passes inside the control's corners."""
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, data)


class FocusRing(QFocusFrame):
    """Follows the focus inside one window. Make it once the window exists."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._by_keyboard = True
        self._room = _Room(QStyleFactory.create("Fusion"))
        self._room.setParent(self)
        self.setStyle(self._room)
        window.installEventFilter(self)
        self._watch()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)
        theme.follow(self._restyle)

    @property
    def shown(self) -> bool:
        """Whether a control wears the ring now."""
        return self._target is not None and self.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note whether keyboard or mouse was used last, before Qt moves the focus."""
        match event.type():
            case QEvent.Type.KeyPress:
                self._by_keyboard = True
            case QEvent.Type.MouseButtonPress | QEvent.Type.TouchBegin:
                self._by_keyboard = False
                self._surround(None)
            case QEvent.Type.Show if watched is self._window:
                self._watch()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """Listen where input arrives first; the handle exists once the window is shown."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and self._window.isAncestorOf(new)
        self._surround(new if inside and self._by_keyboard else None)

    def _surround(self, widget: QWidget | None) -> None:
        host = widget.property(HOST) if widget is not None else None
        if host is False:
            widget = None
        elif isinstance(host, QWidget):
            widget = host
        if self._target is not widget:
            self._target = widget
            self._wear()

    def _restyle(self) -> None:
        self._wear()
        self.update()

    def _wear(self) -> None:
        """Make Qt measure afresh: it reads the margins only when the widget changes."""
        self.setWidget(None)  # type: ignore[arg-type]  # documented to hide; the stub forgot None
        if self._target is not None:
            self.setWidget(self._target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring 2 px off the control."""
        if self._target is None:
            return
        radius = self._target.property(RADIUS)
        width, room = theme.ring, _GAP + theme.ring / 2
        place = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        corner = theme.metrics(self._target).px(RADIUS_CONTROL if radius is None else radius) + room
        if radius == -1:
            corner = place.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, corner, corner)
