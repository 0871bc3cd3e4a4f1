"""How long the phrases of slow voices are remembered, and how much is remembered now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.rows import Group, Words
from app.ui.trouble import sentences

if TYPE_CHECKING:
    from app.settings import Phrases

MEMORY: Final = "memory"
DISK: Final = "disk"
NOTHING: Final = "nothing"
_MEGABYTE: Final = 1_000_000
_SMALL: Final = 10 * _MEGABYTE
"""Bytes below which a tenth of a megabyte is told too."""


class PhrasesPanel(QWidget):
    """Shows what it is told."""

    chosen = Signal(str)
    """`MEMORY`, `DISK` or `NOTHING`."""
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Remember phrases")
        about = self.tr(
            "What a slow voice said in an answer sounds at once when it comes again. A text that"
            " you have read to you is never remembered."
        )
        self.keeping = Picker(title)
        self.keeping.set_choices(
            [
                Choice(MEMORY, self.tr("Until Sottovoce ends")),
                Choice(DISK, self.tr("On the disk too")),
                Choice(NOTHING, self.tr("Nothing")),
            ]
        )
        self.keeping.set_value(MEMORY)  # as wide as it will be: the words beside it wrap once
        self.keeping.chosen.connect(self.chosen)
        self.forget = QuietButton(self.tr("Forget them"))
        self.forget.clicked.connect(self._forget)
        self._now = Words(self.tr("Remembered now"), "")
        rows = [(Words(title, about), self.keeping), (self._now, self.forget)]
        Column(Group(self.tr("Phrases said before"), rows), parent=self)

    @property
    def told(self) -> str:
        """What is said of what is remembered now."""
        return self._now.text.text()

    def show_phrases(
        self, keeping: str, room: Phrases, used: int, *, forgotten: bool = False
    ) -> None:
        """Show the choice and its room, and how much the disk holds.

        Args:
            keeping: a value of `chosen`.
            room: how much may be remembered, in megabytes.
            used: bytes on the disk.
            forgotten: whether all of it was forgotten just now.
        """
        self.keeping.set_value(keeping)
        gone = self.tr("All of them are forgotten.") if forgotten else ""
        now = self._state(room, used)
        self._now.text.setText(sentences(gone, now))
        self.forget.set_busy("")
        self.forget.set_unavailable(now if keeping == NOTHING and not used else "")
        self.forget.setAccessibleDescription(now)

    def show_forgetting(self) -> None:
        """Say that they are being forgotten, which waits for the sentence that is made."""
        self.forget.set_busy(self.tr("Forgetting"))

    def _state(self, room: Phrases, used: int) -> str:
        if room.disk:
            told = self.tr("The disk holds {0} of {1} MB now.")
            return told.format(_megabytes(used), room.disk)
        if used:
            return self.tr("The disk holds {0} MB now.").format(_megabytes(used))
        if room.memory:
            told = self.tr("In memory, {0} MB at most. The disk holds nothing.")
            return told.format(room.memory)
        return self.tr("Nothing is remembered.")

    def _forget(self) -> None:
        if self.forget.available:  # a screen reader can press what is not available too
            self.forget_wanted.emit()


def _megabytes(size: int) -> str:
    whole = size == 0 or size >= _SMALL
    return f"{size / _MEGABYTE:.{0 if whole else 1}f}"
