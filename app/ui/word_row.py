"""A word of the user's own: how it is said, to be heard and removed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import IconButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import ElidedLabel


class WordRow(QWidget):
    """One word in a card of them."""

    listen = Signal()
    """Hear how it is said, or no longer."""
    removed = Signal()

    def __init__(self, word: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word, self.about = word, about
        self.setAccessibleName(word)
        self.setAccessibleDescription(about)
        self.listen_button = QuietButton(self.tr("Listen"), icon="play")
        self.listen_button.clicked.connect(self.listen)
        self.listen_button.setAccessibleDescription(word)
        self.remove = IconButton(self.tr("Remove {0}").format(word), "trash")
        self.remove.clicked.connect(self.removed)
        words = Column(
            ElidedLabel(word, "ui", weight=500), ElidedLabel(about, "small", "ink2"), gap=1
        )
        row = Row(gap=8, margins=(18, 10, 12, 10), parent=self)
        row.addLayout(words, 1)
        row.add(self.listen_button, self.remove)

    def show_sound(self, *, sounding: bool) -> None:
        """Offer to hear it, or to stop it."""
        self.listen_button.setText(self.tr("Stop") if sounding else self.tr("Listen"))
        self.listen_button.set_icon("stop" if sounding else "play")
