"""The help: its pages one below the other, narrowed down by a field, read aloud on a click."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.errors import AppError
from app.ui.error_words import in_words
from app.ui.flow import Flow
from app.ui.inset import Inset, settle
from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label
from app.ui.lit_text import LitText
from app.ui.page_column import PageColumn
from app.ui.passage_body import PassageBody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QShowEvent

    from app.facts.help_pages import HelpPage, HelpPages, HelpSection
    from app.ports import Span
    from app.ui.chat_model import Passage
    from app.ui.states import State

_COLUMN: Final = 860
_GUTTER: Final = 20
"""Room for the pointer, as in a narrow window: the titles stand beside it."""
_FIRST: Final = 8
"""Sections that fill a window."""
_SLICE: Final = 4
"""Sections drawn at once: some ten milliseconds of work."""
_PAUSE_MS: Final = 15
"""Between two slices, for what else there is to do."""
_PARTS = re.compile(r"^## ", re.MULTILINE)


class SectionView(QWidget):
    """One section: its title, and its text as prose that can be heard."""

    def __init__(self, section: HelpSection, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.text = text
        self.passage: Passage | None = None
        self._haystack = " ".join((section.title, text, *section.words)).casefold()
        self.title = Label(section.title, "h3", wrap=True)
        self.body = PassageBody(name=section.title)
        self.body.set_sentences(self._sentence_at)
        self.body.push(text)
        self.body.finish()
        self.body.set_room(_GUTTER, 0)
        Column(Inset(self.title, _GUTTER, 0), self.body, gap=4, margins=(0, 0, 0, 16), parent=self)

    def about(self, words: str) -> bool:
        """Whether everything that was looked for stands in it, or in what else it is called."""
        return all(word in self._haystack for word in words.casefold().split())

    def show_voice(self, passage: Passage, _state: State) -> None:
        """Show where the voice is."""
        self.passage = passage
        self.body.light(passage.lit, passage.word, paused=passage.paused)

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        return self.body.spot()

    def _sentence_at(self, offset: int) -> Span | None:
        if self.passage is None:
            return None
        index = self.passage.sentences.at(offset)
        return self.passage.sentences.span(index) if index is not None else None


class HelpPageView(PageColumn):
    """Made empty; the pages are read and drawn when it is seen for the first time."""

    listen = Signal(object, int)
    """Hear a `SectionView` from a source offset."""
    keys_wanted = Signal()

    def __init__(
        self, load: Callable[[], HelpPages] | None = None, parent: QWidget | None = None
    ) -> None:
        """`load` reads the pages; else those that ship with the app, in the window's language."""
        super().__init__(_COLUMN, parent)
        self._load = load or self._shipped
        self._waiting: Iterator[SectionView] | None = None
        self._drawing = QTimer(self)
        self._drawing.setInterval(_PAUSE_MS)
        self._drawing.timeout.connect(lambda: self._draw(_SLICE))
        self.sections: list[SectionView] = []
        self._heads: list[tuple[QWidget, list[SectionView]]] = []
        self.setAccessibleName(self.tr("Help"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search the help"))
        self.field.setAccessibleName(self.tr("Search the help"))
        self.field.setClearButtonEnabled(False)
        self.field.textChanged.connect(self._narrow)
        self.keys = QuietButton(self.tr("All keys"), icon="info")
        self.keys.clicked.connect(self.keys_wanted)
        self._nothing = Label("", "ui", "ink2", wrap=True)
        self._nothing.hide()
        title = Row(Label(self.tr("Help"), "h1"), gap=16)
        title.addWidget(Flow([self.keys], right=True), 1)
        head = QWidget()
        Column(title, self.field, self._nothing, gap=12, margins=(0, 0, 0, 24), parent=head)
        self.column.addWidget(Inset(head, _GUTTER, 0))
        self.column.addStretch(1)
        self.set_narrow(narrow=False)

    def _shipped(self) -> HelpPages:
        from app.facts.help_pages import HelpPages

        #: The language of this translation, as a code: the help is shown in it.
        chinese = self.tr("en") == "zh"
        return HelpPages.load("zh" if chinese else "en")

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is seen first, once; the rest follows little by little."""
        super().showEvent(event)
        if self._waiting is None:
            self._draw(_FIRST)
            self._drawing.start()

    def _draw(self, sections: int | None = None) -> None:
        """Draw so many sections more, or all that are left."""
        if self._waiting is None:
            self._waiting = self._sections()
        drawn = list(islice(self._waiting, sections))
        if sections is None or len(drawn) < sections:
            self._drawing.stop()
        whole = self.widget()
        if self.isVisible() and whole is not None:
            self._lay_out(drawn, whole)

    def _lay_out(self, drawn: list[SectionView], whole: QWidget) -> None:
        """Lay out what was drawn now, up to the scroll area: else it is painted once squeezed.

        Twice: a text knows its height once it has its width, and the scroll bar takes of that.
        """
        for _ in range(2):
            for view in drawn:
                for text in view.findChildren(LitText):
                    settle(text, view)
            settle(self._inner, whole)
            QApplication.sendEvent(whole, QEvent(QEvent.Type.LayoutRequest))

    def _sections(self) -> Iterator[SectionView]:
        """Each section as it has just been added to the page."""
        try:
            pages = self._load().pages
        except AppError as error:
            self._say(f"{in_words(str(error))} {in_words(error.remedy)}".strip())
            return
        for page in pages:
            yield from self._add(page)

    def _add(self, page: HelpPage) -> Iterator[SectionView]:
        inner = QWidget()
        words = Column(
            Label(page.title, "h2", wrap=True), gap=4, margins=(0, 8, 0, 14), parent=inner
        )
        head = Inset(inner, _GUTTER, 0)
        first, *parts = _PARTS.split(page.markdown)
        intro = first.partition("\n")[2].strip()
        if intro:
            words.addWidget(Label(" ".join(intro.split()), "ui", "ink2", wrap=True))
        views: list[SectionView] = []
        self._heads.append((head, views))
        self._insert(head)
        for section, part in zip(page.sections, parts, strict=True):
            view = SectionView(section, part.partition("\n")[2].strip())
            view.body.chosen.connect(lambda offset, view=view: self.listen.emit(view, offset))
            self._insert(view)
            views.append(view)
            self.sections.append(view)
            yield view

    def _insert(self, part: QWidget) -> None:
        """Put a part at the end. It is shown now: a layout would do so later, in its old size."""
        self.column.insertWidget(self.column.count() - 1, part)
        part.show()

    # Looking for something.

    def _narrow(self, words: str) -> None:
        """Leave what the words stand in."""
        self._draw()
        for head, views in self._heads:
            for view in views:
                view.setVisible(view.about(words))
            head.setVisible(any(view.about(words) for view in views))
        found = any(view.about(words) for view in self.sections)
        self._say("" if found else self.tr("Nothing in the help contains “{0}”.").format(words))
        self.keep_in_view(lambda: None)
        self.verticalScrollBar().setValue(0)

    def _say(self, text: str) -> None:
        self._nothing.setText(text)
        self._nothing.setVisible(bool(text))

    def show_passage(self, passage: str) -> None:
        """Go to the section that a fact was taken from, and put the focus there."""
        self._draw()
        self.field.clear()
        view = next((view for view in self.sections if view.section.passage == passage), None)
        if view is None:
            return
        self.follow()
        # Kept, not gone to once: what has just been drawn is not laid out yet.
        self.keep_in_view(lambda: (view, view.title.rect()))
        for text in view.body.texts():
            text.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the margins of a narrow window."""
        self.set_sides(*((0, 4, 16, 16) if narrow else (12, 4, 32, 16)))
