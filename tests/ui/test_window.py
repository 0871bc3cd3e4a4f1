"""The whole window on a session that the test leads: what is shown, said and done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import AudioDeviceLost, GenerationFailed, ModelRefused, NoAudioDevice
from app.events import DeviceLost, DeviceReady, ModelFailed, ModelLoading, TurnEnded, VoiceFailed
from app.ui.code_block import CodeBlock
from app.ui.theme import theme
from tests.ui.fake_session import asked
from tests.ui.opened import ANSWER, Opened


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot)


def shown_text(opened: Opened) -> str:
    return "\n".join(text.toPlainText() for text in opened.last.body.texts())


# The conversation.


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


def test_the_greeting_can_be_heard_and_is_lit(opened: Opened) -> None:
    welcome = opened.window.chat.welcome
    welcome.hear.emit()
    opened.settle()
    assert asked(opened.session, "read") == [(welcome.text, "", 0)]
    opened.speak(1)
    assert welcome.body._sentence == opened.session.spans[1]
    assert welcome.name_line.words == "Speaking"


# Stop, and the other keys.


def press(opened: Opened, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget() or opened.window
    opened.qtbot.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)
    opened.settle()


def test_escape_stops_from_anywhere(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    press(opened, Qt.Key.Key_Escape)
    assert asked(opened.session, "cancel") == [()]
    assert not opened.conductor.model.busy


def test_escape_closes_what_is_open_before_it_stops(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    opened.window.voice_bar.open_sound()
    press(opened, Qt.Key.Key_Escape)
    assert asked(opened.session, "cancel") == []
    assert not opened.window.voice_bar.sound_popover.shown
    press(opened, Qt.Key.Key_Escape)
    assert asked(opened.session, "cancel") == [()]


def test_the_keys_of_the_voice_work_while_the_composer_has_the_focus(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    opened.window.composer.edit.setFocus()
    press(opened, Qt.Key.Key_F8)
    assert asked(opened.session, "pause") == [()]
    press(opened, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert asked(opened.session, "resume") == [()]
    press(opened, Qt.Key.Key_F9)
    press(opened, Qt.Key.Key_F7)
    press(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(
        opened,
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert asked(opened.session, "skip") == [(1,), (-1,), (1,), (0,)]


def test_alt_arrows_change_the_speed_and_it_is_kept(opened: Opened) -> None:
    opened.answer()
    press(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    press(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    press(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert asked(opened.session, "speed") == [(1.25,), (1.5,), (1.25,)]
    opened.preferences.finish()
    assert opened.saved[-1].sound.speed == 1.25


def test_text_size_keys_change_the_whole_window(opened: Opened) -> None:
    press(opened, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale == 1.1
    press(opened, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale == 1.0


def test_every_key_but_those_of_the_message_has_its_deed(opened: Opened) -> None:
    from app.ui.keys import KEYS, told

    assert {key.deed for key in KEYS if key.sequences} == set(opened.deeds.actions)
    sequences = [sequence for key in KEYS for sequence in key.sequences]
    assert len(sequences) == len(set(sequences))
    assert all(told(key) for key in KEYS)


def test_shift_f1_lists_all_keys(opened: Opened) -> None:
    from app.ui.keys import KeySheet

    press(opened, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    sheet = opened.window.findChild(KeySheet)
    assert sheet is not None
    sheet.close()


# The voice bar.


def test_the_voice_bar_leads_the_session(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    bar = opened.window.voice_bar
    bar.play.click()
    bar.next.click()
    bar.repeat.click()
    bar.speed_chosen.emit(2.0)
    bar.volume_chosen.emit(0.5)
    opened.settle()
    names = [call[0] for call in opened.session.calls]
    assert names == ["submit", "pause", "skip", "skip", "speed", "volume"]
    assert bar.line.word.text() == "Paused"


def test_play_after_the_end_goes_to_the_beginning(opened: Opened) -> None:
    opened.answer()
    opened.session.finish_text()
    opened.speak(0)
    opened.session.fall_silent()
    opened.session.end()
    opened.settle()
    opened.conductor.toggle()
    assert asked(opened.session, "seek") == [(0,)]


def test_the_first_sound_is_told_with_its_steps(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    bar = opened.window.voice_bar
    assert bar.first_sound.text() == "0.09 s"
    bar.open_latency()
    assert "espeak-ng" in bar.latency_popover.report_text()


# Trouble.


def test_a_model_that_cannot_be_opened_is_told_with_its_remedy(opened: Opened) -> None:
    opened.session.publish(ModelLoading("mistral"))
    opened.session.publish(ModelFailed(ModelRefused("The file is incomplete.")))
    opened.settle()
    notice = opened.window.notices._shown["model"]
    assert notice.title == "Problem: the file is incomplete."
    assert notice.text == ModelRefused.remedy
    assert opened.window.top_bar.model.text() == "None"


def test_a_failed_answer_keeps_the_question_and_offers_to_try_again(opened: Opened) -> None:
    opened.ask()
    opened.session.end("failed", GenerationFailed("The model stopped."))
    opened.settle()
    notice = opened.window.notices._shown["model"]
    assert opened.window.chat._questions[-1].text == "What is a ring buffer?"
    notice.buttons[0].click()
    opened.settle()
    assert asked(opened.session, "submit") == [("What is a ring buffer?",)] * 2
    assert opened.window.notices.kinds == ()


def test_a_lost_device_needs_the_user_until_it_is_back(opened: Opened) -> None:
    opened.session.publish(DeviceLost("Headphones", AudioDeviceLost("It went away.")))
    opened.settle()
    notice = opened.window.notices._shown["device"]
    assert (notice.weight, notice.title) == ("needs you", "Your sound device is gone. Paused.")
    opened.session.publish(DeviceReady("Headphones"))
    opened.settle()
    assert opened.window.notices.kinds == ()


def test_without_a_voice_the_window_says_so_and_goes_on(opened: Opened) -> None:
    opened.session.publish(VoiceFailed(NoAudioDevice("There is no device.")))
    opened.answer("Text only.")
    assert opened.window.notices._shown["voice"].title == "Problem: no voice works."
    assert opened.window.voice_bar.line.word.text() == "No voice works"
    assert opened.last.name_line.words == "Writing"


def test_a_turn_that_ends_late_does_no_harm(opened: Opened) -> None:
    opened.answer()
    opened.session.publish(TurnEnded(12345, "completed", 0))
    opened.settle()
    assert opened.last.name_line.words == "Preparing the voice"


# Layout, focus, accessibility.


def test_the_voice_bar_is_the_last_row_on_every_page(opened: Opened) -> None:
    bar = opened.window.voice_bar
    for place in ("reader", "settings", "chat"):
        opened.window.go(place)
        opened.settle()
        assert bar.mapTo(opened.window, QPoint(0, bar.height())).y() == opened.window.height()


def test_in_a_narrow_window_the_sidebar_lies_over_the_page(qtbot: QtBot) -> None:
    opened = Opened(qtbot, (480, 760))
    window = opened.window
    assert not window.sidebar.isVisible()
    assert window.top_bar.menu.isVisible()
    window.top_bar.menu.click()
    opened.settle()
    assert window.sidebar.isVisible()
    assert window.chat.width() == window.width()
    press(opened, Qt.Key.Key_Escape)
    assert not window.sidebar.isVisible()
    assert window.top_bar.menu.hasFocus()


@pytest.mark.parametrize(
    ("width", "scale"), [(480, 1.0), (700, 1.0), (900, 1.0), (900, 2.0), (1200, 2.0), (1200, 3.0)]
)
def test_nothing_is_wider_than_its_window(qtbot: QtBot, width: int, scale: float) -> None:
    theme.choose(scale=scale)
    opened = Opened(qtbot, (width, 780))
    opened.answer()
    opened.speak(1)
    assert opened.window.width() == max(width, opened.shell.minimumWidth())
    for widget in (opened.window.composer.card, opened.window.voice_bar, opened.last.body):
        right = widget.mapTo(opened.window, QPoint(widget.width(), 0)).x()
        assert right <= opened.window.width()
    spot = opened.last.spot()
    assert spot is not None
    place = spot[0].mapTo(opened.window.chat.viewport(), spot[1].topLeft())
    assert 0 <= place.y() < opened.window.chat.viewport().height()


def name_of(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget is not None else ""


def test_tab_goes_through_the_parts_in_reading_order_and_comes_back(opened: Opened) -> None:
    opened.answer("One sentence.")
    window = opened.window
    window.top_bar.clipboard.setFocus()
    names = []
    for _ in range(40):
        names.append(name_of(QApplication.focusWidget()))
        qtbot_tab(opened)
        if window.top_bar.clipboard.hasFocus():
            break
    order = [
        names.index(name) for name in ("Sottovoce said", "Message", "Stop", "Play", "Hide sidebar")
    ]
    assert order == sorted(order)
    assert window.top_bar.clipboard.hasFocus()


def qtbot_tab(opened: Opened) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    opened.qtbot.keyClick(focus, Qt.Key.Key_Tab)


def test_f6_jumps_from_part_to_part(opened: Opened) -> None:
    opened.answer("One sentence.")
    opened.window.composer.edit.setFocus()
    parts = []
    for _ in range(5):
        press(opened, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        parts.append(
            next(
                name
                for name in ("voice_bar", "sidebar", "top_bar", "chat", "composer")
                if getattr(opened.window, name).isAncestorOf(focus)
            )
        )
    assert parts == ["voice_bar", "sidebar", "top_bar", "chat", "composer"]


def test_everything_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    opened.answer()
    for place in ("chat", "reader", "settings"):
        opened.window.go(place)
        opened.settle()
        for part in opened.window._parts():
            for widget in part:
                text = getattr(widget, "text", None)
                named = widget.accessibleName() or (text() if callable(text) else "")
                assert named, widget


def test_scrolling_away_stops_following_and_coming_back_starts_it(opened: Opened) -> None:
    opened.shell.resize(700, 420)
    opened.answer("\n\n".join(f"Paragraph {number}." for number in range(60)))
    view, bar = opened.window.chat, opened.window.chat.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setSliderPosition(0)
    bar.actionTriggered.emit(0)
    assert not view.following
    opened.session.write("\n\nMore.")
    opened.settle()
    assert bar.value() < bar.maximum()
    opened.speak(2)
    assert bar.value() < bar.maximum()
    view.to_end()
    assert view.following
