"""A click says what is to be heard: a sentence, a block of code, an older answer, the greeting."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.code_block import CodeBlock
from tests.ui.fake_session import asked
from tests.ui.opened import ANSWER, Opened


def test_code_is_read_as_code_and_lit_in_its_block(opened: Opened) -> None:
    opened.answer()
    opened.session.finish_text()
    opened.session.end()
    opened.settle()
    code = opened.last.body.findChild(CodeBlock)
    assert code is not None
    code.read.click()
    opened.settle()
    assert asked(opened.session, "read") == [(code.code.text, "Python", 0)]
    assert opened.session.turn is not None
    assert opened.session.turn.plain
    opened.speak(0, "Ring")
    assert code.text._word == (6, 10)
    opened.session.end()
    opened.session.on_tape = False
    opened.settle()
    opened.conductor._seek(0)
    opened.settle()
    assert len(asked(opened.session, "read")) == 2
    assert opened.session.turn.plain


def click_sentence(opened: Opened, words: str) -> None:
    offset = ANSWER.index(words)
    for text in opened.last.body.texts():
        bands = text._bands((offset, offset + len(words)))
        if bands:
            place = bands[0].center().toPoint()
            opened.qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened.settle()


def test_a_click_on_a_sentence_goes_there_on_the_tape(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    click_sentence(opened, "Nothing is ever moved")
    assert asked(opened.session, "seek") == [(2,)]
    assert asked(opened.session, "read") == []


def test_a_click_on_a_sentence_that_left_the_tape_reads_from_it(opened: Opened) -> None:
    opened.answer()
    opened.session.finish_text()
    opened.session.end()
    opened.session.on_tape = False
    opened.settle()
    click_sentence(opened, "Nothing is ever moved")
    assert asked(opened.session, "read") == [(ANSWER, "", ANSWER.index("Nothing"))]
    opened.speak(0, "ever")
    first = next(iter(opened.last.body.texts()))
    assert first._word == (ANSWER.index("ever"), ANSWER.index("ever") + 4)


def test_a_click_in_an_answer_that_is_being_written_never_ends_it(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    opened.session.on_tape = False
    click_sentence(opened, "Nothing is ever moved")
    assert asked(opened.session, "read") == []


def test_an_older_answer_is_read_again_on_a_click(opened: Opened) -> None:
    opened.answer()
    opened.session.end()
    first = opened.last
    opened.ask("And a stack?")
    first.chosen.emit(ANSWER.index("Three"))
    opened.settle()
    assert asked(opened.session, "read") == [(ANSWER, "", ANSWER.index("Three"))]


def test_read_it_reads_the_code_and_lights_its_lines(opened: Opened) -> None:
    opened.answer()
    code = opened.last.body.findChild(CodeBlock)
    assert code is not None
    code.read.click()
    opened.settle()
    assert asked(opened.session, "read") == [(code.code.text, "Python", 0)]
    opened.speak(0)
    assert code.text._sentence is not None


def test_the_greeting_can_be_heard_and_is_lit(opened: Opened) -> None:
    welcome = opened.window.chat.welcome
    welcome.hear.emit()
    opened.settle()
    assert asked(opened.session, "read") == [(welcome.text, "", 0)]
    opened.speak(1)
    assert welcome.body._sentence == opened.session.spans[1]
    assert welcome.name_line.words == "Speaking"
