"""The popover of the badge: which voice speaks, since when, why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.fact_grid import FactGrid
from app.ui.kit.buttons import GhostButton, IconButton, QuietButton
from app.ui.kit.layout import Row
from app.ui.kit.popover import Popover
from app.ui.kit.surface import Rule
from app.ui.kit.text import Label

_WIDTH = 420


class VoicePopover(Popover):
    """Shows what it is told."""

    retry_pressed = Signal()
    more_pressed = Signal()
    """All measurements are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=_WIDTH)
        self._title = Label("", "h3", wrap=True)
        self.facts = FactGrid(labels=90)
        self.retry = QuietButton(self.tr("Try again"))
        self.retry.clicked.connect(self.retry_pressed)
        more = GhostButton(self.tr("All measurements"))
        more.clicked.connect(self.more_pressed)
        close = IconButton(self.tr("Close"), "close", key="Esc", height=28)
        close.clicked.connect(self.close_up)
        head = Row(self._title, close)
        head.setStretch(0, 1)
        self.body.add(head, 10, Rule(), 12, self.facts, 16, Row(self.retry, more, None, gap=6))

    def show_voice(self, title: str, facts: Sequence[tuple[str, str]], *, retry: bool) -> None:
        """Say what is so; `retry` offers to try the better voices again."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.facts.show_facts(facts)
        said = "; ".join(f"{label}: {value}" for label, value in facts)
        self.setAccessibleDescription(said)
        self.retry.setVisible(retry)
