"""One engine of the ladder on the page of the settings: how fast it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.kit.buttons import IconButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.menu import Menu
from app.ui.kit.ring import set_ring_radius
from app.ui.kit.text import Label
from app.ui.rung_marks import CIRCLE, EffortBars, RungNumber, StateShape
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CONTROL, Role

SPEED, EFFORT, STATE = 124, 132, 152
"""Widths of the columns at 100 %."""
INSET: Final = 6
"""Between a row and the edge of its card: room for the focus ring."""
SIDES: Final = 10
GAP: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RungFacts:
    """An engine as it is shown."""

    engine: str
    """What the settings call it."""
    label: str
    where: str
    number: int = 0
    """Its place among those that are asked, from 1; 0 for one that is not."""
    speed: str = ""
    """"3.2×" as fast as speech; empty where nobody knows."""
    efforts: tuple[float, ...] = ()
    """Seconds of work a second of sound, of the last utterances."""
    state: str = ""
    icon: str = "check"
    lit: bool = False
    """Whether it is heard now."""
    failed: bool = False
    mute: str = ""
    """Why it cannot be tested; empty where it can."""
    up: bool = False
    down: bool = False
    """Whether it can be moved."""
    on: bool | None = None
    """Whether it is in the ladder; None where that cannot be changed."""


class RungRow(QWidget):
    """Shows what it is told. Alt with the arrows moves it, as its menu does."""

    tested = Signal()
    """Hear it, or no longer."""
    moved = Signal(int)
    """-1 up, 1 down."""
    switched = Signal(bool)

    def __init__(
        self, engine: str, label: str, *, measured: bool = True, parent: QWidget | None = None
    ) -> None:
        """Begin with the name alone; `measured` leaves columns for what was measured."""
        super().__init__(parent)
        self.engine = engine
        self._measured = measured
        self._told = RungFacts(engine=engine, label=label, where="")
        self._first = self._last = self._narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(label)
        set_ring_radius(self, RADIUS_CONTROL)
        self._number, self._shape = RungNumber(), StateShape()
        self._where = Label("", "small", "ink2", wrap=True)
        self._speed = Label("", "ui", "ink2", tabular=True)
        self.bars = EffortBars()
        self._state = Label("", "small", "ink2", weight=500, tabular=True, wrap=True)
        self.test = QuietButton(self.tr("Test"))
        self.test.clicked.connect(self._test)
        self.more = IconButton(self.tr("More about {0}").format(label), "more")
        self.more.clicked.connect(self._open_menu)
        self._put_together(label)
        theme.follow(self._restyle)

    def _put_together(self, label: str) -> None:
        names = Column(Label(label, "ui", weight=600), self._where, gap=0)
        self._said = QWidget()
        said = Row(self._shape, self._state, gap=6, parent=self._said)
        said.setStretch(1, 1)
        self._middle = Row(gap=GAP)
        self._middle.addLayout(names, 1)
        for part in (self._speed, self.bars, self._said):
            self._middle.addWidget(part)
        outer = Row(self._number, gap=GAP, margins=(SIDES, 8, SIDES, 8), parent=self)
        outer.addLayout(self._middle, 1)
        outer.add(self.test, self.more)

    def show_engine(self, told: RungFacts, *, first: bool, last: bool) -> None:
        """Say how it is; `first` and `last` of those that are asked have no line beyond them."""
        self._told, self._first, self._last = told, first, last
        self._number.show_number(told.number, lit=told.lit)
        self._where.setText(told.where)
        self._where.setVisible(bool(told.where))
        self._show_speed()
        self.bars.show_efforts(told.efforts)
        role: Role = "danger" if told.failed else "lamptext" if told.lit else "ink2"
        self._shape.show_shape(told.icon, role)
        self._state.setText(told.state)
        self._state.set_role(role)
        self.test.set_unavailable(told.mute)
        self.test.setAccessibleName(self.tr("Test {0}").format(told.label))
        can_change = told.up or told.down or told.on is not None
        self.more.set_unavailable("" if can_change else self.tr("It has its own place."))
        self.setAccessibleDescription(self._description())
        self.update()

    def _description(self) -> str:
        """What a screen reader says of it."""
        told = self._told
        rung = self.tr("Rung {0}").format(told.number) if told.number else ""
        fast = self.tr("{0} as fast as speech").format(told.speed) if told.speed else ""
        late = sum(effort >= 1.0 for effort in told.efforts)
        lateness = self.tr("{0} late of {1}").format(late, len(told.efforts))
        parts = [rung, told.where, fast, told.state, lateness if told.efforts else ""]
        return self.tr(", ", "between parts of a description").join(filter(None, parts))

    @property
    def state(self) -> str:
        """What is said of it."""
        return self._state.text()

    @property
    def told(self) -> RungFacts:
        """All that is shown of it."""
        return self._told

    def show_sound(self, *, sounding: bool) -> None:
        """Offer to test it, or to stop that."""
        self.test.setText(self.tr("Stop") if sounding else self.tr("Test"))

    def set_narrow(self, *, narrow: bool) -> None:
        """Put what was measured under the name."""
        directions = QBoxLayout.Direction
        self._middle.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._middle.set_gap(4 if narrow else GAP)
        self._narrow = narrow
        self._restyle()
        self._show_speed()

    def _show_speed(self) -> None:
        speed = self._told.speed
        if speed and self._narrow:
            speed = self.tr("{0} as fast as speech").format(speed)
        self._speed.setText(speed)
        columns = self._measured and not self._narrow
        self._speed.setVisible(bool(speed) or columns)
        self.bars.setVisible(bool(self._told.efforts) or columns)

    def _restyle(self) -> None:
        metrics = theme.metrics(self)
        for widget, width in ((self._speed, SPEED), (self._said, STATE)):
            widget.setMinimumWidth(0 if self._narrow else metrics.px(width))
            widget.setMaximumWidth(16_777_215 if self._narrow else metrics.px(width))

    def _test(self) -> None:
        if self.test.available:  # a screen reader can press it all the same
            self.tested.emit()

    def _open_menu(self) -> None:
        told, menu = self._told, Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up = menu.addAction(self.tr("Move up"), lambda: self.moved.emit(-1))
        down = menu.addAction(self.tr("Move down"), lambda: self.moved.emit(1))
        up.setEnabled(told.up)
        down.setEnabled(told.down)
        if told.on is not None:
            name = self.tr("Switch off") if told.on else self.tr("Switch on")
            menu.addAction(name, lambda: self.switched.emit(not told.on))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif self._told.up if step < 0 else self._told.down:
            self.moved.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Join the circles of those that are asked."""
        if not self._told.number:
            return
        painter, circle = QPainter(self), self._number.geometry()
        middle, gap = circle.center().x(), theme.metrics(self).px((CIRCLE - 24) / 2)
        colour = theme.colour("edge")
        if not self._first:
            painter.fillRect(middle, 0, 1, circle.top() - gap, colour)
        if not self._last:
            end = circle.bottom() + gap
            painter.fillRect(middle, end, 1, self.height() - end, colour)
