"""Keeps how the neural voices speak, and lets it hold once the user has let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from app.ui.own_engines import AUTOMATIC, CHATTTS

if TYPE_CHECKING:
    from app.settings import ChatTTS
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.ui.voice_choice import VoiceChoice

_OPEN_AFTER_MS: Final = 800


class MannerChoice(QObject):
    """A change is kept at once. The engine that speaks follows a moment after the last."""

    def __init__(self, window: MainWindow, preferences: Preferences, voices: VoiceChoice) -> None:
        super().__init__(window)
        self._panel = window.voices.manner
        self._preferences = preferences
        self._voices = voices
        self._spoken: ChatTTS | None = None
        """As the engine speaks while `later` runs; None where it must be told in any case."""
        self.later = QTimer(self)
        self.later.setSingleShot(True)
        self.later.setInterval(_OPEN_AFTER_MS)
        self.later.timeout.connect(self._open)
        self._panel.chosen.connect(self._choose)
        preferences.changed.connect(self._show)
        self._show()

    def renew(self) -> None:
        """Let what the settings do not hold, the user's words, hold for the engine too."""
        if self._speaks:
            self._spoken = None
            self.later.start()

    def _show(self) -> None:
        self._panel.show_manner(self._preferences.settings.chattts)

    def _choose(self, field: str, value: Any) -> None:
        before = self._preferences.settings.chattts
        self._preferences.change_chattts(**{field: value})
        if not self._speaks:
            return
        if not self.later.isActive():
            self._spoken = before
        self.later.start()

    @property
    def _speaks(self) -> bool:
        """Whether ChatTTS is the chosen engine; else the change holds once it is chosen."""
        chosen = self._preferences.settings.speech.engine
        return chosen == CHATTTS or (chosen == AUTOMATIC and self._voices.speaks(CHATTTS))

    def _open(self) -> None:
        """Let the engine follow, but not while a knob is held nor where all is as before."""
        if self._panel.held:
            self.later.start()
        elif self._speaks and self._preferences.settings.chattts != self._spoken:
            self._voices.open_engine()
