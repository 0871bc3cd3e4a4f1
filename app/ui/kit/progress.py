"""A thin progress bar; numbers in words stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from app.ui.kit.surface import rounded
from app.ui.theme import theme


class Progress(QProgressBar):
    """How much is done, 4 px high. `words` tells a screen reader the numbers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)
        theme.follow(self.update)

    def show_share(self, share: float, words: str) -> None:
        """Show a share in [0, 1] and describe it."""
        self.setValue(round(1000 * min(max(share, 0.0), 1.0)))
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        """Four pixels high at 100 %."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(120), metrics.px(4))

    def minimumSizeHint(self) -> QSize:
        """Some way to go."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and share."""
        painter = QPainter(self)
        place = QRectF(self.rect())
        radius = place.height() / 2
        edge = theme.colour("line") if theme.high_contrast else None
        rounded(painter, place, radius, theme.colour("pressed"), edge)
        place.setWidth(place.width() * self.value() / self.maximum())
        if place.width() >= 1:
            rounded(painter, place, radius, theme.colour("ink"))
