from __future__ import annotations

import numpy as np
import pytest

from app.audio.tape import Tape
from tests.fakes_audio import numbered


def test_a_tape_forgets_its_start_and_keeps_its_numbers():
    tape = Tape(1000, 2.0)
    for start in range(0, 5000, 500):
        tape.put(numbered(start, start + 500))
    assert (tape.start, tape.end) == (3000, 5000)
    np.testing.assert_array_equal(tape.get(3000, 5000), numbered(3000, 5000))


def test_silence_stands_wherever_the_tape_holds_nothing():
    tape = Tape(1000, 2.0)
    tape.put(numbered(0, 100))
    sound = tape.get(-50, 150)
    assert not sound[:50].any()
    np.testing.assert_array_equal(sound[50:150], numbered(0, 100))
    assert not sound[150:].any()
    assert len(tape.get(300, 200)) == 0


def test_silence_can_be_put_over_what_the_ring_held():
    tape = Tape(1000, 1.0)
    tape.put(numbered(0, 900))
    tape.put_silence(600)
    assert tape.end == 1500
    assert not tape.get(900, 1500).any()
    np.testing.assert_array_equal(tape.get(500, 900), numbered(500, 900))


@pytest.mark.parametrize("rate", [44_100, 24_000])
def test_a_tape_at_another_rate_holds_the_same_sound_at_the_same_seconds(rate):
    tape = Tape(48_000, 3.0)
    time = np.arange(48_000) / 48_000
    tape.put(np.sin(2 * np.pi * 300 * time).astype(np.float32))
    tape.finished = True
    other = tape.at_rate(rate)
    assert other.finished
    assert other.end == rate
    expected = np.sin(2 * np.pi * 300 * np.arange(rate) / rate)
    middle = slice(rate // 10, -rate // 10)
    np.testing.assert_allclose(other.get(0, rate)[middle], expected[middle], atol=1e-3)
