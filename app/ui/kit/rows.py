"""A card of rows under a title: words at the left, one control at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Rule, Surface
from app.ui.kit.text import Label
from app.ui.tokens import RADIUS_CARD, TypeName


class Group(QWidget):
    """The card under its title. A row that means nothing now can be hidden."""

    def __init__(
        self,
        title: str,
        rows: Sequence[tuple[QWidget, QWidget]],
        *,
        style: TypeName = "h3",
        parent: QWidget | None = None,
    ) -> None:
        """Put the rows together; `style` is the title's, "ui" below another title."""
        super().__init__(parent)
        self.lines: list[QWidget] = []
        """A row each, with the hairline over it."""
        card = Surface("raised", edge="line", radius=RADIUS_CARD)
        whole = Column(gap=0, parent=card)
        for words, control in rows:
            line = QWidget()
            row = Row(gap=16, margins=(18, 12, 18, 12))
            row.addWidget(words, 1)
            row.addWidget(control)
            parts = (Rule(), row) if self.lines else (row,)
            Column(*parts, gap=0, parent=line)
            self.lines.append(line)
            whole.addWidget(line)
        name = Label(title, style, weight=600 if style == "ui" else None)
        Column(name, card, gap=10, parent=self)


class Words(QWidget):
    """What a row is about, and a sentence more."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Label(text, "small", "ink2", wrap=True)
        Column(Label(name, "ui", weight=500), self.text, gap=1, parent=self)
