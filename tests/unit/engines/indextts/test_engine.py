"""What a listener and a session meet: the engine on weights of noise."""

from __future__ import annotations

import gc
import shutil
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from app.engines.indextts import engine as module
from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.chunks import Chunks
from app.engines.indextts.conformer import Conformer
from app.engines.indextts.decoder import Decoder, Utterance
from app.engines.indextts.engine import IndexTTSEngine
from app.errors import (
    BadSpeech,
    OutOfMemory,
    SynthesisFailed,
    UnsayableText,
    VoiceUnknown,
    WeightsDamaged,
    WeightsMissing,
)
from app.ports import AudioChunk, SpeechRequest
from app.spoken_forms import Entry, Lexicon
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, voice_of
from tests.unit.engines.indextts.golden import FOLDER, samples

TEXT = "The weather is fine today, and we walk."
CODE = 1024


def stocked(folder: Path) -> VoiceShelf:
    """Two voices with a clip, and one without."""
    made = VoiceShelf(folder / "voices")
    for name, case in (("Lin", "zh_plain"), ("Mara", "en_plain")):
        made.keep(VoiceCard(name, "indextts", seed=7))
        made.keep_clip(name, samples(case).numpy(), 24_000)
    made.keep(VoiceCard("Silent", "chattts", seed=7))
    return made


@pytest.fixture
def shelf(tmp_path: Path) -> VoiceShelf:
    return stocked(tmp_path)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexTTSEngine]:
    """One for all tests that leave its voices as they are: it takes a second to open."""
    folder = tmp_path_factory.mktemp("engine")
    made = opened(folder, stocked(folder))
    yield made
    made.close()


@pytest.fixture
def own(tmp_path: Path, shelf: VoiceShelf) -> Iterator[IndexTTSEngine]:
    made = opened(tmp_path, shelf)
    yield made
    made.close()


def opened(folder: Path, shelf: VoiceShelf, **parts: Any) -> IndexTTSEngine:
    torch.set_num_threads(1)
    return IndexTTSEngine(FOLDER / "ckpt", shelf, cache=folder / "cache", **parts)


def say(engine: IndexTTSEngine, text: str = TEXT, **request: Any) -> list[AudioChunk]:
    return list(engine.synthesize(SpeechRequest(text, **request), CancelToken()))


