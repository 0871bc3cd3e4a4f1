"""The name over a text, and in a word what is being done with it."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import icons
from app.ui.equaliser import Equaliser
from app.ui.kit.layout import Row
from app.ui.kit.text import Label
from app.ui.states import State
from app.ui.theme import theme

_SPEAKING: Final = {State.SPEAKING, State.SPEAKING_AND_WRITING}
_WAITING: Final = {State.THINKING, State.PREPARING}
_SAY_SECONDS_AFTER = 3
_ICONS: Final = {State.PAUSED: "pause", State.STOPPED: "stop"}


class NameLine(QWidget):
    """Says the state in words, with a shape beside them; a long wait in seconds too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.DONE
        self._since = time.monotonic()
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._count)
        self._name = Label(name, "small", "ink2", weight=500)
        self._bars = Equaliser()
        self._shape = _Shape()
        self._words = Label("", "small", "ink2", tabular=True)
        Row(self._name, self._bars, self._shape, self._words, None, gap=8, parent=self)
        self._show()

    @property
    def words(self) -> str:
        """What it says beside the name."""
        return self._words.text()

    def set_name(self, name: str) -> None:
        """Say another name."""
        self._name.setText(name)

    def set_state(self, state: State) -> None:
        """Say what is being done now."""
        if state == self._state:
            return
        self._state = state
        self._since = time.monotonic()
        if state in _WAITING:
            self._seconds.start()
        else:
            self._seconds.stop()
        self._show()

    def _count(self) -> None:
        waited = int(time.monotonic() - self._since)
        if waited >= _SAY_SECONDS_AFTER:
            self._words.setText(self.tr("{0}, {1} s").format(self._state.words, waited))

    def _show(self) -> None:
        speaking = self._state in _SPEAKING
        self._bars.setVisible(speaking)
        self._shape.show_icon(_ICONS.get(self._state, ""))
        self._words.setText(self._state.words)
        self._words.set_role("lamptext" if speaking else "ink2")


class _Shape(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = ""
        self.hide()
        theme.follow(self._restyle)

    def show_icon(self, name: str) -> None:
        self._icon = name
        self.setVisible(bool(name))
        self.update()

    def _restyle(self) -> None:
        side = theme.page.px(16)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        icons.paint(QPainter(self), self._icon, QRectF(self.rect()), theme.colour("ink2"))
