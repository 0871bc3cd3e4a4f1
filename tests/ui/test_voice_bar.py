"""The voice bar: every state in words, every wish a signal, every size of window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.choice_row import ChoiceRow
from app.ui.kit.focus_ring import FocusRing
from app.ui.kit.layout import Column
from app.ui.kit.picker import Choice
from app.ui.kit.text import Label
from app.ui.theme import theme
from app.ui.voice_bar import VoiceBar
from app.ui.voice_words import VoiceState, clock, speed_label
from tests.ui.catalogue import LENGTHS, PAUSED, REPORT, SPEAKING


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Page(QWidget):
    def __init__(self, clock: Clock):
        super().__init__()
        self.bar = VoiceBar(clock=clock)
        self.bar.set_voice("Lin", "ChatTTS on GPU", "Best voice.")
        self.bar.set_devices([Choice("s", "Speakers"), Choice("h", "Headphones")], "s")
        Column(None, self.bar, gap=0, parent=self)


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
def page(qtbot, time: Clock) -> Page:
    made = Page(time)
    qtbot.addWidget(made)
    made.resize(1200, 780)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def bar(page: Page) -> VoiceBar:
    return page.bar


def words(bar: VoiceBar) -> list[str]:
    labels = (bar.line.word, bar.line.detail, bar.line.end)
    return [label.text() for label in labels if label.text()]


# States in words


def test_at_first_it_is_ready(bar: VoiceBar):
    assert words(bar) == ["Ready", "nothing to read yet"]
    assert not bar.line.equaliser.isVisible()
    assert bar.ribbon.pieces == ()
    assert not bar.first_sound.isVisible()


def test_while_it_speaks_it_says_where(bar: VoiceBar):
    bar.set_progress(SPEAKING)
    assert bar.state is VoiceState.SPEAKING
    assert words(bar) == ["Speaking", "sentence 2 of 9 so far", "0:07"]
    assert bar.line.equaliser.isVisible()
    assert bar.badge.lit
    assert bar.play.accessibleName() == "Pause"
    assert bar.play.accessibleDescription() == "Sentence 2 of 9 so far, Lin, ChatTTS on GPU"


def test_the_length_is_told_once_it_is_known(bar: VoiceBar):
    bar.set_progress(replace(SPEAKING, text_finished=True))
    assert words(bar) == ["Speaking", "sentence 2 of 9", "0:07 of 0:38"]
    bar.set_progress(replace(SPEAKING, text_finished=True, lengths=LENGTHS[:4]))
    assert words(bar) == ["Speaking", "sentence 2 of 9", "0:07"]


def test_paused_keeps_the_place_and_puts_the_lamp_of_the_voice_out(bar: VoiceBar):
    bar.set_progress(PAUSED)
    assert bar.state is VoiceState.PAUSED
    assert words(bar)[:2] == ["Paused", "sentence 2 of 9"]
    assert not bar.badge.lit
    assert not bar.line.equaliser.isVisible()
    assert bar.play.accessibleName() == "Play"


def test_what_was_heard_can_be_heard_again(bar: VoiceBar):
    bar.set_progress(replace(SPEAKING, playing=False, utterance=8, text_finished=True))
    assert words(bar)[:2] == ["Ready", "play to hear it again"]
    assert bar.play.available


def test_a_short_wait_is_not_told(bar: VoiceBar, time: Clock):
    bar.show_state(VoiceState.PREPARING)
    assert words(bar)[0] == "Ready"
    time.now += 0.05
    bar.set_progress(SPEAKING)
    assert words(bar)[0] == "Speaking"


def test_a_longer_wait_is_told_and_then_its_seconds(bar: VoiceBar, time: Clock):
    bar.show_state(VoiceState.PREPARING)
    time.now += 0.11
    bar._wait.timeout.emit()
    assert words(bar) == ["Preparing the voice"]
    time.now += 4
    bar.set_progress(replace(SPEAKING, utterance=None, playing=False, planned=0, lengths=()))
    assert words(bar) == ["Preparing the voice", "4 s"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (VoiceState.STOPPED, ["Stopped here"]),
        (VoiceState.NO_VOICE, ["No voice works", "showing text only"]),
        (VoiceState.READY, ["Ready", "nothing to read yet"]),
    ],
)
def test_every_state_has_its_words(bar: VoiceBar, state: VoiceState, expected: list[str]):
    bar.show_state(state)
    assert words(bar) == expected


def test_the_owner_may_say_it_in_other_words(bar: VoiceBar):
    bar.show_state(VoiceState.NO_VOICE, "Answers are shown as text")
    assert words(bar) == ["No voice works", "Answers are shown as text"]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (7.9, "0:07"), (61, "1:01"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_times_are_written_like_a_clock(seconds: float, text: str):
    assert clock(seconds) == text


def test_speeds_carry_their_sign():
    assert [speed_label(speed) for speed in (0.5, 1.0, 1.25, 3.0)] == ["0.5×", "1×", "1.25×", "3×"]


# Nothing silent is amber


def _lamp_colours(widget: QWidget) -> int:
    """Count the pixels whose colour is near one of the lamp's."""
    image = widget.grab().toImage()
    lamps = [theme.colour(role) for role in ("lamp", "lampword", "lampline")]
    near = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            colour = image.pixelColor(x, y)
            near += any(
                abs(colour.red() - lamp.red()) < 12
                and abs(colour.green() - lamp.green()) < 12
                and abs(colour.blue() - lamp.blue()) < 12
                for lamp in lamps
            )
    return near


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_amber_means_that_the_voice_is_here(bar: VoiceBar, scheme: str):
    theme.choose(scheme=scheme)
    bar.set_progress(SPEAKING)
    assert _lamp_colours(bar) > 50
    bar.set_progress(replace(SPEAKING, playing=False))
    bar.show_state(VoiceState.STOPPED)
    assert _lamp_colours(bar) == 0
    bar.set_progress(replace(SPEAKING, utterance=None, playing=False, planned=0, lengths=()))
    assert _lamp_colours(bar) == 0


# Wishes


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


# Names and keys

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


# Sizes


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


def test_the_bars_move_while_it_speaks_and_stand_where_motion_is_reduced(bar: VoiceBar):
    bar.set_progress(SPEAKING)
    assert not bar.line.equaliser.moving
    theme.choose(reduced_motion=False)
    assert bar.line.equaliser.moving
    before = bar.line.equaliser.grab().toImage()
    bar.line.equaliser._timer.timeout.emit()
    assert bar.line.equaliser.grab().toImage() != before
    bar.set_progress(PAUSED)
    assert not bar.line.equaliser.moving


def test_a_progress_that_says_nothing_new_costs_nothing(bar: VoiceBar, monkeypatch):
    bar.set_progress(SPEAKING)
    monkeypatch.setattr(bar, "_show", lambda: pytest.fail("shown again"))
    bar.set_progress(replace(SPEAKING))


def test_the_bar_is_measured_again_when_its_window_changes(page: Page, bar: VoiceBar):
    event = QEvent(QEvent.Type.Resize)
    page.resize(1200, 400)
    QApplication.sendEvent(page, event)
    assert bar.shape == "one row"
