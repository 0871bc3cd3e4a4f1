"""Does what is pressed on the page of the voices: to the shelf, the settings and the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.events import VoiceFailed, VoiceReady
from app.ui import trouble
from app.ui.error_words import in_words
from app.ui.kit.notice import Action, Notice
from app.ui.own_engines import AUTOMATIC, CHATTTS, INDEXTTS, LABELS, own_voices
from app.ui.voice_choice import CHINESE, sample_of
from app.ui.voice_maker import VoiceMaker
from app.ui.voices_page import Hindrance, VoiceEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from app.events import Event
    from app.neural import NeuralNeeds
    from app.ui.chat_model import Passage
    from app.ui.conductor import Conductor
    from app.ui.main_window import MainWindow
    from app.ui.own_engines import OwnVoice
    from app.ui.preferences import Preferences
    from app.ui.states import State
    from app.ui.voice_choice import VoiceChoice
    from app.voices import VoiceShelf


class VoiceKeeper(QObject):
    """Fills the page when it is looked at; before that no card is read."""

    def __init__(
        self,
        window: MainWindow,
        conductor: Conductor,
        preferences: Preferences,
        voices: VoiceChoice,
        shelf: Callable[[], VoiceShelf] | None = None,
    ) -> None:
        """`shelf` is where the user's own voices are; else their place in the data folder."""
        super().__init__(window)
        self._window = window
        self._page = window.voices
        self._conductor = conductor
        self._preferences = preferences
        self._voices = voices
        self._shelf = shelf or _own_shelf
        self._sample: Passage | None = None
        self._own: dict[str, OwnVoice] = {}
        """What is listed, by name."""
        self._maker = VoiceMaker(window, preferences, attempt=self._tried, hear=self._hear)
        page = self._page
        page.seen.connect(self._fill)
        page.listen.connect(self._hear)
        page.used.connect(self._use)
        page.renamed.connect(self._rename)
        page.deleted.connect(self._delete)
        page.export_wanted.connect(self._export)
        page.import_wanted.connect(self._import)
        page.weights.licence_accepted.connect(
            lambda engine: preferences.change_neural(engine, licence_accepted=True)
        )
        page.weights.folder_wanted.connect(self._choose_folder)
        preferences.changed.connect(self._show_choice)

    def close(self, timeout: float) -> None:
        """Leave nothing behind of a voice that was not kept, `timeout` seconds from now at most."""
        self._maker.close(timeout)

    # What is shown.

    def take(self, events: list[Event]) -> None:
        """Follow what the engine has and what sounds."""
        if any(isinstance(event, VoiceReady | VoiceFailed) for event in events):
            self._fill()
        self._page.show_sound(self._sounding())

    def show_voice(self, passage: Passage, _state: State) -> None:
        """The sample is seen nowhere; it is remembered, so that it can be stopped."""
        self._sample = passage

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return no place: nothing of the sample stands in the window."""
        return None

    def _sounding(self) -> str:
        """Return the voice whose sample sounds; empty if none does."""
        model, sample = self._conductor.model, self._sample
        busy = sample is not None and sample is model.current and model.busy
        return sample.turn.voice if busy and sample is not None else ""

    def _fill(self) -> None:
        """List all voices, if they are looked at."""
        if not self._page.isVisible():
            return
        shelf = self._shelf()
        self._own = {own.card.name: own for own in own_voices(shelf)}
        self._page.show_own([self._entry(own) for own in self._own.values()])
        damaged = (f"{each.path.name}: {in_words(str(each.error))}" for each in shelf.damaged())
        self._page.show_damaged(list(damaged))
        others = [voice for voice in self._voices.voices if voice.engine not in LABELS]
        self._page.show_others(
            self.tr("Voices of {0}").format(self._voices.engine),
            [
                VoiceEntry(voice.engine, voice.name, voice.label, self._spoken(voice.languages))
                for voice in others
            ],
        )
        self._offer()
        self._show_choice()
        self._page.show_sound(self._sounding())

    def _entry(self, own: OwnVoice) -> VoiceEntry:
        card = own.card
        about = [self._spoken(card.languages)]
        if card.engine != INDEXTTS:
            about.append(self.tr("seed {0}").format(card.seed))
        if card.sample or card.engine == INDEXTTS:
            about.append(self.tr("from a recording"))
        if own.engines:
            labels = self.tr(", ", "between names").join(LABELS[each] for each in own.engines)
            about.append(self.tr("spoken by {0}").format(labels))
        return VoiceEntry(card.engine, card.name, card.name, " · ".join(about))

    def _spoken(self, languages: Sequence[str]) -> str:
        """Return the languages in words, without their regions."""
        families = dict.fromkeys(tag.partition("-")[0] for tag in languages)
        words = {"en": self.tr("English"), **dict.fromkeys(CHINESE, self.tr("Chinese"))}
        named = dict.fromkeys(words.get(family, family) for family in families)
        return self.tr(", ", "between languages").join(named)

    def _offer(self) -> None:
        from app.ports import Voice

        self._voices.offer_own(
            tuple(
                Voice(own.card.name, own.card.name, own.card.languages, engine)
                for own in self._own.values()
                for engine in own.engines
            )
        )

    def _show_choice(self) -> None:
        """Show which voice is chosen, and what the user's own need."""
        if not self._page.isVisible():
            return
        needs = self._needs()
        page = self._page
        page.show_use(self._preferences.settings.speech.voice)
        page.hinder({name: self._hindrance(own.engines, needs) for name, own in self._own.items()})
        either = self._hindrance((CHATTTS, INDEXTTS), needs)
        page.new.hinder(
            drawn=self._hindrance((CHATTTS,), needs).listen,
            worded=either.listen,
            alone=self._hindrance((INDEXTTS,), needs).listen,
            record=either.use,
        )
        page.weights.show_needs(tuple(needs.values()))

    def _needs(self) -> dict[str, NeuralNeeds]:
        from app import neural

        return {each.engine: each for each in neural.needs(self._preferences.settings)}

    def _hindrance(self, engines: Sequence[str], needs: Mapping[str, NeuralNeeds]) -> Hindrance:
        """Say why a voice that these engines can speak cannot be heard or used now."""
        if not engines:
            lost = self.tr("The recording of this voice is missing.")
            return Hindrance(listen=lost, use=lost)
        if any(self._voices.speaks(engine) for engine in engines):
            return Hindrance()
        nearest = min((needs[engine] for engine in engines), key=lambda each: len(each.missing))
        if nearest.first is not None:
            missing = in_words(str(nearest.first))
            return Hindrance(listen=missing, use=missing)
        later = self.tr("{0} does not speak now: use the voice first.")
        return Hindrance(listen=later.format(nearest.label))

    # What is pressed.

    def _hear(self, engine: str, voice: str) -> None:
        if self._sounding() == voice:
            self._conductor.stop()
            return
        named = (each.languages for each in self._voices.voices if each.name == voice)
        own = ("en", "zh") if engine in LABELS else ()
        text = sample_of(next(named, own))
        self._conductor.read(self, text, title=self.tr("Voice"), voice=voice)

    def _use(self, engine: str, voice: str) -> None:
        able = self._own[voice].engines if engine in LABELS else ()
        if not able or any(self._voices.speaks(each) for each in able):
            self._voices.choose(voice)
            return
        needs = self._needs()
        best = min(able, key=lambda each: len(needs[each].missing))
        self._preferences.change_speech(engine=best, voice=voice)
        self._voices.open_engine()

    def _rename(self, name: str, new: str) -> None:
        if self._tried(lambda shelf: shelf.rename(name, new)) and self._chosen(name):
            self._choose_again(new)

    def _delete(self, name: str) -> None:
        chosen = self._chosen(name)
        if not self._tried(lambda shelf: shelf.delete(name)):
            return
        if chosen:
            self._choose_again("")
        notice = self._note(
            "trash", self.tr("{0} is deleted.").format(name), Action(self.tr("Bring it back"))
        )
        notice.pressed.connect(lambda _button: self._restore(name, chosen=chosen))

    def _restore(self, name: str, *, chosen: bool) -> None:
        self._window.notices.drop(trouble.VOICES)
        if self._tried(lambda shelf: shelf.restore(name)) and chosen:
            self._choose_again(name)

    def _chosen(self, name: str) -> bool:
        speech = self._preferences.settings.speech
        return speech.voice == name and speech.engine in {AUTOMATIC, *LABELS}

    def _choose_again(self, name: str) -> None:
        """Follow the chosen voice where it went; whether it speaks now or from the next start."""
        if any(self._voices.speaks(engine) for engine in LABELS):
            self._voices.choose(name)
        else:
            self._preferences.change_speech(voice=name)

    def _export(self, name: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        file = "".join(letter if letter.isalnum() else "-" for letter in name)
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the voice"), f"{file}.toml", self.tr("Voices (*.toml)")
        )
        if path and self._tried(lambda shelf: shelf.export(name, Path(path))):
            self._tell_export(name, Path(path))

    def _tell_export(self, name: str, file: Path) -> None:
        from app.voices.clip import beside

        if self._shelf().clip(name) is None:
            told = self.tr("{0} is in {1}.").format(name, file.name)
        else:
            told = self.tr("{0} is in {1}, its recording in {2}: hand on both.")
            told = told.format(name, file.name, beside(file).name)
        self._note("save", told)

    def _import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import a voice"),
            "",
            self.tr("Voices (*.toml *.txt);;All files (*)"),
        )
        if path:
            self._tried(lambda shelf: shelf.take(Path(path), make_room=True))

    def _choose_folder(self, engine: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("Folder of the weights"), str(self._needs()[engine].folder)
        )
        if folder:
            self._preferences.change_neural(engine, weights=folder)

    def _tried(self, deed: Callable[[VoiceShelf], object]) -> bool:
        """Do it to the shelf and show what became of it; False if it is refused, which is told."""
        try:
            deed(self._shelf())
        except AppError as error:
            self._window.notices.put(trouble.problem(error, kind=trouble.VOICES))
            return False
        self._window.notices.drop(trouble.VOICES)
        self._fill()
        return True

    def _note(self, icon: str, title: str, *actions: Action) -> Notice:
        notice = Notice(trouble.VOICES, "note", icon, title, "", actions)
        self._window.notices.put(notice)
        return notice


def _own_shelf() -> VoiceShelf:
    from app.voices import VoiceShelf

    return VoiceShelf()
