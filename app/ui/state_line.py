"""The state line of the voice bar: what the voice does, where it is, and how long that takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import icons
from app.ui.equaliser import Equaliser
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import ElidedLabel, Label
from app.ui.theme import theme


class _PauseSign(QWidget):
    """The shape beside "Paused"."""

    def __init__(self) -> None:
        super().__init__()
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        side = theme.metrics(self).px(16)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint two bars."""
        icons.paint(QPainter(self), "pause", QRectF(self.rect()), theme.colour("ink2"))


class StateLine(QWidget):
    """Shape, word, detail, and at the right end a time or an engine. One line, or two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equaliser = Equaliser()
        self._sign = _PauseSign()
        self.word = Label("", "small", "ink", weight=500)
        self.detail = ElidedLabel("", "small", "ink2", tabular=True)
        self.end = Label("", "small", "ink2", tabular=True)
        self._labels = (self.word, self.detail, self.end)
        self.equaliser.hide()
        self._sign.hide()
        self._first = Row(self.equaliser, self._sign, self.word, gap=7)
        self._lines = Column(self._first, gap=0, parent=self)
        self._two = True
        self.arrange(two_lines=False)

    def arrange(self, *, two_lines: bool) -> None:
        """Put the detail beside the word, or below it."""
        if two_lines == self._two:
            return
        self._two = two_lines
        for label in (self.detail, self.end):
            self._first.removeWidget(label)
            self._lines.removeWidget(label)
        while self._first.count() > 3:
            self._first.takeAt(3)
        while self._lines.count() > 1:
            self._lines.takeAt(1)
        if two_lines:
            self._first.addStretch(1)
            self._lines.addWidget(self.detail)
        else:
            self._first.addWidget(self.detail, 1)
            self._first.addWidget(self.end)
        self.end.setVisible(not two_lines and bool(self.end.text()))

    def show_words(self, word: str, detail: str, end: str) -> None:
        """Say what is so."""
        for label, text in zip(self._labels, (word, detail, end), strict=True):
            if label.text() != text:
                label.setText(text)
                label.updateGeometry()
        self.end.setVisible(not self._two and bool(end))

    def show_shape(self, *, speaking: bool, paused: bool) -> None:
        """Move the bars while the voice sounds, show the pause sign while it is held."""
        self.equaliser.setVisible(speaking)
        self._sign.setVisible(paused)
