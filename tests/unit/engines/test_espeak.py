from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import espeakng_loader
import pytest

from app.engines.espeak import EspeakEngine
from app.engines.espeak.words import words
from app.errors import EngineUnavailable, VoiceUnknown
from app.ports import AudioChunk, Language, SpeechRequest
from app.turn import CancelToken

ENGLISH = (
    "Good morning, and welcome back. While you were away, two letters came and the garden got some "
    "rain. There is nothing that needs you at once; the roses, however, would like to be cut."
)
CHINESE = (
    "早上好，欢迎回来。你不在的时候来了两封信，花园里也下了一点雨。没有什么急事，不过玫瑰该修剪了。"
)


@pytest.fixture
def engine() -> Iterator[EspeakEngine]:
    made = EspeakEngine()
    yield made
    made.close()


def say(
    engine: EspeakEngine, text: str, language: Language = "en", voice: str = ""
) -> list[AudioChunk]:
    return list(engine.synthesize(SpeechRequest(text, language, voice), CancelToken()))


def alike(first: list[AudioChunk], second: list[AudioChunk]) -> bool:
    """Whether both may be the same words in the same voice.

    The voice flutters, so no two renderings are the same to the sample; other voices and words
    differ by far more.
    """
    lengths = [sum(len(chunk.samples) for chunk in chunks) for chunks in (first, second)]
    return abs(lengths[0] - lengths[1]) < 0.01 * lengths[1]


def marked(text: str, chunks: list[AudioChunk]) -> list[str]:
    return [text[mark.start : mark.end] for chunk in chunks for mark in chunk.words]


def test_english_marks_sit_on_nearly_every_word_of_prose(engine: EspeakEngine) -> None:
    chunks = say(engine, ENGLISH)
    spoken = {(mark.start, mark.end) for chunk in chunks for mark in chunk.words}
    assert spoken <= set(words(ENGLISH))
    assert len(spoken) >= 0.93 * len(words(ENGLISH))  # a short last word may share the event


def test_chinese_marks_sit_on_single_characters(engine: EspeakEngine) -> None:
    chunks = say(engine, CHINESE, "zh")
    starts = [mark.start for chunk in chunks for mark in chunk.words]
    hanzi = [start for start, _ in words(CHINESE)]
    assert set(starts) <= set(hanzi)
    steps = [hanzi.index(late) - hanzi.index(early) for early, late in itertools.pairwise(starts)]
    assert max(steps) <= 3  # 没有什么: two words of two characters, an event each


def test_a_latin_word_in_chinese_is_one_mark(engine: EspeakEngine) -> None:
    text = "请打开 Settings 页面，然后点击 OK。"
    found = marked(text, say(engine, text, "zh"))
    assert {"Settings", "OK"} <= set(found)


def test_the_marks_of_a_fast_voice_stay_within_its_sound(engine: EspeakEngine) -> None:
    for speed in (2.5, 4.0):
        request = SpeechRequest(ENGLISH, speed=speed)
        chunks = list(engine.synthesize(request, CancelToken()))
        last = [mark for chunk in chunks for mark in chunk.words][-1]
        assert ENGLISH[last.start : last.end] == "cut"
        assert last.sample < sum(len(chunk.samples) for chunk in chunks)


def test_a_voice_that_does_not_exist_is_an_error_and_not_the_voice_before(
    engine: EspeakEngine,
) -> None:
    for name in ("nobody", "en-us+nobody", "+nobody", "xx-yy"):
        with pytest.raises(VoiceUnknown):
            say(engine, "Hello.", voice=name)
    assert alike(say(engine, "Hello."), say(engine, "Hello.", voice="en-us"))


def test_names_that_people_write_find_their_voice(engine: EspeakEngine) -> None:
    british = say(engine, "Hello.", voice="en")
    assert alike(say(engine, "Hello.", voice="en-GB"), british)
    mandarin = say(engine, "你好", "zh")
    for name in ("zh", "zh-CN", "cmn"):
        assert alike(say(engine, "你好", "zh", name), mandarin)


def test_a_voice_of_the_other_language_lends_its_timbre_only(engine: EspeakEngine) -> None:
    lent = say(engine, "你好", "zh", "en-us+f2")
    assert alike(lent, say(engine, "你好", "zh", "cmn+f2"))
    assert not alike(lent, say(engine, "你好", "zh"))


def test_a_voice_of_a_third_language_is_spoken_as_asked(engine: EspeakEngine) -> None:
    german = say(engine, "Guten Morgen.", voice="de")
    assert not alike(german, say(engine, "Guten Morgen."))


def test_the_first_sound_of_a_long_text_does_not_wait_for_the_rest(engine: EspeakEngine) -> None:
    say(engine, "Warm.")
    chunks = engine.synthesize(SpeechRequest(ENGLISH * 30), CancelToken())
    started = time.process_time()
    next(chunks)
    first = time.process_time() - started
    list(chunks)
    assert first < 0.05 * (time.process_time() - started)


def test_a_cancel_frees_the_library_for_the_next_utterance(engine: EspeakEngine) -> None:
    hours = "word " * 40_000
    cancel = CancelToken()
    next(engine.synthesize(SpeechRequest(hours), cancel))
    started = time.process_time()
    cancel.cancel()
    say(engine, "Next.")
    assert time.process_time() - started < 0.25


def test_a_cancel_wakes_whoever_waits_for_a_library_that_is_busy(engine: EspeakEngine) -> None:
    other, cancel = EspeakEngine(), CancelToken()
    held = other.synthesize(SpeechRequest("word " * 2000), CancelToken())
    next(held)  # more than a minute of sound: the library stays with it until it is taken
    ended = threading.Event()

    def wait() -> None:
        list(engine.synthesize(SpeechRequest("Hello."), cancel))
        ended.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert not ended.wait(0.05)
    cancel.cancel()
    assert ended.wait(5)
    thread.join()
    other.close()


def test_two_engines_take_turns_and_keep_their_voices(engine: EspeakEngine) -> None:
    other = EspeakEngine()
    english, chinese = say(engine, "Hello."), say(other, "你好", "zh")
    for _ in range(3):
        assert alike(say(engine, "Hello."), english)
        assert alike(say(other, "你好", "zh"), chinese)
    other.close()
    assert alike(say(engine, "Hello."), english)


def test_the_library_can_be_opened_again_after_the_last_engine_closed() -> None:
    sounds = []
    for _ in range(3):
        engine = EspeakEngine()
        sounds.append(say(engine, "Hello."))
        engine.close()
    assert alike(sounds[0], sounds[2])


@pytest.mark.parametrize("fault", ["no data", "long path", "no library"])
def test_a_broken_installation_is_said_and_can_be_mended(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fault == "no data":
        monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path))
    elif fault == "long path":
        folder = tmp_path / ("x" * 120) / ("y" * 80)
        folder.parent.mkdir()
        folder.symlink_to(espeakng_loader.get_data_path())
        monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(folder))
    else:
        broken = tmp_path / "libespeak-ng.so"
        broken.write_bytes(b"not a library")
        monkeypatch.setattr(espeakng_loader, "get_library_path", lambda: str(broken))
    with pytest.raises(EngineUnavailable) as refusal:
        EspeakEngine()
    assert refusal.value.remedy
    monkeypatch.undo()
    engine = EspeakEngine()
    assert say(engine, "Hello.")
    engine.close()
