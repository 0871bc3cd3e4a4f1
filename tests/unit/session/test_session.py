"""A session: what is asked is answered, what is stopped is silent, what is heard is kept."""

from __future__ import annotations

import pytest

from app.errors import NothingToRead
from app.events import (
    FirstSound,
    ModelReady,
    PlaybackEnded,
    TextDelta,
    TextFinished,
    ThinkingDelta,
    TurnEnded,
    TurnStarted,
    UtterancePlanned,
    UtteranceReady,
    UtteranceStarted,
    WordReached,
)
from app.ports import Message, TextPiece
from tests.fakes import LevelEngine, ScriptedModel

REPLY = "One two. Three."


def test_a_prompt_is_answered_spoken_and_kept(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.play_out()
    (ended,) = it.log.of(TurnEnded)
    assert ended.outcome == "completed"
    assert ended.heard == len(REPLY)
    assert [e.span for e in it.log.of(UtteranceStarted)] == [(0, 8), (8, 15)]
    assert [e.span for e in it.log.of(WordReached)] == [(0, 1), (4, 5), (9, 10)]
    assert it.conversation.history() == (Message("user", REPLY), Message("assistant", REPLY))


def test_events_come_in_the_order_in_which_things_happen(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.play_out()
    kinds = [type(event) for event in it.log.events]
    for earlier, later in [
        (ModelReady, TextDelta),
        (TurnStarted, TextDelta),
        (TextDelta, UtterancePlanned),
        (UtterancePlanned, UtteranceReady),
        (TextDelta, TextFinished),
        (FirstSound, UtteranceStarted),
        (UtteranceStarted, PlaybackEnded),
        (PlaybackEnded, TurnEnded),
    ]:
        assert kinds.index(earlier) < kinds.index(later), (earlier, later)


def test_the_model_is_told_the_conversation(rig):
    it = rig()
    it.session.submit("Hello.")
    it.finished()
    it.play_out()
    it.session.submit("Again.")
    it.log.wait(TextFinished, 2)
    assert [message.text for message in it.model.asked[1]] == [
        "system",
        "Hello.",
        "Hello.",
        "Again.",
    ]


def test_a_cancel_keeps_what_was_heard(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.advance(0.06)
    it.session.cancel()
    (ended,) = it.log.of(TurnEnded)
    assert ended.outcome == "cancelled"
    assert ended.heard == 5
    assert it.conversation.history()[1].text == "One t …"


def test_after_a_cancel_nothing_more_of_the_turn_is_told(rig, gate):
    it = rig(model=ScriptedModel(lambda prompt: ["One. ", "Two. ", "Three."], gate=gate))
    it.session.submit("Count")
    it.log.wait(TextDelta)
    it.session.cancel()
    gate.set()
    it.session.submit("Count")
    it.log.wait(TextFinished)
    first = it.log.of(TurnStarted)[0].turn.id
    after = it.log.events[it.log.events.index(it.log.of(TurnEnded)[0]) + 1 :]
    assert not [event for event in after if getattr(event, "turn", None) == first]


def test_a_new_prompt_ends_the_turn_before(rig, gate):
    it = rig(engine=LevelEngine(gate=gate))
    it.session.submit("First.")
    it.log.wait(UtterancePlanned)
    it.session.submit("Second.")
    (ended,) = it.log.of(TurnEnded)
    assert (ended.outcome, ended.heard) == ("cancelled", 0)


def test_blank_input_is_refused_and_disturbs_nothing(rig):
    it = rig()
    it.session.submit(REPLY)
    with pytest.raises(NothingToRead):
        it.session.submit("  \n")
    with pytest.raises(NothingToRead):
        it.session.read("")
    it.finished()
    it.play_out()
    assert it.log.of(TurnEnded)[0].outcome == "completed"


def test_thoughts_are_shown_and_never_spoken_or_kept(rig):
    def answer(_prompt):
        return [TextPiece("Hm.", thinking=True), TextPiece("Yes.")]

    it = rig(model=ScriptedModel(answer))
    it.session.submit("Really?")
    it.finished()
    it.play_out()
    assert [e.text for e in it.log.of(ThinkingDelta)] == ["Hm."]
    assert [request.text for request in it.engine.said] == ["Yes."]
    assert it.conversation.history()[1].text == "Yes."


def test_the_reading_of_the_prompt_is_timed_and_shows_no_text(rig):
    it = rig(model=ScriptedModel(lambda prompt: ["", "Yes."]))
    it.session.submit("Really?")
    it.finished()
    it.play_out()
    assert it.log.of(FirstSound)[0].timings.prompt_read is not None
    assert [e.text for e in it.log.of(TextDelta)] == ["Yes."]


def test_a_new_conversation_forgets_the_old_one(rig):
    it = rig()
    it.session.submit("Hello.")
    it.finished()
    it.session.forget()
    assert it.conversation.history() == ()
    assert it.log.of(TurnEnded)[0].outcome == "cancelled"


def test_a_greeting_is_spoken_and_belongs_to_no_conversation(rig):
    it = rig()
    turn = it.session.greet(REPLY)
    it.finished()
    it.play_out()
    (ended,) = it.log.of(TurnEnded)
    assert (ended.turn, ended.outcome, ended.heard) == (turn.id, "completed", len(REPLY))
    assert it.conversation.history() == ()
    it.session.submit("Hello.")
    it.log.wait(TextFinished, 2)
    assert [message.text for message in it.model.asked[1]] == ["system", "Hello."]


def test_a_greeting_is_stopped_like_any_turn(rig):
    it = rig()
    it.session.greet(REPLY)
    it.finished()
    it.advance(0.06)
    it.session.cancel()
    (ended,) = it.log.of(TurnEnded)
    assert ended.outcome == "cancelled"
    assert it.conversation.history() == ()
