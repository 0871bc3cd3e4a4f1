"""The ladder in the settings: the engines in their order, as each was measured, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Rule, Surface
from app.ui.kit.text import Label
from app.ui.language_order import LanguageOrder
from app.ui.rung_list import RungList
from app.ui.rung_marks import CIRCLE
from app.ui.rung_row import EFFORT, GAP, INSET, SIDES, SPEED, STATE
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CARD
from app.ui.trouble import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.ports import Language
    from app.ui.rung_row import RungFacts, RungRow

_NARROW: Final = 740
"""Pixels at 100 % below which there are no columns."""


class LadderPanel(QWidget):
    """Shows what it is told: the order of all, and below it those of a language."""

    tested = Signal(str)
    moved = Signal(str, int)
    """An engine, and -1 for up or 1 for down."""
    switched = Signal(str, bool)
    """An engine, and whether it is to be in the ladder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        about = self.tr(
            "When a voice fails or falls behind, the next one takes over. The better one returns"
            " by itself. Alt+Up and Alt+Down move a row, as its menu does."
        )
        card = Surface("raised", edge="line", radius=RADIUS_CARD)
        self._head = self._make_head()
        self.list = RungList()
        for told, heard in (
            (self.list.tested, self.tested),
            (self.list.moved, self.moved),
            (self.list.switched, self.switched),
        ):
            told.connect(heard)
        Column(self._head, self.list, gap=0, parent=card)
        self._foot = Label("", "small", "ink2", wrap=True)
        words = Column(
            Label(self.tr("Ladder"), "h3"), Label(about, "small", "ink2", wrap=True), gap=2
        )
        Column(words, card, self._foot, self._make_orders(), gap=10, parent=self)
        theme.follow(self._measure)

    @property
    def rows(self) -> Mapping[str, RungRow]:
        """By engine, in the order in which they stand."""
        return self.list.rows

    def _make_orders(self) -> QWidget:
        card = Surface("raised", edge="line", radius=RADIUS_CARD)
        self.orders: Mapping[Language, LanguageOrder] = {
            "en": LanguageOrder(
                self.tr("In English, another order"),
                self.tr("The voices for what is English, the best first."),
            ),
            "zh": LanguageOrder(
                self.tr("In Chinese, another order"),
                self.tr("The voices for what is Chinese, the best first."),
            ),
        }
        Column(self.orders["en"], Rule(), self.orders["zh"], gap=0, parent=card)
        return card

    def _make_head(self) -> QWidget:
        head = QWidget()
        self._begin, self._end = QWidget(), QWidget()
        """As wide as what stands in a row before the names, and after the states."""
        row = Row(self._begin, gap=GAP, margins=(INSET + SIDES, 8, INSET + SIDES, 8))
        row.addWidget(Label(self.tr("Engine"), "small", "ink2"), 1)
        self._titles = [
            (Label(self.tr("Faster than speech"), "small", "ink2"), SPEED),
            (Label(self.tr("Last 24 sentences"), "small", "ink2"), EFFORT),
            (Label(self.tr("State"), "small", "ink2"), STATE),
        ]
        for title, _width in self._titles:
            row.addWidget(title)
        row.addWidget(self._end)
        Column(row, Rule(), gap=0, parent=head)
        return head

    def show_rungs(self, rungs: Sequence[RungFacts]) -> None:
        """Show a row each, in this order."""
        self.list.show_rungs(rungs)
        self._show_foot([effort for told in rungs for effort in told.efforts])
        self._measure()

    def _show_foot(self, efforts: Sequence[float]) -> None:
        late = sum(effort >= 1.0 for effort in efforts)
        line = self.tr("Below the dashed line is faster than speech.")
        told = self.tr("%n sentence(s) took longer than they sound.", "", late)
        self._foot.setText(sentences(line, told if late else ""))
        self._foot.setVisible(bool(efforts))

    def show_sound(self, engine: str) -> None:
        """Show which engine is being tested; empty for none."""
        for each in self._lists():
            each.show_sound(engine)

    def _lists(self) -> tuple[RungList, ...]:
        return (self.list, *(order.list for order in self.orders.values()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the columns where they have not the room."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        metrics = theme.metrics(self)
        for title, width in self._titles:
            title.setFixedWidth(metrics.px(width))
        self._begin.setFixedWidth(metrics.px(CIRCLE))
        for row in list(self.rows.values())[:1]:
            buttons = row.test.sizeHint().width() + row.more.sizeHint().width()
            self._end.setFixedWidth(buttons + theme.page.space(GAP))
        narrow = self.width() < metrics.px(_NARROW)
        self._head.setVisible(not narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            for each in self._lists():
                each.set_narrow(narrow=narrow)
