"""The application of the window's tests: offscreen, and dressed the same before each test."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from app import paths
from app.ui import language
from app.ui.theme import theme
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    theme.attach(qapp)
    language.speak("en")
    return qapp


@pytest.fixture(scope="module", autouse=True)
def what_is_there_lasts(dressed: QApplication) -> None:
    """Have the collections between tests pass by what other modules have left: seconds in all."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def plain_theme(dressed: QApplication) -> Iterator[None]:
    """Light, 100 %, nothing moves by itself; and no widget of the test before is left."""
    theme.choose(scheme="light", high_contrast=False, scale=1.0, reduced_motion=True)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.choose(scheme="light", high_contrast=False, scale=1.0, reduced_motion=True)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests has voices and words of their own: none of them is seen here."""
    monkeypatch.setenv(paths.HOME, str(tmp_path))


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """The whole window, on a session that the test leads."""
    return Opened(qtbot)


@pytest.fixture
def chinese(dressed: QApplication) -> Iterator[None]:
    """Widgets that are made in the test have Chinese words."""
    language.speak("zh")
    yield
    language.speak("en")


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """Collect where the widgets live, as the application does: never on another thread."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def screenshot() -> Callable[[QWidget, str], Path]:
    """Keep a picture of a widget as build output."""

    def keep(widget: QWidget, name: str) -> Path:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        assert widget.grab().save(str(path))
        return path

    return keep
