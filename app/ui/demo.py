"""One spoken turn on the real parts, with no display and no sound card: a WAV and a picture."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import logs, paths
from app.assembly import Parts, assemble
from app.audio.wav import save_wav
from app.errors import AppError, UnwritableFile
from app.events import (
    Event,
    ModelFailed,
    ModelReady,
    PlaybackEnded,
    TurnEnded,
    UtteranceStarted,
    VoiceFailed,
)
from app.settings import Look, Settings

if TYPE_CHECKING:
    from app.events import Listener
    from app.session import Session

PROMPT = "Hello! What can you do?"
PICTURE_AFTER = 400
"""Milliseconds into the second sentence at which the picture is taken."""
DEADLINE = 120_000
"""Milliseconds after which the demo gives up."""


class Demo(QObject):
    """Asks once the model is there, and quits when the answer has been heard."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._parts: Parts | None = None
        self.failure: AppError | None = None
        self._pictured = False
        self._heard = False
        self._started = False

    def build(self, _settings: Settings, listener: Listener) -> Session:
        """Put the parts together; the sound goes nowhere, at its own pace."""
        self._parts = assemble(Settings(), listener=listener, silent=True)
        return self._parts.session

    def take(self, events: list[Event]) -> None:
        """Go on to the next step."""
        if not self._started:
            self._started = True
            QTimer.singleShot(DEADLINE, self, QApplication.quit)
        for event in events:
            match event:
                case ModelReady():
                    self._session.submit(PROMPT)
                case ModelFailed(error) | VoiceFailed(error):
                    self._fail(error)
                case UtteranceStarted(index=1):
                    QTimer.singleShot(PICTURE_AFTER, self, self._take_picture)
                case TurnEnded(error=AppError() as error):
                    self._fail(error)
                case PlaybackEnded():
                    self._finish()

    @property
    def _session(self) -> Session:
        assert self._parts is not None  # noqa: S101  events come from what was built
        return self._parts.session

    def _take_picture(self) -> None:
        self._pictured = True
        window = max(QApplication.topLevelWidgets(), key=lambda widget: widget.width())
        if not window.grab().save(str(self._folder / "window.png")):
            self._fail(UnwritableFile(f"{self._folder / 'window.png'} cannot be written."))

    def _finish(self) -> None:
        assert self._parts is not None  # noqa: S101  as above
        if not self._pictured:  # the answer was a single sentence
            self._take_picture()
        player = self._parts.player
        try:
            save_wav(self._folder / "reply.wav", player.tape(), player.sample_rate)
        except OSError as error:
            self._fail(UnwritableFile(f"reply.wav cannot be written: {error.strerror}."))
        else:
            self._heard = True
            QApplication.quit()

    def _fail(self, error: AppError) -> None:
        self.failure = error
        QApplication.quit()

    def result(self) -> int:
        """Print what became of it; the exit code."""
        if self.failure is None and not self._heard:
            self.failure = AppError("The demo did not come to its end.")
        if self.failure is not None:
            print(f"sottovoce: {self.failure} {self.failure.remedy}", file=sys.stderr)
            return 1
        for name in ("reply.wav", "window.png"):
            print(self._folder / name)
        return 0


def main(folder: str) -> int:
    """Run the turn and save `reply.wav` and `window.png` in `folder`; the exit code."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.ui.application import Start, run

    logs.start(paths.logs())
    target = Path(folder)
    demo = Demo(target)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        demo.failure = UnwritableFile(f"{folder} cannot be made: {error.strerror}.")
        return demo.result()
    start = Start(Settings(look=Look(language="en")))
    run(lambda: start, demo.build, lambda _changed: None, also=demo.take)
    return demo.result()
