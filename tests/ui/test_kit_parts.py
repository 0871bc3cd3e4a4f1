"""Pickers, popovers, notices, sliders: what they tell, and how keys leave them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.ui.kit.buttons import Button, QuietButton
from app.ui.kit.choice_row import ChoiceRow
from app.ui.kit.layout import Column, Row
from app.ui.kit.notice import Action, Notice, Notices
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.popover import Popover
from app.ui.kit.progress import Progress
from app.ui.kit.slider import Slider
from app.ui.kit.text import ElidedLabel, Label
from app.ui.kit.toggle import Toggle
from app.ui.theme import theme


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def _picker(window: QWidget) -> Picker:
    picker = Picker("Voice", label="Voice", parent=window)
    picker.set_choices([Choice("lin", "Lin"), Choice("mei", "Mei"), Choice("x", "Gone", False)])
    picker.set_value("lin")
    picker.show()
    picker.setFocus()
    return picker


def test_a_picker_is_worked_by_keys_alone(window: QWidget, qtbot):
    picker = _picker(window)
    QTest.keyClick(picker, Qt.Key.Key_Space)
    menu = picker.menu_shown
    assert menu is not None
    assert picker._open
    with qtbot.waitSignal(picker.chosen, timeout=1000) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == ["mei"]
    assert picker.text() == "Mei"
    assert picker.accessibleName() == "Voice"
    assert picker.accessibleDescription() == "Mei"
    assert picker.menu_shown is None


def test_a_picker_closes_by_escape_without_a_choice(window: QWidget, qtbot):
    picker = _picker(window)
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClick(picker, Qt.Key.Key_Space)
        assert picker.menu_shown is not None
        QTest.keyClick(picker.menu_shown, Qt.Key.Key_Escape)
    assert picker.value == "lin"
    assert picker.menu_shown is None


@pytest.fixture
def many(window: QWidget) -> Picker:
    picker = Picker("Voice", searchable=True, parent=window)
    names = ("English", "English (America)", "Mandarin", "Italian", "French", "German")
    picker.set_choices(
        [Choice(f"{name} {n}", f"{name}, voice {n}") for name in names for n in (1, 2)]
    )
    picker.set_value("Italian 1")
    picker.show()
    picker.setFocus()
    picker.open()
    return picker


def test_many_choices_come_with_a_search_field(many: Picker, qtbot, screenshot):
    offered = many.list_shown
    assert offered is not None
    assert offered.field.hasFocus()
    assert len(offered.rows) == 12
    screenshot(many.window(), "picker-search")
    QTest.keyClicks(offered.field, "amer 2")
    assert [row.text() for row in offered.rows] == ["English (America), voice 2"]
    with qtbot.waitSignal(many.chosen, timeout=1000) as chosen:
        QTest.keyClick(offered.field, Qt.Key.Key_Return)
    assert chosen.args == ["English (America) 2"]
    assert many.list_shown is None
    assert many.hasFocus()


def test_the_rows_are_walked_by_arrows_and_chosen_by_enter(many: Picker, qtbot):
    offered = many.list_shown
    assert offered is not None
    QTest.keyClick(offered.field, Qt.Key.Key_Down)
    assert offered.rows[0].hasFocus()
    QTest.keyClick(offered.rows[0], Qt.Key.Key_Down)
    assert offered.rows[1].hasFocus()
    QTest.keyClick(offered.rows[1], Qt.Key.Key_Up)
    QTest.keyClick(offered.rows[0], Qt.Key.Key_Up)
    assert offered.field.hasFocus()
    QTest.keyClick(offered.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(many.chosen, timeout=1000) as chosen:
        QTest.keyClick(offered.rows[0], Qt.Key.Key_Return)
    assert chosen.args == ["English 1"]


def test_a_search_without_a_result_says_so(many: Picker, qtbot):
    offered = many.list_shown
    assert offered is not None
    QTest.keyClicks(offered.field, "zulu")
    assert offered.rows == []
    assert "Nothing contains “zulu”." in [label.text() for label in offered.findChildren(Label)]
    with qtbot.assertNotEmitted(many.chosen):
        QTest.keyClick(offered.field, Qt.Key.Key_Return)
    QTest.keyClick(offered.field, Qt.Key.Key_Escape)
    assert many.value == "Italian 1"


def test_a_long_value_is_cut_and_told_whole_in_the_tooltip(qtbot):
    picker = Picker("Sound device", icon="speaker", widest=60)
    qtbot.addWidget(picker)
    picker.show_text("Built-in Audio Analogue Stereo")
    assert picker.sizeHint().width() < 160
    assert "Built-in Audio Analogue Stereo" in picker.toolTip()


class Card(Popover):
    def __init__(self, window: QWidget):
        super().__init__("Card", window, width=300)
        self.one, self.two = QuietButton("One"), QuietButton("Two")
        self.body.add(self.one, self.two)


@pytest.fixture
def anchor(window: QWidget) -> QuietButton:
    button = QuietButton("Open", parent=window)
    button.move(700, 560)
    button.show()
    button.setFocus()
    QApplication.processEvents()
    return button


def test_a_popover_stays_inside_the_window(window: QWidget, anchor: QuietButton):
    card = Card(window)
    card.open_at(anchor)
    inner = card.geometry().adjusted(24, 24, -24, -24)
    assert window.rect().contains(inner)
    assert inner.bottom() < anchor.geometry().top()


def test_a_narrow_window_makes_a_narrow_popover(window: QWidget, anchor: QuietButton):
    window.resize(260, 600)
    anchor.move(100, 500)
    card = Card(window)
    card.open_at(anchor)
    assert window.rect().contains(card.geometry().adjusted(24, 24, -24, -24))


def test_escape_closes_a_popover_and_gives_the_focus_back(
    window: QWidget, anchor: QuietButton, qtbot
):
    card = Card(window)
    card.open_at(anchor, focus=card.one)
    assert card.one.hasFocus()
    with qtbot.waitSignal(card.closed, timeout=1000):
        QTest.keyClick(card.one, Qt.Key.Key_Escape)
    assert not card.shown
    assert anchor.hasFocus()


def test_tab_stays_in_a_popover(window: QWidget, anchor: QuietButton):
    card = Card(window)
    card.open_at(anchor, focus=card.one)
    QTest.keyClick(card.one, Qt.Key.Key_Tab)
    assert card.two.hasFocus()
    QTest.keyClick(card.two, Qt.Key.Key_Tab)
    assert card.one.hasFocus()
    QTest.keyClick(card.one, Qt.Key.Key_Backtab)
    assert card.two.hasFocus()


@pytest.mark.parametrize(("spot", "shown"), [(QPoint(20, 20), False), (QPoint(640, 480), True)])
def test_a_press_outside_closes_a_popover(
    window: QWidget, anchor: QuietButton, spot: QPoint, shown: bool
):
    card = Card(window)
    card.open_at(anchor)
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert card.shown is shown


def test_another_window_size_closes_a_popover(window: QWidget, anchor: QuietButton):
    card = Card(window)
    card.open_at(anchor)
    window.resize(700, 500)
    assert not card.shown


def _notice(kind: str = "engine", weight="note") -> Notice:
    actions = [Action("Use speakers"), Action("Wait", lesser=True)]
    return Notice(kind, weight, "swap", "Lin now speaks", "Nothing was lost.", actions)


def test_there_is_never_more_than_one_notice_of_a_kind(notices: Notices):
    assert not notices.isVisible()
    notices.put(_notice("engine"))
    notices.put(_notice("device", "needs you"))
    notices.put(_notice("engine"))
    assert notices.kinds == ("device", "engine")
    notices.drop("engine")
    notices.drop("device")
    assert notices.kinds == ()
    assert not notices.isVisible()


def test_a_notice_tells_which_action_was_chosen(window: QWidget, qtbot):
    notice = _notice()
    notice.setParent(window)
    with qtbot.waitSignal(notice.pressed, timeout=1000) as pressed:
        notice.buttons[1].click()
    assert pressed.args == [1]


def _fire(notice: Notice) -> None:
    """The twelve seconds are over."""
    assert notice._timer.isActive()
    notice._timer.timeout.emit()


@pytest.fixture
def notices(window: QWidget) -> Notices:
    """Away from where the pointer stands."""
    made = Notices(window)
    made.setGeometry(100, 300, 600, 80)
    return made


def test_a_note_leaves_by_itself(notices: Notices):
    notice = _notice()
    notices.put(notice)
    _fire(notice)
    assert notices.kinds == ()


def test_a_note_stays_while_it_is_focused(notices: Notices):
    notice = _notice()
    notices.put(notice)
    notice.buttons[0].setFocus()
    QApplication.processEvents()
    _fire(notice)
    assert notices.kinds == ("engine",)


@pytest.mark.parametrize("weight", ["needs you", "problem"])
def test_what_matters_does_not_leave_by_itself(notices: Notices, weight: str):
    notice = _notice("device", weight)
    notices.put(notice)
    assert not notice._timer.isActive()


def test_a_notice_that_needs_an_answer_has_no_close_button():
    names = {
        weight: [child.accessibleName() for child in _notice(weight=weight).findChildren(Button)]
        for weight in ("note", "needs you", "problem")
    }
    assert "Close this notice" not in names["needs you"]
    assert "Close this notice" in names["note"]
    assert "Close this notice" in names["problem"]


def test_a_narrow_notice_puts_its_buttons_below_the_text(window: QWidget):
    notice = _notice()
    notice.setParent(window)
    notice.resize(700, 60)
    notice.show()
    assert notice._outer.direction() == QBoxLayout.Direction.LeftToRight
    notice.resize(480, 120)
    assert notice._outer.direction() == QBoxLayout.Direction.TopToBottom


def test_a_slider_goes_to_where_it_is_pressed(window: QWidget):
    slider = Slider("Volume", 0, 100, step=5)
    slider.setParent(window)
    slider.resize(216, 32)
    slider.show()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(108, 16))
    assert slider.value() == 50
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 55
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.value() == 0
    assert slider.accessibleName() == "Volume"


def test_a_toggle_is_a_check_box_that_a_press_on_its_word_moves(window: QWidget):
    toggle = Toggle("Speak replies")
    toggle.setParent(window)
    toggle.show()
    toggle.resize(toggle.sizeHint())
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(4, 16))
    assert toggle.isChecked()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert not toggle.isChecked()


def test_progress_says_its_numbers(window: QWidget):
    bar = Progress("Download", window)
    bar.show_share(0.48, "1.20 of 2.50 GB")
    assert bar.value() == 480
    assert bar.accessibleDescription() == "1.20 of 2.50 GB"
    bar.show_share(7.0, "")
    assert bar.value() == bar.maximum()


def test_a_cut_label_tells_the_whole_in_its_tooltip(window: QWidget):
    label = ElidedLabel("A week in Lucca with friends", parent=window)
    label.resize(40, 20)
    label.show()
    assert label.toolTip() == "A week in Lucca with friends"
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_labels_and_gaps_follow_the_text_scale(window: QWidget):
    label = Label("Ready", "small")
    row = Row(label, 10, QuietButton("Test"), gap=8, margins=(4, 0, 0, 0))
    Column(row, parent=window)
    theme.choose(scale=2.0)
    assert label.font().pixelSize() == 26
    assert row.spacing() == round(8 * 1.3)
    assert row.contentsMargins().left() == round(4 * 1.3)
    assert row.itemAt(1).sizeHint().width() == 13


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("part", [lambda: Slider("Volume", 0, 100), lambda: ChoiceRow("Speakers")])
def test_a_part_is_painted_again_when_the_pointer_comes_and_goes(window: QWidget, qtbot, part):
    made = part()
    Column(made, 200, parent=window)
    qtbot.waitUntil(lambda: made.height() < window.height() / 2)
    paintings = Paintings(made)
    for over, place in ((True, made.geometry().center()), (False, window.rect().bottomLeft())):
        before = paintings.count
        QTest.mouseMove(window.windowHandle(), place)
        qtbot.waitUntil(lambda over=over: made.underMouse() == over)
        qtbot.waitUntil(lambda before=before: paintings.count > before)
