"""Keeps how long phrases are remembered, and lets them be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.events import TurnEnded
from app.settings import Phrases
from app.ui.phrases_panel import DISK, MEMORY, NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.events import Event
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.ui.voice_choice import VoiceChoice

ROOMS: Final[Mapping[str, Phrases]] = {
    MEMORY: Phrases(),
    DISK: Phrases(disk=256),
    NOTHING: Phrases(memory=0),
}
"""What each choice stands for. Other numbers of the settings file stay until another is chosen."""


class PhraseChoice(QObject):
    """Looks at the disk when the page is seen, and after what was said meanwhile."""

    def __init__(self, window: MainWindow, preferences: Preferences, voices: VoiceChoice) -> None:
        super().__init__(window)
        self._page, self._panel = window.settings, window.settings.phrases
        self._preferences = preferences
        self._voices = voices
        self._panel.chosen.connect(self._choose)
        self._panel.forget_wanted.connect(self._forget)
        self._page.seen.connect(self._fill)
        preferences.changed.connect(self._fill)
        voices.forgot.connect(lambda: self._fill(forgotten=True))

    def take(self, events: list[Event]) -> None:
        """Look again once something was said."""
        if any(isinstance(event, TurnEnded) for event in events):
            self._fill()

    def _fill(self, *, forgotten: bool = False) -> None:
        """Show how it is now, if it is looked at."""
        if not self._page.isVisible():
            return
        from app import phrases

        room = self._preferences.settings.phrases
        self._panel.show_phrases(kept(room), room, phrases.on_disk(), forgotten=forgotten)
        if self._voices.forgets:
            self._panel.show_forgetting()

    def _choose(self, keeping: str) -> None:
        """Let it hold from the next utterance on; what is on the disk goes where none is to be."""
        room = self._preferences.settings.phrases
        if keeping == kept(room) != NOTHING:
            return
        chosen = ROOMS[keeping]
        self._preferences.change_phrases(memory=chosen.memory, disk=chosen.disk)
        if chosen.disk:
            self._voices.open_engine()
        else:
            self._forget()

    def _forget(self) -> None:
        self._panel.show_forgetting()
        self._voices.forget_phrases()


def kept(room: Phrases) -> str:
    """Which choice the numbers amount to; without memory nothing is remembered."""
    if not room.memory:
        return NOTHING
    return DISK if room.disk else MEMORY
