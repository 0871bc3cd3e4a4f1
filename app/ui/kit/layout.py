"""Rows and columns whose gaps and margins follow the text scale."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from app.ui.theme import theme

Margins: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom at 100 %."""
Item: TypeAlias = QWidget | QLayout | float | None
"""A number is a gap at 100 %, None stretches."""


class _Lines(QBoxLayout):
    """A box layout measured in the sizes of 100 %."""

    _WAY: ClassVar[QBoxLayout.Direction]

    def __init__(
        self,
        *items: Item,
        gap: float = 8,
        margins: Margins = (0, 0, 0, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self._WAY, parent)
        self._gap = gap
        self._margins = margins
        self._gaps: list[tuple[QSpacerItem, float]] = []
        theme.follow(self._restyle)
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Append widgets, layouts, gaps for numbers, or stretch for None."""
        for item in items:
            if item is None:
                self.addStretch(1)
            elif isinstance(item, int | float):
                spacer = QSpacerItem(0, 0)
                self._gaps.append((spacer, item))
                self._size_gap(spacer, item)
                self.addSpacerItem(spacer)
            elif isinstance(item, QLayout):
                self.addLayout(item)
            else:
                self.addWidget(item)

    def set_margins(self, margins: Margins) -> None:
        """Take other margins, given at 100 %."""
        self._margins = margins
        self._restyle()

    def set_gap(self, gap: float) -> None:
        """Take another gap, given at 100 %."""
        self._gap = gap
        self._restyle()

    def _restyle(self) -> None:
        space = theme.page.space
        left, top, right, bottom = self._margins
        self.setSpacing(space(self._gap))
        self.setContentsMargins(space(left), space(top), space(right), space(bottom))
        for spacer, size in self._gaps:
            self._size_gap(spacer, size)

    def _size_gap(self, spacer: QSpacerItem, size: float) -> None:
        pixels = theme.page.space(size)
        fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        across = self.direction() in {self.Direction.LeftToRight, self.Direction.RightToLeft}
        if across:
            spacer.changeSize(pixels, 0, fixed, least)
        else:
            spacer.changeSize(0, pixels, least, fixed)


class Row(_Lines):
    """Items side by side."""

    _WAY = QBoxLayout.Direction.LeftToRight


class Column(_Lines):
    """Items one below the other."""

    _WAY = QBoxLayout.Direction.TopToBottom
