"""The keys of the window: each does what the sheet of all keys says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import theme
from tests.ui.fake_session import asked
from tests.ui.healths import LADDER
from tests.ui.opened import Opened


def test_escape_stops_from_anywhere(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    opened.press(Qt.Key.Key_Escape)
    assert asked(opened.session, "cancel") == [()]
    assert not opened.conductor.model.busy


def test_escape_closes_what_is_open_before_it_stops(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    opened.window.voice_bar.open_sound()
    opened.press(Qt.Key.Key_Escape)
    assert asked(opened.session, "cancel") == []
    assert not opened.window.voice_bar.sound_popover.shown
    opened.press(Qt.Key.Key_Escape)
    assert asked(opened.session, "cancel") == [()]


def test_the_keys_of_the_voice_work_while_the_composer_has_the_focus(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    opened.window.composer.edit.setFocus()
    opened.press(Qt.Key.Key_F8)
    assert asked(opened.session, "pause") == [()]
    opened.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert asked(opened.session, "resume") == [()]
    opened.press(Qt.Key.Key_F9)
    opened.press(Qt.Key.Key_F7)
    opened.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    opened.press(
        Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert asked(opened.session, "skip") == [(1,), (-1,), (1,), (0,)]


def test_alt_arrows_change_the_speed_and_it_is_kept(opened: Opened) -> None:
    opened.answer()
    opened.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    opened.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    opened.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert asked(opened.session, "speed") == [(1.25,), (1.5,), (1.25,)]
    opened.preferences.finish()
    assert opened.saved[-1].sound.speed == 1.25


@pytest.mark.parametrize(
    ("place", "first"),
    [
        ("voices", "New voice"),
        ("settings", "Colours"),
        ("health", "Try again"),
        ("help", "Search the help"),
        ("reader", "Read clipboard"),
        ("chat", "Message"),
    ],
)
def test_a_page_that_opens_has_the_focus_in_its_first_control(
    opened: Opened, place: str, first: str
) -> None:
    opened.window.go("help" if place != "help" else "settings")
    opened.window.sidebar.rows[place].setFocus()
    opened.press(Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert first == name_of(focus) or first == getattr(focus, "text", str)()
    assert opened.window.ring.shown
    opened.press(Qt.Key.Key_Tab)
    elsewhere = QApplication.focusWidget()
    assert elsewhere is not focus
    if place != "chat":
        opened.window.go(place)
        assert QApplication.focusWidget() is elsewhere


def test_text_size_keys_change_the_whole_window(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale == 1.1
    opened.press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale == 1.0


def test_every_key_but_those_of_the_message_has_its_deed(opened: Opened) -> None:
    from app.ui.keys import KEYS, told

    assert {key.deed for key in KEYS if key.sequences} == set(opened.deeds.actions)
    sequences = [sequence for key in KEYS for sequence in key.sequences]
    assert len(sequences) == len(set(sequences))
    assert all(told(key) for key in KEYS)


def test_shift_f1_lists_all_keys(opened: Opened) -> None:
    from app.ui.keys import KeySheet

    opened.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    sheet = opened.window.findChild(KeySheet)
    assert sheet is not None
    sheet.close()


def name_of(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget is not None else ""


def test_tab_goes_through_the_parts_in_reading_order_and_comes_back(opened: Opened) -> None:
    opened.answer("One sentence.")
    window = opened.window
    window.top_bar.clipboard.setFocus()
    names = []
    for _ in range(40):
        names.append(name_of(QApplication.focusWidget()))
        opened.press(Qt.Key.Key_Tab)
        if window.top_bar.clipboard.hasFocus():
            break
    order = [
        names.index(name) for name in ("Sottovoce said", "Message", "Stop", "Play", "Hide sidebar")
    ]
    assert order == sorted(order)
    assert window.top_bar.clipboard.hasFocus()


def test_f6_jumps_from_part_to_part(opened: Opened) -> None:
    opened.answer("One sentence.")
    opened.window.composer.edit.setFocus()
    parts = []
    for _ in range(5):
        opened.press(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        parts.append(
            next(
                name
                for name in ("voice_bar", "sidebar", "top_bar", "chat", "composer")
                if getattr(opened.window, name).isAncestorOf(focus)
            )
        )
    assert parts == ["voice_bar", "sidebar", "top_bar", "chat", "composer"]


def test_everything_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    opened.session.healths = LADDER
    opened.answer()
    for place in ("chat", "reader", "voices", "settings", "health"):
        opened.window.go(place)
        opened.settle()
        for part in opened.window._parts():
            for widget in part:
                text = getattr(widget, "text", None)
                named = widget.accessibleName() or (text() if callable(text) else "")
                assert named, widget
