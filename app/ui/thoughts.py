"""What the model thought before it answered: folded away, never spoken."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.blocks import Paragraph, Run
from app.ui.kit.buttons import GhostButton
from app.ui.kit.layout import Column, Row
from app.ui.lit_text import LitText

_FOLDED, _OPEN = "right", "down"


class Thoughts(QWidget):
    """One line that opens. Nothing is laid out while it is folded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.fold = GhostButton(self.tr("Thoughts, not read aloud"), icon=_FOLDED, height=28)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._toggle)
        self._body = LitText("ui", gutter=12)
        self._body.setAccessibleName(self.tr("Thoughts"))
        self._body.hide()
        Column(Row(self.fold, None), self._body, gap=2, parent=self)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show what was thought so far."""
        self._text = text
        self.setVisible(bool(text.strip()))
        if self.fold.isChecked():
            self._write()

    def _toggle(self, opened: bool) -> None:  # noqa: FBT001  a slot
        self.fold.set_icon(_OPEN if opened else _FOLDED)
        self._body.setVisible(opened)
        if opened:
            self._write()

    def _write(self) -> None:
        lines = [line for line in self._text.strip().splitlines() if line.strip()]
        self._body.show_paragraphs(
            (), [Paragraph("text", (Run(line, 0, stepping=False),), quotes=1) for line in lines]
        )
