"""Another order of the voices for what is said in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column, Row
from app.ui.kit.rows import Words
from app.ui.kit.toggle import Toggle
from app.ui.rung_list import RungList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.rung_row import RungFacts


class LanguageOrder(QWidget):
    """A switch, and the order below it while it is on."""

    parted = Signal(bool)
    """Whether the language is to have an order of its own."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        """Begin without an order; `title` and `text` say of which language it is."""
        super().__init__(parent)
        self.toggle = Toggle(title)
        self.toggle.setAccessibleDescription(text)
        self.toggle.toggled.connect(self.parted)
        self.list = RungList(measured=False)
        self.list.setAccessibleName(title)
        line = Row(gap=16, margins=(18, 12, 18, 12))
        line.addWidget(Words(title, text), 1)
        line.addWidget(self.toggle)
        Column(line, self.list, gap=0, parent=self)
        self.show_order(())

    def show_order(self, rungs: Sequence[RungFacts]) -> None:
        """Show the engines in their order; none for a language that has none of its own."""
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(bool(rungs))
        self.toggle.update()
        if rungs:
            self.list.show_rungs(rungs)
        self.list.setVisible(bool(rungs))
