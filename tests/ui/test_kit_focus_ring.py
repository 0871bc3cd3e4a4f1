"""The focus ring: there for the keyboard, gone for the mouse, around the whole card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.kit.buttons import PlayButton, QuietButton
from app.ui.kit.focus_ring import FocusRing
from app.ui.kit.layout import Column
from app.ui.kit.ring import set_ring_host
from app.ui.theme import theme


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.first, self.second = QuietButton("One"), QuietButton("Two")
        self.card, self.field = QWidget(), QLineEdit()
        Column(self.field, parent=self.card)
        Column(self.first, self.second, self.card, margins=(20, 20, 20, 20), parent=self)
        self.ring = FocusRing(self)

    def press_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.windowHandle(), key)

    def press_mouse(self, widget: QWidget) -> None:
        spot = widget.mapTo(self, QPoint(widget.width() // 2, widget.height() // 2))
        QTest.mouseClick(
            self.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )


@pytest.fixture
def page(qtbot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.first.setFocus()
    qtbot.waitUntil(made.first.hasFocus, timeout=3000)
    return made


def test_the_ring_follows_the_tab_key(page: Page):
    page.press_key(Qt.Key.Key_Tab)
    assert page.second.hasFocus()
    assert page.ring.shown
    assert page.ring.geometry().contains(page.second.geometry())


def test_the_ring_stands_two_pixels_off(page: Page):
    page.press_key(Qt.Key.Key_Tab)
    room = page.second.geometry().left() - page.ring.geometry().left()
    assert room == 2 + theme.ring


def test_high_contrast_has_a_thicker_ring(page: Page):
    page.press_key(Qt.Key.Key_Tab)
    theme.choose(high_contrast=True)
    assert theme.ring == 3
    assert page.second.geometry().left() - page.ring.geometry().left() == 5


def test_the_mouse_takes_the_ring_away(page: Page):
    page.press_key(Qt.Key.Key_Tab)
    page.press_mouse(page.field)
    assert page.field.hasFocus()
    assert not page.ring.shown


def test_a_focus_that_the_program_moves_after_a_press_has_no_ring(page: Page):
    page.press_mouse(page.first)
    page.field.setFocus()
    assert not page.ring.shown


def test_a_card_wears_the_ring_of_the_field_in_it(page: Page):
    set_ring_host(page.field, page.card)
    page.press_key(Qt.Key.Key_Tab)
    page.press_key(Qt.Key.Key_Tab)
    assert page.field.hasFocus()
    assert page.ring.widget() is page.card


def test_a_widget_may_wear_none(page: Page):
    set_ring_host(page.second, None)
    page.press_key(Qt.Key.Key_Tab)
    assert page.second.hasFocus()
    assert not page.ring.shown


def test_the_ring_goes_with_its_widget(page: Page, qtbot):
    page.press_key(Qt.Key.Key_Tab)
    page.second.deleteLater()
    qtbot.waitUntil(lambda: not page.ring.shown or page.ring.widget() is not page.second)


def test_a_round_button_has_a_round_ring(page: Page, screenshot):
    play = PlayButton("Play", "play", parent=page)
    play.move(200, 20)
    play.show()
    page.press_key(Qt.Key.Key_Tab)
    play.setFocus()
    assert page.ring.shown
    image = page.grab().toImage()
    left = play.geometry().left() - 3
    middle = play.geometry().center().y()
    assert image.pixelColor(left, middle) == theme.colour("focus")
    corner = play.geometry().topLeft() + QPoint(-3, -3)
    assert image.pixelColor(corner) == theme.colour("page")
    screenshot(page, "ring-round")
