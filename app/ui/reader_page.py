"""The reader: a text from the clipboard or a file, heard and followed on screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import InputError, NothingToRead, UnreadableFile
from app.ui.flow import Flow
from app.ui.kit.buttons import PrimaryButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Surface
from app.ui.kit.text import Label
from app.ui.page_column import PageColumn
from app.ui.passage_body import PassageBody
from app.ui.states import State

if TYPE_CHECKING:
    from app.ports import Span
    from app.ui.chat_model import Passage
    from app.ui.tokens import TypeName

_COLUMN: Final = 820
"""740 of text and a gutter on each side."""
_GUTTER, _NARROW_GUTTER = 40, 20
_SLICE: Final = 3000
"""Code points drawn at once: a few milliseconds of work."""
_LARGEST: Final = 20_000_000
_WORDS_A_MINUTE: Final = 170


class ReaderPage(QWidget):
    """Shows one text. What is read is not kept."""

    clipboard_pressed = Signal()
    file_opened = Signal(str, str)
    """A text and what it is called."""
    failed = Signal(object)
    """An `AppError` to tell."""
    listen = Signal(int)
    """Hear the text from this source offset."""
    code_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.title = ""
        self.passage: Passage | None = None
        self._waiting = ""
        self._speed = 1.0
        self._gutter = _GUTTER
        self.page = PageColumn(_COLUMN)
        self.page.setAccessibleName(self.tr("Text"))
        self.clipboard = PrimaryButton(self.tr("Read clipboard"), icon="clipboard")
        self.clipboard.setToolTip(self.tr("Read the clipboard aloud ({0})").format("Ctrl+Shift+V"))
        self.clipboard.clicked.connect(self.clipboard_pressed)
        self.file = QuietButton(self.tr("Open file"), icon="folder")
        self.file.clicked.connect(self._choose_file)
        empty = self.tr("Copy some text anywhere, then press Read clipboard.")
        self._facts = Label(empty, "small", "ink2", tabular=True, wrap=True)
        self._title = Label(self.tr("Reader"), "h1")
        self._body = self._make_body()
        self.page.column.addWidget(self._body)
        self.page.column.addStretch(1)
        head = Surface("page", sides="b")
        line = Row(self._title, gap=16)
        line.addWidget(Flow([self.clipboard, self.file], right=True), 1)
        self._head = Column(line, self._facts, gap=6, margins=(28, 6, 28, 14), parent=head)
        column = Column(head, gap=0, parent=self)
        column.addWidget(self.page, 1)
        self._drawing = QTimer(self)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw)
        self.set_narrow(narrow=False, tiny=False)

    def _make_body(self, *, plain: bool = False) -> PassageBody:
        style: TypeName = "mono" if plain else "read"
        body = PassageBody(style, name=self.tr("Text that is read"), plain=plain)
        body.set_sentences(self._sentence_at)
        body.chosen.connect(self.listen)
        body.code_chosen.connect(self.code_chosen)
        return body

    def show_text(self, text: str, title: str, *, plain: bool = False) -> None:
        """Show a text, `plain` as it stands; a long one is drawn little by little."""
        self.text, self.title, self.passage = text, title, None
        self._drawing.stop()
        old = self._body
        self._body = self._make_body(plain=plain)
        self._body.set_room(self._gutter, self._gutter)
        self.page.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self.page.follow()
        self.page.verticalScrollBar().setValue(0)
        self._waiting = text
        self._say_facts()
        self._draw()
        if self._waiting:
            self._drawing.start()

    def _draw(self) -> None:
        piece, self._waiting = self._waiting[:_SLICE], self._waiting[_SLICE:]
        self._body.push(piece)
        if not self._waiting:
            self._drawing.stop()
            self._body.finish()
        if self.passage is not None:
            self._light(self.passage)

    def set_speed(self, speed: float) -> None:
        """Tell how long the text takes at this speed."""
        self._speed = speed
        if self.text:
            self._say_facts()

    def _say_facts(self) -> None:
        words = _words(self.text)
        minutes = words / _WORDS_A_MINUTE / self._speed
        time = self.tr("{0} min") if minutes >= 1 else self.tr("under {0} min")
        facts = (
            self.title,
            self.tr("%Ln word(s)", "", words),
            self.tr("{0} at {1}×").format(time.format(round(max(minutes, 1))), f"{self._speed:g}"),
            self.tr("not kept in history"),
        )
        self._facts.setText(" · ".join(facts))

    def show_voice(self, passage: Passage, state: State) -> None:
        """Show where the voice is."""
        self.passage = passage
        self._light(passage)
        if state in {State.SPEAKING, State.SPEAKING_AND_WRITING}:
            self.page.keep_in_view(self.spot)

    def _light(self, passage: Passage) -> None:
        self._body.light(passage.lit, passage.word, paused=passage.paused)

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        return self._body.spot()

    def _sentence_at(self, offset: int) -> Span | None:
        if self.passage is None:
            return None
        index = self.passage.sentences.at(offset)
        return self.passage.sentences.span(index) if index is not None else None

    def set_narrow(self, *, narrow: bool, tiny: bool) -> None:
        """Take the margins of a narrow or very narrow window."""
        self._gutter = _NARROW_GUTTER if tiny else _GUTTER
        self._body.set_room(self._gutter, 0 if narrow else self._gutter)
        self._head.set_margins((16, 4, 16, 10) if narrow else (28, 6, 28, 14))
        self.page.set_sides(*((16, 16, 16, 12) if narrow else (24, 40, 24, 24)))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a text"),
            "",
            self.tr("Text (*.txt *.md *.markdown *.rst *.log);;All files (*)"),
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file of text aloud, or tell why not."""
        try:
            text = _text_of(path)
        except InputError as error:
            self.failed.emit(error)
        else:
            self.file_opened.emit(text, path.name)


def _text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        UnreadableFile: it cannot be opened, is no text, or is too large.
        NothingToRead: it holds none.
    """
    try:
        size = path.stat().st_size
        text = path.read_text("utf-8-sig") if size <= _LARGEST else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name} is no text that can be opened.") from error
    if size > _LARGEST:
        raise UnreadableFile(f"{path.name} is larger than 20 MB.")
    if not text.strip():
        raise NothingToRead(f"{path.name} is empty.")
    return text


def _words(text: str) -> int:
    """Count words; an ideograph counts as one."""
    han = sum("\u3400" <= character <= "\u9fff" for character in text)
    return len(text.split()) + max(0, han - 1 if han else 0)
