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


def test_it_streams_sound_that_can_be_heard(opened: Open, soon: Path) -> None:
    chunks = say(opened(soon))
    assert len(chunks) > 1
    samples = sound(chunks)
    assert np.isfinite(samples).all()
    assert 0.001 < np.abs(samples).max() <= 1.0
    assert {chunk.sample_rate for chunk in chunks} == {24_000}


def test_the_first_piece_is_short(opened: Open, endless: Path) -> None:
    first = next(opened(endless).synthesize(SpeechRequest(TEXT), CancelToken()))
    assert len(first.samples) == 8 * CODE


def test_a_voice_says_the_same_text_the_same_way_again(opened: Open, soon: Path) -> None:
    engine = opened(soon)
    assert np.array_equal(sound(say(engine)), sound(say(engine)))


def test_after_a_stop_the_next_utterance_is_whole(opened: Open, soon: Path) -> None:
    engine = opened(soon)
    expected = sound(say(engine))
    next(engine.synthesize(SpeechRequest("Something else, and long."), CancelToken()))
    assert np.array_equal(sound(say(engine)), expected)


def test_a_cancel_ends_it_within_one_look(
    opened: Open, endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, cancel, drawn = opened(endless), CancelToken(), []
    advance = Stepper.advance

    def counted(stepper: Stepper, steps: int) -> int | None:
        drawn.append(steps)
        if len(drawn) == 9:
            cancel.cancel()
        return advance(stepper, steps)

    monkeypatch.setattr(Stepper, "advance", counted)
    list(engine.synthesize(SpeechRequest(TEXT), cancel))
    assert len(drawn) == 9
    assert max(drawn) <= 4


def test_a_cancel_before_the_first_word_is_not_lost(opened: Open, endless: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    assert list(opened(endless).synthesize(SpeechRequest(TEXT), cancel)) == []


def test_a_cancelled_turn_yields_nothing_more(opened: Open, endless: Path) -> None:
    cancel = CancelToken()
    chunks = opened(endless).synthesize(SpeechRequest(TEXT), cancel)
    next(chunks)
    cancel.cancel()
    assert list(chunks) == []


def test_a_runaway_is_ended_and_told(opened: Open, endless: Path) -> None:
    heard: list[AudioChunk] = []
    chunks = opened(endless).synthesize(SpeechRequest("Good day to you."), CancelToken())
    with pytest.raises(BadSpeech, match="does not come to an end"):
        heard.extend(chunks)
    assert 1.0 < sum(chunk.seconds for chunk in heard) < 6.0


def test_what_swallows_the_text_is_tried_with_another_draw(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, seeds = opened(soon), []
    begin, advance = Stepper.begin, Stepper.advance

    def noted(stepper: Stepper, prompt: torch.Tensor, knobs: Any, seed: int) -> None:
        seeds.append(seed)
        begin(stepper, prompt, knobs, seed)

    def ended(stepper: Stepper, steps: int) -> int | None:
        return 0 if len(seeds) == 1 else advance(stepper, steps)

    monkeypatch.setattr(Stepper, "begin", noted)
    monkeypatch.setattr(Stepper, "advance", ended)
    assert say(engine)
    assert seeds == [2, 3]


def test_what_swallows_it_twice_is_told(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opened(soon)
    monkeypatch.setattr(Stepper, "advance", lambda *_: 0)
    with pytest.raises(BadSpeech, match="swallowed"):
        say(engine)


@pytest.mark.parametrize(
    ("value", "sentence"), [(float("nan"), "no numbers"), (5.0, "rattle"), (0.0, "silent")]
)
def test_what_is_no_sound_never_reaches_the_listener(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch, value: float, sentence: str
) -> None:
    engine = opened(soon)
    heard: list[AudioChunk] = []
    monkeypatch.setattr(Vocoder, "decode", lambda *_: torch.full((CODE,), value))
    chunks = engine.synthesize(SpeechRequest(TEXT), CancelToken())
    with pytest.raises(BadSpeech, match=sentence):
        heard.extend(chunks)
    assert not any(np.abs(chunk.samples).max() for chunk in heard)


def test_a_full_card_is_told_after_another_try(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, tries = opened(soon), []

    def full(*_: object) -> None:
        tries.append(1)
        raise torch.OutOfMemoryError

    monkeypatch.setattr(Stepper, "begin", full)
    with pytest.raises(OutOfMemory) as refusal:
        say(engine)
    assert len(tries) == 2
    assert "memory" in str(refusal.value)


def test_a_device_that_refuses_is_told_in_a_sentence(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opened(soon)

    def refuse(*_: object) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    monkeypatch.setattr(Stepper, "advance", refuse)
    with pytest.raises(SynthesisFailed, match="could not finish"):
        say(engine)


@pytest.mark.parametrize("text", ["Привет", "こんにちは", "Hello Мир"])
def test_what_it_never_learnt_is_left_to_another_voice(opened: Open, soon: Path, text: str) -> None:
    with pytest.raises(UnsayableText) as refusal:
        say(opened(soon), text)
    assert not refusal.value.retryable


@pytest.mark.parametrize("text", ["", " ", "...", "?!", "。，"])
def test_a_text_without_words_is_no_utterance(opened: Open, soon: Path, text: str) -> None:
    with pytest.raises(SynthesisFailed):
        say(opened(soon), text)


def test_figures_are_said_and_not_left_out(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opened(soon)
    said = texts_given(engine, monkeypatch)
    say(engine, "Room 42 is 100% free.")
    assert "forty" in said[0]
    assert "hundred percent" in said[0]


def test_control_tokens_in_a_text_are_not_obeyed(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opened(soon)
    said = texts_given(engine, monkeypatch)
    say(engine, "Say [laugh] and [uv_break] aloud, please, [spk_emb].")
    assert "[" not in said[0]


def test_without_a_card_one_voice_speaks_and_any_seed_is_another(opened: Open, soon: Path) -> None:
    engine = opened(soon)
    assert [voice.name for voice in engine.voices()] == ["seed:2"]
    usual = sound(say(engine))
    assert np.array_equal(sound(say(engine, voice="seed:2")), usual)
    assert not np.array_equal(sound(say(engine, voice="seed:7"))[:4000], usual[:4000])


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
def test_a_voice_that_is_not_there_is_told(opened: Open, soon: Path, voice: str) -> None:
    with pytest.raises(VoiceUnknown):
        say(opened(soon), voice=voice)


def test_a_voice_of_other_weights_is_told(
    opened: Open, soon: Path, shelf: VoiceShelf, chat: Any
) -> None:
    narrow = chat.speaker._encode(torch.ones(32))
    shelf.keep(VoiceCard("Narrow", embedding=narrow))
    with pytest.raises(VoiceUnknown, match="other weights"):
        say(opened(soon), voice="Narrow")


def test_the_pace_is_a_word_of_the_prompt(opened: Open, soon: Path) -> None:
    slow = sound(say(opened(soon, manner=Manner(pace=1))))
    assert not np.array_equal(slow[:4000], sound(say(opened(soon)))[:4000])


def test_a_text_is_refined_only_if_that_is_wanted(
    opened: Open, soon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = opened(soon)
    assert plain._refiner is None
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
