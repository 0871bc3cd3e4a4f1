"""A new voice: drawn by chance, perhaps shown by a recording, heard, and kept under a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.flow import Flow
from app.ui.kit.buttons import GhostButton, PrimaryButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Surface
from app.ui.kit.text import Label
from app.ui.recording_field import RecordingField
from app.ui.tokens import RADIUS_CARD
from app.ui.voice_row import LONGEST_NAME
from app.ui.voiceprint import Voiceprint


class NewVoice(Surface):
    """Opens with a seed. Nothing is kept before a name is given."""

    listen = Signal(str)
    """Hear the voice of that name, which says the seed, or no longer."""
    kept = Signal(str)
    """The name that it is to be kept under."""
    left = Signal()
    """It is no longer made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", edge="line", radius=RADIUS_CARD, parent=parent)
        self.setAccessibleName(self.tr("New voice"))
        self.seed = 0
        self._hindered = dict.fromkeys(("drawn", "worded", "alone"), "")
        self._print = Voiceprint()
        self._seed = Label("", "small", "ink2", tabular=True)
        self.listen_button = QuietButton(self.tr("Listen"), icon="play")
        self.listen_button.clicked.connect(lambda: self.listen.emit(self.voice))
        self.another = QuietButton(self.tr("Another"), icon="repeat")
        self.another.clicked.connect(self.draw)
        self.recording = RecordingField()
        self.recording.changed.connect(self._offer)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Name of the voice"))
        self.name.setAccessibleName(self.tr("Name of the voice"))
        self.name.textChanged.connect(self._offer)
        self.name.returnPressed.connect(self._keep)
        self.keep = PrimaryButton(self.tr("Keep"))
        self.keep.clicked.connect(self._keep)
        self.cancel = GhostButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.leave)
        words = Column(Label(self.tr("New voice"), "ui", weight=600), self._seed, gap=1)
        above = Row(self._print, gap=12)
        above.addLayout(words, 1)
        self._flow = Flow([self.listen_button, self.another], right=True)
        above.addWidget(self._flow, 1, Qt.AlignmentFlag.AlignVCenter)
        below = Row(gap=8)
        below.addWidget(self.name, 1)
        below.add(self.keep, self.cancel)
        Column(above, self.recording, below, gap=12, margins=(14, 12, 14, 12), parent=self)
        self._offer()
        self.hide()

    @property
    def voice(self) -> str:
        """What the engine is asked for."""
        from app.voices import voice_of

        return voice_of(self.seed)

    def open(self) -> None:
        """Begin with a voice that was not heard before."""
        self.draw()
        self.name.clear()
        self.show()
        self.listen_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Make none, or no more."""
        self.hide()
        self.left.emit()

    def draw(self) -> None:
        """Take another seed."""
        from app.voices import draw_seed

        self.seed = draw_seed()
        self._offer()
        self.show_sound(sounding=False)

    def show_sound(self, *, sounding: bool) -> None:
        """Offer to hear it, or to stop it."""
        self.listen_button.setText(self.tr("Stop") if sounding else self.tr("Listen"))
        self.listen_button.set_icon("stop" if sounding else "play")
        self._print.show_voice(str(self.seed), lit=sounding)

    def hinder(self, *, drawn: str, worded: str, alone: str, record: str) -> None:
        """Say what cannot be done now, and why; empty where it can.

        Args:
            drawn: hear what was drawn from a seed and has no recording.
            worded: hear what has a recording and its words.
            alone: hear what is nothing but a recording.
            record: read a recording.
        """
        self._hindered = {"drawn": drawn, "worded": worded, "alone": alone}
        self.recording.hinder(record)

    def _offer(self) -> None:
        named = "" if self._named() else self.tr("Give the voice a name first.")
        kind = self.recording.kind
        drawn = self.tr("Drawn from seed {0}").format(self.seed)
        alone = self.tr("Made from the recording alone")
        self._seed.setText(alone if kind == "alone" else drawn)
        self.listen_button.set_unavailable(self._hindered[kind] or self.recording.reason)
        self.another.setVisible(kind != "alone")
        self._flow.arrange()
        self.keep.set_unavailable(self.recording.reason or named)

    def _named(self) -> str:
        return " ".join(self.name.text().split())

    def _keep(self) -> None:
        if self.keep.available:
            self.kept.emit(self._named())
