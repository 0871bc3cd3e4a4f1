"""Rounded surfaces, hairlines and the painting that all controls share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.theme import theme
from app.ui.tokens import Role


def rounded(
    painter: QPainter,
    place: QRectF,
    radius: float,
    ground: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded rectangle whose edge lies inside `place`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(place, radius, radius)
        return
    half = width / 2
    painter.setPen(QPen(edge, width))
    inner = max(0.0, radius - half)
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), inner, inner)


class Surface(QFrame):
    """A ground with an optional edge and hairlines at some of its sides.

    `sides` holds letters of "ltrb": where a hairline is drawn instead of an edge all around.
    """

    def __init__(
        self,
        ground: Role | None = None,
        *,
        edge: Role | None = None,
        width: float = 1,
        radius: float = 0,
        sides: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground, self._edge, self._width = ground, edge, width
        self._radius, self._sides = radius, sides
        theme.follow(self.update)

    def dress(self, ground: Role | None, *, edge: Role | None = None, width: float = 1) -> None:
        """Take another ground and edge."""
        self._ground, self._edge, self._width = ground, edge, width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge and hairlines."""
        painter = QPainter(self)
        place = QRectF(self.rect())
        ground = theme.colour(self._ground) if self._ground else None
        edge = theme.colour(self._edge) if self._edge else None
        if ground is not None or edge is not None:
            radius = theme.metrics(self).px(self._radius)
            rounded(painter, place, radius, ground, edge, self._width)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        width, height = self.width(), self.height()
        for side in self._sides:
            line = {
                "l": (0, 0, 1, height),
                "t": (0, 0, width, 1),
                "r": (width - 1, 0, 1, height),
                "b": (0, height - 1, width, 1),
            }[side]
            painter.fillRect(*line, theme.colour("line"))


class Rule(QWidget):
    """A hairline across its layout."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = upright
        fixed, grow = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else grow, fixed)
        theme.follow(self.update)

    def sizeHint(self) -> QSize:
        """One pixel thick; an upright one is as high as a line of text and a bit."""
        return QSize(1, theme.metrics(self).px(24)) if self._upright else QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.colour("line"))
