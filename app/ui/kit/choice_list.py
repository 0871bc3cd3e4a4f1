"""A long list of choices with a field that narrows it down."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QWidget

from app.ui.kit.choice_row import ChoiceRow
from app.ui.kit.layout import Column
from app.ui.kit.popover import Popover
from app.ui.kit.text import Label
from app.ui.theme import theme

_WIDTH, _HIGHEST = 300, 330


class ChoiceList(Popover):
    """Search field above, rows below; Enter takes the first row that is left."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, width=_WIDTH, margins=(10, 10, 10, 10))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search"))
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take_first)
        self.field.installEventFilter(self)
        self._nothing = Label("", "small", "ink3", wrap=True)
        self._nothing.hide()
        inner = QWidget()
        self._rows = Column(gap=0, parent=inner)
        self._area = QScrollArea()
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self.body.add(self.field, 8, self._nothing, self._area)
        self.closed.connect(self.deleteLater)

    @property
    def rows(self) -> list[ChoiceRow]:
        """The rows that are left."""
        return [row for row in self._area.findChildren(ChoiceRow) if not row.isHidden()]

    def offer(self, choices: Iterable[tuple[str, str, bool]], current: str) -> None:
        """List choices: value, label, and whether it can be chosen."""
        for value, label, enabled in choices:
            row = ChoiceRow(label)
            row.setChecked(value == current)
            row.setEnabled(enabled)
            row.setAutoExclusive(False)  # an arrow key walks; it does not choose
            row.clicked.connect(partial(self._take, value))
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        high = sum(row.sizeHint().height() for row in self.rows)
        self._area.setFixedHeight(min(high, theme.bar.px(_HIGHEST)))

    def show_checked(self) -> None:
        """Scroll to the row that holds."""
        for row in self.rows:
            if row.isChecked():
                self._area.ensureWidgetVisible(row)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in self._area.findChildren(ChoiceRow):
            label = row.text().casefold()
            row.setVisible(all(word in label for word in wanted))
        self._nothing.setVisible(not self.rows)
        self._nothing.setText(self.tr("Nothing contains “{0}”.").format(text))

    def _take_first(self) -> None:
        for row in self.rows:
            if row.isEnabled():
                row.click()
                return

    def _take(self, value: str) -> None:
        self.chosen.emit(value)
        self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field into the rows by the Down key."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.field and down and event.type() == QEvent.Type.KeyPress:
            self._step(0)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows with the arrows, choose with Enter."""
        rows, now = self.rows, QApplication.focusWidget()
        at = next((number for number, row in enumerate(rows) if row is now), None)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if at is None or event.key() not in {*steps, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._step(at + steps[Qt.Key(event.key())])
        else:
            rows[at].click()

    def _step(self, number: int) -> None:
        rows = self.rows
        if number < 0 or not rows:
            self.field.setFocus(Qt.FocusReason.BacktabFocusReason)
            return
        row = rows[min(number, len(rows) - 1)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row, 0, 4)
