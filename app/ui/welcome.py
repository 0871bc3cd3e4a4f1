"""The empty chat: a greeting that can be heard, three things to try, and a word on privacy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons
from app.ui.blocks import Paragraph, Run
from app.ui.flow import Flow
from app.ui.inset import Inset, settle
from app.ui.kit.buttons import ChipButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label
from app.ui.lit_text import GUTTER, LitText
from app.ui.name_line import NameLine
from app.ui.states import State
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.chat_model import Passage


class _Lock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        side = theme.page.px(20)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        icons.paint(QPainter(self), "lock", QRectF(self.rect()), theme.colour("ink2"))


class Welcome(QWidget):
    """What a chat shows before its first message."""

    hear = Signal()
    """Read the greeting aloud."""
    ask = Signal(str)
    read_clipboard = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Label(self._title(time.localtime().tm_hour), "hero", wrap=True)
        self.text = self.greeting = self.tr(
            "I'm Starter, the small model that comes with Sottovoce. I can chat a little and read"
            " anything aloud. Click a sentence to hear it from there."
        )
        self.name_line = NameLine(self.tr("Starter"))
        self.body = LitText()
        self.body.setAccessibleName(self.tr("Starter said"))
        self.write(self.greeting)
        self.body.chosen.connect(lambda _offset: self.hear.emit())
        self.chips = self._make_chips()
        note = QWidget()
        self.lock, self.privacy = _Lock(), Label("", "ui", "ink2", wrap=True)
        Row(self.lock, self.privacy, gap=8, parent=note)
        self.show_sending(sends=False)
        self._insets = [
            Inset(part, GUTTER, GUTTER) for part in (title, self.name_line, self.chips, note)
        ]
        self._body = Inset(self.body, 0, GUTTER)
        head, line, chips, foot = self._insets
        column = Column(None, head, gap=0, parent=self)
        column.addSpacing(24)
        column.addWidget(line)
        column.addSpacing(6)
        column.addWidget(self._body)
        column.addSpacing(20)
        column.addWidget(chips)
        column.addStretch(2)
        column.addWidget(foot)
        column.addSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _title(self, hour: int) -> str:
        if 5 <= hour < 12:
            return self.tr("Good morning. What shall we talk about?")
        if 12 <= hour < 18:
            return self.tr("Good afternoon. What shall we talk about?")
        return self.tr("Good evening. What shall we talk about?")

    def _make_chips(self) -> QWidget:
        clipboard = ChipButton(self.tr("Read my clipboard"), icon="clipboard")
        clipboard.clicked.connect(self.read_clipboard)
        hear = ChipButton(self.tr("Hear the voice"), icon="voice")
        hear.clicked.connect(self.hear)
        question = self.tr("What can you do?")
        ask = ChipButton(question, icon="info")
        ask.clicked.connect(lambda: self.ask.emit(question))
        return Flow([clipboard, hear, ask])

    def show_sending(self, *, sends: bool) -> None:
        """Promise no more than is so where a voice on the internet speaks."""
        self.lock.setVisible(not sends)
        self.privacy.setText(
            self.tr("What Sambert says is sent to Alibaba Cloud.")
            if sends
            else self.tr("Nothing you type leaves this machine.")
        )

    def write(self, text: str) -> None:
        """Greet with this text."""
        self.text = text
        paragraphs, start = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                paragraphs.append(Paragraph("text", (Run(line.rstrip(), start),)))
            start += len(line)
        self.body.show_paragraphs((), paragraphs)
        settle(self.body, self)

    def show_voice(self, passage: Passage, state: State) -> None:
        """Show where the voice is in the greeting, and what the model has written of it."""
        if passage.turn.kind == "greeting" and passage.text not in {"", self.text}:
            self.write(passage.text)
        self.name_line.set_state(State.DONE if state == State.STOPPED else state)
        self.body.light(passage.lit, passage.word, paused=passage.paused)

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        place = self.body.spot()
        return (self.body, place) if place is not None else None

    def set_room(self, gutter: float, right: float) -> None:
        """Keep room for the pointer and beside the text, at 100 %."""
        self.body.set_gutter(gutter)
        self._body.set_sides(0, right)
        for inset in self._insets:
            inset.set_sides(gutter, right)
