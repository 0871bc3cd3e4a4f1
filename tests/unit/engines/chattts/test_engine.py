"""What a listener and a session meet: the engine on weights of noise, on the processor."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from app.engines.chattts.engine import ChatTTSEngine
from app.engines.chattts.manner import Manner
from app.engines.chattts.stepper import Stepper
from app.engines.chattts.vocoder import CODE, Vocoder
from app.errors import BadSpeech, OutOfMemory, SynthesisFailed, UnsayableText, VoiceUnknown
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf

TEXT = "The weather will be cold and rainy tomorrow."
Open = Callable[..., ChatTTSEngine]


def say(engine: ChatTTSEngine, text: str = TEXT, **request: Any) -> list[AudioChunk]:
    return list(engine.synthesize(SpeechRequest(text, **request), CancelToken()))


def texts_given(engine: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the network is given to say, from now on."""
    given: list[str] = []
    embed = engine._prompter.embed
    monkeypatch.setattr(
        engine._prompter, "embed", lambda text, *more: given.append(text) or embed(text, *more)
    )
    return given


def sound(chunks: list[AudioChunk]) -> Any:
    return np.concatenate([chunk.samples for chunk in chunks])


def test_it_streams_sound_that_can_be_heard(speaking: ChatTTSEngine) -> None:
    chunks = say(speaking)
    assert len(chunks) > 1
    samples = sound(chunks)
    assert np.isfinite(samples).all()
    assert 0.001 < np.abs(samples).max() <= 1.0
    assert {chunk.sample_rate for chunk in chunks} == {24_000}


def test_the_first_piece_is_short(runaway: ChatTTSEngine) -> None:
    first = next(runaway.synthesize(SpeechRequest(TEXT), CancelToken()))
    assert len(first.samples) == 8 * CODE


def test_a_voice_says_the_same_text_the_same_way_again(speaking: ChatTTSEngine) -> None:
    assert np.array_equal(sound(say(speaking)), sound(say(speaking)))


def test_after_a_stop_the_next_utterance_is_whole(speaking: ChatTTSEngine) -> None:
    expected = sound(say(speaking))
    next(speaking.synthesize(SpeechRequest("Something else, and long."), CancelToken()))
    assert np.array_equal(sound(say(speaking)), expected)


