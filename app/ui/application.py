"""The application: opens the window first, puts the parts together behind it, and quits cleanly."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import __version__
from app.errors import AppError
from app.ui import icons, trouble
from app.ui.bridge import SessionBridge
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.theme import theme
from app.ui.tidy import Tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from app.events import Event, Listener
    from app.session import Session
    from app.settings import Settings
    from app.ui.conductor import Conductor

log = logging.getLogger(__name__)

_NO_DISPLAY = (
    "There is no display for a window. `sottovoce chat` talks in the terminal,"
    " `sottovoce demo` saves one turn.\n"
)
QUIT_WITHIN = 2.0
"""Seconds that the session may take to end."""


class Assembly(QObject):
    """Builds the session on a thread of its own: what it imports takes longer than a window."""

    ready = Signal()
    failed = Signal(object)
    """An `AppError`."""

    def __init__(self, build: Callable[[Listener], Session], listener: Listener) -> None:
        super().__init__()
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
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            import app.ui.markdown  # noqa: F401  loaded here, so that the window need not wait

            self.session = self._build(self._listener)
        except AppError as error:
            self.failed.emit(error)
        except Exception:
            log.exception("the parts could not be put together")
            self.failed.emit(AppError("Sottovoce could not be put together."))
        else:
            self.ready.emit()


class Desk(QObject):
    """Everything that lives as long as the window."""

    def __init__(
        self,
        settings: Settings,
        build: Callable[[Listener], Session],
        save: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self._tidy = Tidy(self)
        self.preferences = Preferences(settings, save, self)
        self.preferences.apply_look()
        self.window = MainWindow()
        self.bridge = SessionBridge(self)
        self.conductor: Conductor | None = None
        self._closed = False
        self._assembly = Assembly(build, self.bridge.post)
        queued = Qt.ConnectionType.QueuedConnection
        self._assembly.ready.connect(self._take_session, queued)
        self._assembly.failed.connect(self.tell, queued)
        self.preferences.failed.connect(self.tell)

    def open(self) -> None:
        """Show the window; the rest follows once it has been painted."""
        self.window.show()
        QTimer.singleShot(0, self, self._begin)

    def tell(self, error: AppError) -> None:
        """Show what went wrong."""
        if self._closed:
            return
        self.window.notices.put(trouble.problem(error))

    def _begin(self) -> None:
        if self._closed:
            return
        from app.ui.conductor import Conductor
        from app.ui.deeds import Deeds

        self.conductor = Conductor(self.window)
        Deeds(self.window, self.conductor, self.preferences)
        self.bridge.arrived.connect(self.conductor.take)
        self._assembly.start()

    def _take_session(self) -> None:
        session = self._assembly.session
        if self._closed or session is None or self.conductor is None:
            return  # the window was closed while this was on its way
        self.conductor.take_session(session)
        self._tidy.settle()

    def close(self) -> None:
        """End everything, upstream first, within `QUIT_WITHIN` seconds or a little more."""
        if self._closed:
            return
        self._closed = True
        self.preferences.finish()
        self.bridge.close()
        if self.conductor is not None:
            self.conductor.close()
        self._assembly.wait(QUIT_WITHIN)
        if self._assembly.session is not None:
            self._assembly.session.close(QUIT_WITHIN)
        self._tidy.close()


def run(
    build: Callable[[Listener], Session],
    settings: Settings,
    save: Callable[[Settings], None],
    *,
    trouble_at_start: Sequence[AppError] = (),
    also: Callable[[list[Event]], None] | None = None,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        build: makes the session, on a thread of its own; its argument hears every event.
        settings: what the user chose.
        save: keeps changed settings; called on the window's thread.
        trouble_at_start: what to tell at once.
        also: hears the session's events too, on the window's thread.
    """
    application = _application()
    desk = Desk(settings, build, save)
    sys.excepthook = _Excepthook(desk)
    application.aboutToQuit.connect(desk.close)
    _quit_on_signals(application, desk)
    if also is not None:
        desk.bridge.arrived.connect(also)
    desk.open()
    for error in trouble_at_start:
        desk.tell(error)
    return int(application.exec())


def _application() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Sottovoce")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sottovoce")
    theme.attach(application)
    application.setWindowIcon(icons.icon("mark", "ink", 64))
    return application


class _Excepthook:
    """Writes down what nobody caught and tells it in the window, which lives on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("nobody caught this", exc_info=(kind, error, trace))
        self._desk.tell(AppError("Something went wrong inside Sottovoce.", remedy="It goes on."))


def _quit_on_signals(application: QApplication, parent: QObject) -> None:
    """Quit cleanly on Ctrl+C and on a request to end; a socket wakes Qt, which sleeps in C."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.settimeout(0)
    signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.quit())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, parent)

    def read() -> None:
        ours.recv(64)

    notifier.activated.connect(read)

    def restore() -> None:
        signal.set_wakeup_fd(-1)
        notifier.setEnabled(False)
        notifier.activated.disconnect(read)  # one activation may already be on its way
        ours.close()
        theirs.close()

    application.aboutToQuit.connect(restore)


def main(arguments: list[str]) -> int:  # noqa: ARG001  the command line has none for the window yet
    """Open the window on the real parts."""
    if not _has_display():
        sys.stderr.write(_NO_DISPLAY)
        return 1
    from app import logs, paths, settings

    logs.start(paths.logs())
    troubles = []
    try:
        known = settings.load(paths.config())
    except AppError as error:
        troubles.append(error)
        known = settings.Settings()

    def build(listener: Listener) -> Session:
        from app.assembly import assemble

        return assemble(known, listener=listener).session

    def save(changed: Settings) -> None:
        settings.save(changed, paths.config())

    return run(build, known, save, trouble_at_start=troubles)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
