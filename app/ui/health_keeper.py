"""Fills the page Health while it is looked at, from the session and the settings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from app.ui import health_words
from app.ui.engine_card import EngineFacts
from app.ui.error_words import in_words
from app.ui.own_engines import AUTOMATIC, LABELS, SPARE_LABEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.engines.failover.rung import Health
    from app.session import Session
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.ui.voice_now import VoiceNow

_LOOK_MS: Final = 1000


class HealthKeeper(QObject):
    """Asks the session once a second, only while the page is seen."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        now: VoiceNow,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` is the ladder's."""
        super().__init__(window)
        self._page = window.health
        self._preferences = preferences
        self._clock = clock
        self._session: Session | None = None
        self._told: tuple[EngineFacts, ...] = ()
        self._missing: tuple[tuple[str, str], ...] = ()
        """The engines that are not set up, and why."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.fill)
        self._page.seen.connect(self._follow)
        self._page.left.connect(self._timer.stop)
        self._page.retry_pressed.connect(now.try_again)
        self._page.copy_pressed.connect(self._copy)

    def take_session(self, session: Session) -> None:
        """Ask this session from now on."""
        self._session = session

    def close(self) -> None:
        """Look no longer."""
        self._timer.stop()
        self._session = None

    def fill(self) -> None:
        """Show how everything is now."""
        if self._session is None:
            return
        healths, progress = self._session.health(), self._session.progress()
        sounding = progress.engine if progress.playing else ""
        told = [
            self._engine(number, health, sounds=health.engine == sounding)
            for number, health in enumerate(healths, start=1)
        ]
        known = {health.engine for health in healths}
        told += [
            EngineFacts(number, label, self._where(label), self.tr("Not set up"), "info", why)
            for number, (label, why) in enumerate(self._lacking(known), start=len(told) + 1)
        ]
        self._told = tuple(told)
        self._page.show_engines(told)

    def _follow(self) -> None:
        self._missing = self._unmet()
        self.fill()
        self._timer.start()

    def _engine(self, number: int, health: Health, *, sounds: bool) -> EngineFacts:
        rests = health.state != "closed" or health.stuck
        figures = health.figures
        facts = [
            (self.tr("Sentences"), str(figures.utterances)),
            (self.tr("Work a second of sound (RTF)"), health_words.speed(figures.real_time_factor)),
            (
                self.tr("First sound, p50 / p95 / p99"),
                health_words.first_sound(figures.first_chunk),
            ),
            (self.tr("Failures"), health_words.failures(health)),
        ]
        if rests and health.reason is not None:
            facts.insert(0, (self.tr("Why"), in_words(str(health.reason))))
        if rests:
            facts.insert(1, (self.tr("For"), health_words.duration(health.seconds)))
        if troubles := health_words.troubles(health, self._clock()):
            facts.append((self.tr("Last errors"), troubles))
        said = health_words.state(health, sounds=sounds, last=health.engine == SPARE_LABEL)
        icon = "alert" if rests else "speaker" if sounds else "check"
        where = self._where(health.engine)
        return EngineFacts(
            number, health.engine, where, said, icon, tuple(facts), lit=sounds, failed=rests
        )

    def _where(self, engine: str) -> str:
        return {
            LABELS["chattts"]: self.tr("Graphics card"),
            LABELS["indextts"]: self.tr("Processor, in a process of its own"),
            SPARE_LABEL: self.tr("Processor, always there"),
        }.get(engine, self.tr("Processor"))

    def _unmet(self) -> tuple[tuple[str, str], ...]:
        """The engines of the settings' ladder that lack something, and what."""
        from app import neural

        settings = self._preferences.settings
        wanted = settings.speech.ladder if settings.speech.engine == AUTOMATIC else LABELS
        return tuple(
            (each.label, in_words(str(each.first)))
            for each in neural.needs(settings)
            if each.engine in wanted and each.first is not None
        )

    def _lacking(self, known: set[str]) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        return [
            (label, ((self.tr("Why"), why),)) for label, why in self._missing if label not in known
        ]

    def _copy(self) -> None:
        """Put all of it on the clipboard."""
        lines = []
        for told in self._told:
            lines.append(f"{told.number}. {told.engine}: {told.state}")
            lines += [f"   {label}: {value}" for label, value in told.facts]
        QGuiApplication.clipboard().setText("\n".join(lines))
