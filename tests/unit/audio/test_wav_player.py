"""A player on a file: the file holds the tape, once and whole."""

from __future__ import annotations

import wave

import numpy as np
import pytest

from app.audio.player import Player
from app.audio.wav import WavSink, as_int16, save_wav
from app.ports import AudioChunk
from app.turn import Turn

RATE = 48_000


def frames(path):
    with wave.open(str(path), "rb") as file:
        assert file.getframerate() == RATE
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


@pytest.mark.parametrize("seconds", [0.01, 0.3, 2.5, 7.0])
def test_the_file_holds_what_was_written_once_and_in_order(tmp_path, seconds):
    sound = np.linspace(-0.9, 0.9, int(seconds * RATE), dtype=np.float32)
    turn, now = Turn("x"), 0.0
    player = Player(lambda: WavSink(tmp_path / "f.wav"), clock=lambda: now, run=False)
    player.tick()
    player.begin(turn)
    for piece in np.array_split(sound, 5):
        assert player.write(turn, AudioChunk(piece, RATE))
        player.tick()
    assert player.end_utterance(turn, 0.1)
    player.finish(turn)
    for _ in range(50):
        now += 0.01
        player.tick()
    assert player.ended()
    player.close()
    written = frames(tmp_path / "f.wav")
    assert np.array_equal(written[: len(sound)], as_int16(sound))
    assert len(written) == len(sound) + RATE // 10
    assert not written[len(sound) :].any()


def test_a_tape_is_saved_as_it_is(tmp_path):
    sound = np.linspace(-1.0, 1.0, 100, dtype=np.float32)
    save_wav(tmp_path / "t.wav", sound, RATE)
    assert np.array_equal(frames(tmp_path / "t.wav"), as_int16(sound))
