from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import pytest

from app import paths
from app.engines.remote.recipe import Recipe
from app.engines.remote.speech import RemoteSpeech
from app.engines.sherpa import package
from app.engines.sherpa.engine import SherpaEngine, open_engine
from app.errors import (
    BadSpeech,
    EngineError,
    EngineUnavailable,
    SynthesisFailed,
    VoiceUnknown,
    WeightsDamaged,
    WorkerCrashed,
)
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, clip
from tests import sherpa_factory
from tests.conftest import ExpectedLog

CLIP = clip.recorded(Path(__file__).parents[3] / "data/indextts/ref_en.wav")
TEXT = "The weather will be cold and rainy tomorrow, so please bring a warm coat."


@pytest.fixture
def shelf(tmp_path: Path) -> VoiceShelf:
    made = VoiceShelf(tmp_path / "voices")
    made.keep(VoiceCard("Mara", "indextts"), clip=CLIP)
    return made


@pytest.fixture
def piper(tmp_path: Path, shelf: VoiceShelf) -> Iterator[SherpaEngine]:
    with closing(SherpaEngine(sherpa_factory.piper(tmp_path / "piper"), shelf)) as engine:
        yield engine


def say(engine: SherpaEngine, text: str = TEXT, **request: object) -> list[AudioChunk]:
    return list(engine.synthesize(SpeechRequest(text, **request), CancelToken()))  # type: ignore[arg-type]  # the tests pass the fields by name


