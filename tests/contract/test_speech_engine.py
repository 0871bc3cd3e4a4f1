"""What every SpeechEngine promises."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from app import paths
from app.engines.cached.engine import CachedEngine
from app.engines.cached.shelf import PhraseShelf
from app.engines.chattts.engine import ChatTTSEngine, Placement
from app.engines.chattts.weights import Release
from app.engines.espeak import EspeakEngine
from app.engines.failover.ladder import Ladder
from app.engines.remote.recipe import Recipe
from app.engines.remote.speech import RemoteSpeech
from app.engines.sherpa.engine import SherpaEngine
from app.engines.tone import ToneEngine
from app.errors import SynthesisFailed
from app.ports import AudioChunk, SpeechEngine, SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, clip
from tests import sherpa_factory
from tests.fakes_sambert import ServedSambert
from tools.chattts_weights.make import MANIFEST, make
from tools.chattts_weights.shapes import shapes
from tools.indextts_weights.make import make as make_indextts

RECORDING = Path(__file__).parents[1] / "data/indextts/ref_en.wav"
TEXT = "The weather will be cold and rainy tomorrow, so please bring a warm coat."


@cache
def weights() -> tuple[Path, Release]:
    """Weights of noise that end by themselves."""
    folder = Path(tempfile.mkdtemp())
    make(folder, ends="soon")
    hashes = json.loads((folder / MANIFEST).read_text("utf-8"))["hashes"]
    return folder, Release(shapes("tiny"), hashes)


def chattts() -> SpeechEngine:
    folder, release = weights()
    shelf = VoiceShelf(folder / "voices")
    torch.set_num_threads(1)
    return ChatTTSEngine(folder, shelf, placement=Placement("cpu"), release=release)


def ladder() -> SpeechEngine:
    made = Ladder((chattts(), EspeakEngine()))
    for engine in made.rungs:
        say(made, voice=engine.voices()[0].name)  # on its thread, which is there from now on
    return made


def indextts() -> SpeechEngine:
    """In its worker, as the app has it, with one voice on the shelf of its own home."""
    home = Path(tempfile.mkdtemp())
    make_indextts(home / "weights", ends="soon")
    arguments = {"folder": str(home / "weights"), "precision": "int8"}
    factory = "app.engines.indextts.engine:open_engine"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.HOME, str(home))
        VoiceShelf().keep(VoiceCard("Mara", "indextts"), clip=clip.recorded(RECORDING))
        recipe = Recipe(
            name="indextts", label="IndexTTS", factory=factory, arguments=arguments, threads=1
        )
        return opened(recipe)


def sherpa() -> SpeechEngine:
    home = Path(tempfile.mkdtemp())
    return SherpaEngine(sherpa_factory.melo(home / "melo"), VoiceShelf(home / "voices"))


class Remembered(CachedEngine):
    """One that is asked for nothing private, and so says much of it again."""

    def __init__(self) -> None:
        self.phrases = PhraseShelf(100_000_000)
        super().__init__(ToneEngine(), self.phrases)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        return super().synthesize(replace(request, private=False), cancel)


def remote(factory: str) -> Callable[[], SpeechEngine]:
    return lambda: opened(Recipe(name="remote", label="Remote", factory=factory))


def opened(recipe: Recipe) -> SpeechEngine:
    engine = RemoteSpeech(recipe)
    engine.open(CancelToken())
    return engine


TALKING: dict[str, Callable[[], SpeechEngine]] = {
    "espeak": EspeakEngine,
    "tone": ToneEngine,
    "sambert": ServedSambert,
    "sherpa": sherpa,
    "remembered": Remembered,
    "espeak in a worker": remote("app.engines.espeak:EspeakEngine"),
    "tone in a worker": remote("app.engines.tone:ToneEngine"),
}
"""Engines whose sound is as long as the text; weights of noise know no text."""
ENGINES = {**TALKING, "indextts": indextts, "chattts": chattts, "ladder": ladder}
talking_only = pytest.mark.parametrize("engine", TALKING, indirect=True, scope="module")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[SpeechEngine]:
    """One that serves all tests, for some take a while to open; the last test closes it."""
    made = ENGINES[request.param]()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def said_for_the_first_time(engine: SpeechEngine) -> None:
    if isinstance(engine, Remembered):
        engine.phrases.clear()


def say(engine: SpeechEngine, text: str = TEXT, **request: object) -> list[AudioChunk]:
    return list(engine.synthesize(SpeechRequest(text, **request), CancelToken()))  # type: ignore[arg-type]  # the tests pass the fields by name


def sound(chunks: list[AudioChunk]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.concatenate([chunk.samples for chunk in chunks])


def words(chunks: list[AudioChunk]) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for chunk in chunks for mark in chunk.words]


def test_speech_is_finite_audible_and_never_clips(engine: SpeechEngine) -> None:
    samples = sound(say(engine))
    assert samples.dtype == np.float32
    assert samples.ndim == 1
    assert np.isfinite(samples).all()
    assert 0.05 < np.abs(samples).max() <= 1.0


def test_all_of_an_utterance_has_one_sample_rate(engine: SpeechEngine) -> None:
    assert len({chunk.sample_rate for chunk in say(engine)}) == 1


def test_no_chunk_is_empty(engine: SpeechEngine) -> None:
    assert all(len(chunk.samples) for chunk in say(engine))


def test_an_utterance_comes_in_pieces(engine: SpeechEngine) -> None:
    assert len(say(engine)) > 1


def test_the_same_text_has_the_same_words_and_length_again(engine: SpeechEngine) -> None:
    first, second = say(engine), say(engine)
    assert words(first) == words(second)
    assert len(sound(first)) == pytest.approx(len(sound(second)), rel=0.01)


@talking_only
def test_a_longer_text_takes_longer(engine: SpeechEngine) -> None:
    assert len(sound(say(engine))) > len(sound(say(engine, "The weather.")))


@talking_only
@pytest.mark.parametrize("speed", [0.75, 1.5, 2.0])
def test_speed_is_the_number_of_times_faster(engine: SpeechEngine, speed: float) -> None:
    ratio = len(sound(say(engine))) / len(sound(say(engine, speed=speed)))
    assert ratio == pytest.approx(speed, rel=0.12)


def test_marks_are_in_order_and_inside_the_text_and_their_chunk(engine: SpeechEngine) -> None:
    begun, end, last = 0, 0, -1
    for chunk in say(engine):
        for mark in chunk.words:
            assert end <= mark.start < mark.end <= len(TEXT)
            assert begun <= mark.sample < begun + len(chunk.samples)
            assert mark.sample > last
            end, last = mark.end, mark.sample
        begun += len(chunk.samples)


def test_both_languages_are_spoken(engine: SpeechEngine) -> None:
    assert np.abs(sound(say(engine, "今天天气很好。", language="zh"))).max() > 0.05


def test_every_voice_it_offers_speaks_and_is_named_once(engine: SpeechEngine) -> None:
    names = [voice.name for voice in engine.voices()]
    assert len(names) == len(set(names)) > 0
    for voice in engine.voices():
        language = "zh" if "zh" in voice.languages else "en"
        text = "你好" if language == "zh" else "Hello."
        assert len(sound(say(engine, text, language=language, voice=voice.name)))


@pytest.mark.parametrize("text", ["", "   ", "...", "?!", "“—”", "。，", "\n"])
def test_a_text_without_words_is_refused_with_a_sentence(engine: SpeechEngine, text: str) -> None:
    with pytest.raises(SynthesisFailed) as refusal:
        say(engine, text)
    assert not refusal.value.retryable
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("text", ["a\0b c", "tear \ud83d drop", "tab\tand\x07bell", "😀 fine", "é"])
def test_odd_characters_are_spoken_around(engine: SpeechEngine, text: str) -> None:
    assert len(sound(say(engine, text)))


def test_nothing_comes_once_the_turn_is_over(engine: SpeechEngine) -> None:
    cancel = CancelToken()
    chunks = engine.synthesize(SpeechRequest(TEXT * 20), cancel)
    next(chunks)
    cancel.cancel()
    assert list(chunks) == []


def test_a_turn_that_is_over_before_it_speaks_stays_silent(engine: SpeechEngine) -> None:
    cancel = CancelToken()
    cancel.cancel()
    assert list(engine.synthesize(SpeechRequest(TEXT), cancel)) == []


def test_an_utterance_that_nobody_finishes_does_not_stop_the_next(engine: SpeechEngine) -> None:
    whole = words(say(engine))
    abandoned = engine.synthesize(SpeechRequest(TEXT * 200), CancelToken())
    next(abandoned)
    assert words(say(engine)) == whole


def test_it_can_be_closed_in_the_middle_of_an_utterance_and_twice(engine: SpeechEngine) -> None:
    next(engine.synthesize(SpeechRequest(TEXT * 200), CancelToken()))
    engine.close()
    engine.close()
