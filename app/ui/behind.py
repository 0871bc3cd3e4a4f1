"""What stands behind the window, put together once there is something to look at."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import AppError
from app.ui import trouble
from app.ui.bridge import SessionBridge
from app.ui.conductor import Conductor
from app.ui.deeds import Deeds
from app.ui.greeter import Greeter
from app.ui.health_keeper import HealthKeeper
from app.ui.ladder_keeper import LadderKeeper
from app.ui.manner_choice import MannerChoice
from app.ui.part_choice import PartChoice
from app.ui.phrase_choice import PhraseChoice
from app.ui.voice_choice import VoiceChoice
from app.ui.voice_keeper import VoiceKeeper
from app.ui.voice_now import VoiceNow
from app.ui.voice_setup import VoiceSetup
from app.ui.word_keeper import WordKeeper

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.events import Event, Listener
    from app.session import Session
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences

log = logging.getLogger(__name__)


class Assembly(QObject):
    """Builds the session on a thread of its own: what it imports takes longer than a window."""

    ready = Signal()
    failed = Signal(object)
    """An `AppError`."""

    def __init__(
        self, build: Callable[[Listener], Session], listener: Listener, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._build = build
        self._listener = listener
        self._thread = threading.Thread(target=self._run, name="assembly")
        self.session: Session | None = None
        """There after `ready`."""

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self, timeout: float) -> None:
        """Wait for the end, `timeout` seconds at most."""
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            import app.ui.markdown
            import app.ui.messages  # noqa: F401  loaded here, so that the first question need not wait

            self.session = self._build(self._listener)
        except AppError as error:
            self.failed.emit(error)
        except Exception:
            log.exception("the parts could not be put together")
            self.failed.emit(AppError("Sottovoce could not be put together."))
        else:
            self.ready.emit()


class Behind(QObject):
    """The conductor with its bridge and its keys, and the session as soon as it is there."""

    settled = Signal()
    """The session has been taken over."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        build: Callable[[Listener], Session],
        also: Callable[[list[Event]], None] | None,
        *,
        greets: bool = False,
    ) -> None:
        """Begin; with `greets` the user is greeted as soon as there is a model."""
        super().__init__(window)
        self._closed = False
        self.window = window
        self.bridge = SessionBridge(self)
        self.conductor = Conductor(self.window)
        self.deeds = Deeds(self.window, self.conductor, preferences)
        self.parts = PartChoice(self.window, preferences)
        self.bridge.arrived.connect(self.conductor.take)
        self.voices = VoiceChoice(self.window, self.conductor, preferences)
        self.bridge.arrived.connect(self.parts.take)
        self.bridge.arrived.connect(self.voices.take)
        self.keeper = VoiceKeeper(self.window, self.conductor, preferences, self.voices)
        self.bridge.arrived.connect(self.keeper.take)
        self.now = VoiceNow(self.window, self.voices)
        self.bridge.arrived.connect(self.now.take)
        self.health = HealthKeeper(self.window, preferences, self.now)
        self.ladder = LadderKeeper(self.window, self.conductor, preferences, self.voices)
        self.bridge.arrived.connect(self.ladder.take)
        self.phrases = PhraseChoice(self.window, preferences, self.voices)
        self.bridge.arrived.connect(self.phrases.take)
        self.setup = VoiceSetup(self.window, preferences, self.voices)
        self.manner = MannerChoice(self.window, preferences, self.voices)
        self.words = WordKeeper(self.window, self.conductor, self.manner)
        self.bridge.arrived.connect(self.words.take)
        if greets:
            self.bridge.arrived.connect(Greeter(window, self.conductor, preferences).take)
        if also is not None:
            self.bridge.arrived.connect(also)
        self._assembly = Assembly(build, self.bridge.post, self)
        queued = Qt.ConnectionType.QueuedConnection
        self._assembly.ready.connect(self._take_session, queued)
        self._assembly.failed.connect(self.tell, queued)
        self._assembly.start()

    def tell(self, error: AppError) -> None:
        """Show what went wrong."""
        if not self._closed:
            self.window.notices.put(trouble.problem(error))

    def _take_session(self) -> None:
        session = self._assembly.session
        if self._closed or session is None:
            return  # the window was closed while this was on its way
        self.conductor.take_session(session)
        self.parts.take_session(session)
        self.voices.take_session(session)
        self.now.take_session(session)
        self.health.take_session(session)
        self.ladder.take_session(session)
        self.settled.emit()

    def close(self, timeout: float) -> None:
        """End everything, upstream first; the session may take `timeout` seconds."""
        self._closed = True
        self.bridge.close()
        self.conductor.close()
        self.health.close()
        self.ladder.close()
        self.setup.close(timeout)
        self.keeper.close(timeout)
        self._assembly.wait(timeout)
        if self._assembly.session is not None:
            self._assembly.session.close(timeout)
