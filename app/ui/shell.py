"""The bare window: on the screen before anything that stands in it has been loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

_SIZE = (1200, 780)
_LEAST = (480, 420)


class Shell(QWidget):
    """A titled window in the page's colour, to be filled once.

    Keys pressed before its content can take them are kept for it.
    """

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
        self._kept: list[QKeyEvent] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed; it comes here only until `hand_over`."""
        self._kept.append(event.clone())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it while the window still has its place."""
        self.closing.emit()
        super().closeEvent(event)

    def fill(self, content: QWidget) -> None:
        """Show `content` on the whole of the window."""
        self._ground = ""
        self._column.addWidget(content)
        content.show()

    def hand_over(self, writer: QWidget) -> None:
        """Let `writer` have the keyboard, and what has been typed so far."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        writer.setFocus()
        kept, self._kept = self._kept, []
        for event in kept:
            QApplication.sendEvent(writer, event)
