"""The voice bar in every size of window and text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.kit.buttons import Button
from app.ui.kit.text import Label
from app.ui.theme import theme
from app.ui.voice_bar import VoiceBar
from tests.ui.catalogue import REPORT, SPEAKING
from tests.ui.voice_bar.bar_page import Page, words


@pytest.mark.parametrize(
    ("width", "height", "scale", "shape"),
    [
        (1200, 780, 1.0, "wide"),
        (760, 780, 1.0, "wide"),
        (759, 780, 1.0, "two rows"),
        (480, 600, 1.0, "two rows"),
        (1200, 470, 1.0, "one row"),
        (1200, 780, 2.0, "one row"),
        (1200, 1100, 2.0, "two rows"),
        (1200, 780, 3.0, "one row"),
        (480, 420, 1.0, "one row"),
        (480, 900, 2.0, "one row"),
        (480, 1000, 2.0, "two rows"),
        (1600, 1000, 0.8, "wide"),
    ],
)
def test_the_bar_fits_every_window(
    page: Page, bar: VoiceBar, width: int, height: int, scale: float, shape: str, screenshot
):
    bar.set_progress(SPEAKING)
    theme.choose(scale=scale)
    page.resize(width, height)
    QApplication.processEvents()
    assert bar.shape == shape
    assert page.width() == width
    for control in (bar.play, bar.next, bar.ribbon, bar.speed, bar.sound):
        assert control.isVisible()
        place = control.geometry().translated(bar.pos())
        assert page.rect().contains(place)
    for label in bar.line.findChildren(QLabel):
        if label.isVisible():
            assert label.geometry().right() <= bar.line.width()
    screenshot(bar, f"bar-{width}x{height}-{scale:g}")


def test_nothing_in_the_bar_and_its_popovers_grows_beyond_200_percent(page: Page, bar: VoiceBar):
    theme.choose(scale=3.0)
    bar.set_progress(SPEAKING)
    bar.latency_popover.show_report(REPORT)
    bar.open_sound()
    bar.open_latency()
    labels = [*bar.findChildren(Label), *bar.latency_popover.findChildren(Label)]
    labels += bar.sound_popover.findChildren(Label)
    assert len(labels) > 12
    for label in labels:
        assert label.font().pixelSize() <= 2 * 15
    for button in page.findChildren(Button):
        assert button.font().pixelSize() == 2 * 14


def test_heights_are_the_specified_ones(page: Page, bar: VoiceBar):
    QApplication.processEvents()
    assert bar.height() == 72
    page.resize(1200, 460)
    QApplication.processEvents()
    assert bar.height() == 56


def test_the_ribbon_shrinks_first_and_down_to_120(page: Page, bar: VoiceBar):
    bar.set_progress(SPEAKING)
    page.resize(760, 780)
    QApplication.processEvents()
    assert bar.ribbon.width() >= 120


def test_a_narrow_bar_uses_fewer_words(page: Page, bar: VoiceBar):
    bar.set_progress(SPEAKING)
    page.resize(480, 700)
    QApplication.processEvents()
    assert words(bar) == ["Speaking", "2 of 9 so far", "ChatTTS on GPU"]
    page.resize(700, 700)
    QApplication.processEvents()
    assert words(bar) == ["Speaking", "sentence 2 of 9 so far", "ChatTTS on GPU"]
    page.resize(700, 430)
    QApplication.processEvents()
    assert words(bar) == ["Speaking", "2 of 9 so far · ChatTTS on GPU"]


def test_another_shape_keeps_the_focus(page: Page, bar: VoiceBar, qtbot):
    bar.set_progress(SPEAKING)
    bar.next.setFocus()
    qtbot.waitUntil(bar.next.hasFocus, timeout=3000)
    page.resize(700, 700)
    QApplication.processEvents()
    assert bar.next.hasFocus()


def test_the_bar_is_measured_again_when_its_window_changes(page: Page, bar: VoiceBar):
    event = QEvent(QEvent.Type.Resize)
    page.resize(1200, 400)
    QApplication.sendEvent(page, event)
    assert bar.shape == "one row"
