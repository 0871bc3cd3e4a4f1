"""A slider painted from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.ui.kit.ring import set_ring_radius
from app.ui.theme import theme

_KNOB, _TRACK, _HEIGHT, _WIDTH = 16, 4, 32, 180


class Slider(QSlider):
    """A track of 4 px with a knob outlined in ink. A press anywhere goes there."""

    def __init__(
        self, name: str, low: int, high: int, *, step: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setPageStep(max(step, (high - low) // 5))
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, 8)
        theme.follow(self.updateGeometry)
        theme.follow(self.update)

    def sizeHint(self) -> QSize:
        """Ask for 180 by 32 at 100 %."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(_WIDTH), metrics.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for the knob and some way to go."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(64), metrics.px(_HEIGHT))

    def _way(self) -> tuple[float, float]:
        radius = theme.metrics(self).px(_KNOB) / 2
        return radius, self.width() - 2 * radius

    def _go(self, event: QMouseEvent) -> None:
        start, length = self._way()
        share = min(max((event.position().x() - start) / max(1.0, length), 0.0), 1.0)
        span = self.maximum() - self.minimum()
        self.setSliderPosition(self.minimum() + round(share * span))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, way and knob."""
        metrics = theme.metrics(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, length = self._way()
        span = max(1, self.maximum() - self.minimum())
        x = start + length * (self.sliderPosition() - self.minimum()) / span
        middle, thick = self.height() / 2, metrics.px(_TRACK)
        ink = theme.colour("ink" if self.isEnabled() else "off")
        painter.setPen(Qt.PenStyle.NoPen)
        for left, right, colour in (
            (start, start + length, theme.colour("track")),
            (start, x, ink),
        ):
            painter.setBrush(colour)
            bar = QRectF(left, middle - thick / 2, right - left, thick)
            painter.drawRoundedRect(bar, thick / 2, thick / 2)
        radius = metrics.px(_KNOB) / 2
        if self.isEnabled() and (self.underMouse() or self.isSliderDown()):
            halo = theme.colour("ink")
            halo.setAlphaF(0.12)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(x, middle), radius + 4, radius + 4)
        stroke = metrics.px(2)
        painter.setPen(QPen(ink, stroke))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(QPointF(x, middle), radius - stroke / 2, radius - stroke / 2)
