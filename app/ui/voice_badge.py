"""The badge of the voice bar: which voice speaks, with which engine, and where."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button, Look
from app.ui.theme import theme
from app.ui.tokens import RADIUS_BLOCK, Role, TypeName
from app.ui.voiceprint import paint_voiceprint

_WIDTH, _HEIGHT, _PRINT, _PAD, _GAP = 194, 48, 36, 4, 10
"""190 beside its invisible edge."""


class VoiceBadge(Button):
    """Voiceprint, voice and engine; a press asks why this one speaks."""

    look = Look(ink="ink", height=_HEIGHT, pad=_PAD)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._voice, self._engine, self._lit = "", "", False
        self._wide = _WIDTH
        self.setAccessibleName(self.tr("Voice now"))

    def show_voice(self, voice: str, engine: str, why: str = "") -> None:
        """Name voice and engine ("ChatTTS on GPU"); `why` says what made it this one."""
        self._voice, self._engine = voice, engine
        said = ", ".join(part for part in (voice, engine) if part)
        self.setAccessibleDescription(f"{said}. {why}" if why else said)
        self.setToolTip(self.accessibleDescription())
        self.update()

    def set_room(self, width: int | None) -> None:
        """Take so much width, given at 100 %; None leaves room for the voiceprint alone."""
        self._wide = width or _PRINT + 2 * _PAD
        self.updateGeometry()
        self.update()

    def light(self, *, lit: bool) -> None:
        """Light the voiceprint while the voice sounds."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    @property
    def lit(self) -> bool:
        """Whether the voice sounds."""
        return self._lit

    @property
    def engine(self) -> str:
        """The engine and where it runs, in words."""
        return self._engine

    def sizeHint(self) -> QSize:
        """As wide as the bar has room for it."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(self._wide), metrics.px(_HEIGHT))

    def _paint_content(self, painter: QPainter, place: QRectF) -> None:
        metrics = theme.metrics(self)
        side = metrics.px(_PRINT)
        spot = QRectF(metrics.px(_PAD), round((place.height() - side) / 2), side, side)
        radius = metrics.px(RADIUS_BLOCK)
        paint_voiceprint(painter, spot, self._voice, lit=self._lit, radius=radius)
        left = spot.right() + metrics.px(_GAP)
        if left >= place.width():
            return
        words = QRectF(left, 0, place.width() - left - metrics.px(_PAD), metrics.line("small"))
        two = bool(self._engine)
        words.moveTop((place.height() - words.height() * (2 if two else 1)) / 2)
        self._line(painter, words, self._voice, "ink", 500)
        if two:
            self._line(painter, words.translated(0, words.height()), self._engine, "ink2", 400)

    def _line(self, painter: QPainter, place: QRectF, text: str, role: Role, weight: int) -> None:
        style: TypeName = "small"
        metrics = theme.metrics(self)
        painter.setFont(metrics.font(style, weight=weight))
        painter.setPen(theme.colour(role))
        cut = metrics.measure(style, weight=weight).elidedText(
            text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
