"""Choosing who speaks, and hearing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from app.events import VoiceFailed, VoiceLoading, VoiceReady, VoiceSwitched
from app.ui import trouble
from app.ui.kit.picker import Choice
from app.ui.own_engines import ALL_LABELS, AUTOMATIC, LABELS, SAMBERT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from app.events import Event, LoadingStage
    from app.ports import Language, Voice
    from app.session import Session
    from app.ui.chat_model import Passage
    from app.ui.conductor import Conductor
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.ui.states import State

SAMPLES: Final[Mapping[Language, str]] = {
    "en": "This is how I sound. I read your answers and your texts aloud.",
    "zh": "我的声音就是这样的。我会朗读你的回答和文章。",
}
"""In the language of the voice, whatever that of the window is."""
CHINESE: Final = frozenset({"zh", "cmn", "yue"})
"""The first part of the tags of voices that speak it."""


class VoiceChoice(QObject):
    """Offers the voices of the engine; the chosen one holds at once and is kept."""

    forgot = Signal()
    """Nothing is remembered any more of what was said."""
    _gone = Signal()
    """The same, from the thread that speaks."""

    def __init__(self, window: MainWindow, conductor: Conductor, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._conductor = conductor
        self._preferences = preferences
        self._session: Session | None = None
        self._engine = ""
        self._speaker = ""
        """Who speaks now: the engine, or what stands in for it."""
        self._voices: tuple[Voice, ...] = ()
        self._own: tuple[Voice, ...] | None = None
        self._sample: Passage | None = None
        self._heard = ""
        self.forgets = False
        """Whether phrases are to be forgotten and are not yet."""
        self._gone.connect(self._forgotten, Qt.ConnectionType.QueuedConnection)
        window.settings.voice_chosen.connect(self.choose)
        window.settings.engine_chosen.connect(self._choose_engine)
        preferences.changed.connect(self._show_engines)
        window.settings.sample_wanted.connect(self._hear)
        window.top_bar.voice_chosen.connect(self.choose)
        self._show_engines()
        self._name()

    def take_session(self, session: Session) -> None:
        """Choose for this session from now on."""
        self._session = session
        if self.forgets:
            self.open_engine()

    @property
    def engine(self) -> str:
        """What the engine that speaks is called on screen; empty without one."""
        return self._engine

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices that it can speak with; of the user's own each once."""
        told = self._voices if self._own is None else self._own
        own: dict[str, Voice] = {}
        for voice in told:
            if voice.engine in LABELS and self.speaks(voice.engine):
                own.setdefault(voice.name, voice)
        return (*own.values(), *(each for each in self._voices if each.engine not in LABELS))

    def languages(self, engine: str) -> tuple[Language, ...]:
        """The languages that an engine speaks; the networks of the user's own voices learnt all."""
        if engine in LABELS:
            return tuple(SAMPLES)
        told = (voice.languages for voice in self._voices if voice.engine == engine)
        return spoken([tag for tags in told for tag in tags])

    def speaks(self, engine: str) -> bool:
        """Whether an engine of the user's own voices speaks now, or is ready to help out."""
        return self._engine == LABELS[engine] or any(v.engine == engine for v in self._voices)

    def offer_own(self, own: tuple[Voice, ...]) -> None:
        """Offer the user's own voices as they are now, one for each engine that can speak it."""
        self._own = own
        if any(self.speaks(engine) for engine in LABELS):
            self._show()

    def take(self, events: list[Event]) -> None:
        """Offer the voices once they are known; what the conductor has shown is true by now."""
        for event in events:
            match event:
                case VoiceReady(engine, voices, pace):
                    self._engine = self._speaker = engine
                    self._voices = voices
                    self._show()
                    self._tell_pace(engine, pace)
                case VoiceFailed():
                    self._engine, self._speaker, self._voices = "", "", ()
                    self._show()
                case VoiceLoading(engine, stage, share):
                    self._show_loading(engine, stage, share)
                case VoiceSwitched(engine=engine):
                    self._speaker = engine
                    self._name()
        self._window.settings.show_sample(sounding=self._sounds())
        if self._heard != self._sampled():
            self._name()

    def show_voice(self, passage: Passage, _state: State) -> None:
        """The sample is seen nowhere; it is remembered, so that it can be stopped."""
        self._sample = passage

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return no place: nothing of the sample stands in the window."""
        return None

    def _tell_pace(self, engine: str, real_time_factor: float | None) -> None:
        """Say what to expect of an engine that is slower than speech."""
        if real_time_factor is None or real_time_factor < 1.0:
            self._window.notices.drop(trouble.PACE)
        else:
            self._window.notices.put(trouble.voice_slow(engine, real_time_factor))

    def _show(self) -> None:
        current = self._preferences.settings.speech.voice
        choices: list[Choice] = []
        if self.voices:
            choices.append(Choice("", self.tr("Automatic: by the language")))
            choices += [Choice(voice.name, voice.label) for voice in self.voices]
            if current not in {choice.value for choice in choices}:
                choices.append(Choice(current, current))  # named in the settings file
        self._window.settings.show_voices(choices, current)
        self._window.top_bar.offer_voices(choices, current)
        self._name()

    def _name(self) -> None:
        """Say in the voice bar who speaks: the voice and its engine, as far as there are any."""
        bar, self._heard = self._window.voice_bar, self._sampled()
        chosen = self._heard or self._preferences.settings.speech.voice
        labels = {voice.name: voice.label for voice in self.voices}
        if not self._engine:
            bar.set_voice(self.tr("No voice"), "")
        elif self._speaker != self._engine and self._speaker not in LABELS.values():
            bar.set_voice(self._speaker, self.tr("instead of {0}").format(self._engine))
        elif chosen:
            bar.set_voice(labels.get(chosen) or self._unlisted(chosen), self._speaker)
        elif labels:
            why = self.tr("The language of the text decides which voice speaks.")
            bar.set_voice(self.tr("Automatic"), self._speaker, why)
        else:
            bar.set_voice(self._speaker, "")

    def _show_loading(self, engine: str, stage: LoadingStage, share: float) -> None:
        """Say in the voice bar how far an engine's loading is; what is to be said waits for it."""
        doing = {
            "device": self.tr("looking for the graphics card"),
            "weights": self.tr("reading the weights"),
            "network": self.tr("filling the graphics card"),
            "warm-up": self.tr("warming up"),
            "ready": self.tr("ready"),
        }[stage]
        why = self.tr("{0} is being loaded: {1}. What is to be said waits for it.")
        told = self.tr("Loading, {0} %").format(round(100 * share))
        self._window.voice_bar.set_voice(engine, told, why.format(engine, doing))

    def open_engine(self) -> None:
        """Let the engine of the settings speak from now on, once it is loaded."""
        if self._session is not None:
            from app.phrases import speech

            chosen = self._preferences.settings
            self._session.choose_voice(chosen.speech.voice)
            forgotten = self._gone.emit if self.forgets else None
            self._session.open_voice(speech(chosen, self._session.announce, forgotten=forgotten))

    def forget_phrases(self) -> None:
        """Let nothing be remembered of what was said; `forgot` tells when it is so."""
        self.forgets = True
        self.open_engine()

    def _forgotten(self) -> None:
        self.forgets = False
        self.forgot.emit()

    def _unlisted(self, voice: str) -> str:
        """Return what a voice is called that the engine does not list."""
        from app.voices import seed_of

        return voice if seed_of(voice) is None else self.tr("New voice")

    def _sampled(self) -> str:
        """Return the voice whose sample sounds, which is not the chosen one; empty if none does."""
        model = self._conductor.model
        return model.current.turn.voice if model.current is not None and model.busy else ""

    def _show_engines(self) -> None:
        settings = self._preferences.settings
        current, offline = settings.speech.engine, settings.privacy.offline
        choices = [
            Choice(AUTOMATIC, self.tr("Automatic")),
            *(
                Choice(engine, label, enabled=engine != SAMBERT or not offline)
                for engine, label in ALL_LABELS.items()
            ),
        ]
        if current not in {choice.value for choice in choices}:
            choices.append(Choice(current, current))  # named in the settings file
        self._window.settings.show_engines(choices, current)

    def _choose_engine(self, engine: str) -> None:
        """Let this engine speak from now on, with the chosen voice if it has that."""
        voice = self._preferences.settings.speech.voice
        known = (*(self._own or ()), *self._voices)
        able = {each.engine for each in known if each.name == voice}
        stays = engine in able or (engine == AUTOMATIC and not able.isdisjoint(LABELS))
        self._preferences.change_speech(engine=engine, voice=voice if stays else "")
        self._show()
        self.open_engine()

    def choose(self, name: str) -> None:
        """Let this voice of the engine speak from now on; empty for the engine's own choice."""
        if self._session is not None:
            self._session.choose_voice(name)
            self._preferences.change_speech(voice=name, engine=self._engine_of(name))
        self._show()

    def _engine_of(self, name: str) -> str:
        """Return the name in the settings of the engine that has the voice."""
        chosen = self._preferences.settings.speech.engine
        named = next((voice.engine for voice in self.voices if voice.name == name), chosen)
        return chosen if chosen == AUTOMATIC and named in LABELS else named

    def _sounds(self) -> bool:
        model = self._conductor.model
        return self._sample is not None and self._sample is model.current and model.busy

    def _hear(self) -> None:
        """Say a sentence as the chosen voice does, or no longer."""
        if self._sounds():
            self._conductor.stop()
        else:
            self._conductor.read(self, self._text(), title=self.tr("Voice"))

    def _text(self) -> str:
        name = self._preferences.settings.speech.voice
        voice = next((voice for voice in self.voices if voice.name == name), None)
        return sample_of(voice.languages if voice is not None else tuple(SAMPLES))


def sample_of(languages: Sequence[str]) -> str:
    """Return what a voice of these languages, as BCP 47 tags, says to be heard."""
    return " ".join(SAMPLES[language] for language in spoken(languages))


def spoken(languages: Sequence[str]) -> tuple[Language, ...]:
    """Those of ours that these are, as BCP 47 tags; English where none of them is known."""
    families = {tag.partition("-")[0] for tag in languages}
    said: list[Language] = ["en"] if "en" in families or not families & CHINESE else []
    return (*said, "zh") if families & CHINESE else tuple(said)
