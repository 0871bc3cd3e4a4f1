"""What the engines of one's own voices need: packages, the licence of the weights, their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.error_words import in_words
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.pill import Pill
from app.ui.kit.rows import Group, Words
from app.ui.kit.text import Label
from app.ui.own_engines import CHATTTS, INDEXTTS, LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.neural import NeuralNeeds


class EngineNeeds(QWidget):
    """What one engine needs. The licence is accepted once, before a folder can be chosen."""

    licence_accepted = Signal()
    folder_wanted = Signal()

    def __init__(self, title: str, packages: str, *, terms: str, weights: str) -> None:
        """Show words with places.

        Args:
            title: the engine.
            packages: what it runs on, and {0} that installs its packages.
            terms: what their licence asks, whose name is {0}, and that they come from {1}.
            weights: how large they are, in the folder {0}.
        """
        super().__init__()
        self._words = packages, terms, weights
        self._installed = Pill("", "check")
        self.accept = QuietButton(self.tr("Accept"))
        self.accept.setAccessibleName(self.tr("Accept the licence of {0}").format(title))
        self.accept.clicked.connect(self.licence_accepted)
        self._accepted = Pill(self.tr("Accepted"), "check")
        licence = QWidget()
        Row(self.accept, self._accepted, parent=licence)
        self.choose = QuietButton(self.tr("Choose folder"), icon="folder")
        self.choose.setAccessibleName(self.tr("Choose folder of {0}").format(title))
        self.choose.clicked.connect(self.folder_wanted)
        self._packages = Words(self.tr("Hardware and packages"), "")
        self._licence = Words(self.tr("Licence of the weights"), "")
        self._folder = Words(self.tr("Weights"), "")
        rows = [
            (self._packages, self._installed),
            (self._licence, licence),
            (self._folder, self.choose),
        ]
        Column(Group(title, rows, style="ui"), parent=self)

    def show_needs(self, needs: NeuralNeeds) -> None:
        """Show what is there and what is not."""
        packages, terms, weights = self._words
        self._packages.text.setText(packages.format(needs.install))
        if needs.packages is None:
            self._installed.show_state(self.tr("Installed"), "check")
        else:
            self._installed.show_state(self.tr("Not installed"), "info")
        self._licence.text.setText(terms.format(needs.terms, needs.source))
        self.accept.setAccessibleDescription(self._licence.text.text())
        accepted = needs.licence is None
        self.accept.setVisible(not accepted)
        self._accepted.setVisible(accepted)
        before = self.tr("Accept the licence of the weights first.")
        self.choose.set_unavailable("" if accepted else before)
        missing = needs.weights
        there = weights.format(needs.folder)
        self._folder.text.setText(in_words(str(missing)) if missing is not None else there)


class WeightsPanel(QWidget):
    """Both engines, of which one is enough."""

    licence_accepted = Signal(str)
    """An engine."""
    folder_wanted = Signal(str)
    """An engine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.engines = {CHATTTS: self._chattts(), INDEXTTS: self._indextts()}
        for engine, part in self.engines.items():
            part.licence_accepted.connect(lambda engine=engine: self.licence_accepted.emit(engine))
            part.folder_wanted.connect(lambda engine=engine: self.folder_wanted.emit(engine))
        both = self.tr(
            "One of the two is enough. With both, IndexTTS speaks where ChatTTS cannot,"
            " with the same voice if that has a recording."
        )
        title = Column(
            Label(self.tr("What your own voices need"), "h3"),
            Label(both, "small", "ink2", wrap=True),
            gap=4,
        )
        Column(title, *self.engines.values(), gap=16, parent=self)

    def _chattts(self) -> EngineNeeds:
        return EngineNeeds(
            LABELS[CHATTTS],
            self.tr(
                "An NVIDIA graphics card with 4 GB of memory, and the packages that this"
                " installs: {0}"
            ),
            terms=self.tr(
                "{0}: not for commercial use, and 2Noise must be named. They come from {1}"
            ),
            weights=self.tr("1.2 GB of files, in {0}"),
        )

    def _indextts(self) -> EngineNeeds:
        return EngineNeeds(
            LABELS[INDEXTTS],
            self.tr(
                "No graphics card: it works on the processor, with 2.5 GB of memory, and the"
                " packages that this installs: {0}"
            ),
            terms=self.tr(
                "bilibili Index-TTS model licence: not for commercial use without bilibili's"
                " written permission. They come from {1}"
            ),
            weights=self.tr("1.7 GB of files, in {0}"),
        )

    def show_needs(self, needs: Sequence[NeuralNeeds]) -> None:
        """Show of each engine what is there and what is not."""
        for each in needs:
            self.engines[each.engine].show_needs(each)
