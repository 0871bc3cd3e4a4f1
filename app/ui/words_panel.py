"""The user's own words: how the neural voices say what they would read wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.kit.buttons import QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.surface import Rule, Surface
from app.ui.kit.text import Label
from app.ui.tokens import RADIUS_CARD
from app.ui.word_row import WordRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.spoken_forms import Entry

_LONGEST_WORD: Final = 100
_LONGEST_TEXT: Final = 400


class WordsPanel(QWidget):
    """Shows what it is told; what is pressed is done by who listens."""

    added = Signal(str, str, str)
    """A word, how to say it, and the language of that."""
    removed = Signal(object)
    """An `Entry`."""
    listen = Signal(object)
    """Hear how an `Entry` is said, or no longer."""
    tried = Signal(str)
    """A text of which is asked what a neural voice is given for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[Entry, WordRow] = {}
        self._card = Surface("raised", edge="line", radius=RADIUS_CARD)
        self._lines = Column(gap=0, parent=self._card)
        self._card.hide()
        self._faults = Label("", "small", "danger", wrap=True)
        self._faults.hide()
        about = self.tr(
            "How the neural voices say a word that they would read wrong. What is to be said in"
            " Chinese can also be pinyin with tone numbers: chong2 qing4."
        )
        whole = Column(
            Label(self.tr("Words"), "h3"),
            Label(about, "ui", "ink2", wrap=True),
            gap=10,
            parent=self,
        )
        whole.add(self._card, self._faults, self._make_adding(), self._make_trial())

    def _make_adding(self) -> QWidget:
        self.word = _field(self.tr("Word"), _LONGEST_WORD)
        self.say = _field(self.tr("How to say it"), _LONGEST_WORD)
        self.language = Picker(self.tr("In which language it is said"))
        self.language.set_choices(
            [Choice("en", self.tr("English")), Choice("zh", self.tr("Chinese"))]
        )
        self.language.set_value("en")
        self.add = QuietButton(self.tr("Add"), icon="plus")
        self.add.clicked.connect(self._add)
        for field in (self.word, self.say):
            field.textChanged.connect(self._offer)
            field.returnPressed.connect(self._add)
        card = Surface("raised", edge="line", radius=RADIUS_CARD)
        fields = Row(gap=8)
        fields.addWidget(self.word, 1)
        fields.addWidget(self.say, 1)
        Column(
            Label(self.tr("Add a word"), "ui", weight=600),
            fields,
            Row(self.language, None, self.add, gap=8),
            gap=10,
            margins=(18, 12, 18, 12),
            parent=card,
        )
        self._offer()
        return card

    def _make_trial(self) -> QWidget:
        self.trial = _field(self.tr("A sentence to try"), _LONGEST_TEXT)
        self.trial.textChanged.connect(self.tried)
        self.given = Label("", "ui", wrap=True)
        self.given.setAccessibleName(self.tr("What a neural voice is given to say"))
        self.unsayable = Label("", "small", "danger", wrap=True)
        card = Surface("raised", edge="line", radius=RADIUS_CARD)
        Column(
            Label(self.tr("What a neural voice is given to say"), "ui", weight=600),
            self.trial,
            self.given,
            self.unsayable,
            gap=10,
            margins=(18, 12, 18, 12),
            parent=card,
        )
        self.show_given("", ())
        return card

    def show_words(self, entries: Sequence[Entry]) -> None:
        """List the words in the order of the alphabet."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows.clear()
        for entry in sorted(entries, key=lambda entry: (entry.word.casefold(), entry.language)):
            if self.rows:
                self._lines.addWidget(Rule())
            self.rows[entry] = row = WordRow(entry.word, self._about(entry))
            row.listen.connect(lambda entry=entry: self.listen.emit(entry))
            row.removed.connect(lambda entry=entry: self.removed.emit(entry))
            self._lines.addWidget(row)
        self._card.setVisible(bool(self.rows))

    def _about(self, entry: Entry) -> str:
        language = self.tr("Chinese") if entry.language == "zh" else self.tr("English")
        return f"{entry.say} · {language}"

    def show_faults(self, sentences: Sequence[str]) -> None:
        """Say what of the file cannot be read."""
        self._faults.setText("\n".join(sentences))
        self._faults.setVisible(bool(sentences))

    def show_sound(self, sounding: Entry | None) -> None:
        """Show which word is heard."""
        for entry, row in self.rows.items():
            row.show_sound(sounding=entry == sounding)

    def show_given(self, text: str, unsayable: Sequence[str]) -> None:
        """Show what a voice is given for the sentence, and what of it no such voice can say."""
        self.given.setText(text)
        self.given.setVisible(bool(text))
        left = self.tr("No neural voice can say: {0}").format(" ".join(unsayable))
        self.unsayable.setText(left if unsayable else "")
        self.unsayable.setVisible(bool(unsayable))

    def empty_fields(self) -> None:
        """Be ready for the next word."""
        self.word.clear()
        self.say.clear()
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        there = all(_words(field) for field in (self.word, self.say))
        self.add.set_unavailable("" if there else self.tr("Give a word and how to say it first."))

    def _add(self) -> None:
        if self.add.available:
            self.added.emit(_words(self.word), _words(self.say), self.language.value)


def _field(name: str, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(longest)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _words(field: QLineEdit) -> str:
    return " ".join(field.text().split())
