"""What is speech of a text, and what is not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.espeak import EspeakEngine
from app.engines.failover.judge import Judge
from app.errors import BadSpeech, RunawaySpeech, SynthesisFailed
from app.ports import AudioChunk, Language, Samples, SpeechRequest, WordMark
from app.turn import CancelToken

RATE = 24_000
TEXT = "The weather will be cold and rainy tomorrow."


def tone(seconds: float, level: float = 0.5) -> Samples:
    return np.full(round(seconds * RATE), level, np.float32)


def judged(*pieces: AudioChunk | Samples, text: str = TEXT, pace: float | None = None) -> float:
    judge = Judge("Mara", SpeechRequest(text), pace)
    for piece in pieces:
        judge.hear(piece if isinstance(piece, AudioChunk) else AudioChunk(piece, RATE))
    judge.finish()
    return judge.seconds


def test_speech_passes_and_is_measured_without_the_silence_at_its_end() -> None:
    assert judged(tone(1.5), tone(1.5), tone(0.5, 0.0)) == pytest.approx(3.0)


def test_nothing_at_all_is_silence() -> None:
    with pytest.raises(BadSpeech, match="silent"):
        judged()


def test_a_long_silence_ends_it_before_it_is_over() -> None:
    with pytest.raises(BadSpeech, match="silent"):
        judged(tone(1.0), *[tone(1.0, 0.0)] * 4, text=10 * TEXT)


@pytest.mark.parametrize(
    ("samples", "sentence"),
    [(tone(0.1) * np.nan, "no numbers"), (tone(0.1, 2.0), "rattle"), (tone(0.0), "silent")],
)
def test_what_is_no_sound_is_refused(samples: Samples, sentence: str) -> None:
    with pytest.raises(BadSpeech, match=sentence):
        judged(samples)


@pytest.mark.parametrize("rates", [[0], [-1], [1_000_000], [24_000, 48_000]])
def test_a_rate_is_one_that_sound_has_and_stays(rates: list[int]) -> None:
    with pytest.raises(BadSpeech, match="sample rate"):
        judged(*(AudioChunk(tone(0.5), rate) for rate in rates))


def test_a_runaway_is_stopped() -> None:
    with pytest.raises(RunawaySpeech):
        judged(*[tone(1.0)] * 30)


def test_babble_behind_the_last_word_is_stopped_sooner() -> None:
    words = AudioChunk(tone(1.0), RATE, (WordMark(35, 43, 100),))
    with pytest.raises(RunawaySpeech):
        judged(words, *[tone(1.0)] * 8)


def test_a_text_that_was_swallowed_is_known_better_where_the_pace_is() -> None:
    assert judged(tone(1.0))
    with pytest.raises(BadSpeech, match="swallowed"):
        judged(tone(1.0), pace=1.0)
    with pytest.raises(BadSpeech, match="swallowed"):
        judged(tone(0.1), text=5 * TEXT)


def test_a_last_word_that_is_cut_off_is_known_where_the_voice_is_known_to_die_away() -> None:
    dying = tone(3.0) * np.linspace(4.0, 0.0, 3 * RATE).clip(0.0, 1.0).astype(np.float32)
    for samples, whole in ((dying, True), (dying[: round(2.9 * RATE)], True), (tone(3.0), False)):
        judge = Judge("Mara", SpeechRequest(TEXT), 1.0, soft=True)
        judge.hear(AudioChunk(samples, RATE))
        assert judge.soft == whole
        if whole:
            judge.finish()
        else:
            with pytest.raises(BadSpeech, match="swallowed"):
                judge.finish()
    assert judged(tone(3.0))


def test_a_short_word_may_be_short() -> None:
    assert judged(tone(0.1), text="Yes.", pace=1.2)


@pytest.mark.parametrize(("end", "whole"), [(4_900, False), (14_900, True)])
def test_words_without_a_mark_at_the_end_need_their_time(end: int, *, whole: bool) -> None:
    marks = (WordMark(0, 3, 0), WordMark(4, 6, 2_400))
    piece = AudioChunk(tone(1.0)[:end], RATE, marks)
    if whole:
        assert judged(piece, text="See at once.")
    else:
        with pytest.raises(BadSpeech, match="swallowed"):
            judged(piece, text="See at once.")


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    engine = EspeakEngine()
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Yes.", "en"),
        ("In 1984 it was 1,234,567.89 dollars, or 99.5 %.", "en"),
        ("It takes effect at once.", "en"),
        ("Press Ctrl+Q.", "en"),
        ("HTTP, TCP, UDP & IP.", "en"),
        ("😀 fine", "en"),
        ("今天天气很好。", "zh"),
        ("第一步", "zh"),
        ("一共有 123456789 个人。", "zh"),
    ],
)
@pytest.mark.parametrize("speed", [0.75, 1.0, 2.0])
def test_a_real_voice_is_found_to_speak(
    espeak: EspeakEngine, text: str, language: Language, speed: float
) -> None:
    request = SpeechRequest(text, language, speed=speed)
    judge = Judge(espeak.name, request, 0.83)
    for chunk in espeak.synthesize(request, CancelToken()):
        judge.hear(chunk)
    judge.finish()


LETTERS = "abcdefghijklmnopqrstuvwxyz"
SCRIPTS = (
    *(LETTERS, LETTERS.upper(), "0123456789", "éèñßøåæœãţ", "αβγδεζ", "абвгдежз", "ⅠⅡⅢ①②③"),
    *("ひらがなカタカナ", "العربية", "עברית", "한국어말", "हिन्दीमें", "ภาษาไทย", "አማርኛ"),
    *("今天天气很好", "ქართული", "𠀀𠀁𠀂", "ＡＢＣ０１２", "\u0300\u0301\u0302", "\u200b\u200d"),
    *("😀👍❤️🎉", "#%&*@/\\+=<>^~|$€£¥§°©™½²µ", "∑∫√∞≤≠←→■★", ".,;:!?…—-()[]\"'«»、。，！？"),
)
WORDS = ("weather", "the", "www", "http", "C++", "x86", "e.g.", "3.5", "1,234.50", "天气", "....")


def texts() -> st.SearchStrategy[str]:
    runs = [st.text(f"{letters} ", min_size=1, max_size=10) for letters in SCRIPTS]
    return st.lists(st.one_of(st.sampled_from(WORDS), *runs), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(
    text=texts(),
    language=st.sampled_from(["en", "zh"]),
    speed=st.sampled_from([0.8, 1.0, 1.25, 2.5]),
    pace=st.sampled_from([None, 0.6, 0.8, 1.0, 2.6]),
)
def test_whatever_the_script_a_real_voice_that_is_well_is_not_called_bad(
    espeak: EspeakEngine, text: str, language: Language, speed: float, pace: float | None
) -> None:
    request = SpeechRequest(text, language, speed=speed)
    try:
        chunks = list(espeak.synthesize(request, CancelToken()))
    except SynthesisFailed:
        return  # it refuses what holds no word
    judge = Judge(espeak.name, request, pace)
    for chunk in chunks:
        judge.hear(chunk)
    judge.finish()
