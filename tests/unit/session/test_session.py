"""A session: what is asked is answered, what is stopped is silent, what is heard is kept."""

from __future__ import annotations

import threading

import pytest

from app.errors import AppError, EngineUnavailable, ModelRefused, NothingToRead
from app.events import (
    FirstSound,
    ModelFailed,
    ModelLoading,
    ModelReady,
    PlaybackEnded,
    PlaybackPaused,
    PlaybackResumed,
    TextDelta,
    TextFinished,
    ThinkingDelta,
    TurnEnded,
    TurnStarted,
    UtteranceFailed,
    UtterancePlanned,
    UtteranceReady,
    UtteranceStarted,
    VoiceFailed,
    VoiceReady,
    WordReached,
)
from app.ports import Message, TextPiece
from app.session import ModelChoice
from tests.fakes import DEADLINE, LevelEngine, ScriptedModel

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


def test_native_state_lives_and_dies_on_one_thread(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.session.close()
    assert it.model.closed_on == "llm"
    assert it.engine.closed_on == "speech"
    assert it.model.used_on <= {"llm", "MainThread"}


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


def test_a_pause_holds_the_position_and_a_resume_goes_on(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.advance(0.05)
    it.session.pause()
    it.session.pause()
    it.advance(0.05)
    held = it.player.position()
    it.advance(1.0)
    assert it.player.position() == held
    assert it.session.progress().paused
    it.session.resume()
    it.play_out()
    assert len(it.log.of(PlaybackPaused)) == len(it.log.of(PlaybackResumed)) == 1
    assert it.log.of(TurnEnded)[0].outcome == "completed"


def test_pause_without_a_turn_does_nothing(rig):
    it = rig()
    it.session.pause()
    it.session.resume()
    it.session.skip(1)
    assert it.session.seek(0) is False
    assert not it.log.of(PlaybackPaused)


def test_a_step_back_lights_the_sentence_again_and_synthesises_nothing(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.play_out()
    said = len(it.engine.said)
    assert it.session.seek(0)
    it.advance(0.05)
    it.play_out()
    assert [e.index for e in it.log.of(UtteranceStarted)] == [0, 1, 0, 1]
    assert len(it.log.of(PlaybackEnded)) == 2
    assert len(it.log.of(TurnEnded)) == 1
    assert len(it.engine.said) == said


def test_an_utterance_that_is_not_on_the_tape_cannot_be_sought(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    assert it.session.seek(7) is False


def test_skip_goes_to_the_next_repeats_and_goes_back(rig):
    it = rig()
    it.session.submit("One two three. Four five six. Seven eight nine.")
    it.finished()
    it.advance(0.05)
    it.session.skip(1)
    it.advance(0.03)
    assert it.session.progress().utterance == 1
    it.session.skip(0)
    it.advance(0.03)
    assert it.session.progress().utterance == 1
    it.session.skip(-1)
    it.advance(0.03)
    assert it.session.progress().utterance == 0
    it.session.skip(9)
    it.play_out()
    assert it.log.of(TurnEnded)[0].outcome == "completed"


def test_what_cannot_be_said_is_reported_and_passed_over(rig):
    it = rig(engine=LevelEngine(fail_on="two"))
    it.session.submit("One. two. Three.")
    it.finished()
    it.play_out()
    (failed,) = it.log.of(UtteranceFailed)
    assert failed.index == 1
    assert [e.index for e in it.log.of(UtteranceReady)] == [0, 2]
    assert it.log.of(TurnEnded)[0].outcome == "completed"


def test_without_a_voice_the_answer_is_shown_and_kept_whole(rig):
    it = rig(engine=EngineUnavailable("none", engine="none"))
    it.log.wait(VoiceFailed)
    it.session.submit(REPLY)
    (ended,) = it.log.wait(TurnEnded)
    assert (ended.outcome, ended.heard) == ("completed", len(REPLY))
    assert it.conversation.history()[1].text == REPLY


def test_without_a_model_a_turn_fails_with_the_reason(rig):
    it = rig(model=ModelRefused("It is no GGUF file."))
    it.session.submit("Hello")
    (ended,) = it.log.wait(TurnEnded)
    assert ended.outcome == "failed"
    assert "GGUF" in str(ended.error)
    assert len(it.log.of(ModelFailed)) == 1


def test_a_model_that_fails_in_the_middle_ends_its_turn_and_keeps_what_was_said(rig):
    it = rig(model=ScriptedModel(lambda prompt: ["One. ", "Two. "], fail_after=1))
    it.session.submit("Count")
    (ended,) = it.log.wait(TurnEnded)
    assert ended.outcome == "failed"
    it.model._fail_after = None
    it.session.submit("Count")
    it.finished()
    it.play_out()
    assert it.log.of(TurnEnded)[1].outcome == "completed"


def test_a_crash_ends_the_turn_and_not_the_thread(rig, expected_log):
    def answer(prompt):
        if prompt == "boom":
            raise KeyError(prompt)
        return [prompt]

    expected_log.expect("crashed")
    it = rig(model=ScriptedModel(answer))
    it.session.submit("boom")
    (ended,) = it.log.wait(TurnEnded)
    assert type(ended.error) is AppError
    it.session.submit("Fine.")
    it.finished()
    it.play_out()
    assert it.log.of(TurnEnded)[1].outcome == "completed"


def test_a_factory_that_crashes_is_an_error_of_ours(rig, expected_log):
    expected_log.expect("opening the voice crashed")
    it = rig(engine=ZeroDivisionError())
    it.log.wait(VoiceFailed)
    it.session.submit("Still here.")
    assert it.log.wait(TurnEnded)[0].outcome == "completed"


def test_another_model_is_opened_between_turns(rig):
    it = rig()
    it.log.wait(ModelReady)
    other = ScriptedModel(lambda prompt: ["Other."])
    it.session.open_model(ModelChoice("Other", lambda _cancel: other))
    it.log.wait(ModelReady, 2)
    it.session.submit("Who?")
    it.finished()
    assert it.model.closed_on == "llm"
    assert [request.text for request in it.engine.said] == ["Other."]


def test_a_model_that_does_not_open_leaves_the_one_before(rig):
    it = rig()
    it.log.wait(ModelReady)

    def refuse(_cancel):
        raise ModelRefused("It is damaged.")

    it.session.open_model(ModelChoice("Damaged", refuse))
    it.log.wait(ModelReady, 2)
    it.session.submit("Still there.")
    it.finished()
    told = [e for e in it.log.events if isinstance(e, ModelLoading | ModelFailed | ModelReady)]
    assert [type(event) for event in told[2:]] == [
        ModelLoading,
        ModelFailed,
        ModelLoading,
        ModelReady,
    ]
    assert [request.text for request in it.engine.said] == ["Still there."]


def test_a_first_model_that_does_not_open_is_replaced(rig):
    it = rig(model=ModelRefused("It is damaged."))
    it.log.wait(ModelFailed)
    spare = ModelChoice("Spare", lambda _cancel: ScriptedModel(lambda prompt: ["Spare."]))
    it.session.open_model(ModelChoice("Damaged", it._open, otherwise=spare))
    it.log.wait(ModelReady)
    it.session.submit("Who?")
    it.finished()
    assert [request.text for request in it.engine.said] == ["Spare."]


def test_a_new_conversation_forgets_the_old_one(rig):
    it = rig()
    it.session.submit("Hello.")
    it.finished()
    it.session.forget()
    assert it.conversation.history() == ()
    assert it.log.of(TurnEnded)[0].outcome == "cancelled"


def test_progress_tells_what_a_ribbon_needs(rig):
    it = rig()
    assert it.session.progress().turn is None
    it.session.submit("One two. Three.")
    it.finished()
    it.advance(0.05)
    seen = it.session.progress()
    assert seen.playing
    assert not seen.paused
    assert (seen.utterance, seen.planned, seen.text_finished) == (0, 2, True)
    assert seen.lengths == pytest.approx((0.18, 0.17), abs=1e-3)
    assert seen.length == pytest.approx(0.35, abs=1e-3)
    assert 0.0 < seen.fraction < 1.0
    assert seen.engine == "Level"
    it.session.set_speed(2.0)
    it.session.set_volume(0.5)
    assert (it.session.progress().speed, it.session.progress().volume) == (2.0, 0.5)


def test_the_voices_are_told_as_soon_as_there_is_an_engine(rig):
    it = rig()
    it.log.wait(VoiceReady)
    (ready,) = it.log.of(VoiceReady)
    assert ready.voices == tuple(it.engine.voices())
    assert ready.voices


def test_the_voice_is_chosen_for_what_is_still_to_come(rig):
    it = rig()
    it.session.choose_voice("level")
    it.session.submit("Hello.")
    it.finished()
    assert it.engine.said[0].voice == "level"


def test_closing_gives_up_a_model_that_is_still_being_opened(rig):
    it, opening = rig(), threading.Event()

    def open_slowly(cancel):
        opening.set()
        assert cancel.wait(DEADLINE)
        raise ModelRefused("given up")

    it.session.open_model(ModelChoice("Slow", open_slowly))
    assert opening.wait(DEADLINE)
    it.session.close(timeout=DEADLINE)
    assert it.log.of(ModelFailed)


def test_closing_twice_is_closing_once(rig):
    it = rig()
    it.session.submit(REPLY)
    it.session.close()
    it.session.close()
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
