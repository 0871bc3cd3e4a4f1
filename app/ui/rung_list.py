"""Rows of engines in their order, each to be tested, moved, and switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column
from app.ui.rung_row import INSET, RungRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.rung_row import RungFacts


class RungList(QWidget):
    """Shows what it is told; a row stays the same while it moves, and keeps the focus."""

    tested = Signal(str)
    moved = Signal(str, int)
    """An engine, and -1 for up or 1 for down."""
    switched = Signal(str, bool)
    """An engine, and whether it is to be asked."""

    def __init__(self, *, measured: bool = True, parent: QWidget | None = None) -> None:
        """Begin empty; `measured` leaves columns for what was measured of each engine."""
        super().__init__(parent)
        self.rows: dict[str, RungRow] = {}
        """By engine, in the order in which they stand."""
        self._measured, self._narrow = measured, False
        self._column = Column(gap=0, margins=(INSET, INSET, INSET, INSET), parent=self)

    def show_rungs(self, rungs: Sequence[RungFacts]) -> None:
        """Show a row each, in this order."""
        asked = [told.engine for told in rungs if told.number]
        for told in rungs:
            if told.engine not in self.rows:
                self._add(told)
        for number, told in enumerate(rungs):
            row = self.rows[told.engine]
            row.show_engine(told, first=told.engine == asked[0], last=told.engine == asked[-1])
            row.set_narrow(narrow=self._narrow)
            if self._column.indexOf(row) != number:
                self._column.insertWidget(number, row)
        order = {told.engine: self.rows[told.engine] for told in rungs}
        for engine in self.rows.keys() - order.keys():
            self.rows[engine].deleteLater()
        if list(order) != list(self.rows):
            self.rows = order
            for row in order.values():
                row.raise_()  # Tab goes by the order of the children

    def _add(self, told: RungFacts) -> None:
        engine = told.engine
        row = self.rows[engine] = RungRow(engine, told.label, measured=self._measured)
        row.tested.connect(lambda: self.tested.emit(engine))
        row.moved.connect(lambda by: self.moved.emit(engine, by))
        row.switched.connect(lambda on: self.switched.emit(engine, on))
        self._column.addWidget(row)

    def show_sound(self, engine: str) -> None:
        """Show which engine is being tested; empty for none."""
        for row in self.rows.values():
            row.show_sound(sounding=row.engine == engine)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put what is said of an engine under its name."""
        self._narrow = narrow
        for row in self.rows.values():
            row.set_narrow(narrow=narrow)
