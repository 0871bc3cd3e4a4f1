"""A voice that draws has another try, unless somebody heard the first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.engines.native_errors import translated
from app.engines.second_draw import tried_twice
from app.errors import BadSpeech, EngineError, OutOfMemory, SynthesisFailed
from app.ports import AudioChunk

CHUNK = AudioChunk(np.zeros(10, np.float32), 24_000)


class Voice:
    """Yields so many pieces, then fails in the first `bad` draws."""

    def __init__(self, bad: int, pieces: int = 0, *, retryable: bool = True) -> None:
        self.draws: list[int] = []
        self._bad, self._pieces, self._retryable = bad, pieces, retryable

    def said(self, draw: int) -> Iterator[AudioChunk]:
        self.draws.append(draw)
        yield from [CHUNK] * self._pieces
        if draw < self._bad:
            raise BadSpeech(f"Draw {draw}.", engine="voice", retryable=self._retryable)
        yield CHUNK


def test_what_fails_unheard_is_drawn_once_more() -> None:
    voice = Voice(1)
    assert list(tried_twice(voice.said)) == [CHUNK]
    assert voice.draws == [0, 1]


@pytest.mark.parametrize(
    ("voice", "draws"),
    [(Voice(2), [0, 1]), (Voice(1, 2), [0]), (Voice(1, retryable=False), [0])],
)
def test_not_a_third_time_nor_what_was_heard_or_is_of_no_use(
    voice: Voice, draws: list[int]
) -> None:
    with pytest.raises(BadSpeech, match=f"Draw {draws[-1]}"):
        list(tried_twice(voice.said))
    assert voice.draws == draws


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (MemoryError(), OutOfMemory),
        (RuntimeError("std::bad_alloc"), OutOfMemory),
        (RuntimeError("shapes do not fit"), SynthesisFailed),
    ],
)
def test_what_a_library_raises_is_an_error_of_the_engine(
    raised: Exception, error: type[EngineError]
) -> None:
    with pytest.raises(error) as caught, translated("voice", "the voice"):
        raise raised
    assert caught.value.engine == "voice"
    assert caught.value.__cause__ is raised
