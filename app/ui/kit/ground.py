"""The ground of a control, which takes 90 ms from one state to the next."""

from __future__ import annotations

from PySide6.QtCore import QVariantAnimation
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.tokens import GROUND_MS, Role


class Ground(QVariantAnimation):
    """Blends from the ground that is painted to the one that is aimed at."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._aim: Role | None = None
        self._known = False
        self.valueChanged.connect(self._repaint)

    def aim(self, role: Role | None, *, at_once: bool = False) -> None:
        """Go to the ground of a role; None is no ground."""
        if self._known and role == self._aim and not at_once:
            return
        old = self.colour()
        goal = theme.colour(role) if role else _faded(old)
        self._aim = role
        milliseconds = theme.motion(GROUND_MS)
        self.stop()
        if at_once or not self._known or not milliseconds or not self._widget.isVisible():
            milliseconds = 0
        self._known = True
        self.setDuration(milliseconds)
        self.setStartValue(_faded(goal) if not old.alpha() else old)
        self.setEndValue(goal)
        if milliseconds:
            self.start()
        else:
            self.setCurrentTime(0)
        self._widget.update()

    def colour(self) -> QColor:
        """Return what is to be painted now; its alpha is 0 for no ground."""
        value = self.currentValue() if self.state() == self.State.Running else self.endValue()
        return QColor(value) if isinstance(value, QColor) else QColor(0, 0, 0, 0)

    def _repaint(self) -> None:
        self._widget.update()


def _faded(colour: QColor) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), 0)
