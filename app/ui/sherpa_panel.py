"""The voice of sherpa-onnx in the settings: its package, and its folder with what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.error_words import in_words
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column
from app.ui.kit.pill import Pill
from app.ui.kit.rows import Group, Words
from app.ui.trouble import sentences

if TYPE_CHECKING:
    from app.neural import NeuralNeeds


class SherpaPanel(QWidget):
    """Shows what it is told."""

    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.installed = Pill("", "check")
        self.choose = QuietButton(self.tr("Choose folder"), icon="folder")
        self.choose.setAccessibleName(self.tr("Choose folder of {0}").format("sherpa-onnx"))
        self.choose.clicked.connect(self.folder_wanted)
        self._package = Words(self.tr("Package"), "")
        self._folder = Words(self.tr("Folder of the voice"), "")
        rows = [(self._package, self.installed), (self._folder, self.choose)]
        Column(Group(self.tr("Voices of sherpa-onnx"), rows), parent=self)

    @property
    def found(self) -> str:
        """What is said of the folder."""
        return self._folder.text.text()

    def show_needs(self, needs: NeuralNeeds, family: str) -> None:
        """Show what is there and what is not; `family` is that of the voice in the folder."""
        here = needs.packages is None
        self._package.text.setText(
            self.tr("Small voices for the processor. This installs what speaks them: {0}").format(
                needs.install
            )
        )
        state = self.tr("Installed") if here else self.tr("Not installed")
        self.installed.show_state(state, "check" if here else "info")
        if needs.weights is None:
            told = self.tr("A voice of the family {0}, in {1}").format(family, needs.folder)
        else:
            error = needs.weights
            told = sentences(in_words(str(error)), in_words(error.remedy))
        self._folder.text.setText(told)
        self.choose.setAccessibleDescription(told)
