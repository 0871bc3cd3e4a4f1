"""What ChatTTS needs: the packages, the licence of its weights, and their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.error_words import in_words
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.pill import Pill
from app.ui.kit.rows import Group, Words

if TYPE_CHECKING:
    from app.neural import NeuralNeeds


class WeightsPanel(QWidget):
    """The licence is accepted once, before a folder can be chosen."""

    licence_accepted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._installed = Pill("", "check")
        self.accept = QuietButton(self.tr("Accept"))
        self.accept.clicked.connect(self.licence_accepted)
        self._accepted = Pill(self.tr("Accepted"), "check")
        licence = QWidget()
        Row(self.accept, self._accepted, parent=licence)
        self.choose = QuietButton(self.tr("Choose folder"), icon="folder")
        self.choose.clicked.connect(self.folder_wanted)
        self._packages = Words(self.tr("Card and packages"), "")
        self._licence = Words(self.tr("Licence of the weights"), "")
        self._folder = Words(self.tr("Weights"), "")
        whole = Group(
            self.tr("What your own voices need"),
            [
                (self._packages, self._installed),
                (self._licence, licence),
                (self._folder, self.choose),
            ],
        )
        Column(whole, parent=self)

    def show_needs(self, needs: NeuralNeeds) -> None:
        """Show what is there and what is not."""
        card = self.tr(
            "An NVIDIA graphics card with 4 GB of memory, and the packages that this installs: {0}"
        )
        self._packages.text.setText(card.format(needs.install))
        if needs.packages is None:
            self._installed.show_state(self.tr("Installed"), "check")
        else:
            self._installed.show_state(self.tr("Not installed"), "info")
        terms = self.tr("{0}: not for commercial use, and 2Noise must be named. They come from {1}")
        self._licence.text.setText(terms.format(needs.terms, needs.source))
        self.accept.setAccessibleDescription(self._licence.text.text())
        accepted = needs.licence is None
        self.accept.setVisible(not accepted)
        self._accepted.setVisible(accepted)
        before = self.tr("Accept the licence of the weights first.")
        self.choose.set_unavailable("" if accepted else before)
        there = self.tr("1.2 GB of files, in {0}").format(needs.folder)
        missing = needs.weights
        self._folder.text.setText(in_words(str(missing)) if missing is not None else there)
