"""Does what is pressed among the user's own words: to their file, the session and the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app import paths
from app.errors import LexiconError
from app.ui import trouble
from app.ui.error_words import in_words
from app.ui.kit.notice import Action, Notice

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from app.events import Event
    from app.ports import Language
    from app.spoken_forms import Entry, Lexicon
    from app.ui.chat_model import Passage
    from app.ui.conductor import Conductor
    from app.ui.main_window import MainWindow
    from app.ui.manner_choice import MannerChoice
    from app.ui.states import State

WORDS: Final = "words"
"""The kind of notices about them."""


class WordKeeper(QObject):
    """Reads the file whenever the page is looked at; it may have been edited by hand."""

    def __init__(self, window: MainWindow, conductor: Conductor, manner: MannerChoice) -> None:
        super().__init__(window)
        self._notices = window.notices
        self._panel = window.voices.words
        self._conductor = conductor
        self._manner = manner
        self._lexicon: Lexicon | None = None
        self._sample: Passage | None = None
        self._heard: Entry | None = None
        window.voices.seen.connect(self._fill)
        self._panel.added.connect(self._add)
        self._panel.removed.connect(self._remove)
        self._panel.listen.connect(self._hear)
        self._panel.tried.connect(self._try)

    # What is shown.

    def take(self, _events: list[Event]) -> None:
        """Follow what sounds."""
        self._panel.show_sound(self._sounding())

    def show_voice(self, passage: Passage, _state: State) -> None:
        """The word is seen nowhere as it is said; it is remembered, so that it can be stopped."""
        self._sample = passage

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return no place: nothing of what is said stands in the window."""
        return None

    def _sounding(self) -> Entry | None:
        model, sample = self._conductor.model, self._sample
        return self._heard if sample and sample is model.current and model.busy else None

    def _fill(self) -> None:
        from app.spoken_forms.lexicon_file import load

        loaded = load(paths.config())
        self._lexicon = loaded.lexicon
        self._panel.show_words(loaded.lexicon.entries)
        self._panel.show_faults([in_words(str(fault)) for fault in loaded.faults])
        self._panel.show_sound(self._sounding())
        self._try(self._panel.trial.text())

    def _try(self, text: str) -> None:
        """Show what a neural voice is given, sentence by sentence as it is when spoken."""
        from app.segmenter import TextSegmenter
        from app.spoken_forms import EMPTY, spoken

        segmenter, given, unsayable = TextSegmenter(), [], []
        for utterance in (*segmenter.push(text), *segmenter.finish()):
            said = spoken(utterance.text, utterance.language, self._lexicon or EMPTY)
            given.append(said.text)
            unsayable += [utterance.text[start:end] for start, end in said.unsayable]
        self._panel.show_given(" ".join(filter(None, given)), unsayable)

    # What is pressed.

    def _hear(self, entry: Entry) -> None:
        if self._sounding() == entry:
            self._conductor.stop()
            return
        self._heard = entry
        self._conductor.read(self, entry.words, title=entry.word)

    def _add(self, word: str, say: str, language: Language) -> None:
        if self._put(word, say, language):
            self._panel.empty_fields()

    def _put(self, word: str, say: str, language: Language) -> bool:
        from app.spoken_forms import Entry

        try:
            entry = Entry(word, say, language)
            self._save(self._known().with_entry(entry))
        except LexiconError as error:
            self._tell(error)
            return False
        return True

    def _remove(self, entry: Entry) -> None:
        try:
            self._save(self._known().without(entry.word, entry.language))
        except LexiconError as error:
            self._tell(error)
            return
        title = self.tr("{0} is removed.").format(entry.word)
        notice = Notice(WORDS, "note", "trash", title, "", [Action(self.tr("Bring it back"))])
        self._notices.put(notice)
        notice.pressed.connect(lambda _button: self._put(entry.word, entry.say, entry.language))

    def _known(self) -> Lexicon:
        """Return what the file holds now."""
        from app.spoken_forms.lexicon_file import load

        return load(paths.config()).lexicon

    def _save(self, lexicon: Lexicon) -> None:
        """Keep it, show it, and let the engine know.

        Raises:
            LexiconError: the file has a fault or cannot be written.
        """
        from app.spoken_forms.lexicon_file import save

        save(lexicon, paths.config())
        self._notices.drop(WORDS)
        self._fill()
        self._manner.renew()

    def _tell(self, error: LexiconError) -> None:
        self._notices.put(trouble.problem(error, kind=WORDS))
