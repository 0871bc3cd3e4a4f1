"""Buttons: big enough to hit, named, reachable by keyboard, and honest when they cannot act."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import (
    Button,
    ChipButton,
    DangerButton,
    GhostButton,
    IconButton,
    PlayButton,
    PrimaryButton,
    QuietButton,
)
from app.ui.kit.layout import Row
from app.ui.theme import theme

MAKERS = (
    lambda: PrimaryButton("Send", icon="send"),
    lambda: QuietButton("Test"),
    lambda: DangerButton("Delete all"),
    lambda: GhostButton("Copy", icon="copy"),
    lambda: ChipButton("Hear the voices", icon="voice"),
    lambda: IconButton("Next sentence", "next"),
    lambda: PlayButton("Play", "play"),
)


@pytest.fixture(params=MAKERS)
def button(request, qtbot) -> Button:
    made = request.param()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_target_is_at_least_32_pixels(button: Button):
    assert button.width() >= 32
    assert button.height() >= 32


def test_every_button_has_a_name_and_the_role_of_a_button(button: Button):
    spoken = QAccessible.queryAccessibleInterface(button)
    assert spoken.role() == QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_it(button: Button, key: Qt.Key, qtbot):
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, key)


def test_it_grows_with_the_text(button: Button):
    before = button.sizeHint()
    theme.choose(scale=2.0)
    assert button.sizeHint().height() == 2 * before.height()
    assert button.sizeHint().width() > 1.8 * before.width()


@pytest.mark.parametrize("verb", ["Sending", "…"])
def test_busy_says_the_verb_keeps_the_width_and_takes_no_press(qtbot, verb: str):
    button = PrimaryButton("Send now", icon="send")
    qtbot.addWidget(button)
    width = button.sizeHint().width()
    presses: list[int] = []
    button.clicked.connect(lambda: presses.append(1))
    button.set_busy(verb)
    assert button.sizeHint().width() >= width
    assert button.accessibleDescription() == verb
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert presses == []
    button.set_busy()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert presses == [1]


def test_an_unavailable_button_keeps_the_focus_and_says_why(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button = QuietButton("Test", parent=window)
    window.show()
    button.setFocus()
    presses: list[int] = []
    button.clicked.connect(lambda: presses.append(1))
    button.set_unavailable("Off: offline is on")
    assert window.focusWidget() is button
    assert button.isEnabled()
    assert button.accessibleDescription() == "Off: offline is on"
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert presses == []


def test_an_icon_alone_tells_its_name_and_key(qtbot):
    button = IconButton("Next sentence", "next", key="F9")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Next sentence"
    assert button.toolTip() == "Next sentence (F9)"
    assert button.accessibleDescription() == "F9"
    button.set_unavailable("Nothing to read yet")
    assert button.accessibleDescription() == "Nothing to read yet"
    button.set_unavailable()
    assert button.accessibleDescription() == "F9"


def test_buttons_never_shorten_their_verb(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button = QuietButton("Download again", icon="download")
    Row(button, parent=window)
    window.resize(10, 40)
    window.show()
    assert button.width() >= button.sizeHint().width()


def test_a_ground_takes_its_time_and_none_where_motion_is_reduced(qtbot):
    button = QuietButton("Test")
    qtbot.addWidget(button)
    button.show()
    theme.choose(reduced_motion=False)
    button.setDown(True)
    button._aim()
    assert button._ground.state() == button._ground.State.Running
    qtbot.waitUntil(lambda: button._ground.colour() == theme.colour("pressed"), timeout=2000)
    theme.choose(reduced_motion=True)
    button.setDown(False)
    button._aim()
    assert button._ground.colour() in (theme.colour("raised"), theme.colour("hover"))
