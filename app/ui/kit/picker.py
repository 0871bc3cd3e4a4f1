"""A value that opens a menu to choose another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.value_button import ValueButton

if TYPE_CHECKING:
    from app.ui.kit.choice_list import ChoiceList
    from app.ui.kit.menu import Menu

_DISTANCE = 4
_MENU_HOLDS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a picker: what it means to the program, and what it is called on screen."""

    value: str
    label: str
    enabled: bool = True


class Picker(ValueButton):
    """Shows the chosen value; a press opens the choices. `chosen` carries the value.

    Where it is `searchable`, more than eight choices come with a search field.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        label: str = "",
        icon: str = "",
        tabular: bool = False,
        widest: int = 220,
        searchable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, label=label, icon=icon, tabular=tabular, widest=widest, parent=parent
        )
        self._choices: tuple[Choice, ...] = ()
        self._value = ""
        self._searchable = searchable
        self._menu: Menu | None = None
        self._list: ChoiceList | None = None
        self.clicked.connect(self.open)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._value

    @property
    def menu_shown(self) -> Menu | None:
        """The menu while it is open."""
        return self._menu

    @property
    def list_shown(self) -> ChoiceList | None:
        """The list with a search field while it is open."""
        return self._list

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
        offered = [(choice.value, choice.label, choice.enabled) for choice in self._choices]
        self.set_open(open_=True)
        if self._searchable and len(offered) > _MENU_HOLDS:
            self._open_list(offered)
        else:
            self._open_menu(offered)

    def _open_list(self, offered: list[tuple[str, str, bool]]) -> None:
        from app.ui.kit.choice_list import ChoiceList  # as below

        found = ChoiceList(self._name, self.window())
        found.offer(offered, self._value)
        found.chosen.connect(self._take)
        found.closed.connect(self._shut)
        self._list = found
        found.open_at(self, focus=found.field)
        found.show_checked()

    def _open_menu(self, offered: list[tuple[str, str, bool]]) -> None:
        from app.ui.kit.menu import Menu  # a window starts faster without it

        menu = Menu(self)
        menu.offer(offered)
        menu.chosen.connect(self._take)
        menu.aboutToHide.connect(self._shut)
        self._menu = menu
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
        self._list = None
        self.set_open(open_=False)
