"""The voices: the user's own as cards, those of the engine, and what new ones need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.flow import Flow
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label
from app.ui.manner_panel import MannerPanel
from app.ui.new_voice import NewVoice
from app.ui.page_column import PageColumn
from app.ui.voice_row import VoiceRow
from app.ui.weights_panel import WeightsPanel
from app.ui.words_panel import WordsPanel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

_COLUMN = 860


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """A voice as it is listed."""

    engine: str
    voice: str
    """What the engine is asked for."""
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why one of the user's own voices cannot be heard or used now; empty where it can."""

    listen: str = ""
    use: str = ""


class VoicesPage(PageColumn):
    """Shows what it is told; what is pressed is done by who listens."""

    seen = Signal()
    listen = Signal(str, str)
    """Hear a voice of an engine, or no longer."""
    used = Signal(str, str)
    """The engine and the voice that is to speak."""
    renamed = Signal(str, str)
    export_wanted = Signal(str)
    deleted = Signal(str)
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMN, parent)
        self.setAccessibleName(self.tr("Voices"))
        self.own: list[VoiceRow] = []
        self.others: list[VoiceRow] = []
        self.take = QuietButton(self.tr("Import"), icon="download")
        self.take.clicked.connect(self.import_wanted)
        self.add = QuietButton(self.tr("New voice"), icon="plus")
        self.new = NewVoice()
        self.add.clicked.connect(self.new.open)
        self.weights = WeightsPanel()
        self.manner = MannerPanel()
        self.words = WordsPanel()
        self._nothing = Label(
            self.tr(
                "No voice of your own yet. New voice draws one by chance or makes one from a"
                " recording, Import takes one from a file: exported here, or a text with the"
                " embedding of a ChatTTS voice."
            ),
            "ui",
            "ink2",
            wrap=True,
        )
        self._damaged = Label("", "small", "danger", wrap=True)
        self._damaged.hide()
        self._rows = Column(gap=8)
        self._other_title = Label("", "h3", wrap=True)
        self._other_rows = Column(gap=8)
        self._put_together()
        self.set_narrow(narrow=False)

    def _put_together(self) -> None:
        head = Row(Label(self.tr("Voices"), "h1"), gap=16)
        head.addWidget(Flow([self.take, self.add], right=True), 1)
        own = Column(Label(self.tr("Your own"), "h3"), self.new, self._nothing, gap=10)
        own.add(self._rows, self._damaged)
        others = Column(self._other_title, self._other_rows, gap=10)
        self.column.addLayout(head)
        for part in (own, self.weights, self.manner, self.words, others):
            self.column.addSpacing(24)
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)
        self.column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is looked at, so that it can be filled."""
        super().showEvent(event)
        self.seen.emit()

    def show_own(self, entries: Sequence[VoiceEntry]) -> None:
        """List the user's own voices."""
        self._clear(self.own)
        for entry in entries:
            row = self._row(entry, own=True)
            row.renamed.connect(lambda name, row=row: self.renamed.emit(row.voice, name))
            row.export_wanted.connect(lambda row=row: self.export_wanted.emit(row.voice))
            row.deleted.connect(lambda row=row: self.deleted.emit(row.voice))
            self.own.append(row)
            self._rows.addWidget(row)
        self._nothing.setVisible(not entries)

    def show_others(self, title: str, entries: Sequence[VoiceEntry]) -> None:
        """List the other voices of the engine that speaks."""
        self._clear(self.others)
        self._other_title.setText(title)
        self._other_title.setVisible(bool(entries))
        for entry in entries:
            row = self._row(entry, own=False)
            self.others.append(row)
            self._other_rows.addWidget(row)

    def _row(self, entry: VoiceEntry, *, own: bool) -> VoiceRow:
        row = VoiceRow(entry.voice, entry.label, entry.about, own=own)
        row.listen.connect(lambda: self.listen.emit(entry.engine, entry.voice))
        row.used.connect(lambda: self.used.emit(entry.engine, entry.voice))
        return row

    @staticmethod
    def _clear(rows: list[VoiceRow]) -> None:
        for row in rows:
            row.hide()
            row.deleteLater()
        rows.clear()

    def show_damaged(self, sentences: Sequence[str]) -> None:
        """Say which files hold no voice, and why."""
        self._damaged.setText("\n".join(sentences))
        self._damaged.setVisible(bool(sentences))

    def show_use(self, voice: str) -> None:
        """Show which voice is the chosen one."""
        for row in (*self.own, *self.others):
            row.show_use(in_use=row.voice == voice)

    def show_sound(self, voice: str) -> None:
        """Show which voice sounds; empty for none."""
        for row in (*self.own, *self.others):
            row.show_sound(sounding=row.voice == voice)
        self.new.show_sound(sounding=self.new.voice == voice)

    def hinder(self, why: Mapping[str, Hindrance]) -> None:
        """Say of each of the user's own, by name, why it cannot be heard or used."""
        for row in self.own:
            row.hinder(listen=why[row.voice].listen, use=why[row.voice].use)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the margins of a narrow window."""
        self.set_sides(*((16, 6, 16, 16) if narrow else (32, 6, 32, 16)))
