"""The voice on the internet in the settings: what it sends, its key, and whether it speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.flow import Flow
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.rows import Group, Words
from app.ui.kit.text import Label
from app.ui.trouble import sentences


class SambertPanel(QWidget):
    """Shows what it is told; a key that was entered does not stay in the field."""

    wanted = Signal(bool)
    """Whether it is to speak."""
    key_entered = Signal(str)
    key_unwanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaks = False
        self._about = self.tr(
            "Every sentence that it says is sent to Alibaba Cloud in Beijing, with your key, and"
            " Alibaba may bill you for it. What you type and your recordings are not sent."
        )
        self.use = QuietButton(self.tr("Speak with Sambert"))
        self.use.clicked.connect(self._ask)
        self._sends = Words("Sambert", self._about)
        Column(
            Group(self.tr("Voice on the internet"), [(self._sends, self.use)]),
            self._make_key(),
            gap=10,
            parent=self,
        )
        self.show_use(speaks=False, reason="")

    def _make_key(self) -> QWidget:
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        name = self.tr("Key to Alibaba Cloud")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.returnPressed.connect(self._enter)
        self.field.textChanged.connect(self._show_keep)
        self.keep = QuietButton(self.tr("Keep key"))
        self.keep.clicked.connect(self._enter)
        self.remove = QuietButton(self.tr("Remove key"))
        self.remove.clicked.connect(self._remove)
        kept = self.tr("It is kept in the keyring of the system, and nowhere else.")
        self.said = Label(kept, "small", "ink2", wrap=True)
        self.field.setAccessibleDescription(kept)
        whole = QWidget()
        line = Row(gap=8, margins=(4, 0, 4, 0))  # for the focus ring
        line.addWidget(self.field, 1)
        line.addWidget(Flow([self.keep, self.remove]))
        Column(line, self.said, gap=6, parent=whole)
        self._show_keep()
        return whole

    def show_use(self, *, speaks: bool, reason: str) -> None:
        """Show whether it is the chosen one; `reason` says why it cannot be, empty where it can."""
        self._speaks = speaks
        self.use.setText(
            self.tr("No longer with Sambert") if speaks else self.tr("Speak with Sambert")
        )
        self.use.set_unavailable("" if speaks else reason)
        self._sends.text.setText(sentences(self._about, reason))

    def show_key(self, told: str, *, failed: bool = False) -> None:
        """Say what became of a key."""
        self.said.setText(told)
        self.said.set_role("danger" if failed else "ink2")
        self.remove.set_busy("")

    def show_waiting(self) -> None:
        """Say that the keyring is asked, maybe for long; another key may be entered meanwhile."""
        self.said.setText(self.tr("The keyring is being asked."))
        self.said.set_role("ink2")
        self.remove.set_busy(self.remove.text())

    def _show_keep(self) -> None:
        missing = self.tr("Enter the key first.")
        self.keep.set_unavailable("" if self.field.text().strip() else missing)

    # A screen reader can press what is not available too.

    def _ask(self) -> None:
        if self.use.available:
            self.wanted.emit(not self._speaks)

    def _remove(self) -> None:
        if self.remove.available:
            self.key_unwanted.emit()

    def _enter(self) -> None:
        if self.keep.available:
            key = self.field.text()
            self.field.clear()
            self.key_entered.emit(key)
