"""Read-only text that shows where the voice is: the sentence, the word in it, and a pointer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextEdit, QWidget

from app.ui import lit_bands
from app.ui.kit.ring import set_ring_radius
from app.ui.prose_document import ProseDocument
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QSizeF

    from app.ports import Span
    from app.ui.blocks import Paragraph
    from app.ui.tokens import TypeName

GUTTER = 32


class LitText(QTextEdit):
    """As high as its text. Places are given as source offsets in code points."""

    chosen = Signal(int)
    """The user wants to hear from the sentence at this source offset."""
    followed = Signal(str)
    """The user opened a link."""

    def __init__(
        self, style: TypeName = "body", *, gutter: float = GUTTER, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.prose = self._make_document(style, gutter)
        self._sentence: Span | None = None
        self._word: Span | None = None
        self._hovered: Span | None = None
        self._quiet: tuple[Span, ...] = ()
        self._paused = False
        self._writing = False
        self._pressed: QPoint | None = None
        self._find: Callable[[int], Span | None] = lambda _offset: None
        self._prepare()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.follow(self.restyle)

    def _make_document(self, style: TypeName, gutter: float) -> ProseDocument:
        return ProseDocument(self.document(), style, gutter)

    def _prepare(self) -> None:
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        set_ring_radius(self, 4)

    # What it shows.

    def show_paragraphs(self, settled: Sequence[Paragraph], growing: Sequence[Paragraph]) -> None:
        """Append paragraphs that are final, then some that the next call replaces."""
        self.prose.show(settled, growing)
        self._refresh_inks()

    def set_writing(self, *, writing: bool) -> None:
        """Show the mark of writing at the end."""
        if writing != self._writing:
            self._writing = writing
            self.viewport().update()

    def set_quiet(self, spans: Sequence[Span]) -> None:
        """Show these source spans in the ink of what is not said."""
        if tuple(spans) != self._quiet:
            self._quiet = tuple(spans)
            self._refresh_inks()

    def set_sentences(self, find: Callable[[int], Span | None]) -> None:
        """Tell how to find the sentence at a source offset, for the pointer that hovers."""
        self._find = find

    def light(self, sentence: Span | None, word: Span | None, *, paused: bool = False) -> None:
        """Show the voice at a sentence and a word, as source spans; None for nowhere."""
        if (sentence, word, paused) == (self._sentence, self._word, self._paused):
            return
        old = self._lit_region()
        self._sentence, self._word, self._paused = sentence, word, paused
        self._refresh_inks()
        self.viewport().update(old.united(self._lit_region()))

    def holds(self, span: Span) -> bool:
        """Whether something of a source span is shown here."""
        return self.prose.source.positions(span) is not None

    def spot(self) -> QRect | None:
        """Return where the voice is, in the coordinates of this widget."""
        for span in (self._word, self._sentence):
            rectangles = self._bands(span)
            if rectangles:
                return rectangles[0].toAlignedRect()
        return None

    def restyle(self) -> None:
        """Write everything again in the formats of the theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        palette.setColor(QPalette.ColorRole.Text, theme.colour("ink"))
        self.setPalette(palette)
        self.prose.restyle()
        self._refresh_inks()
        self.viewport().update()

    def set_gutter(self, gutter: float) -> None:
        """Make room for the pointer left of the text, at 100 %."""
        self.prose.restyle(gutter)

    # How it looks.

    def _bands(self, span: Span | None) -> list[QRectF]:
        positions = self.prose.source.positions(span) if span else None
        if positions is None:
            return []
        return lit_bands.bands(self.document(), positions, self.prose.format.size)

    def _lit_region(self) -> QRegion:
        region = QRegion()
        for rectangle in self._bands(self._sentence) + self._bands(self._word):
            row = rectangle.toAlignedRect()
            region += QRect(0, row.top() - 3, self.width(), row.height() + 6)
        return region

    def _refresh_inks(self) -> None:
        """Give the word its own ink and what is not said a quiet one; the document stays."""
        inks = [(span, theme.colour("ink3")) for span in self._quiet]
        if self._word is not None:
            inks.append((self._word, theme.colour("onword")))
        self.setExtraSelections(
            [selection for span, ink in inks if (selection := self._selection(span, ink))]
        )

    def _selection(self, span: Span, ink: QColor) -> QTextEdit.ExtraSelection | None:
        positions = self.prose.source.positions(span)
        if positions is None:
            return None
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(positions[0])
        cursor.setPosition(positions[1], QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(ink)
        selection.cursor, selection.format = cursor, look
        return selection

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the text, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sentence = self._bands(self._sentence)
        word = self._bands(self._word)
        lit_bands.paint_sentence(painter, sentence)
        lit_bands.paint_word(painter, word)
        if sentence and self.prose.format.gutter:
            middle = (word or sentence)[0].center().y()
            gutter = self.prose.format.gutter
            lit_bands.paint_pointer(painter, middle, gutter, hollow=self._paused)
        if self._hovered is not None and self._hovered != self._sentence:
            lit_bands.paint_hover(painter, self._bands(self._hovered))
        lit_bands.paint_labels(painter, self.document(), self.prose, QRectF(event.rect()))
        if self._writing:
            lit_bands.paint_writing(painter, self.document(), self.prose.format.size)
        painter.end()
        super().paintEvent(event)

    def _grow(self, size: QSizeF) -> None:
        height = math.ceil(size.height()) + 2
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Any width; as high as the text is at this one."""
        return QSize(theme.page.px(400), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Some letters wide."""
        return QSize(theme.page.px(80), self.minimumHeight())

    # What the user does to it.

    def _offset_at(self, point: QPoint) -> int | None:
        layout = self.document().documentLayout()
        position = layout.hitTest(point.toPointF(), Qt.HitTestAccuracy.ExactHit)
        return self.prose.source.offset(position) if position >= 0 else None

    def _hover(self, sentence: Span | None) -> None:
        if sentence == self._hovered:
            return
        region = QRegion()
        for span in (self._hovered, sentence):
            for rectangle in self._bands(span):
                region += rectangle.toAlignedRect().adjusted(-3, -3, 3, 3)
        self._hovered = sentence
        self.viewport().setToolTip(self.tr("Read from here") if sentence else "")
        self.viewport().update(region)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click begins."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would read."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        link = self.anchorAt(point)
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        if event.buttons() == Qt.MouseButton.NoButton:
            offset = None if link else self._offset_at(point)
            self._hover(self._find(offset) if offset is not None else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a link, or read from the sentence, unless text was selected."""
        super().mouseReleaseEvent(event)
        start, self._pressed = self._pressed, None
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or start is None:
            return
        moved = (point - start).manhattanLength() >= QApplication.startDragDistance()
        if moved or self.textCursor().hasSelection():
            return
        offset = self._offset_at(point)
        if link := self.anchorAt(point):
            self.followed.emit(link)
        elif offset is not None:
            self.chosen.emit(offset)

    def leaveEvent(self, event: QEvent) -> None:
        """Hover over nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reads from the sentence at the caret."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            offset = self.prose.source.offset(self.textCursor().position())
            if offset is not None:
                self.chosen.emit(offset)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep no selection that cannot be seen to belong here."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
