"""The two messages of a conversation: what you said, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.ui.fact_chips import FactChips
from app.ui.inset import Inset, settle
from app.ui.kit.buttons import GhostButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Rule, Surface
from app.ui.kit.text import Label
from app.ui.lit_text import GUTTER
from app.ui.name_line import NameLine
from app.ui.passage_body import PassageBody
from app.ui.states import State
from app.ui.theme import theme
from app.ui.thoughts import Thoughts
from app.ui.tokens import RADIUS_CARD

if TYPE_CHECKING:
    from app.ports import Span
    from app.ui.chat_model import Passage
    from app.ui.tokens import Role

_BUBBLE = 560
_COPIED_MS = 2000
ANSWERER = "Sottovoce"


class UserMessage(QWidget):
    """Your own words, in a bubble at the right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        words = Label(text, "body", wrap=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setAccessibleName(self.tr("You said"))
        words.setAccessibleDescription(text)
        self._words = words
        self._bubble = Surface("bubble", radius=RADIUS_CARD)
        self._bubble.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        Column(words, margins=(14, 9, 14, 10), parent=self._bubble)
        name = Row(None, Label(self.tr("You"), "small", "ink2", weight=500), margins=(0, 0, 14, 0))
        line = Row(gap=0)
        line.addStretch(1)
        line.addWidget(self._bubble, 1000)
        inner = QWidget()
        Column(name, line, gap=6, parent=inner)
        self._inset = Inset(inner, GUTTER, GUTTER)
        Column(self._inset, parent=self)
        theme.follow(self._restyle)

    def set_room(self, right: float) -> None:
        """Keep room beside the bubble, at 100 %."""
        self._inset.set_sides(0, right)

    def _restyle(self) -> None:
        edge: Role | None = "line" if theme.high_contrast else None
        self._bubble.dress("bubble", edge=edge)
        measure = theme.page.measure("body")
        widest = max(measure.horizontalAdvance(line) for line in self.text.split("\n"))
        need = int(widest) + 2 * theme.page.space(14) + 4
        self._bubble.setMaximumWidth(min(need, theme.page.px(_BUBBLE)))


class AnswerMessage(QWidget):
    """An answer: its name line, its thoughts, its text, and what can be done with it."""

    chosen = Signal(int)
    """Hear it from this source offset."""
    code_chosen = Signal(object)
    again = Signal()
    """Ask the same once more."""
    help_wanted = Signal(str)
    """Show the help page that has this passage."""

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.origin = passage
        """The turn that writes it."""
        self.voice = passage
        """The turn that says it: the same one, or one that reads it again."""
        self.text = ""
        self._thought = ""
        self.name_line = NameLine(ANSWERER)
        self.facts = FactChips()
        self.facts.help_wanted.connect(self.help_wanted)
        self.thoughts = Thoughts()
        self.body = PassageBody(name=self.tr("{0} said").format(ANSWERER))
        self.body.chosen.connect(self.chosen)
        self.body.code_chosen.connect(self.code_chosen)
        self.body.set_sentences(self._sentence_at)
        self._cut = self._make_cut()
        self.offers = self._make_offers()
        self._insets = [
            Inset(part, GUTTER, GUTTER)
            for part in (self.name_line, self.facts, self.thoughts, self._cut, self.offers)
        ]
        name, facts, thoughts, cut, actions = self._insets
        Column(name, facts, thoughts, self.body, cut, actions, gap=6, parent=self)
        self._finished = False
        self.set_room(GUTTER, GUTTER)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]  # there is one: widgets exist

    # What it shows.

    def show_passage(self, state: State) -> None:
        """Show what became of the turn that writes it."""
        passage = self.origin
        self.facts.show_facts(passage.facts)
        if len(passage.text) > len(self.text):
            self.body.push(passage.text[len(self.text) :])
            self.text = passage.text
        if passage.thinking != self._thought:
            self._thought = passage.thinking
            self.thoughts.show_text(passage.thinking)
        if passage.written and not self._finished:
            self._finished = True
            self.body.finish()
        elif not passage.written:
            self.body.set_writing(writing=bool(self.text))
        self.show_voice(passage, state)
        self._cut.setVisible(passage.cut)
        self.body.set_quiet(((passage.heard, len(self.text)),) if passage.cut else ())
        settle(self.body, self)

    def show_voice(self, passage: Passage, state: State) -> None:
        """Show where the voice is, in this turn or in one that reads the same text again."""
        self.voice = passage
        self.name_line.set_state(state)
        self.body.light(passage.lit, passage.word, paused=passage.paused)
        self._show_offers()

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        return self.body.spot()

    def set_room(self, gutter: float, right: float) -> None:
        """Keep room for the pointer and beside the text, at 100 %."""
        self.body.set_room(gutter, right)
        for inset in self._insets:
            inset.set_sides(gutter, right)

    def _sentence_at(self, offset: int) -> Span | None:
        sentences = self.voice.sentences
        index = sentences.at(offset)
        return sentences.span(index) if index is not None else None

    # What can be done with it.

    def _make_cut(self) -> QWidget:
        line = QWidget()
        heard = Label(self.tr("Heard up to here"), "micro", "ink3")
        Row(Rule(), heard, Rule(), gap=8, parent=line)
        line.hide()
        return line

    def _make_offers(self) -> QWidget:
        listen = GhostButton(self.tr("Listen"), icon="speaker", height=28)
        listen.clicked.connect(lambda: self.chosen.emit(0))
        self._copy = GhostButton(self.tr("Copy"), icon="copy", height=28)
        self._copy.clicked.connect(self.copy)
        again = GhostButton(self.tr("Again"), icon="repeat", height=28)
        again.setAccessibleDescription(self.tr("Asks the same once more"))
        again.clicked.connect(self.again)
        line = QWidget()
        Row(listen, self._copy, again, None, gap=2, parent=line)
        policy = line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        line.setSizePolicy(policy)
        line.hide()
        return line

    def copy(self) -> None:
        """Put the answer on the clipboard, as it was written."""
        QGuiApplication.clipboard().setText(self.text)
        self._copy.setText(self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, lambda: self._copy.setText(self.tr("Copy")))

    def _follow_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._show_offers()

    def _show_offers(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        wanted = self._finished and bool(self.text) and (inside or self.underMouse())
        if wanted != self.offers.isVisibleTo(self):
            self.offers.setVisible(wanted)

    def event(self, event: QEvent) -> bool:
        """Offer the actions while the pointer is over the message."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self._show_offers()
        return done