def test_a_cancel_ends_it_within_one_look(
    runaway: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel, drawn = CancelToken(), list[int]()
    advance = Stepper.advance

    def counted(stepper: Stepper, steps: int) -> int | None:
        drawn.append(steps)
        if len(drawn) == 9:
            cancel.cancel()
        return advance(stepper, steps)

    monkeypatch.setattr(Stepper, "advance", counted)
    list(runaway.synthesize(SpeechRequest(TEXT), cancel))
    assert len(drawn) == 9
    assert max(drawn) <= 4


def test_a_cancel_before_the_first_word_is_not_lost(runaway: ChatTTSEngine) -> None:
    cancel = CancelToken()
    cancel.cancel()
    assert list(runaway.synthesize(SpeechRequest(TEXT), cancel)) == []


def test_a_cancelled_turn_yields_nothing_more(runaway: ChatTTSEngine) -> None:
    cancel = CancelToken()
    chunks = runaway.synthesize(SpeechRequest(TEXT), cancel)
    next(chunks)
    cancel.cancel()
    assert list(chunks) == []


def test_a_runaway_is_ended_and_told(runaway: ChatTTSEngine) -> None:
    heard: list[AudioChunk] = []
    chunks = runaway.synthesize(SpeechRequest("Good day to you."), CancelToken())
    with pytest.raises(BadSpeech, match="does not come to an end"):
        heard.extend(chunks)
    assert 1.0 < sum(chunk.seconds for chunk in heard) < 6.0


def test_what_swallows_the_text_is_tried_with_another_draw(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds: list[int] = []
    begin, advance = Stepper.begin, Stepper.advance

    def noted(stepper: Stepper, prompt: torch.Tensor, knobs: Any, seed: int) -> None:
        seeds.append(seed)
        begin(stepper, prompt, knobs, seed)

    def ended(stepper: Stepper, steps: int) -> int | None:
        return 0 if len(seeds) == 1 else advance(stepper, steps)

    monkeypatch.setattr(Stepper, "begin", noted)
    monkeypatch.setattr(Stepper, "advance", ended)
    assert say(speaking)
    assert seeds == [2, 3]


def test_what_swallows_it_twice_is_told(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stepper, "advance", lambda *_: 0)
    with pytest.raises(BadSpeech, match="swallowed"):
        say(speaking)


@pytest.mark.parametrize(
    ("value", "sentence"), [(float("nan"), "no numbers"), (5.0, "rattle"), (0.0, "silent")]
)
def test_what_is_no_sound_never_reaches_the_listener(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch, value: float, sentence: str
) -> None:
    heard: list[AudioChunk] = []
    monkeypatch.setattr(Vocoder, "decode", lambda *_: torch.full((CODE,), value))
    chunks = speaking.synthesize(SpeechRequest(TEXT), CancelToken())
    with pytest.raises(BadSpeech, match=sentence):
        heard.extend(chunks)
    assert not any(np.abs(chunk.samples).max() for chunk in heard)


def test_a_full_card_is_told_after_another_try(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def full(*_: object) -> None:
        tries.append(1)
        raise torch.OutOfMemoryError

    monkeypatch.setattr(Stepper, "begin", full)
    with pytest.raises(OutOfMemory) as refusal:
        say(speaking)
    assert len(tries) == 2
    assert "memory" in str(refusal.value)


def test_a_device_that_refuses_is_told_in_a_sentence(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    monkeypatch.setattr(Stepper, "advance", refuse)
    with pytest.raises(SynthesisFailed, match="could not finish"):
        say(speaking)


@pytest.mark.parametrize("text", ["Привет", "こんにちは", "Hello Мир"])
def test_what_it_never_learnt_is_left_to_another_voice(speaking: ChatTTSEngine, text: str) -> None:
    with pytest.raises(UnsayableText) as refusal:
        say(speaking, text)
    assert not refusal.value.retryable


@pytest.mark.parametrize("text", ["", " ", "...", "?!", "。，"])
def test_a_text_without_words_is_no_utterance(speaking: ChatTTSEngine, text: str) -> None:
    with pytest.raises(SynthesisFailed):
        say(speaking, text)


def test_figures_are_said_and_not_left_out(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = texts_given(speaking, monkeypatch)
    say(speaking, "Room 42 is 100% free.")
    assert "forty" in said[0]
    assert "hundred percent" in said[0]


def test_control_tokens_in_a_text_are_not_obeyed(
    speaking: ChatTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = texts_given(speaking, monkeypatch)
    say(speaking, "Say [laugh] and [uv_break] aloud, please, [spk_emb].")
    assert "[" not in said[0]


def test_without_a_card_one_voice_speaks_and_any_seed_is_another(speaking: ChatTTSEngine) -> None:
    assert [voice.name for voice in speaking.voices()] == ["seed:2"]
    usual = sound(say(speaking))
    assert np.array_equal(sound(say(speaking, voice="seed:2")), usual)
    assert not np.array_equal(sound(say(speaking, voice="seed:7"))[:4000], usual[:4000])


def test_a_card_is_completed_once_and_then_speaks_as_it_is(
    opened: Open, soon: Path, shelf: VoiceShelf
) -> None:
    shelf.keep(VoiceCard("Lin", seed=7))
    engine = opened(soon)
    assert [voice.name for voice in engine.voices()] == ["Lin"]
    by_seed = sound(say(engine, voice="seed:7"))
    assert np.array_equal(sound(say(engine, voice="Lin")), by_seed)
    card = shelf.get("Lin")
    assert card is not None
    assert card.embedding
    shelf.keep(VoiceCard("Wei", seed=7, embedding=card.embedding))
    assert np.array_equal(sound(say(engine, voice="Wei")), by_seed)


@pytest.mark.parametrize("voice", ["nobody", "seed:x", "seed:-1"])
def test_a_voice_that_is_not_there_is_told(speaking: ChatTTSEngine, voice: str) -> None:
    with pytest.raises(VoiceUnknown):
        say(speaking, voice=voice)


def test_a_voice_of_other_weights_is_told(
    opened: Open, soon: Path, shelf: VoiceShelf, chat: Any
) -> None:
    narrow = chat.speaker._encode(torch.ones(32))
    shelf.keep(VoiceCard("Narrow", embedding=narrow))
    with pytest.raises(VoiceUnknown, match="other weights"):
        say(opened(soon), voice="Narrow")


def test_the_pace_is_a_word_of_the_prompt(
    speaking: ChatTTSEngine, opened: Open, soon: Path
) -> None:
    slow = sound(say(opened(soon, manner=Manner(pace=1))))
    assert not np.array_equal(slow[:4000], sound(say(speaking))[:4000])


def test_a_text_is_refined_only_if_that_is_wanted(
    speaking: ChatTTSEngine, opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert speaking._refiner is None
    engine = opened(soon, manner=Manner(refine=True, laugh=2))
    said = texts_given(engine, monkeypatch)
    assert say(engine)
    assert said[0] != TEXT.lower()


def test_loading_is_told_step_by_step(opened: Open, soon: Path) -> None:
    told: list[tuple[str, float]] = []
    opened(soon, progress=lambda what, share: told.append((what, share)))
    assert [what for what, _ in told] == ["device", "weights", "network", "warm-up", "ready"]
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_closing_gives_the_memory_back_and_may_be_repeated(opened: Open, soon: Path) -> None:
    engine = opened(soon)
    held = weakref.ref(engine._network)
    engine.close()
    engine.close()
    gc.collect()
    assert held() is None
