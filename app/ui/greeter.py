"""Greets a first-time user: the model says who it is, on the page of the empty chat, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from app.events import ModelFailed, ModelReady, TextFinished, TurnEnded

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.events import Event
    from app.ui.chat_model import Passage
    from app.ui.conductor import Conductor
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences


class Greeter(QObject):
    """Waits for the model, speaks once and is silent for ever.

    It says nothing to who already writes or asks, nor over a screen reader. Where the model has
    nothing to say, the greeting that stands on the page is read in its place.
    """

    def __init__(self, window: MainWindow, conductor: Conductor, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._conductor = conductor
        self._preferences = preferences
        self._begun = False
        self._written = False

    def take(self, events: list[Event]) -> None:
        """Begin once there is a model; see that what stands on the page is whole."""
        for event in events:
            match event:
                case ModelReady():
                    self._begin(self._conductor.greet)
                case ModelFailed():
                    self._begin(self._conductor.hear_greeting)
                case TextFinished(turn) if self._greeting(turn) is not None:
                    self._written = True
                case TurnEnded(turn, outcome) if (passage := self._greeting(turn)) is not None:
                    self._end(passage, failed=outcome == "failed")

    def _begin(self, greet: Callable[[], None]) -> None:
        if self._begun:
            return
        self._begun = True
        # Saved first: where it cannot be remembered it would be said at every start.
        saved = self._preferences.save_now()
        busy = self._conductor.model.current is not None or self._window.composer.text
        if saved and not busy and not QAccessible.isActive():
            greet()

    def _greeting(self, turn: int) -> Passage | None:
        passage = self._conductor.model.passages.get(turn)
        return passage if passage is not None and passage.turn.kind == "greeting" else None

    def _end(self, passage: Passage, *, failed: bool) -> None:
        if self._written and passage.text.strip():
            return
        welcome = self._window.chat.welcome
        welcome.write(welcome.greeting)
        if failed or self._written:
            self._conductor.hear_greeting()
