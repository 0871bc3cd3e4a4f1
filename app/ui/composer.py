"""Where you write: a text that grows, and one button that sends or stops."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from app.ui.bars import measure_again
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.layout import Row
from app.ui.kit.ring import set_ring_host, set_ring_radius
from app.ui.kit.surface import Surface
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CARD

_LINES, _SHORT_LINES = 8, 3
_BOX = 36
_TEXT_KEYS: Final = {
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Left),
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Right),
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left),
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Right),
}
"""Keys that belong to the text as soon as there is some, and to the voice until then."""


class MessageEdit(QTextEdit):
    """Plain text. Enter sends, Shift+Enter begins a new line, Tab leaves."""

    sent = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _LINES
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("Message"))
        self.setAccessibleName(self.tr("Message"))
        self.setAccessibleDescription(self.tr("Enter sends, Shift+Enter new line"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.follow(self.restyle)

    def set_lines(self, lines: int) -> None:
        """Grow to so many lines, then scroll."""
        self._lines = lines
        self._grow()

    def restyle(self) -> None:
        """Take font and colours of the theme."""
        palette = self.palette()
        clear = theme.colour("raised")
        clear.setAlpha(0)
        palette.setColor(QPalette.ColorRole.Base, clear)
        palette.setColor(QPalette.ColorRole.Text, theme.colour("ink"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.colour("ink3"))
        self.setPalette(palette)
        self.setFont(theme.bar.font("body"))
        room = theme.bar.px(_BOX) - self.fontMetrics().height()
        self.document().setDocumentMargin(max(0.0, room / 2))
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        least = theme.bar.px(_BOX)
        most = least + (self._lines - 1) * line
        wanted = math.ceil(self.document().size().height())
        self.setFixedHeight(min(max(wanted, least), most))
        scrolls = wanted > most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )

    def sizeHint(self) -> QSize:
        """Any width, as high as the text."""
        return QSize(theme.bar.px(200), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Some letters wide."""
        return QSize(theme.bar.px(60), self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        """Claim the keys that belong to the text once there is some."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if (event.modifiers(), event.key()) not in _TEXT_KEYS:
            return super().event(event)
        event.setAccepted(not self.document().isEmpty())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
            return
        super().keyPressEvent(event)


class Composer(QWidget):
    """The card with the text and the button.

    Empty while something sounds or writes the button stops; with text it sends, and sending stops
    what sounds; else it waits for text.
    """

    submitted = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark_bar(self)
        self._busy = False
        self._small = False
        self.card = Surface("raised", edge="edge", radius=RADIUS_CARD)
        self.edit = MessageEdit()
        self.send = _SendButton()
        set_ring_radius(self.card, RADIUS_CARD)
        set_ring_host(self.edit, self.card)
        inner = Row(gap=4, margins=(11, 7, 7, 7), parent=self.card)
        inner.addWidget(self.edit, 1)
        inner.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self._outer = Row(gap=0, parent=self)
        self._outer.addStretch(1)
        self._outer.addWidget(self.card, 1000)
        self._outer.addStretch(1)
        self.edit.sent.connect(self._send)
        self.edit.textChanged.connect(self._show)
        self.send.clicked.connect(self._press)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_narrow(narrow=False, small=False, short=False)
        measure_again(self)
        theme.follow(self._restyle)
        self._show()

    @property
    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Write something, ready to be sent or changed."""
        self.edit.setPlainText(text)
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)

    def set_busy(self, *, busy: bool) -> None:
        """Say whether something sounds or is being written."""
        if busy != self._busy:
            self._busy = busy
            self._show()

    def set_narrow(self, *, narrow: bool, small: bool, short: bool) -> None:
        """Take the margins of a narrow window, and the lines of a short one."""
        self._small = small or short
        self._outer.set_margins((12, 6, 12, 12) if narrow else (56, 8, 56, 16))
        self.edit.set_lines(_SHORT_LINES if short else _LINES)
        self._show()

    def _restyle(self) -> None:
        self.card.setMaximumWidth(theme.page.px(720))
        self.updateGeometry()

    @property
    def _stops(self) -> bool:
        return self._busy and not self.text.strip()

    def _show(self) -> None:
        if self._stops:
            self.send.be(self.tr("Stop"), "stop", "" if self._small else "Esc")
            self.send.set_unavailable()
        else:
            self.send.be(self.tr("Send"), "send", "")
            self.send.set_unavailable("" if self.text.strip() else self.tr("Write a message first"))

    def _press(self) -> None:
        if self._stops:
            self.stopped.emit()
        else:
            self._send()

    def _send(self) -> None:
        text = self.text.strip()
        if text:
            self.edit.clear()
            self.submitted.emit(text)


class _SendButton(PrimaryButton):
    """Keeps its place, its focus and its width while it changes between two words."""

    def __init__(self) -> None:
        super().__init__("", icon="send", height=36)
        self._words = (self.tr("Send"), self.tr("Stop"))
        self.setText(self._words[0])

    def be(self, verb: str, icon: str, hint: str) -> None:
        """Take another word."""
        if (verb, hint) == (self.text(), self._hint):
            return
        self._hint = hint
        self.setText(verb)
        self.setAccessibleName(verb)
        self.set_icon(icon)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the wider of its two words."""
        own = super().sizeHint()
        wider = max(map(self._content_width, self._words)) + 2 * self._pad()
        return QSize(max(own.width(), math.ceil(wider)), own.height())
