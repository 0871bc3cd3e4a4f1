"""Where the language model is computed: its process, and what of it is on the graphics card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.rows import Group, Words
from app.ui.trouble import sentences

ALL: Final = 1000
"""As the settings have it: more layers than any model, so as many as fit."""
_NUMBERS: Final = (4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 64, 80)


class ModelPanel(QWidget):
    """Shows what it is told."""

    process_chosen = Signal(str)
    """Whether the model lives in a process of its own: a value of the settings."""
    layers_chosen = Signal(int)
    """How many of its layers are to be on the graphics card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("In a process of its own")
        self.process = Picker(title)
        self.process.set_choices(
            [
                Choice("automatic", self.tr("Where memory is tight")),
                Choice("always", self.tr("Always")),
                Choice("never", self.tr("Never")),
            ]
        )
        self.process.chosen.connect(self.process_chosen)
        text = self.tr("If it breaks, one answer is lost and not the window.")
        card = self.tr("Layers on the graphics card")
        self._about = self.tr(
            "The voice comes first there: where not all fit beside it, there are fewer. It needs a"
            " llama.cpp that was built for the card. A change opens the model again."
        )
        self.layers = Picker(card, tabular=True)
        self.layers.set_choices(
            [
                Choice("0", self.tr("None")),
                Choice(str(ALL), self.tr("As many as fit")),
                *(Choice(str(number), str(number)) for number in _NUMBERS),
            ]
        )
        self.layers.chosen.connect(lambda value: self.layers_chosen.emit(int(value)))
        self._on_card = Words(card, self._about)
        rows = [(Words(title, text), self.process), (self._on_card, self.layers)]
        Column(Group(self.tr("Language model"), rows), parent=self)

    def show_choice(self, *, process: str, layers: int) -> None:
        """Show what is chosen."""
        self.process.set_value(process)
        self.layers.set_value(str(layers))

    def show_trimmed(self, layers: int | None, chosen: int = 0) -> None:
        """Say how many layers are on the card where not all had the room; None if all had."""
        now = self.tr("Now {0} of {1} layers fit there beside the voice.")
        trimmed = "" if layers is None else now.format(layers, chosen)
        self._on_card.text.setText(sentences(trimmed, self._about))

    @property
    def told(self) -> str:
        """What is said of the layers."""
        return self._on_card.text.text()
