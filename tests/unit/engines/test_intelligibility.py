"""espeak-ng says the words it is given, and the check that says so notices when it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from app.engines.espeak import EspeakEngine
from app.ports import Samples, SpeechRequest
from app.turn import CancelToken
from tests.intelligibility import Listener, sentences

SPOKEN = tuple(sentences())[::5]


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


@pytest.fixture
def engine() -> Iterator[EspeakEngine]:
    made = EspeakEngine()
    yield made
    made.close()


def spoken(engine: EspeakEngine, text: str, voice: str = "en-us") -> tuple[Samples, int]:
    request = SpeechRequest(text, "en", voice, speed=0.8)
    chunks = list(engine.synthesize(request, CancelToken()))
    return np.concatenate([chunk.samples for chunk in chunks]), chunks[0].sample_rate


@pytest.mark.parametrize("voice", ["en-us", "en-us+f2"])
def test_every_sentence_is_recognised_word_for_word(
    listener: Listener, engine: EspeakEngine, voice: str
) -> None:
    heard = [listener.hear(*spoken(engine, sentence, voice)) for sentence in SPOKEN]
    assert heard == list(SPOKEN)


DAMAGE: dict[str, Callable[[Samples], Samples]] = {
    "played backwards": lambda samples: samples[::-1],
    "at the wrong sample rate": lambda samples: np.repeat(samples, 2),
    "with its halves swapped": lambda samples: np.roll(samples, len(samples) // 2),
    "without its middle": lambda samples: np.delete(
        samples, np.s_[len(samples) * 3 // 10 : len(samples) * 7 // 10]
    ),
    "as silence": np.zeros_like,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_speech_is_not_recognised(
    listener: Listener, engine: EspeakEngine, damage: str
) -> None:
    recognised = 0
    for sentence in SPOKEN[:6]:
        samples, rate = spoken(engine, sentence)
        recognised += listener.hear(DAMAGE[damage](samples), rate) == sentence
    assert recognised <= 1
