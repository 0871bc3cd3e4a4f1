"""A part that is missing, fails or crashes costs its turn at most."""

from __future__ import annotations

from app.errors import AppError, EngineUnavailable, ModelRefused
from app.events import ModelFailed, TurnEnded, UtteranceFailed, UtteranceReady, VoiceFailed
from tests.fakes import LevelEngine, ScriptedModel

REPLY = "One two. Three."


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
