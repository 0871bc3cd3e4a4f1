"""Fills the ladder in the settings while it is looked at, and does what is pressed there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.ui import health_words, ladder_order
from app.ui.error_words import in_words
from app.ui.language import current
from app.ui.own_engines import ALL_LABELS, CHATTTS, INDEXTTS, SAMBERT, SHERPA, SPARE
from app.ui.rung_row import RungFacts
from app.ui.voice_choice import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from app.engines.failover.rung import Health
    from app.events import Event
    from app.ports import Language
    from app.session import Session
    from app.ui.chat_model import Passage
    from app.ui.conductor import Conductor
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.ui.states import State
    from app.ui.voice_choice import VoiceChoice

_LOOK_MS: Final = 1000


class LadderKeeper(QObject):
    """Asks the session once a second, only while the page is seen."""

    def __init__(
        self,
        window: MainWindow,
        conductor: Conductor,
        preferences: Preferences,
        voices: VoiceChoice,
    ) -> None:
        super().__init__(window)
        self._page, self._panel = window.settings, window.settings.ladder
        self._conductor = conductor
        self._preferences = preferences
        self._voices = voices
        self._session: Session | None = None
        self._missing: dict[str, str] = {}
        """The engines that lack something, and what."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.fill)
        self._page.seen.connect(self._follow)
        self._page.left.connect(self._timer.stop)
        preferences.changed.connect(self._renew)
        self._panel.tested.connect(self._test)
        self._panel.moved.connect(self._move)
        self._panel.switched.connect(self._switch)
        for language, order in self._panel.orders.items():
            order.parted.connect(partial(self._part, language))
            order.list.tested.connect(partial(self._test, language=language))
            order.list.moved.connect(partial(self._move_in, language))
            order.list.switched.connect(partial(self._switch_in, language))

    def take_session(self, session: Session) -> None:
        """Ask this session from now on."""
        self._session = session

    def close(self) -> None:
        """Look no longer."""
        self._timer.stop()
        self._session = None

    def take(self, _events: list[Event]) -> None:
        """Follow what sounds."""
        self._panel.show_sound(self._testing())

    def show_voice(self, _passage: Passage, _state: State) -> None:
        """A test is seen by its button alone."""

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return no place: nothing of a test stands in the window."""
        return None

    # What is shown.

    def _follow(self) -> None:
        self._renew()
        self._timer.start()

    def _renew(self) -> None:
        """Look again at what each engine lacks, if it is looked at."""
        if not self._page.isVisible():
            return
        from app import neural

        settings = self._preferences.settings
        needs = (*neural.needs(settings), neural.sherpa_needs(settings))
        self._missing = {
            each.engine: in_words(str(each.first)) for each in needs if each.first is not None
        }
        self.fill()

    def fill(self) -> None:
        """Show how everything is now."""
        if self._session is None:
            return
        from app import rungs

        speech = self._preferences.settings.speech
        asked = rungs.order(speech)
        healths = {health.engine: health for health in self._session.health()}
        told = [
            self._rung(engine, asked, healths.get(ALL_LABELS[engine]), opened=bool(healths))
            for engine in ladder_order.listed(speech)
            if engine in ALL_LABELS
        ]
        self._panel.show_rungs(told)
        for language, order in self._panel.orders.items():
            order.show_order(self._rungs_of(language, {each.engine: each for each in told}))
        self._panel.show_sound(self._testing())

    def _rungs_of(self, language: Language, told: Mapping[str, RungFacts]) -> list[RungFacts]:
        """The order of a language; `told` is what is shown of each engine above it."""
        from app import rungs

        speech = self._preferences.settings.speech
        own = ladder_order.own(speech, language)
        asked = [
            engine
            for engine in rungs.order(speech, language)
            if engine in told and told[engine].number
        ]
        return [
            self._rung_of(told[engine], own, asked)
            for engine in ladder_order.listed_in(speech, language)
            if own and engine in told
        ]

    def _rung_of(self, told: RungFacts, own: Sequence[str], asked: Sequence[str]) -> RungFacts:
        engine = told.engine
        at = own.index(engine) if engine in own else -1
        number = asked.index(engine) + 1 if engine in asked else 0
        rung = replace(
            told,
            where="",
            speed="",
            efforts=(),
            number=number,
            up=at > 0,
            down=0 <= at < len(own) - 1,
            on=None if engine in {SPARE, SAMBERT} else at >= 0,
        )
        if number:
            return rung
        state = self._unasked() if at >= 0 else self.tr("Off")
        return replace(rung, state=state, icon="info", lit=False, failed=False, mute=state)

    def _unasked(self) -> str:
        """Why one is not asked that is in the ladder."""
        chosen = self._preferences.settings.speech.engine
        return self.tr("Not asked: {0} is chosen").format(ALL_LABELS.get(chosen, chosen))

    def _rung(
        self, engine: str, asked: tuple[str, ...], health: Health | None, *, opened: bool
    ) -> RungFacts:
        order = ladder_order.whole(self._preferences.settings.speech)
        within = engine in order
        at = order.index(engine) if within else 0
        number = asked.index(engine) + 1 if engine in asked else 0
        fixed = engine in {SPARE, SAMBERT}
        common = RungFacts(
            engine=engine,
            label=ALL_LABELS[engine],
            where=self._where(engine),
            number=number,
            up=within and at > 0,
            down=within and at < len(order) - 1,
            on=None if fixed else within,
        )
        if number and health is not None:
            return self._measured(common, health)
        return self._silent(common, opened=opened)

    def _measured(self, told: RungFacts, health: Health) -> RungFacts:
        figures, rests = health.figures, health.state != "closed" or health.stuck
        factor = figures.real_time_factor
        sounds = self._sounding() == health.engine
        icon = "alert" if rests else "voice" if sounds else "check"
        where = told.where
        if rests and health.reason is not None:
            where = self.tr("{0} · {1}").format(where, in_words(str(health.reason)))
        return replace(
            told,
            where=where,
            speed="" if factor is None else f"{1.0 / max(factor, 0.001):.1f}×",
            efforts=tuple(figures.efforts),
            state=health_words.state(health, sounds=sounds, last=told.engine == SPARE),
            icon=icon,
            lit=sounds,
            failed=rests,
        )

    def _silent(self, told: RungFacts, *, opened: bool) -> RungFacts:
        """One that is not in the ladder that is open, and why."""
        settings, where = self._preferences.settings, told.where
        engine, state, icon = told.engine, "", "info"
        if engine == SAMBERT and settings.privacy.offline:
            state, icon = self.tr("Off: offline is on"), "lock"
        elif not told.number and (engine == SAMBERT or told.on is False):
            state = self.tr("Off")
        elif not told.number:
            state = self._unasked()
        elif engine in self._missing:
            state, where = self.tr("Not set up"), self._missing[engine]
        else:
            state = self.tr("Did not open") if opened else self.tr("Not open yet")
        return replace(told, where=where, state=state, icon=icon, mute=state)

    def _where(self, engine: str) -> str:
        return {
            CHATTTS: self.tr("Graphics card"),
            INDEXTTS: self.tr("Processor · speaks after a recording"),
            SHERPA: self.tr("Processor · voices of its own"),
            SPARE: self.tr("Always there · plain voice"),
            SAMBERT: self.tr("Sends what it says to Alibaba Cloud"),
        }[engine]

    def _sounding(self) -> str:
        """What the engine is called that is heard; empty if none is."""
        progress = self._session.progress() if self._session is not None else None
        return progress.engine if progress is not None and progress.playing else ""

    def _testing(self) -> str:
        """The engine whose test sounds; empty if none does."""
        model = self._conductor.model
        voice = model.current.turn.voice if model.current is not None and model.busy else ""
        return next((engine for engine, label in ALL_LABELS.items() if label == voice), "")

    # What is pressed.

    def _test(self, engine: str, *, language: Language | None = None) -> None:
        """Hear an engine, also one that rests: the ladder takes its name for a voice."""
        if self._testing() == engine:
            self._conductor.stop()
            return
        if self._session is not None and self._panel.rows[engine].told.failed:
            self._session.retry_voice()
        self._conductor.read(
            self,
            self._sample(engine, language or current()),
            title=self.tr("Test"),
            voice=ALL_LABELS[engine],
        )

    def _sample(self, engine: str, wanted: Language) -> str:
        """In the wanted language where the engine speaks it and would be asked for it."""
        from app import rungs

        speech, able = self._preferences.settings.speech, self._voices.languages(engine)
        said = [each for each in able if engine in rungs.order(speech, each)] or able
        return SAMPLES[wanted if wanted in said else said[0]]

    def _move(self, engine: str, by: int) -> None:
        self._change(ladder_order.moved(self._preferences.settings.speech, engine, by))

    def _switch(self, engine: str, on: bool) -> None:  # noqa: FBT001  a signal's
        speech = self._preferences.settings.speech
        self._change(ladder_order.switched(speech, engine, on=on))

    def _part(self, language: Language, on: bool) -> None:  # noqa: FBT001  a signal's
        self._change(ladder_order.parted(self._preferences.settings.speech, language, on=on))

    def _move_in(self, language: Language, engine: str, by: int) -> None:
        speech = self._preferences.settings.speech
        self._change(ladder_order.moved_in(speech, language, engine, by))

    def _switch_in(self, language: Language, engine: str, on: bool) -> None:  # noqa: FBT001  as above
        speech = self._preferences.settings.speech
        self._change(ladder_order.switched_in(speech, language, engine, on=on))

    def _change(self, values: dict[str, object]) -> None:
        """Keep it, and let it hold from the next utterance on."""
        if values:
            self._preferences.change_speech(**values)
            self._voices.open_engine()
