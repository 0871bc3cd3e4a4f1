"""Three small bars that move while the voice sounds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.surface import rounded
from app.ui.theme import theme
from app.ui.tokens import EQUALISER_MS

_SIDE, _BAR, _STEP = 14, 2, 4.5
_FRAMES = (
    (0.44, 0.84, 0.60),
    (0.70, 0.52, 0.88),
    (0.36, 0.74, 0.46),
    (0.82, 0.94, 0.34),
    (0.54, 0.40, 0.72),
    (0.92, 0.62, 0.50),
    (0.48, 0.86, 0.80),
)
"""Heights of the bars as a share of the side; the first is the one that stands still."""


class Equaliser(QWidget):
    """Moves five times a second while shown, stands still where motion is reduced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._advance)
        theme.follow(self._restyle)

    @property
    def moving(self) -> bool:
        """Whether it is being animated."""
        return self._timer.isActive()

    def _restyle(self) -> None:
        side = theme.metrics(self).px(_SIDE)
        self.setFixedSize(side, side)
        self._run()
        self.update()

    def _run(self) -> None:
        if self.isVisible() and not theme.still:
            self._timer.start(EQUALISER_MS)
        else:
            self._timer.stop()
            self._frame = 0

    def event(self, event: QEvent) -> bool:
        """Run only while somebody can see it."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._run()
        return done

    def _advance(self) -> None:
        self._frame = (self._frame + 1) % len(_FRAMES)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        metrics = theme.metrics(self)
        painter = QPainter(self)
        width, colour = metrics.px(_BAR), theme.colour("lampline")
        middle = self.height() / 2
        for bar, share in enumerate(_FRAMES[self._frame]):
            left = round(metrics.scale * (1.5 + bar * _STEP))
            high = share * self.height()
            place = QRectF(left, middle - high / 2, width, high)
            rounded(painter, place, width / 2, colour)
