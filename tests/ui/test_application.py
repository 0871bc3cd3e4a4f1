"""The application: a window before its parts, and an end that ends everything."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ModelMissing, SettingsError
from app.settings import Look, Privacy, Settings, Speech
from app.ui import language
from app.ui.application import Desk, Start
from app.ui.main_window import MainWindow
from app.ui.theme import theme
from app.ui.tokens import DARK
from app.ui.window_place import WINDOW, WindowPlace
from tests.conftest import ExpectedLog
from tests.ui.fake_session import FakeSession, asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.events import Listener
    from app.session import Session


class Builder:
    """Builds the fake session once the test lets it, on the thread that asks."""

    def __init__(self, error: Exception | None = None) -> None:
        self.go = threading.Event()
        self.session: FakeSession | None = None
        self.thread: threading.Thread | None = None
        self._error = error

    def __call__(self, _settings: Settings, listener: Listener) -> Session:
        self.thread = threading.current_thread()
        assert self.go.wait(10)
        if self._error is not None:
            raise self._error
        self.session = FakeSession(listener)
        return self.session  # type: ignore[return-value]  # it has the same calls


@pytest.fixture(autouse=True)
def frozen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there before stays frozen: to thaw it would cost each test most of a second."""
    for name in ("freeze", "unfreeze"):
        monkeypatch.setattr(gc, name, lambda: None)


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    opened: list[tuple[Desk, Builder]] = []

    def make(
        builder: Builder, settings: Settings | None = None, place: WindowPlace | None = None
    ) -> Desk:
        start = Start(settings or Settings())
        desk = Desk(lambda: start, builder, lambda _settings: None, place=place)
        qtbot.addWidget(desk.shell)
        desk.open()
        opened.append((desk, builder))
        return desk

    yield make
    for desk, builder in opened:
        builder.go.set()
        desk.close()
    gc.disable()  # as the fixture of all window tests left it


def window_of(desk: Desk) -> MainWindow:
    assert desk.behind is not None
    return desk.behind.window


def told(desk: Desk) -> tuple[str, ...]:
    """Return the kinds of notices on screen; there is no place for them at first."""
    return desk.behind.window.notices.kinds if desk.behind is not None else ()


def test_the_window_is_there_before_its_parts(qtbot: QtBot, open_desk: Callable[..., Desk]) -> None:
    builder = Builder()
    desk = open_desk(builder)
    qtbot.waitUntil(lambda: builder.thread is not None, timeout=10_000)
    assert desk.shell.isVisible()
    assert builder.thread is not threading.main_thread()
    assert builder.session is None
    builder.go.set()
    qtbot.waitUntil(lambda: builder.session is not None, timeout=10_000)


