"""The application: opens the window first, puts the parts together behind it, and quits cleanly."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import __version__
from app.errors import AppError
from app.ui.shell import Shell
from app.ui.tidy import Tidy
from app.ui.window_place import WINDOW, WindowPlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from app.events import Event, Listener
    from app.session import Session
    from app.settings import Settings
    from app.ui.behind import Behind
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences

log = logging.getLogger(__name__)

_NO_DISPLAY = (
    "There is no display for a window. `sottovoce chat` talks in the terminal,"
    " `sottovoce demo` saves one turn.\n"
)
_UNSEEN_MS = 1000
"""After which a window that nobody sees yet, as a minimised one, is filled all the same."""
_HALF = 128
"""Lightness, of 255, below which a desktop's colours are dark."""
QUIT_WITHIN = 2.0
"""Seconds that the session may take to end."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the program begins with."""

    settings: Settings
    """What the user chose."""
    greets: bool = False
    """Whether a first-time user is greeted, aloud."""
    trouble: AppError | None = None
    """What to tell at once."""


class Desk(QObject):
    """Everything that lives as long as the window."""

    def __init__(
        self,
        begin: Callable[[], Start],
        build: Callable[[Settings, Listener], Session],
        save: Callable[[Settings], None],
        *,
        also: Callable[[list[Event]], None] | None = None,
        place: WindowPlace | None = None,
    ) -> None:
        super().__init__()
        self._tidy = Tidy(self)
        self._read, self._build, self._save = begin, build, save
        self._also = also
        self._start: Start | None = None
        self._untold: list[AppError] = []
        self._closed = False
        self._ground = (place.colour() if place is not None else "") or _first_ground()
        self.shell = Shell(self._ground)
        if place is not None:
            place.restore(self.shell)
            self.shell.closing.connect(lambda: self._keep(place))
        self.preferences: Preferences | None = None
        self._window: MainWindow | None = None
        self.behind: Behind | None = None
        """The content of the shell and what leads it; there once the shell has been seen."""

    def open(self) -> None:
        """Show the window; the rest follows once it has been painted."""
        self.shell.painted.connect(lambda: QTimer.singleShot(0, self, self._begin))
        self.shell.show()
        QTimer.singleShot(_UNSEEN_MS, self, self._begin)

    def tell(self, error: AppError) -> None:
        """Show what went wrong, as soon as there is a place for it."""
        if self.behind is not None:
            self.behind.tell(error)
        else:
            self._untold.append(error)

    def _begin(self) -> None:
        """Fill the window with what is seen at first."""
        if self._closed or self._window is not None:
            return
        from app.ui import language
        from app.ui.main_window import MainWindow
        from app.ui.preferences import Preferences
        from app.ui.theme import theme

        self._start = start = self._read()
        if start.trouble is not None:
            self.tell(start.trouble)
        language.speak(language.chosen(start.settings.look.language))
        theme.attach(_application())
        self.preferences = Preferences(start.settings, self._save, self)
        self.preferences.apply_look()
        self.preferences.failed.connect(self.tell)
        self._window = MainWindow()
        self._window.chat.welcome.show_sending(sends=start.settings.sends_texts)
        self.shell.fill(self._window)
        QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        """Make the rest, now that there is something to look at."""
        if self._closed or self._window is None or self.preferences is None or self._start is None:
            return
        from app.ui import icons
        from app.ui.behind import Behind

        QApplication.setWindowIcon(icons.icon("mark", "ink", 64))
        self._window.complete()
        build, start = self._build, self._start
        self.behind = Behind(
            self._window,
            self.preferences,
            lambda listener: build(start.settings, listener),
            self._also,
            greets=start.greets,
        )
        self.behind.settled.connect(self._tidy.settle)
        for error in self._untold:
            self.behind.tell(error)
        self.shell.hand_over(self._window.composer.edit)

    def _keep(self, place: WindowPlace) -> None:
        """Remember the window as it is."""
        if self._window is not None:
            from app.ui.theme import theme

            self._ground = theme.colour("page").name().upper()
        place.keep(self.shell, self._ground)

    def close(self) -> None:
        """End everything within `QUIT_WITHIN` seconds or a little more."""
        if self._closed:
            return
        self._closed = True
        if self.preferences is not None:
            self.preferences.finish()
        if self.behind is not None:
            self.behind.close(QUIT_WITHIN)
        self._tidy.close()


def run(
    begin: Callable[[], Start],
    build: Callable[[Settings, Listener], Session],
    save: Callable[[Settings], None],
    *,
    also: Callable[[list[Event]], None] | None = None,
    place: WindowPlace | None = None,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        begin: reads what there is to begin with, once the window is on the screen.
        build: makes the session, on a thread of its own, of the settings; what it is given beside
            them hears every event.
        save: keeps changed settings; called on the window's thread.
        also: hears the session's events too, on the window's thread.
        place: remembers where the window stands from one start to the next.
    """
    application = _application()
    desk = Desk(begin, build, save, also=also, place=place)
    sys.excepthook = _Excepthook(desk)
    application.aboutToQuit.connect(desk.close)
    _quit_on_signals(application, desk)
    desk.open()
    return int(application.exec())


def _application() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Sottovoce")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sottovoce")
    return application


def _first_ground() -> str:
    """Return the page's colour of the first start, which follows the system."""
    from app.ui.tokens import palette_for

    dark = QGuiApplication.palette().window().color().lightness() < _HALF
    return palette_for(dark=dark, high_contrast=False)["page"]


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
        # Through the event loop: before that runs, quit would be forgotten.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
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
    from app import paths

    def begin() -> Start:
        from app import settings

        greets = settings.first_start(paths.config())
        try:
            return Start(settings.load(paths.config()), greets)
        except AppError as error:
            return Start(settings.Settings(), greets, error)

    def build(known: Settings, listener: Listener) -> Session:
        from app import logs
        from app.assembly import assemble

        logs.start(paths.logs())
        return assemble(known, listener=listener).session

    def save(changed: Settings) -> None:
        from app import settings

        settings.save(changed, paths.config())

    return run(begin, build, save, place=WindowPlace(paths.state() / WINDOW))


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
