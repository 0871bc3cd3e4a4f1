"""A text on screen: prose, tables and code one below the other, drawn while it is written."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRect, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.blocks import Block, Code, Paragraph, Table
from app.ui.code_block import CodeBlock
from app.ui.kit.layout import Column
from app.ui.lit_text import GUTTER, LitText
from app.ui.prose_format import OVERHANG
from app.ui.table_text import TableText
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.ports import Span
    from app.ui.markdown import Growth
    from app.ui.tokens import TypeName

Part: TypeAlias = LitText | CodeBlock


class _Seat(QWidget):
    """Gives a part its distance from both edges of the column."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(part)

    def set_room(self, gutter: float, right: float) -> None:
        """Keep `gutter` free on the left and `right` on the right, at 100 %."""
        px = theme.page.px
        if isinstance(self.part, CodeBlock):
            self._layout.setContentsMargins(px(gutter), 0, px(right), 0)
        else:
            self._layout.setContentsMargins(0, 0, max(0, px(right) - OVERHANG), 0)


class PassageBody(QWidget):
    """Takes Markdown in pieces and draws again only what may still change."""

    chosen = Signal(int)
    """The user wants to hear from this source offset."""
    code_chosen = Signal(object)
    """The user wants to hear a block of code: its `CodeBlock`."""

    def __init__(
        self,
        style: TypeName = "body",
        *,
        name: str,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """With `plain` the text is no Markdown: its lines are shown as they stand."""
        super().__init__(parent)
        from app.ui.markdown import MarkdownStream
        from app.ui.plain_lines import PlainLines

        self._style: TypeName = style
        self._name = name
        self._stream = PlainLines() if plain else MarkdownStream()
        self._column = Column(gap=14, parent=self)
        self._seats: list[_Seat] = []
        self._open = 0
        """The first part that may still change."""
        self._open_kept = False
        """Whether that part holds settled paragraphs."""
        self._writing = False
        self._find: Callable[[int], Span | None] = lambda _offset: None
        self._room = (float(GUTTER), float(GUTTER))
        theme.follow(self._restyle)

    # What it shows.

    def push(self, text: str) -> None:
        """Show the next piece of the text."""
        self._draw(self._stream.push(text))

    def finish(self) -> None:
        """The text is whole."""
        self._draw(self._stream.finish())
        self.set_writing(writing=False)

    def set_writing(self, *, writing: bool) -> None:
        """Show where text is being written."""
        self._writing = writing
        for seat in self._seats:
            if isinstance(seat.part, LitText):
                seat.part.set_writing(writing=writing and seat is self._seats[-1])

    def set_sentences(self, find: Callable[[int], Span | None]) -> None:
        """Tell how to find the sentence at a source offset."""
        self._find = find
        for text in self.texts():
            text.set_sentences(find)

    def set_quiet(self, spans: Sequence[Span]) -> None:
        """Show what is not said in a quiet ink."""
        for text in self.texts():
            text.set_quiet(spans)

    def light(self, sentence: Span | None, word: Span | None, *, paused: bool = False) -> None:
        """Show the voice at a sentence and a word; None for nowhere."""
        for text in self.texts():
            text.light(sentence, word, paused=paused)

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        for text in self.texts():
            place = text.spot()
            if place is not None:
                return text, place
        return None

    def texts(self) -> Iterable[LitText]:
        """Return the parts that can be lit, in order."""
        return [seat.part for seat in self._seats if isinstance(seat.part, LitText)]

    def set_room(self, gutter: float, right: float) -> None:
        """Keep `gutter` free for the pointer and `right` beside it, at 100 %."""
        if (gutter, right) != self._room:
            self._room = gutter, right
            for text in self.texts():
                text.set_gutter(gutter)
            self._restyle()

    def _restyle(self) -> None:
        for seat in self._seats:
            seat.set_room(*self._room)

    # How blocks become parts.

    def _draw(self, growth: Growth) -> None:
        blocks = [*growth.settled, *growth.growing]
        index, kept = self._open, len(growth.settled)
        if self._open_kept and not (blocks and isinstance(blocks[0], Paragraph)):
            self._prose(index).show_paragraphs((), ())
            index += 1
        for group in _groups(blocks):
            settled, growing = group[:kept], group[kept:]
            self._show(index, settled, growing)
            kept -= len(settled)
            if settled:
                self._open_kept = isinstance(settled[-1], Paragraph)
                self._open = index if self._open_kept else index + 1
            index += 1
        self._drop_from(index)
        self.set_writing(writing=self._writing)

    def _show(self, index: int, settled: list[Block], growing: list[Block]) -> None:
        block = (settled or growing)[0]
        if isinstance(block, Code):
            self._code(index, block).show_code(block)
        elif isinstance(block, Table):
            self._table(index).show_table(block)
        else:
            paragraphs = self._prose(index)
            paragraphs.show_paragraphs(_paragraphs(settled), _paragraphs(growing))

    def _prose(self, index: int) -> LitText:
        part = self._part(index)
        if type(part) is not LitText:
            part = LitText(self._style, gutter=self._room[0])
            part.setAccessibleName(self._name)
            self._seat(index, part)
        return part

    def _table(self, index: int) -> TableText:
        part = self._part(index)
        if not isinstance(part, TableText):
            part = TableText(gutter=self._room[0])
            self._seat(index, part)
        return part

    def _code(self, index: int, code: Code) -> CodeBlock:
        part = self._part(index)
        if not isinstance(part, CodeBlock) or part.code.language != code.language:
            part = CodeBlock(code)
            self._seat(index, part)
        return part

    def _part(self, index: int) -> Part | None:
        return self._seats[index].part if index < len(self._seats) else None

    def _seat(self, index: int, part: Part) -> None:
        self._drop_from(index)
        seat = _Seat(part)
        seat.set_room(*self._room)
        self._seats.append(seat)
        self._column.addWidget(seat)
        if isinstance(part, CodeBlock):
            part.read_requested.connect(lambda: self.code_chosen.emit(part))
            return
        part.chosen.connect(self.chosen)
        part.followed.connect(lambda link: QDesktopServices.openUrl(QUrl(link)))
        part.set_sentences(self._find)

    def _drop_from(self, index: int) -> None:
        for seat in self._seats[index:]:
            self._column.removeWidget(seat)
            seat.hide()
            seat.deleteLater()
        del self._seats[index:]


def _groups(blocks: list[Block]) -> Iterable[list[Block]]:
    """Put paragraphs that follow each other together; tables and code stand alone."""
    for prose, group in groupby(blocks, key=lambda block: isinstance(block, Paragraph)):
        if prose:
            yield list(group)
        else:
            yield from ([block] for block in group)


def _paragraphs(blocks: list[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]
