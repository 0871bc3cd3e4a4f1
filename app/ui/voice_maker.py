"""Makes a new voice of its seed and, where there is one, a recording: to be heard, then kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.ui import trouble
from app.ui.own_engines import CHATTTS
from app.ui.recording_reader import RecordingReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import AppError
    from app.neural import Recording
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.voices import VoiceCard, VoiceShelf

_UNNAMED: Final = "New voice"
"""What a card is called that is tried out; nobody sees it."""


class VoiceMaker(QObject):
    """Does what is pressed in the card of the new voice."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        *,
        attempt: Callable[[Callable[[VoiceShelf], object]], bool],
        hear: Callable[[str, str], None],
    ) -> None:
        """Listen to the card.

        Args:
            window: whose page of the voices it is.
            preferences: where the weights are.
            attempt: does something to the shelf; False if it is refused, which is told.
            hear: an engine and a voice of it that is to be heard, or no longer.
        """
        super().__init__(window)
        self._window = window
        self._panel = window.voices.new
        self._preferences = preferences
        self._attempt = attempt
        self._hear = hear
        self._made: Recording | None = None
        self._on_trial = False
        self._reader = RecordingReader(self)
        self._reader.done.connect(self._take)
        self._reader.refused.connect(self._refuse)
        self._panel.listen.connect(self._try)
        self._panel.kept.connect(self._keep)
        self._panel.left.connect(self._drop)
        self._panel.recording.wanted.connect(self._choose)
        self._panel.recording.dropped.connect(self._drop)

    def close(self, timeout: float) -> None:
        """Leave nothing behind; a recording that is being read may take `timeout` seconds."""
        self._reader.close(timeout)
        self._end_trial()

    # The recording.

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Choose a recording"),
            "",
            self.tr("Recordings (*.wav);;All files (*)"),
        )
        if path:
            self._window.notices.drop(trouble.VOICES)
            self._made = None
            from app import neural

            needs = neural.recording_needs(self._preferences.settings)
            worded = needs.engine == CHATTTS
            self._panel.recording.show_reading(Path(path).name, worded=worded)
            self._reader.begin(self._preferences.settings, Path(path))

    def _take(self, made: Recording) -> None:
        self._made = made
        self._panel.recording.show_read()

    def _refuse(self, error: AppError) -> None:
        self._panel.recording.clear()
        self._window.notices.put(trouble.problem(error, kind=trouble.VOICES))

    def _drop(self) -> None:
        self._reader.drop()
        self._made = None
        self._panel.recording.clear()
        self._end_trial()

    # The voice.

    def _card(self, name: str) -> VoiceCard:
        """Return the voice as it is now.

        Raises:
            VoiceCardRefused: it cannot be called so.
        """
        from app.voices import VoiceCard

        card, made = VoiceCard(name, seed=self._panel.seed), self._made
        if made is None:
            return card
        says = self._panel.recording.says if made.sample else ""
        return replace(card, engine=made.engine, sample=made.sample, sample_text=says)

    @property
    def _clip(self) -> bytes:
        return self._made.clip if self._made is not None else b""

    def _try(self, voice: str) -> None:
        """Let it be heard; one with a recording must lie where the engine finds it."""
        if self._made is not None:
            clip = self._clip
            if not self._attempt(lambda shelf: shelf.try_out(self._card(_UNNAMED), clip=clip)):
                return
            self._on_trial = True
        self._hear(self._made.engine if self._made is not None else CHATTTS, voice)

    def _keep(self, name: str) -> None:
        if self._attempt(lambda shelf: shelf.keep(self._card(name), clip=self._clip)):
            self._panel.leave()

    def _end_trial(self) -> None:
        if self._on_trial:
            self._on_trial = False
            self._attempt(lambda shelf: shelf.end_trial())
