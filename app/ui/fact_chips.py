"""What was looked up for an answer: a chip a source, which opens to what was found."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.ui.blocks import Paragraph, Run
from app.ui.flow import Flow
from app.ui.kit.buttons import Button, GhostButton, Look
from app.ui.kit.layout import Column, Row
from app.ui.lit_text import LitText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ports import Fact

HELP = "help"
"""The source whose facts are passages of the help pages."""


def source_words(source: str) -> str:
    """Return what a source of facts is called on screen."""
    translate = QCoreApplication.translate
    words = {
        "calculator": translate("Sources", "calculator"),
        "units": translate("Sources", "units"),
        "calendar": translate("Sources", "calendar"),
        "clock": translate("Sources", "clock"),
        "lists": translate("Sources", "lists"),
        "dictionary": translate("Sources", "dictionary"),
        "chat": translate("Sources", "this chat"),
        HELP: translate("Sources", "help"),
    }
    return words.get(source, source)


class FactChip(Button):
    """Names a source; a press opens or folds what it found. The chevron and the words tell."""

    look = Look(
        ink="ink2", ground="raised", edge="button_edge", height=28, pad=10, gap=4, round=True
    )
    folded = Signal(bool)
    """Whether it is folded now."""

    def __init__(self, source: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon="right", parent=parent)
        self.setText(self.tr("used: {0}").format(source_words(source)))
        self.setAccessibleName(self.text())
        self.is_open = False
        self.clicked.connect(self._turn_over)
        self._describe("")

    def _turn_over(self) -> None:
        self.is_open = not self.is_open
        self.set_icon("down" if self.is_open else "right")
        self._describe("")
        self.folded.emit(not self.is_open)

    def _describe(self, text: str) -> None:
        state = self.tr("Opened, the fact follows") if self.is_open else self.tr("Folded")
        super()._describe(text or state)


class _Found(QWidget):
    """The facts of one source, behind a bar like a quotation; for help the way to the page."""

    help_wanted = Signal(str)

    def __init__(self, name: str, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = LitText("ui", gutter=12)
        self.text.setAccessibleName(name)
        self.text.show_paragraphs(
            [Paragraph("text", (Run(fact.text, 0, stepping=False),), quotes=1) for fact in facts],
            (),
        )
        column = Column(self.text, gap=2, parent=self)
        if facts[0].source == HELP:
            self.link = GhostButton(self.tr("Open in Help"), icon="info", height=28)
            self.link.clicked.connect(lambda: self.help_wanted.emit(facts[0].text))
            column.add(Row(self.link, None))
        self.hide()


class FactChips(QWidget):
    """Nothing at all until there are facts; what a chip opens stands below the chips."""

    help_wanted = Signal(str)
    """The user wants to see the help page that has this passage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[FactChip] = []
        self._column = Column(gap=4, parent=self)
        self.hide()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show what was found; a turn finds facts once."""
        if self.chips or not facts:
            return
        found = []
        for source, group in groupby(facts, key=lambda fact: fact.source):
            chip = FactChip(source)
            words = _Found(chip.text(), tuple(group))
            words.help_wanted.connect(self.help_wanted)
            chip.folded.connect(words.setHidden)
            self.chips.append(chip)
            found.append(words)
        self._column.add(Flow(self.chips), *found)
        self.show()
