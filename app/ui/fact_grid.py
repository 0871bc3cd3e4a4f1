"""Facts in two columns: what is measured, and its value in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.kit.text import Label
from app.ui.theme import theme

_NARROW = 110


class FactGrid(QWidget):
    """Keeps its labels from one showing to the next, so that nothing flickers or loses a place."""

    def __init__(self, labels: int, parent: QWidget | None = None) -> None:
        """`labels` is the width of the first column at 100 %."""
        super().__init__(parent)
        self._labels = labels
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Label, Label]] = []
        self._narrow = False
        theme.follow(self._restyle)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show a label and a value each; a value may have several lines."""
        while len(self._lines) < len(facts):
            line = (
                Label("", "small", "ink2", wrap=True),
                Label("", "small", tabular=True, wrap=True),
            )
            for column, label in enumerate(line):
                self._grid.addWidget(label, len(self._lines), column, Qt.AlignmentFlag.AlignTop)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            shown = number < len(facts)
            for label, text in zip(line, facts[number] if shown else ("", ""), strict=True):
                if label.text() != text:
                    label.setText(text)
                label.setVisible(shown)

    @property
    def facts(self) -> dict[str, str]:
        """What is shown, by label."""
        return {label.text(): value.text() for label, value in self._lines if label.text()}

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less for the labels."""
        self._narrow = narrow
        self._restyle()

    def _restyle(self) -> None:
        metrics = theme.metrics(self)
        self._grid.setHorizontalSpacing(metrics.space(12))
        self._grid.setVerticalSpacing(metrics.space(6))
        self._grid.setColumnMinimumWidth(0, metrics.px(_NARROW if self._narrow else self._labels))
