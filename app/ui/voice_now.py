"""Who speaks now: told in a notice when that changes, and by the badge when it is pressed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import EngineError
from app.events import (
    UtteranceFailed,
    UtteranceReady,
    VoiceFailed,
    VoiceReady,
    VoiceReplaced,
    VoiceSwitched,
)
from app.ui import trouble
from app.ui.error_words import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import AppError
    from app.events import Event
    from app.session import Session
    from app.ui.kit.notice import Notice
    from app.ui.main_window import MainWindow
    from app.ui.voice_choice import VoiceChoice
    from app.ui.voice_popover import VoicePopover


class VoiceNow(QObject):
    """Follows which engine speaks, since when, and why it is that one."""

    def __init__(
        self, window: MainWindow, voices: VoiceChoice, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        """`clock` tells the time of the day."""
        super().__init__(window)
        self._window = window
        self._voices = voices
        self._clock = clock
        self._session: Session | None = None
        self._engine = ""
        self._since = clock()
        self._better = ""
        """The engine that would speak if it could; empty if it does."""
        self._error: AppError | None = None
        self._unopened: AppError | None = None
        """Why an engine does not open: told before the one that opens instead is ready."""
        self._missed = False
        """Whether nobody could say the last utterance."""
        self._popover: VoicePopover | None = None
        window.voice_bar.badge_pressed.connect(self._fill)
        window.voice_bar.more_pressed.connect(lambda: window.go("health"))

    def take_session(self, session: Session) -> None:
        """Ask this session from now on."""
        self._session = session

    def take(self, events: list[Event]) -> None:
        """Follow who speaks."""
        for event in events:
            match event:
                case VoiceReady(engine):
                    self._now(engine, self._unopened)
                    self._unopened = None
                case VoiceReplaced(error, engine):
                    self._unopened = error
                    self._now(engine, error)
                    self._put(trouble.voice_replaced(error, engine))
                case VoiceSwitched(before, engine, error):
                    self._switch(before, engine, error)
                case VoiceFailed(error):
                    self._now("", error)
                    self._tell_silence(error)
                case UtteranceFailed(error=EngineError(retryable=True) as error):
                    self._missed = True  # by all engines that there are
                    self._put(trouble.problem(error, retry=True))
                case UtteranceReady() if self._missed:
                    self._missed = False
                    self._window.notices.drop(trouble.VOICE)

    def _switch(self, before: str, engine: str, error: AppError | None) -> None:
        """Tell what changed. Where each language has its own engine, nothing failed."""
        self._missed = False  # what is told now takes the place of that
        if error is not None:
            self._now(engine, error, better=self._better or before)
            self._put(trouble.voice_switched(engine, error))
            return
        returned = bool(self._better)
        self._now(engine, None)
        if returned:
            self._put(trouble.voice_back(engine))

    def _now(self, engine: str, error: AppError | None, *, better: str = "") -> None:
        self._engine, self._error, self._better = engine, error, better
        self._since = self._clock()
        if self._popover is not None and self._popover.shown:
            self._fill()

    def _tell_silence(self, error: AppError) -> None:
        """Say that no voice works, and show the way to where all of it is told."""
        notice = trouble.no_voice(error)
        notice.pressed.connect(lambda _button: self._window.go("health"))
        self._window.notices.put(notice)

    def _put(self, notice: Notice) -> None:
        notice.pressed.connect(lambda _button: self.try_again())
        self._window.notices.put(notice)

    def try_again(self) -> None:
        """Ask the better engines again, and open those that did not open."""
        self._window.notices.drop(trouble.VOICE)
        if self._session is not None:
            self._session.retry_voice()
            self._voices.open_engine()

    def _fill(self) -> None:
        """Tell the popover what is so."""
        if self._popover is None:
            self._popover = self._window.voice_bar.voice_popover
            self._popover.retry_pressed.connect(self._popover.close_up)
            self._popover.retry_pressed.connect(self.try_again)
        engine = self._engine
        title = self.tr("{0} speaks").format(engine) if engine else self.tr("No voice works")
        facts = [
            (self.tr("Since"), self._since.strftime("%H:%M")),
            (self.tr("Why"), self._why()),
        ]
        if self._better:
            facts.insert(0, (self.tr("Instead of"), self._better))
        self._popover.show_voice(title, facts, retry=self._error is not None)

    def _why(self) -> str:
        if self._error is not None:
            return in_words(str(self._error))
        return self.tr("It is the first that works, of those that the settings allow.")
