"""A block of code: its language, what can be done with it, and its lines, which never wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.blocks import Code, Paragraph, Run
from app.ui.code_colour import CodeColour, language_name
from app.ui.kit.buttons import GhostButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Surface
from app.ui.kit.text import ElidedLabel, Label
from app.ui.lit_text import LitText
from app.ui.theme import theme
from app.ui.tokens import RADIUS_BLOCK

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

    from app.ui.chat_model import Passage
    from app.ui.states import State

_FADE = 36
_COPIED_MS = 2000


class CodeText(LitText):
    """Lines of code that scroll sideways under a fade."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("mono", gutter=0, parent=parent)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._fade = _Fade(self)
        self.horizontalScrollBar().valueChanged.connect(self._place_fade)
        self.horizontalScrollBar().rangeChanged.connect(self._place_fade)

    def _grow(self, size: QSizeF) -> None:
        self.setFixedHeight(int(size.height()) + theme.page.px(14))

    def _place_fade(self) -> None:
        bar = self.horizontalScrollBar()
        self._fade.setVisible(bar.value() < bar.maximum())
        width = theme.page.px(_FADE)
        self._fade.setGeometry(QRect(self.width() - width, 0, width, self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fade at the right edge."""
        super().resizeEvent(event)
        self._place_fade()


class _Fade(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """From nothing to the ground of the block."""
        ground = theme.colour("sunken")
        clear = QColor(ground)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, self.width(), 0)
        gradient.setColorAt(0, clear)
        gradient.setColorAt(0.9, ground)
        QPainter(self).fillRect(self.rect(), gradient)


class CodeBlock(Surface):
    """Code as a block of its own. It is not read with the text around it."""

    read_requested = Signal()

    def __init__(self, code: Code, parent: QWidget | None = None) -> None:
        super().__init__("sunken", edge="line", radius=RADIUS_BLOCK, parent=parent)
        self.code = code
        self.name = name = language_name(code.language)
        self._count = ElidedLabel("", "small", "ink3")
        self._copy = GhostButton(self.tr("Copy"), icon="copy", height=28)
        self._copy.setAccessibleDescription(self.tr("Copies this {0} code").format(name))
        self._copy.clicked.connect(self._copy_code)
        self.read = GhostButton(self.tr("Read it"), icon="speaker", height=28)
        self.read.clicked.connect(self.read_requested)
        self.text = CodeText()
        self.text.setAccessibleName(self.tr("Code, {0}").format(name))
        self._colour = CodeColour(self.text.document(), code.language)
        title = Label(name, "small", "ink2", weight=500)
        head = Row(title, self._count, None, self.read, self._copy, gap=6, margins=(14, 6, 4, 2))
        body = Row(self.text, margins=(14, 2, 14, 0))
        Column(head, body, gap=0, parent=self)
        self.setAccessibleName(self.tr("{0} code").format(name))
        self._shown: Code | None = None
        self.show_code(code)

    def show_code(self, code: Code) -> None:
        """Show more of the same block."""
        if code == self._shown:
            return
        self.code = self._shown = code
        self.text.show_paragraphs((), _lines(code.text))
        count = code.text.count("\n") + 1
        self._count.setText(self.tr("%n line(s), not read aloud", "", count))
        self._colour.look_at(code.text)

    def show_voice(self, passage: Passage, state: State) -> None:
        """Show where the voice is."""
        self.text.light(passage.lit, passage.word, paused=passage.paused)

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        place = self.text.spot()
        return (self.text, place) if place is not None else None

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text)
        self._copy.setText(self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, lambda: self._copy.setText(self.tr("Copy")))


def _lines(text: str) -> list[Paragraph]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Paragraph("code", (Run(line, start),) if line else ()))
        start += len(line) + 1
    return lines
