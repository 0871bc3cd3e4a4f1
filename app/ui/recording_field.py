"""The recording that a new voice may be shown by, and what is said in it."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.kit.buttons import IconButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label

_LONGEST_TEXT: Final = 1000
"""Characters: as many as the card of a voice takes."""


class RecordingField(QWidget):
    """Without a recording nothing but the offer of one. Shows what it is told."""

    wanted = Signal()
    """A file is to be chosen."""
    dropped = Signal()
    """The voice is to be made without one."""
    changed = Signal()
    """What is said in it, or whether it can be used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file, self._read, self._hindered = "", False, ""
        self._worded = True
        self.choose = QuietButton(self.tr("From a recording"), icon="folder")
        self.choose.clicked.connect(self._choose)
        self.about = Label("", "small", "ink2", wrap=True)
        self.drop = IconButton(self.tr("Without the recording"), "close")
        self.drop.clicked.connect(self.dropped)
        self.words = QLineEdit()
        self.words.setMaxLength(_LONGEST_TEXT)
        asked = self.tr("What is said in it, word for word")
        self.words.setPlaceholderText(asked)
        self.words.setAccessibleName(asked)
        self.words.textChanged.connect(self.changed)
        line = Row(self.choose, gap=12)
        line.addWidget(self.about, 1)
        line.addWidget(self.drop)
        Column(line, self.words, gap=8, parent=self)
        self._show()

    @property
    def says(self) -> str:
        """What is said in it."""
        return " ".join(self.words.text().split())

    @property
    def reason(self) -> str:
        """Why the voice cannot be heard or kept yet; empty where it can."""
        if not self._file:
            return ""
        if not self._read:
            return self.tr("The recording is still being read.")
        unsaid = self._worded and not self.says
        return self.tr("Write what is said in the recording first.") if unsaid else ""

    @property
    def kind(self) -> Literal["drawn", "worded", "alone"]:
        """Whether the voice has no recording, one with its words, or is nothing but one."""
        if not self._file:
            return "drawn"
        return "worded" if self._worded else "alone"

    def show_reading(self, file: str, *, worded: bool) -> None:
        """Name the file that was chosen.

        If the voice is to be `worded`, what is said in the file can be written meanwhile.
        """
        self._file, self._read, self._worded = file, False, worded
        self._show()
        if worded:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_read(self) -> None:
        """Say that the recording can be used."""
        self._read = True
        self._show()

    def clear(self) -> None:
        """Be without a recording."""
        if self.words.hasFocus() or self.drop.hasFocus():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._file, self._read, self._worded = "", False, True
        self.words.clear()
        self._show()

    def hinder(self, reason: str) -> None:
        """Say why no recording can be read now; empty where one can."""
        self._hindered = reason
        self._show()

    def _choose(self) -> None:
        # A screen reader's press comes here too where none by mouse or key would.
        if self.choose.available:
            self.wanted.emit()

    def _show(self) -> None:
        reading = self.tr("Reading the recording") if self._file and not self._read else ""
        self.choose.set_busy(reading)
        self.choose.set_unavailable(self._hindered)
        offer = self.tr("A WAV file in which one voice speaks for 2 to 15 seconds.")
        self.about.setText(self._file or self._hindered or offer)
        self.choose.setAccessibleDescription(self._hindered or reading or self.about.text())
        self.words.setVisible(bool(self._file) and self._worded)
        self.drop.setVisible(bool(self._file))
        self.changed.emit()
