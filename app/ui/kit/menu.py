"""Menus with round corners on every desktop."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QGuiApplication,
    QPainterPath,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import icons
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CARD


class Menu(QMenu):
    """A menu without the system's square frame and shadow. `chosen` carries a value."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        self.setWindowFlags(self.windowFlags() | flags)
        # X11 may have no compositor: there a translucent corner would be black, so it is cut.
        self._cut = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._cut)
        self._group = QActionGroup(self)
        self.triggered.connect(self._take)
        theme.follow(self._restyle)

    def offer(self, choices: Iterable[tuple[str, str, bool]]) -> None:
        """List choices: value, label, and whether it can be chosen."""
        for value, label, enabled in choices:
            action = QAction(label, self)
            action.setCheckable(True)
            action.setEnabled(enabled)
            action.setData(value)
            self._group.addAction(action)
            self.addAction(action)

    def tick(self, value: str) -> None:
        """Tick the choice that holds, and begin there."""
        for action in self.actions():
            if action.data() == value:
                action.setChecked(True)
                action.setIcon(icons.icon("check", "ink", 16))
                self.setActiveAction(action)

    def _take(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))

    def _restyle(self) -> None:
        self.setFont(theme.bar.font("ui"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners where the desktop may not blend them."""
        super().resizeEvent(event)
        if self._cut:
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))