def sound(chunks: list[AudioChunk]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.concatenate([chunk.samples for chunk in chunks])


def test_what_is_heard_are_the_sounds_of_the_whole_text(piper: SherpaEngine) -> None:
    """Piper's rule: a mark that begins, one that ends, a blank behind every sound."""
    sounds = [
        len("ðə wˈɛðɚ wɪl biː kˈoʊld ænd ɹˈeɪni təmˈɔːɹoʊ,"),
        len("soʊ plˈiːz bɹˈɪŋ ɐ wˈɔːɹm kˈoʊt."),
    ]
    lengths = [len(chunk.samples) // sherpa_factory.HOP for chunk in say(piper)]
    assert lengths == pytest.approx([2 * count + 3 for count in sounds], abs=4)


@pytest.mark.parametrize(
    ("make", "rate", "obeys"),
    [
        (sherpa_factory.piper, 16_000, True),
        (sherpa_factory.melo, 16_000, True),
        (sherpa_factory.matcha, 16_000, True),
        (sherpa_factory.kitten, 16_000, True),
        (partial(sherpa_factory.kitten, kind="kokoro"), 16_000, True),
        (sherpa_factory.supertonic, 16_000, True),
        (sherpa_factory.zipvoice, 24_000, True),
        (sherpa_factory.pocket, 24_000, False),
    ],
    ids=["vits", "melo", "matcha", "kitten", "kokoro", "supertonic", "zipvoice", "pocket"],
)
def test_every_family_speaks_and_all_but_one_at_another_speed(
    make: Callable[[Path], Path], rate: int, obeys: bool, tmp_path: Path, shelf: VoiceShelf
) -> None:
    shelf.keep(VoiceCard("Drawn"), clip=CLIP)
    with closing(SherpaEngine(make(tmp_path / "voice"), shelf, drawn_words="Hello.")) as engine:
        assert engine.measured is not None
        usual, fast = say(engine), say(engine, speed=2.0)
        assert len(usual) > 1
        assert {chunk.sample_rate for chunk in usual} == {rate}
        ratio = len(sound(usual)) / len(sound(fast))
        assert ratio == pytest.approx(2.0 if obeys else 1.0, rel=0.1)


def test_each_speaker_of_a_model_speaks(tmp_path: Path, shelf: VoiceShelf) -> None:
    with closing(SherpaEngine(sherpa_factory.kitten(tmp_path / "kitten"), shelf)) as engine:
        assert [voice.name for voice in engine.voices()] == ["kitten/1", "kitten/2"]
        assert len(sound(say(engine, voice="kitten/2")))
        with pytest.raises(VoiceUnknown):
            say(engine, voice="kitten/3")


def test_a_family_that_clones_speaks_like_a_recording_while_it_still_computes(
    tmp_path: Path, shelf: VoiceShelf
) -> None:
    with closing(SherpaEngine(sherpa_factory.pocket(tmp_path / "pocket"), shelf)) as engine:
        assert [voice.name for voice in engine.voices()] == ["Mara"]
        chunks = say(engine, voice="Mara")
        assert len(chunks) > 3
        assert len(chunks[0].samples) == 15 * 1920
        assert chunks[0].sample_rate == 24_000


def test_a_family_that_clones_opens_without_a_recording_and_says_what_it_needs(
    tmp_path: Path,
) -> None:
    empty = VoiceShelf(tmp_path / "empty")
    with closing(SherpaEngine(sherpa_factory.pocket(tmp_path / "pocket"), empty)) as engine:
        assert engine.measured is None
        with pytest.raises(VoiceUnknown) as refusal:
            say(engine)
        assert not refusal.value.retryable


def test_a_trial_tells_how_fast_it_speaks(piper: SherpaEngine) -> None:
    assert piper.measured is not None
    assert 0 < piper.measured.first_chunk <= piper.measured.compute
    assert piper.measured.audio > 0.5


def test_a_cancel_is_obeyed_at_the_next_piece(piper: SherpaEngine) -> None:
    cancel = CancelToken()
    chunks = piper.synthesize(SpeechRequest(TEXT * 100), cancel)
    next(chunks)
    cancel.cancel()
    assert list(chunks) == []
    assert len(sound(say(piper, "Hello."))) < 20 * 1600


def test_the_library_computes_no_further_than_pieces_may_wait(piper: SherpaEngine) -> None:
    asked: list[object] = []
    generate = piper._native.say

    def counted(*args: object) -> None:
        asked.append(args)
        generate(*args)  # type: ignore[arg-type]  # they are passed on

    piper._native.say = counted  # type: ignore[method-assign]  # to count
    chunks = piper.synthesize(SpeechRequest(TEXT * 100), CancelToken())
    next(chunks)
    chunks.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(say(piper)) == 2
    assert len(asked) < 20


def test_the_window_goes_on_while_the_library_computes(piper: SherpaEngine) -> None:
    """Python is not held: another thread works between the beginning of a piece and its end."""
    beats = threading.Event()
    seen = []

    def beat() -> None:
        while not beats.wait(0.001):
            seen.append(None)

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        piper._native._tts.generate("", longest(piper))
    finally:
        beats.set()
        thread.join()
    assert len(seen) > 5


def longest(engine: SherpaEngine) -> object:
    asked = engine._native._library.GenerationConfig()
    asked.phoneme_codepoints = [[ord("a")] * 5_000]
    return asked


@pytest.mark.parametrize(
    "text",
    [
        "word " * 500,
        "a" * 3000,
        "😀 fine ✓",
        "x" * 100 + "!" * 100,
        "e\u0301\u200b\u202e ok",
        "NO!!! WAY??? — 'yes'",
    ],
)
def test_odd_texts_are_said(text: str, piper: SherpaEngine) -> None:
    assert len(sound(say(piper, text))) > 1000


def model_of(folder: Path) -> Path:
    return next(folder.glob("*.onnx"))


def changed(folder: Path, **told: str) -> Path:
    model = onnx.load(str(model_of(folder)))
    entries = {entry.key: entry.value for entry in model.metadata_props} | told
    onnx.helper.set_model_props(model, entries)
    onnx.save(model, str(model_of(folder)))
    return folder


def test_a_model_that_the_library_cannot_load_is_named(tmp_path: Path, shelf: VoiceShelf) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper")
    model = onnx.load(str(model_of(folder)))
    model.graph.node[0].op_type = "NoSuchThing"
    onnx.save(model, str(model_of(folder)))
    with pytest.raises(WeightsDamaged) as refusal:
        SherpaEngine(folder, shelf)
    assert "piper" in str(refusal.value)
    assert not refusal.value.retryable


def test_a_model_that_fails_while_it_speaks_is_an_error_of_the_engine(
    tmp_path: Path, shelf: VoiceShelf
) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper")
    model = onnx.load(str(model_of(folder)))
    shape = next(each for each in model.graph.node if "output" in each.output)
    shape.op_type = "Det"
    del shape.input[1:]
    onnx.save(model, str(model_of(folder)))
    with pytest.raises(EngineError) as refusal:
        SherpaEngine(folder, shelf)
    assert isinstance(refusal.value, (SynthesisFailed, WeightsDamaged))


@pytest.mark.parametrize(
    ("level", "sentence"), [(np.nan, "no numbers"), (9.0, "rattle"), (0.0, "silent")]
)
def test_what_is_no_speech_is_an_error(
    level: float, sentence: str, tmp_path: Path, shelf: VoiceShelf
) -> None:
    folder = sherpa_factory.piper(tmp_path / "piper")
    model = onnx.load(str(model_of(folder)))
    for weights in model.graph.initializer:
        array = onnx.numpy_helper.to_array(weights)
        if array.size > 1000:
            spoilt = np.full_like(array, level)
            weights.CopyFrom(onnx.numpy_helper.from_array(spoilt, weights.name))
    onnx.save(model, str(model_of(folder)))
    with pytest.raises(BadSpeech) as refusal:
        SherpaEngine(folder, shelf)
    assert sentence in str(refusal.value)


def test_without_the_package_it_says_how_to_get_it(
    tmp_path: Path, shelf: VoiceShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "find_spec", lambda _name: None)
    with pytest.raises(EngineUnavailable) as refusal:
        SherpaEngine(sherpa_factory.piper(tmp_path / "piper"), shelf)
    assert "sottovoce[sherpa]" in refusal.value.remedy


def test_what_the_library_prints_of_a_text_reaches_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    before = os.dup(2)
    try:
        with closing(open_engine(str(sherpa_factory.piper(tmp_path / "piper")))):
            assert os.path.samestat(os.fstat(2), Path(os.devnull).stat())
    finally:
        os.dup2(before, 2)
        os.close(before)


def test_a_model_that_ends_the_process_ends_its_worker_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    """A style of three dimensions where Kitten has two: the library calls exit."""
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    folder = changed(sherpa_factory.kitten(tmp_path / "kitten"), style_dim="1,2,3")
    recipe = Recipe(
        name="sherpa",
        label="sherpa-onnx",
        factory="app.engines.sherpa.engine:open_engine",
        arguments={"folder": str(folder)},
        threads=1,
    )
    expected_log.expect("the process of sherpa-onnx is gone")
    with closing(RemoteSpeech(recipe)) as engine:
        with pytest.raises(WorkerCrashed):
            engine.open(CancelToken())
        changed(folder, style_dim=f"1,{sherpa_factory.STYLE}")
        engine.open(CancelToken())
        chunks = engine.synthesize(SpeechRequest(TEXT), CancelToken())
        assert sum(chunk.seconds for chunk in chunks) > 1
