"""The window in its sizes: nothing is cut off, hidden or lost from view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.ui.theme import theme
from tests.ui.opened import Opened


def test_the_voice_bar_is_the_last_row_on_every_page(opened: Opened) -> None:
    bar = opened.window.voice_bar
    for place in ("reader", "settings", "chat"):
        opened.window.go(place)
        opened.settle()
        assert bar.mapTo(opened.window, QPoint(0, bar.height())).y() == opened.window.height()


def test_in_a_narrow_window_the_sidebar_lies_over_the_page(qtbot: QtBot) -> None:
    opened = Opened(qtbot, (480, 760))
    window = opened.window
    assert not window.sidebar.isVisible()
    assert window.top_bar.menu.isVisible()
    window.top_bar.menu.click()
    opened.settle()
    assert window.sidebar.isVisible()
    assert window.chat.width() == window.width()
    opened.press(Qt.Key.Key_Escape)
    assert not window.sidebar.isVisible()
    assert window.top_bar.menu.hasFocus()


@pytest.mark.parametrize(
    ("width", "scale"), [(480, 1.0), (700, 1.0), (900, 1.0), (900, 2.0), (1200, 2.0), (1200, 3.0)]
)
def test_nothing_is_wider_than_its_window(qtbot: QtBot, width: int, scale: float) -> None:
    theme.choose(scale=scale)
    opened = Opened(qtbot, (width, 780))
    opened.answer()
    opened.speak(1)
    assert opened.window.width() == max(width, opened.shell.minimumWidth())
    for widget in (opened.window.composer.card, opened.window.voice_bar, opened.last.body):
        right = widget.mapTo(opened.window, QPoint(widget.width(), 0)).x()
        assert right <= opened.window.width()
    spot = opened.last.spot()
    assert spot is not None
    place = spot[0].mapTo(opened.window.chat.viewport(), spot[1].topLeft())
    assert 0 <= place.y() < opened.window.chat.viewport().height()


def test_scrolling_away_stops_following_and_coming_back_starts_it(opened: Opened) -> None:
    opened.shell.resize(700, 420)
    opened.answer("\n\n".join(f"Paragraph {number}." for number in range(60)))
    view, bar = opened.window.chat, opened.window.chat.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setSliderPosition(0)
    bar.actionTriggered.emit(0)
    assert not view.following
    opened.session.write("\n\nMore.")
    opened.settle()
    assert bar.value() < bar.maximum()
    opened.speak(2)
    assert bar.value() < bar.maximum()
    view.to_end()
    assert view.following
