"""Menus with round corners on every desktop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.theme import theme
from app.ui.tokens import RADIUS_CARD


class Menu(QMenu):
    """A menu without the system's square frame and shadow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        self.setWindowFlags(self.windowFlags() | flags)
        # X11 may have no compositor: there a translucent corner would be black, so it is cut.
        self._cut = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._cut)
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        self.setFont(theme.bar.font("ui"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners where the desktop may not blend them."""
        super().resizeEvent(event)
        if self._cut:
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))