def test_the_window_promises_privacy_only_where_nothing_is_sent(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    online = Settings(speech=Speech(engine="sambert"), privacy=Privacy(offline=False))
    offline = Settings(speech=Speech(engine="sambert"))
    for settings, words, locked in (
        (online, "sent to Alibaba Cloud", False),
        (offline, "Nothing", True),
    ):
        builder = Builder()
        builder.go.set()
        desk = open_desk(builder, settings)
        qtbot.waitUntil(lambda desk=desk: desk.behind is not None, timeout=10_000)
        welcome = window_of(desk).chat.welcome
        assert words in welcome.privacy.text()
        assert welcome.lock.isVisible() is locked


def test_what_is_typed_into_the_bare_window_is_asked(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    builder = Builder()
    builder.go.set()
    desk = open_desk(builder)
    assert desk.behind is None
    qtbot.keyClicks(desk.shell, "What is the time?")
    qtbot.keyClick(desk.shell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: builder.session is not None, timeout=10_000)
    session = builder.session
    assert session is not None
    typed = [("What is the time?",)]
    qtbot.waitUntil(lambda: asked(session, "submit") == typed, timeout=5000)
    assert window_of(desk).composer.edit.hasFocus()


def test_what_is_sent_before_the_parts_are_there_is_not_lost(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    builder = Builder()
    desk = open_desk(builder)
    qtbot.waitUntil(lambda: builder.thread is not None, timeout=10_000)
    window_of(desk).composer.set_text("hello")
    window_of(desk).composer.edit.sent.emit()
    builder.go.set()
    qtbot.waitUntil(lambda: builder.session is not None, timeout=10_000)
    session = builder.session
    assert session is not None
    qtbot.waitUntil(lambda: asked(session, "submit") == [("hello",)], timeout=5000)


def test_parts_that_cannot_be_put_together_are_told(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    builder = Builder(ModelMissing("There is no model."))
    builder.go.set()
    desk = open_desk(builder)
    qtbot.waitUntil(lambda: told(desk) == ("model",), timeout=10_000)


def test_a_crash_while_they_are_put_together_is_told_too(
    qtbot: QtBot, open_desk: Callable[..., Desk], expected_log: ExpectedLog
) -> None:
    expected_log.expect("the parts could not be put together")
    builder = Builder(RuntimeError("boom"))
    builder.go.set()
    desk = open_desk(builder)
    qtbot.waitUntil(lambda: told(desk) == ("answer",), timeout=10_000)


def test_the_end_closes_the_session_and_leaves_no_thread(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    builder = Builder()
    desk = open_desk(builder)
    builder.go.set()
    qtbot.waitUntil(lambda: builder.session is not None, timeout=10_000)
    desk.close()
    session = builder.session
    assert session is not None
    assert session.closed
    assert "assembly" not in {thread.name for thread in threading.enumerate()}


def test_closing_before_the_parts_are_there_closes_them_too(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    builder = Builder()
    desk = open_desk(builder)
    qtbot.waitUntil(lambda: builder.thread is not None, timeout=10_000)
    builder.go.set()
    desk.close()
    session = builder.session
    assert session is not None
    assert session.closed


def test_the_look_of_the_settings_holds_from_the_first_picture_of_the_next_start(
    qtbot: QtBot, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    place = WindowPlace(tmp_path / WINDOW)
    settings = Settings(look=Look(theme="dark", text_size=150))
    first = open_desk(Builder(), settings, place)
    qtbot.waitUntil(lambda: first.behind is not None, timeout=10_000)
    assert theme.palette.dark
    assert theme.scale == 1.5
    first.shell.close()
    again = open_desk(Builder(), settings, place)
    assert again.shell.grab().toImage().pixelColor(5, 5).name().upper() == DARK["page"]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("code", "words"), [("zh", "设置"), ("en", "Settings")])
def test_the_window_opens_in_the_language_of_the_settings(
    qtbot: QtBot, open_desk: Callable[..., Desk], code: Literal["en", "zh"], words: str
) -> None:
    language.speak("en" if code == "zh" else "zh")
    desk = open_desk(Builder(), Settings(look=Look(language=code)))
    qtbot.waitUntil(lambda: desk.behind is not None, timeout=10_000)
    assert window_of(desk).sidebar.rows["settings"].text() == words


def test_settings_that_cannot_be_saved_are_told(
    qtbot: QtBot, open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(Builder())

    def refuse(_settings: Settings) -> None:
        raise SettingsError("The settings cannot be saved: the disk is full.")

    qtbot.waitUntil(lambda: desk.behind is not None, timeout=10_000)
    assert desk.preferences is not None
    desk.preferences._save = refuse
    desk.preferences.change_look(text_size=125)
    desk.preferences.finish()
    qtbot.waitUntil(lambda: told(desk) == ("answer",), timeout=10_000)


def test_no_window_but_its_own_is_ever_shown(qtbot: QtBot, open_desk: Callable[..., Desk]) -> None:
    builder = Builder()
    builder.go.set()
    desk = open_desk(builder)
    qtbot.waitUntil(lambda: builder.session is not None, timeout=10_000)
    session = builder.session
    assert session is not None
    strangers: list[QWidget] = []

    def look() -> None:
        strangers.extend(
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not desk.shell
        )

    assert desk.behind is not None
    desk.behind.bridge.arrived.connect(lambda _events: look())
    session.submit("hello")
    session.think("Hm.")
    session.write("Text.\n\n```python\nx = 1\n```\n\n|a|\n|-|\n|1|\n")
    session.plan()
    session.speak(0)
    qtbot.wait(200)
    session.cancel()
    qtbot.wait(100)
    look()
    assert strangers == []
