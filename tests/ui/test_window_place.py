"""The window opens where it was closed, as long as somebody can see it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from app.settings import Settings
from app.ui.application import Desk, Start
from app.ui.shell import Shell
from app.ui.window_place import WINDOW, WindowPlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PAGE = "#191A1D"


@pytest.fixture
def place(tmp_path: Path) -> WindowPlace:
    return WindowPlace(tmp_path / "state" / WINDOW)


def shown(qtbot: QtBot, place: WindowPlace) -> Shell:
    shell = Shell()
    place.restore(shell)
    qtbot.addWidget(shell)
    shell.show()
    return shell


def test_a_window_opens_where_it_was_closed(qtbot: QtBot, place: WindowPlace) -> None:
    first = shown(qtbot, place)
    first.setGeometry(90, 110, 600, 500)
    place.keep(first, PAGE)
    assert shown(qtbot, place).geometry() == QRect(90, 110, 600, 500)


def test_a_window_opens_in_the_colour_that_it_had(qtbot: QtBot, place: WindowPlace) -> None:
    assert place.colour() == ""
    place.keep(shown(qtbot, place), PAGE)
    assert place.colour() == PAGE


@pytest.mark.parametrize("known", ["", "#191A1", "black", "#191A1D\n", "url(x)"])
def test_what_is_no_colour_is_not_painted(place: WindowPlace, tmp_path: Path, known: str) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "window.colour").write_text(known, "utf-8")
    assert place.colour() == ""


def test_a_maximised_window_opens_maximised_and_knows_its_size_before(
    qtbot: QtBot, place: WindowPlace
) -> None:
    first = shown(qtbot, place)
    first.setGeometry(90, 110, 600, 500)
    first.showMaximized()
    place.keep(first, PAGE)
    second = Shell()
    qtbot.addWidget(second)
    place.restore(second)
    assert second.isMaximized()
    assert second.normalGeometry().size() == QSize(600, 500)


@pytest.mark.parametrize(
    "far", [QRect(5000, 5000, 500, 450), QRect(-2000, -90, 500, 450), QRect(9, 9, 3000, 3000)]
)
def test_a_place_that_no_screen_has_any_more_is_not_taken(
    qtbot: QtBot, place: WindowPlace, far: QRect
) -> None:
    first = shown(qtbot, place)
    first.setGeometry(far)
    place.keep(first, PAGE)
    second = shown(qtbot, place)
    assert second.screen().availableGeometry().contains(second.geometry())


@pytest.mark.parametrize("known", [b"", b"\0" * 66, b"rubbish", b"\x01\xd9\xd0\xcb" + b"\xff" * 62])
def test_a_damaged_file_changes_nothing(qtbot: QtBot, tmp_path: Path, known: bytes) -> None:
    (tmp_path / WINDOW).write_bytes(known)
    shell = shown(qtbot, WindowPlace(tmp_path / WINDOW))
    assert shell.size() == QSize(1200, 780)


def test_a_folder_that_cannot_be_written_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = WindowPlace(tmp_path / "file" / WINDOW)
    place.keep(shown(qtbot, place), PAGE)


def test_the_window_is_remembered_when_it_is_closed(qtbot: QtBot, place: WindowPlace) -> None:
    def never(_settings: object, _listener: object) -> object:
        raise AssertionError("nothing is built in this test")

    desk = Desk(lambda: Start(Settings()), never, lambda _settings: None, place=place)  # type: ignore[arg-type]  # never asked
    qtbot.addWidget(desk.shell)
    desk.shell.setGeometry(QRect(QPoint(60, 70), QSize(700, 520)))
    desk.shell.show()
    desk.shell.close()
    desk.close()
    assert shown(qtbot, place).geometry() == QRect(60, 70, 700, 520)
