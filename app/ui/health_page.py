"""The page Health: every engine of the ladder, how it is and what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.engine_card import EngineCard
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label
from app.ui.page_column import PageColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.ui.engine_card import EngineFacts

_COLUMN = 860


class HealthPage(PageColumn):
    """Shows what it is told, again and again while it is looked at."""

    seen = Signal()
    left = Signal()
    """The page is looked at, and no longer."""
    retry_pressed = Signal()
    copy_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMN, parent)
        self.setAccessibleName(self.tr("Health"))
        self.retry = QuietButton(self.tr("Try again"))
        self.retry.clicked.connect(self.retry_pressed)
        self.copy = QuietButton(self.tr("Copy report"), icon="copy")
        self.copy.clicked.connect(self.copy_pressed)
        self.cards: list[EngineCard] = []
        self._rows = Column(gap=10)
        self._narrow = False
        head = Row(Label(self.tr("Health"), "h1"), None, self.retry, self.copy, gap=8)
        about = self.tr(
            "Where a voice fails or falls behind, the next one goes on. The better one returns by"
            " itself. Measured since the start of Sottovoce; nothing of it is kept."
        )
        self._nothing = Label(self.tr("No voice is open yet."), "ui", "ink2", wrap=True)
        self.column.addLayout(head)
        self.column.addSpacing(24)
        self.column.addWidget(Label(self.tr("Ladder"), "h3"))
        self.column.addSpacing(2)
        self.column.addWidget(Label(about, "small", "ink2", wrap=True))
        self.column.addSpacing(12)
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.set_narrow(narrow=False)

    def show_engines(self, engines: Sequence[EngineFacts]) -> None:
        """Show a card each, the best first. What is focused keeps the focus."""
        while len(self.cards) > len(engines):
            card = self.cards.pop()
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(engines):
            card = EngineCard()
            card.set_narrow(narrow=self._narrow)
            self.cards.append(card)
            self._rows.addWidget(card)
        for card, told in zip(self.cards, engines, strict=True):
            card.show_engine(told)
        self._nothing.setVisible(not engines)
        self.copy.setEnabled(bool(engines))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is looked at, so that it can be filled."""
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it no longer is."""
        super().hideEvent(event)
        self.left.emit()

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the margins of a narrow window."""
        self._narrow = narrow
        self.set_sides(*((16, 6, 16, 16) if narrow else (32, 6, 32, 16)))
        for card in self.cards:
            card.set_narrow(narrow=narrow)
