"""The card of one voice: who it is, to be heard, used, renamed, handed on and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from app.ui.flow import Flow
from app.ui.kit.buttons import GhostButton, IconButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.menu import Menu
from app.ui.kit.pill import Pill
from app.ui.kit.surface import Surface
from app.ui.kit.text import Label
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CARD
from app.ui.voiceprint import Voiceprint

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NARROW: Final = 560
LONGEST_NAME: Final = 60


class VoiceRow(Surface):
    """One voice. Only the user's own can be renamed, exported and deleted."""

    listen = Signal()
    """Hear it, or no longer."""
    used = Signal()
    renamed = Signal(str)
    export_wanted = Signal()
    deleted = Signal()

    def __init__(
        self, voice: str, label: str, about: str, *, own: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("raised", edge="line", radius=RADIUS_CARD, parent=parent)
        self.voice, self.label, self._about = voice, label, about
        self.setAccessibleName(label)
        self.print = Voiceprint(label)
        self._name = Label(label, "ui", weight=600, wrap=True)
        self.listen_button = QuietButton(self.tr("Listen"), icon="play")
        self.listen_button.clicked.connect(self.listen)
        self.use = QuietButton(self.tr("Use"))
        self.use.clicked.connect(self.used)
        self.pill = Pill(self.tr("In use"), "check", "ink")
        self.more = IconButton(self.tr("More about {0}").format(label), "more")
        self.more.clicked.connect(self._open_menu)
        buttons: list[QWidget] = [self.listen_button, self.use, self.pill]
        self._flow = Flow([*buttons, self.more] if own else buttons, right=True)
        self._who = QWidget()
        Column(self._name, Label(about, "small", "ink2", wrap=True), gap=1, parent=self._who)
        self._make_field()
        told = Row(self.print, gap=12)
        told.addWidget(self._who, 1)
        told.addWidget(self._renaming, 1)
        self._outer = Row(gap=12, margins=(14, 12, 14, 12), parent=self)
        self._outer.addLayout(told, 1)
        self._outer.addWidget(self._flow, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_use(in_use=False)

    def _make_field(self) -> None:
        self.field = QLineEdit(self.label)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name of the voice"))
        self.field.returnPressed.connect(self._rename)
        self.keep = QuietButton(self.tr("Rename"))
        self.keep.clicked.connect(self._rename)
        cancel = GhostButton(self.tr("Cancel"))
        cancel.clicked.connect(lambda: self._show_field(shown=False))
        self._renaming = QWidget()
        line = Row(gap=8, margins=(4, 4, 0, 4), parent=self._renaming)  # for the focus ring
        line.addWidget(self.field, 1)
        line.addWidget(self.keep)
        line.addWidget(cancel)
        self._renaming.hide()

    def show_use(self, *, in_use: bool) -> None:
        """Say that it is the voice that speaks, or offer to make it that."""
        self.pill.setVisible(in_use)
        self.use.setVisible(not in_use)
        self.dress("raised", edge="ink" if in_use else "line", width=2 if in_use else 1)
        words = (self._about, self.tr("In use")) if in_use else (self._about,)
        self.setAccessibleDescription(" · ".join(words))
        self._flow.arrange()

    def show_sound(self, *, sounding: bool) -> None:
        """Offer to hear it, or to stop it."""
        self.listen_button.setText(self.tr("Stop") if sounding else self.tr("Listen"))
        self.listen_button.set_icon("stop" if sounding else "play")
        self.print.show_voice(self.label, lit=sounding)

    def hinder(self, *, listen: str, use: str) -> None:
        """Say why it cannot be heard or used now; empty where it can."""
        self.listen_button.set_unavailable(listen)
        self.use.set_unavailable(use)

    def rename(self) -> None:
        """Ask for another name."""
        self._show_field(shown=True)

    def _rename(self) -> None:
        name = " ".join(self.field.text().split())
        if name and name != self.label:
            self.renamed.emit(name)
        else:
            self._show_field(shown=False)

    def _show_field(self, *, shown: bool) -> None:
        self._renaming.setVisible(shown)
        self._who.setVisible(not shown)
        self._flow.setVisible(not shown)
        if shown:
            self.field.setText(self.label)
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…"), self.rename)
        menu.addAction(self.tr("Export…"), self.export_wanted.emit)
        menu.addAction(self.tr("Delete"), self.deleted.emit)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where the width is short."""
        super().resizeEvent(event)
        narrow = self.width() < theme.metrics(self).px(_NARROW)
        directions = QBoxLayout.Direction
        self._outer.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
