"""The conversation: the messages one below the other, and the view that follows the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.page_column import PageColumn
from app.ui.welcome import Welcome

if TYPE_CHECKING:
    from app.ui.chat_model import Passage
    from app.ui.messages import AnswerMessage, UserMessage

_COLUMN = 784
"""720 of text and a gutter on each side."""
_GUTTER, _NARROW_GUTTER = 32, 20


class ChatView(PageColumn):
    """A list of messages, read from top to bottom; the newest is the last."""

    listen = Signal(object, int)
    """Hear an `AnswerMessage` from a source offset."""
    code_chosen = Signal(object)
    again = Signal(str)
    """Ask this once more."""
    help_wanted = Signal(str)
    """Show the help page that has this passage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMN, parent)
        self.setAccessibleName(self.tr("Conversation"))
        self.answers: list[AnswerMessage] = []
        self._questions: list[UserMessage] = []
        self._room = (_GUTTER, _GUTTER)
        self.welcome = Welcome()
        self.column.addWidget(self.welcome, 1)
        self.column.addStretch(0)

    def add(self, passage: Passage) -> AnswerMessage:
        """Show a question and the place of its answer."""
        from app.ui.messages import AnswerMessage, UserMessage  # not before the window is there

        self.welcome.hide()
        question = UserMessage(passage.turn.prompt)
        answer = AnswerMessage(passage)
        answer.chosen.connect(lambda offset: self.listen.emit(answer, offset))
        answer.code_chosen.connect(self.code_chosen)
        answer.help_wanted.connect(self.help_wanted)
        answer.again.connect(lambda: self.again.emit(passage.turn.prompt))
        answer.set_room(*self._room)
        question.set_room(self._room[1])
        self._questions.append(question)
        self.answers.append(answer)
        end = self.column.count() - 1
        self.column.insertWidget(end, question)
        self.column.insertSpacing(end + 1, 16)
        self.column.insertWidget(end + 2, answer)
        self.column.insertSpacing(end + 3, 10)
        self.column.setStretch(self.column.count() - 1, 1)
        self.follow()
        return answer

    def grown(self) -> None:
        """Follow the voice if it is on the page, else the end of the text."""
        if self._spot() is not None:
            super().grown()
        else:
            self.keep_end()

    def clear(self) -> None:
        """Start anew."""
        while self.column.count() > 2:
            item = self.column.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.column.setStretch(self.column.count() - 1, 0)
        self.answers.clear()
        self._questions.clear()
        self._spot = lambda: None
        self.welcome.show()

    def set_narrow(self, *, narrow: bool, tiny: bool) -> None:
        """Take the margins of a narrow or very narrow window."""
        gutter = _NARROW_GUTTER if tiny else _GUTTER
        self._room = (gutter, 0 if narrow else _GUTTER)
        self.set_sides(*((16, 8, 16, 4) if narrow else (24, 12, 24, 8)))
        self.welcome.set_room(*self._room)
        for question in self._questions:
            question.set_room(self._room[1])
        for answer in self.answers:
            answer.set_room(*self._room)
