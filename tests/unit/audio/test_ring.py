from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.audio.ring import Ring
from app.audio.waiting import Waiting
from tests.fakes_audio import numbered


@given(st.integers(1, 40), st.lists(st.integers(0, 40), max_size=20))
def test_a_ring_holds_the_newest_samples_under_their_numbers(size, lengths):
    ring, end = Ring(size), 0
    for length in (min(length, size) for length in lengths):
        ring.put(end, numbered(end, end + length))
        end += length
        start = max(0, end - size)
        np.testing.assert_array_equal(ring.get(start, end), numbered(start, end))


@given(st.integers(1, 9000), st.integers(0, 9000), st.integers(0, 9000))
def test_clearing_makes_silence_of_exactly_the_samples_named(size, start, length):
    ring = Ring(size)
    ring.put(start, numbered(0, size))
    length = min(length, size)
    ring.clear(start, start + length)
    expected = numbered(0, size)
    expected[:length] = 0
    np.testing.assert_array_equal(ring.get(start, start + size), expected)


def test_a_copy_out_of_a_ring_is_the_callers_own():
    ring = Ring(8)
    ring.put(0, numbered(0, 8))
    ring.get(0, 8)[:] = 0
    np.testing.assert_array_equal(ring.get(0, 8), numbered(0, 8))


def test_a_shorter_future_keeps_the_end_where_a_reader_may_pass():
    waiting = Waiting(16)
    waiting.write(0, [numbered(0, 10)], keep_end=True)
    waiting.write(4, [numbered(20, 22)], keep_end=True)
    assert waiting.end == 10
    np.testing.assert_array_equal(waiting.read(0, 4), numbered(0, 4))
    np.testing.assert_array_equal(waiting.read(4, 6), numbered(20, 22))
    assert not waiting.read(6, 10).any()


def test_a_shorter_future_moves_the_end_where_nobody_reads():
    waiting = Waiting(16)
    waiting.write(0, [numbered(0, 10)], keep_end=False)
    waiting.write(4, [numbered(20, 22)], keep_end=False)
    assert waiting.end == 6
    assert not waiting.read(6, 12).any()
