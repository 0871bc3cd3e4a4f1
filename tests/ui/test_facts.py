"""Facts in the window: chips that open, switches that hold, and the help that they lead to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ports import Fact
from app.settings import Facts
from app.ui.fact_chips import FactChip, source_words
from app.ui.theme import theme
from tests.ui.fake_session import asked
from tests.ui.opened import Opened

PRODUCT = Fact("calculator", "17 × 23 = 391", "en")


def ask(opened: Opened, *facts: Fact) -> FactChip:
    opened.ask("what is 17 times 23")
    opened.session.find(*facts)
    opened.session.write("17 times 23 is 391.")
    opened.settle()
    return opened.last.facts.chips[0]


def test_an_answer_without_facts_has_no_chip(opened: Opened) -> None:
    opened.answer()
    assert not opened.last.facts.isVisible()
    assert opened.last.facts.chips == []


def test_a_chip_says_what_was_used_and_opens_to_what_was_found(opened: Opened) -> None:
    chip = ask(opened, PRODUCT)
    found = opened.last.facts._column.itemAt(1).widget()
    assert chip.isVisible()
    assert chip.text() == "used: calculator"
    assert not found.isVisible()
    opened.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert found.isVisible()
    assert found.text.toPlainText() == PRODUCT.text
    opened.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not found.isVisible()


def test_a_chip_is_there_before_the_first_word(opened: Opened) -> None:
    opened.ask("what is 17 times 23")
    opened.session.find(PRODUCT)
    opened.settle()
    assert opened.last.facts.chips[0].isVisible()
    assert opened.last.text == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_chip_is_reached_and_opened_by_the_keyboard(opened: Opened, key: Qt.Key) -> None:
    chip = ask(opened, PRODUCT)
    for _ in range(40):
        if chip.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert chip.hasFocus()
    QTest.keyClick(chip, key)
    assert chip.is_open


def test_a_screen_reader_hears_a_button_and_its_state(opened: Opened) -> None:
    chip = ask(opened, PRODUCT)
    node = QAccessible.queryAccessibleInterface(chip)
    assert node is not None
    assert node.role() == QAccessible.Role.Button
    assert node.text(QAccessible.Text.Name) == "used: calculator"
    assert node.text(QAccessible.Text.Description) == "Folded"
    chip.click()
    assert node.text(QAccessible.Text.Description) == "Opened, the fact follows"


def test_facts_of_one_source_share_a_chip(opened: Opened) -> None:
    ask(opened, PRODUCT, Fact("calculator", "2 + 2 = 4", "en"), Fact("clock", "It is 3 pm.", "en"))
    chips = opened.last.facts.chips
    assert [chip.text() for chip in chips] == ["used: calculator", "used: clock"]
    chips[0].click()
    first = opened.last.facts._column.itemAt(1).widget()
    assert first.text.toPlainText() == "17 × 23 = 391\n2 + 2 = 4"


@pytest.mark.parametrize(("scale", "width"), [(1.0, 480), (2.0, 480), (3.0, 1200)])
def test_a_long_fact_is_never_cut(opened: Opened, scale: float, width: int) -> None:
    theme.choose(scale=scale)
    opened.shell.resize(width, 700)
    ask(opened, Fact("dictionary", "word " * 60, "en")).click()
    opened.settle()
    found = opened.last.facts._column.itemAt(1).widget()
    document = found.text.document().size()
    assert found.text.height() >= document.height()
    assert found.text.width() <= opened.window.chat.viewport().width()


def test_every_source_has_a_name_on_screen() -> None:
    switches = [name for name in Facts.__struct_fields__ if name != "with_tools"]
    assert all(source_words(name) for name in switches)
    assert source_words("almanac") == "almanac"


# The settings.


def test_a_switch_holds_from_the_next_question_on(opened: Opened) -> None:
    page = opened.window.settings
    assert all(toggle.isChecked() for toggle in page.facts.values())
    page.facts["calculator"].click()
    page.facts["with_tools"].click()
    assert opened.preferences.settings.facts == Facts(calculator=False, with_tools=False)
    assert asked(opened.session, "choose_facts") == [(True,), (False,)]
    assert not page.facts["calculator"].isChecked()


def test_every_switch_of_the_settings_is_on_the_page(opened: Opened) -> None:
    assert set(opened.window.settings.facts) == set(Facts.__struct_fields__)


def test_what_was_switched_before_there_was_a_session_is_not_lost(opened: Opened) -> None:
    opened.parts._session = None
    opened.window.settings.facts["help"].click()
    assert asked(opened.session, "choose_facts") == []
    opened.parts.take_session(opened.session)  # type: ignore[arg-type]  # it has the same calls
    assert asked(opened.session, "choose_facts") == [(True,)]


def test_other_settings_leave_the_facts_alone(opened: Opened) -> None:
    opened.preferences.change_look(text_size=125)
    assert asked(opened.session, "choose_facts") == []
