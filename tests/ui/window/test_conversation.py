"""The chat in the window: what is asked, written, thought, stopped and copied is shown."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from app.ui.code_block import CodeBlock
from tests.ui.fake_session import asked
from tests.ui.opened import ANSWER, Opened


def shown_text(opened: Opened) -> str:
    return "\n".join(text.toPlainText() for text in opened.last.body.texts())


def test_a_question_and_its_answer_appear_as_they_are_written(opened: Opened) -> None:
    assert opened.window.chat.welcome.isVisible()
    opened.answer()
    assert not opened.window.chat.welcome.isVisible()
    assert asked(opened.session, "submit") == [("What is a ring buffer?",)]
    assert "array used as a circle. The writer" in shown_text(opened)
    assert shown_text(opened).endswith("wait, because")
    code = opened.last.body.findChild(CodeBlock)
    assert code is not None
    assert code.code.text.startswith("class Ring:")


def test_the_name_line_says_what_is_done_now(opened: Opened) -> None:
    said = []
    opened.ask()
    said.append(opened.last.name_line.words)
    opened.session.write(ANSWER)
    opened.session.plan()
    opened.settle()
    said.append(opened.last.name_line.words)
    opened.speak(0)
    said.append(opened.last.name_line.words)
    opened.session.finish_text()
    opened.settle()
    said.append(opened.last.name_line.words)
    opened.conductor.pause()
    opened.settle()
    said.append(opened.last.name_line.words)
    opened.conductor.stop()
    opened.settle()
    said.append(opened.last.name_line.words)
    assert said == [
        "Thinking",
        "Preparing the voice",
        "Speaking, still writing",
        "Speaking",
        "Paused",
        "Stopped here",
    ]


def test_the_sentence_and_the_word_that_sound_are_lit(opened: Opened) -> None:
    opened.answer()
    opened.speak(1, "reader")
    first = next(iter(opened.last.body.texts()))
    sentence, word = first._sentence, first._word
    assert sentence is not None
    assert word is not None
    assert ANSWER[slice(*sentence)].startswith("The writer moves ahead")
    assert ANSWER[slice(*word)] == "reader"
    positions = first.prose.source.positions(word)
    assert positions is not None
    assert first.toPlainText()[slice(*positions)] == "reader"


def test_an_interrupted_answer_shows_how_far_it_was_heard(opened: Opened) -> None:
    opened.answer()
    opened.speak(1)
    opened.conductor.stop()
    opened.settle()
    assert opened.last._cut.isVisible()
    heard = opened.last.origin.heard
    assert ANSWER[:heard].endswith("starts again.")
    assert next(iter(opened.last.body.texts()))._quiet == ((heard, len(ANSWER)),)


def test_thoughts_are_folded_until_asked_for(opened: Opened) -> None:
    opened.ask()
    opened.session.think("First I wonder.\nThen I know.")
    opened.settle()
    thoughts = opened.last.thoughts
    assert thoughts.isVisible()
    assert not thoughts._body.isVisible()
    thoughts.fold.click()
    opened.settle()
    assert thoughts._body.isVisible()
    assert thoughts._body.toPlainText() == "First I wonder.\nThen I know."


def test_copy_puts_code_and_answers_on_the_clipboard(opened: Opened) -> None:
    opened.answer()
    code = opened.last.body.findChild(CodeBlock)
    assert code is not None
    code._copy.click()
    assert QGuiApplication.clipboard().text() == code.code.text
    opened.deeds.actions["copy_answer"].trigger()
    assert QGuiApplication.clipboard().text() == ANSWER


def test_what_can_be_done_with_an_answer_is_offered_once_it_has_the_focus(opened: Opened) -> None:
    opened.answer("Short.")
    opened.session.finish_text()
    opened.session.end()
    opened.settle()
    assert not opened.last.offers.isVisible()
    next(iter(opened.last.body.texts())).setFocus()
    opened.settle()
    assert opened.last.offers.isVisible()


def test_a_new_chat_starts_with_nothing(opened: Opened) -> None:
    opened.answer()
    assert opened.window.sidebar.rows["chat"].text() == "What is a ring buffer?"
    opened.deeds.actions["new_chat"].trigger()
    opened.settle()
    assert asked(opened.session, "forget") == [()]
    assert opened.window.chat.welcome.isVisible()
    assert opened.window.chat.answers == []
    assert opened.window.sidebar.rows["chat"].text() == "This chat"
