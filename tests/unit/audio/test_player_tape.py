"""What a player takes on its tape: in any pieces, late, too much, of any rate."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from app.ports import AudioChunk
from tests.fakes_audio import Run, numbered
from tests.unit.audio.player_rig import RATE, Rig


def test_an_engine_that_is_too_slow_leaves_holes_and_loses_nothing():
    rig = Rig()
    rig.begin(0.0)
    for step in range(6):
        rig.write(step * 0.1, (step + 1) * 0.1)
        rig.hear(0.2)
    rig.player.finish(rig.turn)
    rig.hear(0.5)
    assert [(run.start, run.stop) for run in rig.heard()] == [
        (step * 4_800, (step + 1) * 4_800) for step in range(6)
    ]
    assert rig.player.underruns == 6
    assert rig.player.ended()


def test_the_tail_of_a_pause_between_chunks_is_not_kept_back():
    rig = Rig()
    rig.begin(0.02)
    rig.hear(0.2)
    assert rig.heard() == [Run(0, 960, 1.0, 0)]


def test_utterances_are_resampled_each_on_its_own_and_parted_by_silence():
    rig = Rig()
    rig.begin()
    for rate in (24_000, 16_000):
        tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate).astype(np.float32)
        for piece in np.array_split(tone, 7):
            assert rig.player.write(rig.turn, AudioChunk(piece, rate))
        assert rig.player.end_utterance(rig.turn, 0.25)
    assert rig.player.written() == pytest.approx(2.5)
    assert not rig.player.tape(1.0, 1.25).any()
    expected = np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)
    for start in (0.0, 1.25):
        sound = rig.player.tape(start, start + 1.0)
        np.testing.assert_allclose(sound[4_800:-4_800], expected[4_800:-4_800], atol=2e-3)


def test_what_an_old_turn_left_in_the_resampler_is_not_heard_in_the_next():
    rig = Rig()
    rig.begin()
    rig.player.write(rig.turn, AudioChunk(np.full(2_000, 0.5, np.float32), 24_000))
    rig.begin()
    rig.player.write(rig.turn, AudioChunk(np.zeros(24_000, np.float32), 24_000))
    rig.player.end_utterance(rig.turn, 0.0)
    assert not rig.player.tape().any()


def test_the_tape_can_be_copied():
    rig = Rig()
    rig.begin(1.0)
    np.testing.assert_array_equal(rig.player.tape(), numbered(0, RATE))
    np.testing.assert_array_equal(rig.player.tape(0.25, 0.5), numbered(12_000, 24_000))
    assert len(rig.player.tape(0.5, 0.25)) == 0


def test_a_long_turn_forgets_its_beginning_and_goes_back_no_further():
    rig = Rig(ahead=2.0, keep=1.0)
    rig.begin()
    for second in range(14):
        rig.write(second, second + 1)
        rig.hear(1.0)
    rig.player.seek(0.0)
    rig.hear(0.5)
    assert rig.heard()[-1].start >= 3 * RATE - 240


def test_write_waits_while_enough_is_unheard_and_ends_with_the_turn():
    rig = Rig(ahead=1.0)
    rig.begin()
    results = []
    writer = threading.Thread(target=lambda: results.append(rig.write(0.0, 10.0)))
    writer.start()
    while rig.player.written() < 4.0:
        rig.player.tick()
    assert rig.player.written() == 4.0
    rig.hear(2.9)
    assert rig.player.written() == 4.0
    rig.hear(0.2)
    while rig.player.written() < 8.0:
        rig.player.tick()
    rig.player.stop()
    writer.join(5.0)
    assert results == [False]
