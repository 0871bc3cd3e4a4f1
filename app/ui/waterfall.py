"""Where the time to the first sound went, step below step."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.surface import rounded
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

translate = QCoreApplication.translate

_ROW, _AXIS, _LABEL, _VALUE, _BAR, _TICK = 30, 22, 168, 72, 12, 80
_SECONDS_FROM = 2.0
"""Times of this many seconds and more are written in seconds."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, its begin and end in seconds since the submit. `voice`: the engine makes sound."""

    label: str
    begin: float
    end: float
    voice: bool = False


def in_words(seconds: float) -> str:
    """Write a short time with its unit: "21 ms", "2.4 s"."""
    if seconds < _SECONDS_FROM:
        return translate("Waterfall", "{0} ms").format(f"{seconds * 1000:.0f}")
    return translate("Waterfall", "{0} s").format(f"{seconds:.1f}")


def ticks(total: float) -> tuple[float, ...]:
    """Return 3 to 6 round times from 0 to at least `total` seconds: steps of 1, 2, 3 or 5."""
    wanted = max(total, 0.001) / 4
    power = 10 ** math.floor(math.log10(wanted))
    step = next(factor * power for factor in (1, 2, 3, 5, 10) if factor * power >= wanted * 0.999)
    return tuple(step * number for number in range(math.ceil(total / step - 1e-9) + 1))


class Waterfall(QWidget):
    """Bars on one axis of time. All of its numbers are in its description too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._ticks: tuple[float, ...] = (0.0,)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)
        theme.follow(self.update)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Draw these steps."""
        self._steps = tuple(steps)
        self._ticks = ticks(max((step.end for step in steps), default=0.0))
        said = [f"{step.label}: {in_words(step.end - step.begin)}" for step in steps]
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row a step, and the axis."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(460), metrics.px(_ROW) * len(self._steps) + metrics.px(_AXIS))

    def minimumSizeHint(self) -> QSize:
        """The words and a short axis."""
        return QSize(theme.metrics(self).px(_LABEL + _VALUE + 80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axis, then the bars."""
        metrics = theme.metrics(self)
        painter = QPainter(self)
        left = float(metrics.px(_LABEL))
        wide = self.width() - left - metrics.px(_VALUE)
        scale = wide / self._ticks[-1] if self._ticks[-1] else 0.0
        self._paint_axis(painter, left, scale)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, number, step, left, scale)

    def _paint_axis(self, painter: QPainter, left: float, scale: float) -> None:
        metrics = theme.metrics(self)
        foot = metrics.px(_ROW) * len(self._steps)
        painter.setFont(metrics.font("micro", tabular=True))
        for number, tick in enumerate(self._ticks):
            x = round(left + tick * scale) + 0.5
            style = Qt.PenStyle.DotLine if number else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colour("line"), 1, style))
            painter.drawLine(QLineF(x, 2, x, foot + 2))
            painter.setPen(theme.colour("ink3"))
            half = metrics.px(_TICK) / 2
            place = QRectF(x - half, foot + metrics.px(4), 2 * half, metrics.px(_AXIS - 4))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._tick_words(tick))

    def _tick_words(self, tick: float) -> str:
        """All ticks share the unit, which the last one names."""
        seconds = self._ticks[-1] >= _SECONDS_FROM
        number = f"{tick:g}" if seconds else f"{tick * 1000:g}"
        if tick != self._ticks[-1]:
            return number
        return (self.tr("{0} s") if seconds else self.tr("{0} ms")).format(number)

    def _paint_step(
        self, painter: QPainter, number: int, step: Step, left: float, scale: float
    ) -> None:
        metrics = theme.metrics(self)
        high = metrics.px(_ROW)
        line = QRectF(0, number * high, self.width(), high)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(metrics.font("small", tabular=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, step.label)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(
            line, middle | Qt.AlignmentFlag.AlignRight, in_words(step.end - step.begin)
        )
        bar = QRectF(left + step.begin * scale, 0, 0, metrics.px(_BAR))
        bar.setWidth(max(metrics.px(3), (step.end - step.begin) * scale))
        bar.moveTop(line.center().y() - bar.height() / 2)
        radius = metrics.px(3)
        if step.voice:
            lamp, edge = theme.colour("lampword"), theme.colour("lampline")
            rounded(painter, bar, radius, lamp, edge)
        else:
            rounded(painter, bar, radius, theme.colour("ink2"))
