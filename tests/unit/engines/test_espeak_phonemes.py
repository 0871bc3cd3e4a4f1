from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from app.engines.espeak import EspeakEngine
from app.engines.espeak.phonemes import Phonemizer
from app.errors import VoiceUnknown
from app.ports import SpeechRequest
from app.turn import CancelToken


@pytest.fixture
def phonemizer() -> Iterator[Phonemizer]:
    made = Phonemizer()
    yield made
    made.close()


def test_all_clauses_of_a_text_are_written_down(phonemizer: Phonemizer) -> None:
    assert phonemizer.phonemes("Hello, world. Café!", "en-us") == "həlˈoʊ wˈɜːld kæfˈeɪ"


def test_a_borrowed_word_leaves_no_note_of_its_language(phonemizer: Phonemizer) -> None:
    said = phonemizer.phonemes("OK 吗", "cmn")
    assert "oʊ" in said or "əʊ" in said
    assert "(" not in said


def test_a_text_without_words_has_no_sounds(phonemizer: Phonemizer) -> None:
    assert phonemizer.phonemes("", "en-us") == phonemizer.phonemes("...", "en-us") == ""


def test_a_voice_that_espeak_lacks_is_refused(phonemizer: Phonemizer) -> None:
    with pytest.raises(VoiceUnknown):
        phonemizer.phonemes("Hello", "xx")


def test_writing_sounds_down_does_not_change_who_speaks(phonemizer: Phonemizer) -> None:
    with closing(EspeakEngine()) as engine:
        before = length(engine)
        phonemizer.phonemes("今天", "cmn")
        assert length(engine) == pytest.approx(before, rel=0.01)


def length(engine: EspeakEngine) -> int:
    """Samples of the longest of three times: one in twenty is 2 % shorter."""
    request = SpeechRequest("Good morning", voice="en-us")
    return max(
        sum(len(chunk.samples) for chunk in engine.synthesize(request, CancelToken()))
        for _ in range(3)
    )


def test_the_library_goes_with_its_last_user(phonemizer: Phonemizer) -> None:
    other = Phonemizer()
    other.close()
    other.close()
    assert phonemizer.phonemes("cold", "en-us") == "kˈoʊld"
