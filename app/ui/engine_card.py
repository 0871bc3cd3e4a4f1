"""One engine of the ladder on the page Health."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.fact_grid import FactGrid
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Surface
from app.ui.kit.text import Label
from app.ui.rung_marks import CIRCLE, RungNumber, StateShape
from app.ui.tokens import RADIUS_CARD, Role


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """An engine as it is shown."""

    number: int
    """Its rung, from 1."""
    engine: str
    where: str
    state: str
    icon: str
    """The shape beside the state."""
    facts: tuple[tuple[str, str], ...]
    lit: bool = False
    """Whether it is heard now."""
    failed: bool = False


class EngineCard(Surface):
    """Rung, engine, state, and what was measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", edge="line", radius=RADIUS_CARD, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._number, self._shape = RungNumber(), StateShape()
        self._engine = Label("", "ui", weight=600)
        self._where = Label("", "small", "ink2", wrap=True)
        self._state = Label("", "small", "ink2", weight=500, tabular=True, wrap=True)
        self.facts = FactGrid(labels=200)
        names = Column(self._engine, self._where, gap=0)
        self._said = Row(self._shape, self._state, gap=6)
        self._said.setStretch(1, 1)
        self._head = Row(self._number, names, gap=12)
        self._head.setStretch(1, 1)
        self._grid = Column(self.facts, gap=0)
        Column(self._head, self._said, self._grid, gap=10, margins=(16, 14, 16, 14), parent=self)
        self.set_narrow(narrow=False)

    def show_engine(self, told: EngineFacts) -> None:
        """Say how it is."""
        self._number.show_number(told.number, lit=told.lit)
        self._engine.setText(told.engine)
        self._where.setText(told.where)
        role: Role = "danger" if told.failed else "lamptext" if told.lit else "ink2"
        self._shape.show_shape(told.icon, role)
        self._state.setText(told.state)
        self._state.set_role(role)
        self.facts.show_facts(told.facts)
        self.setAccessibleName(told.engine)
        said = "; ".join(f"{label}: {value}" for label, value in told.facts)
        self.setAccessibleDescription(f"{told.number}, {told.state}; {said}")

    @property
    def state(self) -> str:
        """What is said of it."""
        return self._state.text()

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room for what stands before the values."""
        indent = 0 if narrow else CIRCLE + 12
        self._said.set_margins((indent, 0, 0, 0))
        self._grid.set_margins((indent, 0, 0, 0))
        self.facts.set_narrow(narrow=narrow)
