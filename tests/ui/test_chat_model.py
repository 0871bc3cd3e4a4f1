"""What the window knows of a turn follows from the events alone."""

from __future__ import annotations

import pytest

from app.errors import NoAudioDevice, SynthesisFailed
from app.events import (
    DeviceLost,
    DeviceReady,
    Event,
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
    UtterancePlanned,
    UtteranceStarted,
    VoiceFailed,
    VoiceReady,
    WordReached,
)
from app.turn import Turn
from app.ui.chat_model import ChatModel, Passage, Sentences
from app.ui.states import State


@pytest.fixture
def model() -> ChatModel:
    return ChatModel()


def begun(model: ChatModel) -> Passage:
    passage = model.apply(TurnStarted(Turn("question")))
    assert passage is not None
    return passage


def told(model: ChatModel, passage: Passage, *events: Event) -> State:
    for event in events:
        model.apply(event)
    return model.state(passage)


def test_the_states_follow_an_answer_from_thought_to_silence(model: ChatModel) -> None:
    passage = begun(model)
    turn = passage.turn.id
    assert model.state(passage) is State.THINKING
    assert told(model, passage, ThinkingDelta(turn, "hm")) is State.THINKING
    assert told(model, passage, TextDelta(turn, "One. Two.")) is State.PREPARING
    planned = UtterancePlanned(turn, 0, (0, 4), "One.")
    started = UtteranceStarted(turn, 0, (0, 4))
    assert told(model, passage, planned, started) is State.SPEAKING_AND_WRITING
    assert told(model, passage, TextFinished(turn, None)) is State.SPEAKING
    assert told(model, passage, PlaybackPaused(turn)) is State.PAUSED
    assert told(model, passage, PlaybackResumed(turn)) is State.SPEAKING
    assert model.busy
    ended = TurnEnded(turn, "completed", 9)
    assert told(model, passage, PlaybackEnded(turn), ended) is State.DONE
    assert not model.busy


def test_a_stopped_answer_says_so_and_is_lit_no_more(model: ChatModel) -> None:
    passage = begun(model)
    turn = passage.turn.id
    started = UtteranceStarted(turn, 0, (0, 4))
    told(model, passage, TextDelta(turn, "One. Two."), started, WordReached(turn, 0, (0, 3)))
    assert (passage.lit, passage.word) == ((0, 4), (0, 3))
    assert told(model, passage, TurnEnded(turn, "cancelled", 4)) is State.STOPPED
    assert passage.cut
    assert (passage.lit, passage.word) == (None, None)


def test_an_answer_stopped_after_its_last_word_was_not_cut(model: ChatModel) -> None:
    passage = begun(model)
    turn = passage.turn.id
    assert told(model, passage, TextDelta(turn, "One. "), TurnEnded(turn, "cancelled", 4)) is (
        State.DONE
    )


def test_without_a_voice_answers_are_written_only(model: ChatModel) -> None:
    model.apply(VoiceFailed(SynthesisFailed("No voice.", engine="none")))
    passage = begun(model)
    assert told(model, passage, TextDelta(passage.turn.id, "One.")) is State.WRITING
    assert told(model, passage, TextFinished(passage.turn.id, None)) is State.DONE


def test_listening_again_sounds_after_the_end(model: ChatModel) -> None:
    passage = begun(model)
    turn = passage.turn.id
    told(model, passage, TextDelta(turn, "One."), TextFinished(turn, None))
    told(model, passage, PlaybackEnded(turn), TurnEnded(turn, "completed", 4))
    assert told(model, passage, UtteranceStarted(turn, 0, (0, 4))) is State.SPEAKING
    assert model.busy
    assert told(model, passage, PlaybackEnded(turn)) is State.DONE


def test_events_of_a_forgotten_turn_change_nothing(model: ChatModel) -> None:
    turn = begun(model).turn.id
    model.forget()
    assert model.apply(TextDelta(turn, "late")) is None
    assert model.current is None


def test_model_voice_and_device_are_remembered(model: ChatModel) -> None:
    model.apply(ModelLoading("Starter"))
    assert (model.model, model.model_loading) == ("Starter", True)
    model.apply(ModelReady("Starter", 0.1))
    assert not model.model_loading
    model.apply(VoiceReady("espeak-ng"))
    assert not model.voiceless
    model.apply(DeviceReady("Speakers"))
    assert model.device == "Speakers"
    model.apply(DeviceLost("Speakers", NoAudioDevice("It is gone.")))
    assert model.device == ""


def test_a_sentence_is_found_by_any_place_in_it() -> None:
    sentences = Sentences()
    for index, span in enumerate([(0, 4), (5, 9), (12, 20)]):
        sentences.add(index, span)
    assert [sentences.at(offset) for offset in (0, 3, 4, 5, 10, 19, 20)] == [
        0, 0, None, 1, None, 2, None,
    ]  # fmt: skip
    assert sentences.span(2) == (12, 20)
    assert sentences.span(3) is None
