"""Gives the parts of a bar the sizes of bars once they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.kit.buttons import Button
from app.ui.kit.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def measure_again(bar: QWidget) -> None:
    """Let buttons and labels made before they had a place ask for their sizes again."""
    for button in bar.findChildren(Button):
        button.restyle()
    for label in bar.findChildren(Label):
        label.restyle()
