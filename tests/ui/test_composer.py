"""The composer: Enter sends, the one button sends or stops, and Tab gets out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.composer import Composer


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    composer = Composer()
    layout.addWidget(composer)
    holder.resize(800, 300)
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    composer.holder = holder  # type: ignore[attr-defined]  # keeps the holder alive
    composer.edit.setFocus()
    return composer


def test_enter_sends_and_empties_the_text(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "hello")
    with qtbot.waitSignal(composer.submitted) as caught:
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert caught.args == ["hello"]
    assert composer.text == ""


def test_shift_enter_begins_a_new_line(composer: Composer, qtbot: QtBot) -> None:
    sent: list[str] = []
    composer.submitted.connect(sent.append)
    qtbot.keyClicks(composer.edit, "one")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.edit, "two")
    assert (composer.text, sent) == ("one\ntwo", [])


def test_blank_text_is_not_sent(composer: Composer, qtbot: QtBot) -> None:
    sent: list[str] = []
    composer.submitted.connect(sent.append)
    qtbot.keyClicks(composer.edit, "  ")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == []
    assert not composer.send.available
    assert composer.send.accessibleDescription() == "Write a message first"


def test_the_button_stops_while_something_sounds_and_sends_once_there_is_text(
    composer: Composer, qtbot: QtBot
) -> None:
    place = composer.send.mapTo(composer, composer.send.rect().topRight())
    composer.set_busy(busy=True)
    assert composer.send.text() == composer.send.accessibleName() == "Stop"
    with qtbot.waitSignal(composer.stopped):
        composer.send.click()
    composer.set_text("more")
    assert composer.send.accessibleName() == "Send"
    assert composer.send.available
    assert composer.send.mapTo(composer, composer.send.rect().topRight()) == place


def test_the_button_keeps_the_focus_while_its_word_changes(composer: Composer) -> None:
    composer.set_busy(busy=True)
    composer.send.setFocus()
    composer.set_busy(busy=False)
    assert composer.send.hasFocus()


def test_it_grows_to_eight_lines_then_scrolls(composer: Composer) -> None:
    one = composer.edit.height()
    composer.set_text("\n".join("12345"))
    five = composer.edit.height()
    composer.set_text("\n".join(["line"] * 30))
    most = composer.edit.height()
    line = composer.edit.fontMetrics().lineSpacing()
    assert one < five < most
    assert most == one + 7 * line


def test_in_a_short_window_it_grows_to_three_lines(composer: Composer) -> None:
    composer.set_text("\n".join(["line"] * 30))
    tall = composer.edit.height()
    composer.set_narrow(narrow=True, small=True, short=True)
    assert composer.edit.height() < tall / 2


@pytest.mark.parametrize(("text", "claimed"), [("words here", True), ("", False)])
def test_ctrl_left_belongs_to_the_text_only_while_there_is_some(
    composer: Composer, text: str, claimed: bool
) -> None:
    composer.set_text(text)
    override = QKeyEvent(
        QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier
    )
    override.ignore()
    QGuiApplication.sendEvent(composer.edit, override)
    assert override.isAccepted() is claimed


def test_pasted_markup_stays_plain(composer: Composer, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("<b>bold</b>")
    composer.edit.paste()
    assert composer.text == "<b>bold</b>"
    assert not composer.edit.acceptRichText()


def test_tab_leaves_it(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("text")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Tab)
    assert not composer.edit.hasFocus()
    assert composer.text == "text"
