from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from app.engines.cached.engine import CachedEngine
from app.engines.cached.shelf import PhraseShelf
from app.engines.tone import ToneEngine
from app.errors import SynthesisFailed
from app.ports import AudioChunk, Measurement, SpeechRequest, Voice
from app.turn import CancelToken

ASKED = SpeechRequest("Good morning.", private=False)


class Counting(ToneEngine):
    """Knows what it was asked, may break off, and may be somebody else afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.breaks = False
        self.becomes = ""
        self.closed = 0
        self.measured = Measurement(0.1, 0.2, 0.3)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.asked.append(request.text)
        for chunk in super().synthesize(request, cancel):
            yield chunk
            if self.breaks:
                raise SynthesisFailed("It broke off.", engine="tone")
        self.name = self.becomes or self.name

    def voices(self) -> Sequence[Voice]:
        return ()

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def inner() -> Counting:
    return Counting()


@pytest.fixture
def engine(inner: Counting) -> CachedEngine:
    return CachedEngine(inner, PhraseShelf(10_000_000))


def say(engine: CachedEngine, request: SpeechRequest = ASKED) -> list[AudioChunk]:
    return list(engine.synthesize(request, CancelToken()))


def told(chunks: list[AudioChunk]) -> list[tuple[bytes, int, object]]:
    return [(chunk.samples.tobytes(), chunk.sample_rate, chunk.words) for chunk in chunks]


def test_what_was_said_is_said_again_without_the_engine(
    inner: Counting, engine: CachedEngine
) -> None:
    first = say(engine)
    assert told(say(engine)) == told(first)
    assert len(inner.asked) == 1
    assert any(chunk.words for chunk in first)


def test_what_is_private_is_neither_kept_nor_looked_for(
    inner: Counting, engine: CachedEngine
) -> None:
    private = SpeechRequest("Good morning.")
    assert private.private
    say(engine, private)
    say(engine)
    say(engine, private)
    assert len(inner.asked) == 3


def test_a_cancelled_utterance_is_not_kept(inner: Counting, engine: CachedEngine) -> None:
    cancel = CancelToken()
    chunks = engine.synthesize(ASKED, cancel)
    next(chunks)
    cancel.cancel()
    assert list(chunks) == []
    say(engine)
    assert len(inner.asked) == 2


def test_one_that_is_cancelled_with_its_last_piece_is_not_kept(
    inner: Counting, engine: CachedEngine
) -> None:
    cancel = CancelToken()
    for _ in engine.synthesize(ASKED, cancel):
        pass
    cancelled = CancelToken()
    other = SpeechRequest("Hello there.", private=False)
    count = len(say(engine, SpeechRequest("Hello there.")))
    for number, _ in enumerate(engine.synthesize(other, cancelled)):
        if number == count - 1:
            cancelled.cancel()
    say(engine, other)
    assert inner.asked.count("Hello there.") == 3


def test_an_utterance_that_failed_is_not_kept(inner: Counting, engine: CachedEngine) -> None:
    inner.breaks = True
    with pytest.raises(SynthesisFailed):
        say(engine)
    inner.breaks = False
    say(engine)
    assert len(inner.asked) == 2


def test_an_utterance_that_a_newer_one_ended_is_not_kept(
    inner: Counting, engine: CachedEngine
) -> None:
    say(engine, SpeechRequest("Hello.", private=False))
    older = engine.synthesize(ASKED, CancelToken())
    next(older)
    say(engine, SpeechRequest("Hello.", private=False))
    assert list(older) == []
    say(engine)
    assert inner.asked == ["Hello.", "Good morning.", "Good morning."]


def test_an_utterance_that_another_engine_finished_is_not_kept(
    inner: Counting, engine: CachedEngine
) -> None:
    """A ladder has the name of who speaks: who asks again may be heard by the better one."""
    inner.becomes = "Another"
    say(engine)
    say(engine)
    assert len(inner.asked) == 2
    say(engine)
    assert len(inner.asked) == 2


def test_another_model_or_manner_is_another_sound(inner: Counting) -> None:
    manner = ["calm"]
    engine = CachedEngine(inner, PhraseShelf(10_000_000), identity=lambda _asked: manner[0])
    say(engine)
    manner[0] = "lively"
    say(engine)
    manner[0] = "calm"
    say(engine)
    assert len(inner.asked) == 2


def test_a_phrase_that_is_too_long_is_said_and_not_kept(inner: Counting) -> None:
    shelf = PhraseShelf(50_000)
    engine = CachedEngine(inner, shelf)
    assert told(say(engine)) == told(say(engine))
    assert len(inner.asked) == 2
    assert shelf.size == 0


def test_a_remembered_phrase_ends_with_its_turn(engine: CachedEngine) -> None:
    say(engine)
    cancel = CancelToken()
    chunks = engine.synthesize(ASKED, cancel)
    next(chunks)
    cancel.cancel()
    assert list(chunks) == []


def test_it_is_the_engine_to_everybody_else(inner: Counting, engine: CachedEngine) -> None:
    assert engine.engine is inner
    assert engine.name == inner.name
    assert engine.measured == inner.measured
    assert engine.is_open
    assert engine.voices() == ()
    engine.close()
    assert inner.closed == 1
