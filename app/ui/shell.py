"""The bare window: on the screen before anything that stands in it has been loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

_SIZE = (1200, 780)
_LEAST = (480, 420)


class Shell(QWidget):
    """A titled window in the page's colour, to be filled once."""

    painted = Signal()
    """Seen for the first time."""
    closing = Signal()
    """About to be closed, and still where it was."""

    def __init__(self, ground: str = "") -> None:
        """Make the window; `ground` is the colour it has until it is filled."""
        super().__init__()
        self._ground = ground
        self.setWindowTitle("Sottovoce")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._seen = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is there to be seen."""
        super().paintEvent(event)
        if self._ground:
            QPainter(self).fillRect(self.rect(), QColor(self._ground))
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it while the window still has its place."""
        self.closing.emit()
        super().closeEvent(event)

    def fill(self, content: QWidget) -> None:
        """Show `content` on the whole of the window."""
        self._ground = ""
        self._column.addWidget(content)
        content.show()
