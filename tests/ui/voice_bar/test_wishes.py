"""The voice bar by mouse and keys: every wish is a signal, every control has its name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.kit.choice_row import ChoiceRow
from app.ui.kit.focus_ring import FocusRing
from app.ui.voice_bar import VoiceBar
from tests.ui.catalogue import PAUSED, REPORT, SPEAKING
from tests.ui.voice_bar.bar_page import Page


def test_the_transport_tells_what_is_wanted(bar: VoiceBar, qtbot):
    bar.set_progress(SPEAKING)
    for button, signal, arguments in (
        (bar.repeat, bar.skipped, [0]),
        (bar.previous, bar.skipped, [-1]),
        (bar.next, bar.skipped, [1]),
        (bar.play, bar.paused, []),
        (bar.badge, bar.badge_pressed, []),
    ):
        with qtbot.waitSignal(signal, timeout=1000) as told:
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert told.args == arguments
    bar.set_progress(PAUSED)
    with qtbot.waitSignal(bar.played, timeout=1000):
        QTest.keyClick(bar.play, Qt.Key.Key_Space)


def test_with_nothing_to_play_the_transport_says_so_and_keeps_the_focus(bar: VoiceBar, qtbot):
    bar.set_progress(SPEAKING)
    bar.play.setFocus()
    bar.set_progress(replace(SPEAKING, utterance=None, playing=False, planned=0, lengths=()))
    assert bar.play.hasFocus()
    with qtbot.assertNotEmitted(bar.played), qtbot.assertNotEmitted(bar.paused):
        QTest.keyClick(bar.play, Qt.Key.Key_Space)
    assert bar.next.accessibleDescription() == "Nothing to read yet"


def test_the_ribbon_goes_to_a_sentence(bar: VoiceBar, qtbot):
    bar.set_progress(SPEAKING)
    with qtbot.waitSignal(bar.seeked, timeout=1000) as seeked:
        QTest.keyClick(bar.ribbon, Qt.Key.Key_Right)
    assert seeked.args == [2]
    assert bar.ribbon.accessibleDescription() == "Sentence 2 of 9 so far, 7 seconds"


def test_sentences_to_come_are_guessed_as_long_as_the_others(bar: VoiceBar):
    bar.set_progress(replace(SPEAKING, lengths=(4.0, 6.0), planned=4, utterance=0))
    wide = [round(piece.width) for piece in bar.ribbon.pieces]
    assert wide[2] == wide[3]
    assert wide[0] < wide[2] < wide[1]


def test_a_speed_is_chosen_by_keys(bar: VoiceBar, qtbot):
    bar.show_speed(1.25)
    assert bar.speed.accessibleDescription() == "1.25 times"
    with qtbot.waitSignal(bar.speed_chosen, timeout=1000) as chosen:
        QTest.keyClick(bar.speed, Qt.Key.Key_Return)
        menu = bar.speed.menu_shown
        assert menu is not None
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == [1.5]


def test_speeds_from_a_half_to_three_are_offered(bar: VoiceBar):
    bar.speed.open()
    menu = bar.speed.menu_shown
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    menu.close()
    assert offered[0] == "0.5×"
    assert offered[-1] == "3×"
    assert "1×" in offered


def test_the_volume_is_turned_by_keys(bar: VoiceBar, qtbot):
    bar.show_volume(0.8)
    bar.sound.setFocus()
    qtbot.waitUntil(bar.sound.hasFocus, timeout=3000)
    QTest.keyClick(bar.sound, Qt.Key.Key_Space)
    assert bar.sound_popover.slider.hasFocus()
    with qtbot.waitSignal(bar.volume_chosen, timeout=1000) as turned:
        QTest.keyClick(bar.sound_popover.slider, Qt.Key.Key_Left)
    assert turned.args == [0.75]
    assert bar.sound_popover.slider.accessibleDescription() == "75 %"
    QTest.keyClick(bar.sound_popover.slider, Qt.Key.Key_Escape)
    assert bar.sound.hasFocus()


def test_the_icon_tells_how_loud_it_is(bar: VoiceBar):
    shown = []
    for volume in (1.0, 0.3, 0.0):
        bar.show_volume(volume)
        shown.append(bar.sound._icon)
    assert shown == ["speaker", "speaker_low", "speaker_off"]


def test_a_device_is_chosen(bar: VoiceBar, qtbot):
    bar.open_sound()
    rows = bar.sound_popover.findChildren(ChoiceRow)
    assert [(row.text(), row.isChecked()) for row in rows] == [
        ("Speakers", True),
        ("Headphones", False),
    ]
    with qtbot.waitSignal(bar.device_chosen, timeout=1000) as chosen:
        rows[1].click()
    assert chosen.args == ["h"]


def test_no_device_is_said(bar: VoiceBar):
    bar.show_device("")
    assert bar.sound.accessibleDescription() == "No sound"


def test_the_first_sound_opens_its_details(bar: VoiceBar, qtbot):
    bar.set_progress(SPEAKING)
    assert bar.first_sound.text() == "0.09 s"
    assert bar.first_sound.accessibleDescription() == "0.09 seconds, opens details"
    bar.first_sound_pressed.connect(lambda: bar.latency_popover.show_report(REPORT))
    QTest.keyClick(bar.first_sound, Qt.Key.Key_Space)
    assert bar.latency_popover.shown
    QTest.keyClick(bar.first_sound, Qt.Key.Key_Space)
    assert not bar.latency_popover.shown


def test_the_popover_leaves_the_bar_free(page: Page, bar: VoiceBar):
    bar.set_progress(SPEAKING)
    bar.latency_popover.show_report(REPORT)
    bar.open_latency()
    card = bar.latency_popover.geometry().adjusted(24, 24, -24, -24)
    assert card.bottom() < bar.geometry().top()
    assert page.rect().contains(card)


NAMES = {
    "badge": "Voice now",
    "repeat": "Repeat sentence",
    "previous": "Previous sentence",
    "play": "Pause",
    "next": "Next sentence",
    "ribbon": "Position",
    "speed": "Speed",
    "sound": "Sound device",
    "first_sound": "First sound",
}


def test_every_control_has_its_name_and_role(bar: VoiceBar):
    bar.set_progress(SPEAKING)
    for attribute, name in NAMES.items():
        spoken = QAccessible.queryAccessibleInterface(getattr(bar, attribute))
        assert spoken.text(QAccessible.Text.Name) == name
        assert spoken.text(QAccessible.Text.Description)
        slider = attribute == "ribbon"
        assert spoken.role() == (QAccessible.Role.Slider if slider else QAccessible.Role.Button)


def test_tab_reaches_every_control_in_order(page: Page, bar: VoiceBar, qtbot):
    bar.set_progress(SPEAKING)
    ring = FocusRing(page)
    bar.badge.setFocus()
    qtbot.waitUntil(bar.badge.hasFocus, timeout=3000)
    reached = ["badge"]
    for _ in range(len(NAMES) - 1):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        reached.append(next(name for name in NAMES if getattr(bar, name) is now))
        assert ring.shown
    assert reached == list(NAMES)