def sound(chunks: list[AudioChunk]) -> Any:
    return np.concatenate([chunk.samples for chunk in chunks])


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every step of a decoder by the utterances that share it."""
    steps: list[int] = []
    draw = Decoder.draw

    def noted(self: Decoder, utterances: Sequence[Utterance]) -> None:
        steps.append(len(utterances))
        draw(self, utterances)

    monkeypatch.setattr(Decoder, "draw", noted)
    return steps


def test_it_streams_sound_that_can_be_heard(engine: IndexTTSEngine) -> None:
    chunks = say(engine)
    assert len(chunks) > 1
    samples = sound(chunks)
    assert np.isfinite(samples).all()
    assert 0.001 < np.abs(samples).max() <= 1.0
    assert {chunk.sample_rate for chunk in chunks} == {24_000}


def test_the_first_piece_comes_long_before_the_last_code(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = counted(monkeypatch)
    first = next(engine.synthesize(SpeechRequest(TEXT), CancelToken()))
    assert len(first.samples) == 8 * CODE
    assert len(steps) <= 17


def test_what_streams_is_what_the_whole_utterance_sounds_like(
    tmp_path: Path, shelf: VoiceShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opened(tmp_path, shelf, precision="float32")
    streamed = sound(say(engine))
    monkeypatch.setattr(Chunks, "missing", property(lambda _self: 1 << 30))
    monkeypatch.setattr(Chunks, "feed", lambda self, latents: self._take(latents) or iter(()))
    whole = sound(say(engine))
    apart = np.abs(streamed - whole) / np.abs(whole).max()
    early = 9 * CODE  # the first piece, which waits for less, and the fade out of it
    assert apart[:early].max() < 2e-2
    assert apart[early:].max() < 2e-4
    engine.close()


def test_a_voice_says_the_same_text_the_same_way_again(engine: IndexTTSEngine) -> None:
    assert np.array_equal(sound(say(engine, voice="Mara")), sound(say(engine, voice="Mara")))


def test_voices_differ(engine: IndexTTSEngine) -> None:
    lin, mara = sound(say(engine, voice="Lin")), sound(say(engine, voice="Mara"))
    assert len(lin) != len(mara) or not np.allclose(lin, mara)


def test_those_with_a_clip_are_offered(engine: IndexTTSEngine) -> None:
    assert [voice.name for voice in engine.voices()] == ["Lin", "Mara"]
    assert {voice.engine for voice in engine.voices()} == {"indextts"}


def test_without_a_wish_the_first_of_them_speaks(engine: IndexTTSEngine) -> None:
    assert np.array_equal(sound(say(engine)), sound(say(engine, voice="Lin")))


def test_a_voice_is_spoken_before_it_is_kept(own: IndexTTSEngine, shelf: VoiceShelf) -> None:
    clip = shelf.clip("Mara")
    assert clip is not None
    shelf.try_out(VoiceCard("New", "indextts", seed=12), clip=clip.read_bytes())
    assert say(own, voice=voice_of(12))


@pytest.mark.parametrize("voice", ["Silent", "Nobody", "seed:99"])
def test_a_voice_without_a_recording_is_refused(engine: IndexTTSEngine, voice: str) -> None:
    with pytest.raises(VoiceUnknown, match=f"no recording of the voice {voice}"):
        say(engine, voice=voice)


def test_a_recording_without_speech_is_refused_with_its_reason(
    own: IndexTTSEngine, shelf: VoiceShelf
) -> None:
    clip = shelf.clip("Mara")
    assert clip is not None
    clip.write_bytes(b"RIFF")
    with pytest.raises(VoiceUnknown, match="can be opened"):
        say(own, voice="Mara")


def test_it_opens_without_any_voice_and_says_what_is_missing(tmp_path: Path) -> None:
    engine = opened(tmp_path, VoiceShelf(tmp_path / "voices"))
    assert engine.voices() == []
    with pytest.raises(VoiceUnknown, match="no recording of a voice"):
        say(engine)
    engine.close()


def test_a_clip_is_listened_to_once(own: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    say(own, voice="Mara")
    heard: list[None] = []
    made = Conformer.__init__
    monkeypatch.setattr(
        Conformer, "__init__", lambda self, *parts: heard.append(None) or made(self, *parts)
    )
    for voice in ("Mara", "Lin", "Mara"):
        say(own, voice=voice)
    assert not heard


def test_it_knows_its_own_speed_when_it_is_open(engine: IndexTTSEngine) -> None:
    measured = engine.measured
    assert measured is not None
    assert 0.0 < measured.first_chunk < measured.compute
    assert measured.audio > 1.0


def test_the_users_words_are_said_as_they_stand_now(
    tmp_path: Path, shelf: VoiceShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicons = iter([Lexicon(), Lexicon((Entry("Qt", "cute", "en"),))])
    engine = opened(tmp_path, shelf, words=lambda: next(lexicons))
    given: list[tuple[int, ...]] = []
    begin = Decoder.begin
    monkeypatch.setattr(
        Decoder,
        "begin",
        lambda self, voice, ids, most, **more: (
            given.append(ids) or begin(self, voice, ids, most, **more)
        ),
    )
    say(engine, "It is the Qt.")
    say(engine, "It is the Qt.")
    assert given[0] != given[1]
    engine.close()


@pytest.mark.parametrize("text", ["...", "\u2026 \u2014", " "])
def test_a_text_without_words_is_no_utterance(engine: IndexTTSEngine, text: str) -> None:
    with pytest.raises(SynthesisFailed):
        say(engine, text)


def test_another_script_is_left_to_another_engine(engine: IndexTTSEngine) -> None:
    with pytest.raises(UnsayableText):
        say(engine, "Это по-русски.")


def test_a_cancelled_turn_ends_within_a_step(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel, steps = CancelToken(), list[int]()
    step = Decoder.draw

    def counted(self: Decoder, utterances: Sequence[Utterance]) -> None:
        steps.append(len(utterances))
        if len(steps) == 5:
            cancel.cancel()
        step(self, utterances)

    monkeypatch.setattr(Decoder, "draw", counted)
    assert list(engine.synthesize(SpeechRequest(TEXT), cancel)) == []
    assert len(steps) == 5
    assert say(engine), "and the next one speaks"


def test_a_turn_that_is_cancelled_while_sound_is_made_gets_no_more_of_it(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel = CancelToken()
    decode = BigVGAN.__call__

    def cancelling(self: BigVGAN, *parts: Any, **more: Any) -> torch.Tensor:
        cancel.cancel()
        return decode(self, *parts, **more)

    monkeypatch.setattr(BigVGAN, "__call__", cancelling)
    assert list(engine.synthesize(SpeechRequest(TEXT), cancel)) == []


def failing(times: int, monkeypatch: pytest.MonkeyPatch, error: Exception) -> list[int]:
    """Let the first so many utterances fail; the list grows by one with each that is begun."""
    begun: list[int] = []
    codes = Utterance.codes

    def drawn(self: Utterance, beside: Callable[[], Sequence[Utterance]]) -> Iterator[int]:
        begun.append(self._sampler._random.initial_seed())
        if len(begun) <= times:
            raise error
        yield from codes(self, beside)

    monkeypatch.setattr(Utterance, "codes", drawn)
    return begun


def test_an_utterance_that_goes_wrong_is_drawn_anew(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = failing(1, monkeypatch, BadSpeech("No.", engine="indextts"))
    assert say(engine)
    assert begun == [7, 8]


def test_after_the_second_time_it_is_given_up(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(2, monkeypatch, BadSpeech("No.", engine="indextts"))
    with pytest.raises(BadSpeech):
        say(engine)


def test_a_voice_that_does_not_end_is_no_speech(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "most_codes", lambda _pieces: 6)
    with pytest.raises(BadSpeech, match="does not come to an end"):
        say(engine)


def test_a_swallowed_text_is_no_speech(
    engine: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ending(self: Utterance, _beside: object) -> Iterator[int]:
        self.ended = True
        yield 3

    monkeypatch.setattr(Utterance, "codes", ending)
    with pytest.raises(BadSpeech, match="swallowed"):
        say(engine)


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (MemoryError(), OutOfMemory),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), OutOfMemory),
        (RuntimeError("could not create a primitive"), SynthesisFailed),
    ],
)
def test_what_torch_raises_is_told_in_our_words(
    engine: IndexTTSEngine,
    monkeypatch: pytest.MonkeyPatch,
    raised: Exception,
    told: type[Exception],
) -> None:
    failing(9, monkeypatch, raised)
    with pytest.raises(told):
        say(engine)


def test_missing_files_are_named(tmp_path: Path, shelf: VoiceShelf) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER / "ckpt", folder)
    (folder / "bpe.model").unlink()
    with pytest.raises(WeightsMissing, match=r"bpe\.model"):
        IndexTTSEngine(folder, shelf, cache=tmp_path / "cache")


def test_damaged_files_are_named(tmp_path: Path, shelf: VoiceShelf) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER / "ckpt", folder)
    (folder / "gpt.pth").write_bytes(b"PK")
    with pytest.raises(WeightsDamaged, match=r"gpt\.pth"):
        IndexTTSEngine(folder, shelf, cache=tmp_path / "cache")


def test_closing_gives_the_memory_back(tmp_path: Path, shelf: VoiceShelf) -> None:
    engine = opened(tmp_path, shelf)
    say(engine)
    decoder, network = weakref.ref(engine._decoder), weakref.ref(engine._network)
    engine.close()
    gc.collect()
    assert decoder() is None
    assert network() is None
    engine.close()
