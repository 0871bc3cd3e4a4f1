"""Model and voice: opened, exchanged and closed on threads of their own."""

from __future__ import annotations

import threading

from app.errors import EngineUnavailable, ModelRefused
from app.events import (
    ModelFailed,
    ModelLoading,
    ModelReady,
    TurnEnded,
    VoiceFailed,
    VoiceReady,
    VoiceReplaced,
)
from app.session import ModelChoice
from tests.fakes import DEADLINE, LevelEngine, ScriptedModel, wait_until

REPLY = "One two. Three."


def test_native_state_lives_and_dies_on_one_thread(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.session.close()
    assert it.model.closed_on == "llm"
    assert it.engine.closed_on == "speech"
    assert it.model.used_on <= {"llm", "MainThread"}


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


def test_a_sample_is_said_by_its_own_voice_and_changes_no_choice(rig):
    it = rig()
    it.session.choose_voice("level")
    it.session.read("Hello.", voice="seed:42")
    it.finished()
    it.session.read("And again.")
    it.finished()
    assert [request.voice for request in it.engine.said] == ["seed:42", "level"]


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


def test_another_engine_is_opened_where_the_old_one_worked_and_takes_over(rig):
    it = rig()
    it.log.wait(VoiceReady)
    other = LevelEngine()
    it.session.open_voice(lambda _before: other)
    it.log.wait(VoiceReady, 2)
    assert it.engine.closed_on == "speech"
    it.session.submit(REPLY)
    it.finished()
    assert not it.engine.said
    assert [request.text for request in other.said] == ["One two.", " Three."]


def test_an_engine_chosen_while_one_speaks_takes_over_after_that(rig):
    it = rig()
    other = LevelEngine()
    it.session.submit(REPLY)
    it.session.open_voice(lambda _before: other)
    it.finished()
    it.log.wait(VoiceReady, 2)
    said = [request.text for request in (*it.engine.said, *other.said)]
    assert said == ["One two.", " Three."]


def test_an_engine_that_does_not_open_leaves_the_one_before(rig):
    it = rig()
    it.log.wait(VoiceReady)

    def refuse(_before):
        raise EngineUnavailable("No card.", engine="neural", retryable=False)

    it.session.open_voice(refuse)
    it.log.wait(VoiceReady, 2)
    it.session.submit(REPLY)
    it.finished()
    (replaced,) = it.log.wait(VoiceReplaced)
    assert str(replaced.error) == "No card."
    assert replaced.engine == it.engine.name
    assert len(it.engine.said) == 2


def test_an_engine_ends_the_silence_that_the_first_one_left(rig):
    it = rig(engine=EngineUnavailable("No voice.", engine="x", retryable=False))
    it.log.wait(VoiceFailed)
    other = LevelEngine()
    it.session.open_voice(lambda _before: other)
    it.log.wait(VoiceReady)
    it.session.submit(REPLY)
    it.finished()
    assert len(other.said) == 2


def test_an_engine_that_stays_is_neither_closed_nor_told_again(rig):
    it = rig()
    it.log.wait(VoiceReady)
    given = []

    def keep(before):
        given.append(before)
        return before

    it.session.open_voice(keep)
    it.session.submit(REPLY)
    it.finished()
    assert given == [it.engine]
    assert not it.engine.closed_on
    assert len(it.engine.said) == 2
    assert len(it.log.of(VoiceReady)) == 1


def test_in_a_text_that_is_read_another_engine_takes_over_at_the_next_sentence(rig, gate):
    it = rig(engine=LevelEngine(gate=gate))
    other = LevelEngine()
    it.session.read("One two. Three. Four.")
    wait_until(lambda: len(it.engine.said) == 1)
    it.session.open_voice(lambda _before: other)
    gate.set()
    it.finished()
    assert [request.text for request in it.engine.said] == ["One two."]
    assert [request.text for request in other.said] == [" Three.", " Four."]
