"""The voiceprint: nine bars that belong to one voice and are the same wherever it is named."""

from __future__ import annotations

import math
from zlib import crc32

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.surface import rounded
from app.ui.theme import theme
from app.ui.tokens import RADIUS_BLOCK

BARS = 9
_LOWEST, _HIGHEST = 0.14, 0.72
"""Heights as a share of the side."""


def bar_heights(voice: str) -> tuple[float, ...]:
    """Return nine heights in [0.14, 0.72] of the side, the same for the same voice always."""
    seed = [crc32(f"{bar} {voice}".encode()) >> 24 for bar in range(BARS)]
    swing = [
        (0.85 * byte + 0.15 * other) / 255
        for byte, other in zip(seed, seed[1:] + seed[:1], strict=True)
    ]
    arch = [math.sin(math.pi * (bar + 0.75) / (BARS + 0.5)) for bar in range(BARS)]
    span = _HIGHEST - _LOWEST
    return tuple(
        _LOWEST + span * high * (0.18 + 0.82 * free) for high, free in zip(arch, swing, strict=True)
    )


def paint_voiceprint(
    painter: QPainter, place: QRectF, voice: str, *, lit: bool, radius: float
) -> None:
    """Paint the print of a voice on its ground. It is lit only while the voice sounds."""
    edge = theme.colour("line") if theme.high_contrast else None
    lamp = lit and not theme.high_contrast
    rounded(painter, place, radius, theme.colour("lamp" if lamp else "hover"), edge)
    ratio = painter.device().devicePixelRatioF()
    side = place.width()
    step = max(2.0, round(side * 0.083 * ratio) / ratio)
    width = max(1.0, round(step * 0.6 * ratio) / ratio)
    left = place.left() + round((side - step * (BARS - 1) - width) / 2 * ratio) / ratio
    colour = theme.colour("lampline" if lit else "ink2")
    for bar, height in enumerate(bar_heights(voice)):
        high = max(2.0, round(height * side * ratio) / ratio)
        top = place.center().y() - high / 2
        rounded(painter, QRectF(left + bar * step, top, width, high), width / 2, colour)


class Voiceprint(QWidget):
    """A voiceprint alone. Hidden from screen readers: the voice's name stands beside it."""

    def __init__(self, voice: str = "", *, side: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice, self._side, self._lit = voice, side, False
        theme.follow(self._restyle)

    def show_voice(self, voice: str, *, lit: bool) -> None:
        """Show another voice, or that this one sounds."""
        if (voice, lit) != (self._voice, self._lit):
            self._voice, self._lit = voice, lit
            self.update()

    def _restyle(self) -> None:
        side = theme.metrics(self).px(self._side)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the print."""
        radius = theme.metrics(self).px(RADIUS_BLOCK)
        place = QRectF(self.rect())
        paint_voiceprint(QPainter(self), place, self._voice, lit=self._lit, radius=radius)
