"""What is drawn beside the words of an engine: its number, the shape of its state, its bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui import icons
from app.ui.kit.surface import rounded
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.tokens import Role

CIRCLE: Final = 28
"""Pixels across the circle at 100 %."""
SHOWN: Final = 24
"""As many bars there are."""
_SHAPE: Final = 16
_BAR, _STEP, _HIGH, _DOT = 4.0, 5.5, 30.0, 3.0
_SPEECH: Final = 0.72
"""The share of the height at which the work takes as long as the sound."""
_LEAST: Final = 2.0
"""Pixels that a bar has, however fast the engine is."""


class RungNumber(QWidget):
    """The number of the rung in a circle; the lamp is on where the voice is."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._lit = 0, False
        theme.follow(self._restyle)

    def show_number(self, number: int, *, lit: bool) -> None:
        """Show a number, or 0 for an engine that is not asked: the circle is dashed and empty."""
        self._number, self._lit = number, lit
        self.update()

    def _restyle(self) -> None:
        side = theme.metrics(self).px(CIRCLE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle and number; the words beside them say it too."""
        painter, place = QPainter(self), QRectF(self.rect())
        ground: Role = "lampword" if self._lit else "raised"
        edge: Role = "lampline" if self._lit else "edge"
        if not self._number:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
            painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        rounded(painter, place, place.height() / 2, theme.colour(ground), theme.colour(edge))
        painter.setFont(theme.metrics(self).font("micro", weight=600, tabular=True))
        painter.setPen(theme.colour("onword" if self._lit else "ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StateShape(QWidget):
    """The shape of a state."""

    def __init__(self) -> None:
        super().__init__()
        self._icon: str = "check"
        self._role: Role = "ink2"
        theme.follow(self._restyle)

    def show_shape(self, icon: str, role: Role) -> None:
        """Show another shape."""
        self._icon, self._role = icon, role
        self.update()

    def _restyle(self) -> None:
        side = theme.metrics(self).px(_SHAPE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        place = QRectF(self.rect())
        icons.paint(QPainter(self), self._icon, place, theme.colour(self._role))


class EffortBars(QWidget):
    """A bar an utterance: the work on a second of its sound. Dashed is as long as it sounds.

    One that took longer stands out of the line, in red and with a dot over it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._efforts: tuple[float, ...] = ()
        theme.follow(self._restyle)

    def show_efforts(self, efforts: Sequence[float]) -> None:
        """Show seconds of work a second of sound, the newest last."""
        if self._efforts != tuple(efforts[-SHOWN:]):
            self._efforts = tuple(efforts[-SHOWN:])
            self.update()

    def _restyle(self) -> None:
        metrics = theme.metrics(self)
        self.setFixedSize(metrics.px(_STEP * SHOWN), metrics.px(_HIGH))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and bars; the newest stands at the right."""
        if not self._efforts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.width() / (_STEP * SHOWN)
        floor = self.height() - 1.0
        speech = floor * _SPEECH
        line = QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.drawLine(QPointF(0, floor - speech), QPointF(self.width(), floor - speech))
        left = (SHOWN - len(self._efforts)) * _STEP * unit
        for number, effort in enumerate(self._efforts):
            late = effort >= 1.0
            dot = _DOT * unit
            high = floor - dot - unit if late else max(_LEAST * unit, effort * speech)
            place = QRectF(left + number * _STEP * unit, floor - high, _BAR * unit, high)
            colour = theme.colour("danger" if late else "ink2")
            rounded(painter, place, unit, colour)
            if late:
                middle = place.center().x() - dot / 2
                rounded(painter, QRectF(middle, 0, dot, dot), dot / 2, colour)
