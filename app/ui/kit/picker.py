"""A value that opens a menu to choose another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from app.ui import icons
from app.ui.kit.menu import Menu
from app.ui.kit.value_button import ValueButton

_DISTANCE = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a picker: what it means to the program, and what it is called on screen."""

    value: str
    label: str
    enabled: bool = True


class Picker(ValueButton):
    """Shows the chosen value; a press opens the choices. `chosen` carries the value."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        label: str = "",
        icon: str = "",
        tabular: bool = False,
        widest: int = 220,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, label=label, icon=icon, tabular=tabular, widest=widest, parent=parent
        )
        self._choices: tuple[Choice, ...] = ()
        self._value = ""
        self._menu: Menu | None = None
        self.clicked.connect(self.open)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._value

    @property
    def menu_shown(self) -> Menu | None:
        """The menu while it is open."""
        return self._menu

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these from now on."""
        self._choices = tuple(choices)
        self.set_value(self._value)

    def set_value(self, value: str, *, shown: str | None = None) -> None:
        """Show a value without telling anyone; `shown` where it is not one of the choices."""
        self._value = value
        known = next((choice.label for choice in self._choices if choice.value == value), value)
        self.show_text(known if shown is None else shown)

    def open(self) -> None:
        """Show the choices under the button, or above it where there is more room."""
        menu = Menu(self)
        group = QActionGroup(menu)
        for choice in self._choices:
            action = QAction(choice.label, menu)
            action.setCheckable(True)
            action.setChecked(choice.value == self._value)
            if action.isChecked():
                action.setIcon(icons.icon("check", "ink", 16))
            action.setEnabled(choice.enabled)
            action.setData(choice.value)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(self._take)
        menu.aboutToHide.connect(self._shut)
        self._menu = menu
        self.set_open(open_=True)
        menu.popup(self._place(menu))
        checked = group.checkedAction()
        if checked is not None:
            menu.setActiveAction(checked)

    def _place(self, menu: Menu) -> QPoint:
        size = menu.sizeHint()
        below = self.mapToGlobal(QPoint(0, self.height() + _DISTANCE))
        if below.y() + size.height() <= self.screen().availableGeometry().bottom():
            return below
        return self.mapToGlobal(QPoint(0, -size.height() - _DISTANCE))

    def _take(self, action: QAction) -> None:
        value = str(action.data())
        self.set_value(value)
        self.chosen.emit(value)

    def _shut(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
        self.set_open(open_=False)
