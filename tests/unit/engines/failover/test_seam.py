"""Where an utterance that breaks off is cut, and that one that does not stays as it was."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.failover.seam import Seam
from app.ports import AudioChunk, Samples, WordMark

RATE = 1_000
"""So that a sample is a millisecond, and a fade takes five."""
MARKS = (WordMark(0, 3, 10), WordMark(4, 7, 300), WordMark(8, 11, 600))


def sound(length: int = 1_000, *silences: tuple[int, int]) -> Samples:
    samples = np.full(length, 0.5, np.float32)
    for start, end in silences:
        samples[start:end] = 0.0
    return samples


def cut_into(samples: Samples, sizes: list[int], marks: tuple[WordMark, ...]) -> list[AudioChunk]:
    pieces, start = [], 0
    for size in [*sizes, len(samples)]:
        end = min(start + size, len(samples))
        if end > start:
            begun = tuple(mark for mark in marks if start <= mark.sample < end)
            pieces.append(AudioChunk(samples[start:end], RATE, begun))
        start = end
    return pieces


SIZES = st.lists(st.integers(1, 400), max_size=20)


@given(sizes=SIZES, marked=st.booleans(), quiet=st.integers(0, 900))
def test_what_does_not_break_off_is_not_changed(
    sizes: list[int], *, marked: bool, quiet: int
) -> None:
    whole, marks = sound(1_000, (quiet, quiet + 90)), MARKS if marked else ()
    seam = Seam(marked=marked)
    passed = [seam.push(piece) for piece in cut_into(whole, sizes, marks)]
    chunks = [chunk for chunk in (*passed, seam.finish()) if chunk is not None]
    np.testing.assert_array_equal(np.concatenate([chunk.samples for chunk in chunks]), whole)
    assert tuple(mark for chunk in chunks for mark in chunk.words) == marks


@given(sizes=SIZES, length=st.integers(1, 1_000))
def test_it_is_cut_before_the_word_that_is_not_whole_however_the_pieces_come(
    sizes: list[int], length: int
) -> None:
    seam = Seam(marked=True)
    samples = sound(length)
    passed = [seam.push(piece) for piece in cut_into(samples, sizes, MARKS)]
    cut = seam.cut()
    chunks = [chunk for chunk in (*passed, cut.sound) if chunk is not None]
    total = sum(len(chunk.samples) for chunk in chunks)
    begun = [mark for mark in MARKS if mark.sample < length]
    if len(begun) < 2:
        assert (total, cut.unsaid) == (0, 0)
    else:
        assert (total, cut.unsaid) == (begun[-1].sample, begun[-1].start)
        assert abs(np.concatenate([chunk.samples for chunk in chunks])[-1]) < 1e-6


def test_a_word_that_fell_silent_is_not_whole() -> None:
    seam = Seam(marked=True)
    seam.push(AudioChunk(sound(1_000, (450, 1_000)), RATE, MARKS))
    assert seam.cut().unsaid == MARKS[1].start


def test_silence_waits_for_what_follows_it() -> None:
    seam = Seam(marked=False)
    passed = seam.push(AudioChunk(sound(500, (200, 500)), RATE))
    assert passed is not None
    assert len(passed.samples) == 195
    assert seam.seconds == pytest.approx(0.2)
    cut = seam.cut()
    assert cut.unsaid is None
    assert cut.sound is not None
    assert len(cut.sound.samples) == 5
