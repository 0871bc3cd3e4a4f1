"""A text that is read: without the model, from any sentence, a little at a time."""

from __future__ import annotations

from app.errors import ModelRefused
from app.events import (
    TextDelta,
    TextFinished,
    TurnEnded,
    TurnStarted,
    UtterancePlanned,
    UtteranceReady,
)


def test_a_text_is_read_without_the_model(rig):
    it = rig(model=ModelRefused("no"))
    it.session.read("One. Two.", title="Clipboard")
    it.finished()
    it.play_out()
    assert it.log.of(TurnStarted)[0].turn.title == "Clipboard"
    assert it.log.of(TextDelta)[0].text == "One. Two."
    assert [request.text for request in it.engine.said] == ["One.", " Two."]
    assert it.log.of(TurnEnded)[0].outcome == "completed"
    assert it.conversation.history() == ()


def test_a_plain_text_is_read_line_by_line_with_its_symbols(rig):
    it = rig()
    turn = it.session.read("a = 1.\n* b.", plain=True)
    it.finished()
    assert [request.text for request in it.engine.said] == ["a equals 1.", "star b."]
    assert [event.span for event in it.log.of(UtterancePlanned)] == [(0, 6), (7, 11)]
    assert turn.plain


def test_reading_can_begin_at_a_later_sentence(rig):
    it = rig()
    it.session.read("One. Two. Three.", start=6)
    it.finished()
    assert [request.text for request in it.engine.said] == [" Two.", " Three."]
    assert len(it.log.of(UtterancePlanned)) == 3


def test_a_long_text_is_cut_a_little_at_first_and_all_of_it_in_the_end(rig):
    text = "Word after word. " * 4000
    it = rig()
    it.session.read(text)
    it.log.wait(UtteranceReady)
    it.log.wait(TextFinished)
    planned = it.log.wait(UtterancePlanned, 4000)
    assert planned[-1].span[1] == len(text.rstrip())


def test_what_is_read_is_private_and_an_answer_is_not(rig):
    reading, answering = rig(), rig()
    reading.session.read("One.", title="Clipboard")
    answering.session.submit("One.")
    for it in (reading, answering):
        it.finished()
    assert [request.private for request in reading.engine.said] == [True]
    assert [request.private for request in answering.engine.said] == [False]
