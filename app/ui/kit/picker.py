"""A value that opens a menu to choose another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.value_button import ValueButton

if TYPE_CHECKING:
    from app.ui.kit.menu import Menu

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
        from app.ui.kit.menu import Menu  # a window starts faster without it

        menu = Menu(self)
        menu.offer((choice.value, choice.label, choice.enabled) for choice in self._choices)
        menu.chosen.connect(self._take)
        menu.aboutToHide.connect(self._shut)
        self._menu = menu
        self.set_open(open_=True)
        menu.popup(self._place(menu))
        menu.tick(self._value)

    def _place(self, menu: Menu) -> QPoint:
        size = menu.sizeHint()
        below = self.mapToGlobal(QPoint(0, self.height() + _DISTANCE))
        if below.y() + size.height() <= self.screen().availableGeometry().bottom():
            return below
        return self.mapToGlobal(QPoint(0, -size.height() - _DISTANCE))

    def _take(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def _shut(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
        self.set_open(open_=False)
