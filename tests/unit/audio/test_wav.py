from __future__ import annotations

import wave

import numpy as np
import pytest

from app.audio.null import NullSink
from app.audio.player import Player
from app.audio.wav import WavSink, as_int16, save_wav
from app.errors import NoAudioDevice
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import ManualClock


def _read(path):
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), "<i2")


def test_samples_are_rounded_to_even_and_cut_off():
    samples = np.array([0.0, 1.0, -1.0, 2.0, -2.0, 0.5 / 32767, 1.5 / 32767], np.float32)
    assert as_int16(samples).tolist() == [0, 32767, -32767, 32767, -32767, 0, 2]


def test_a_saved_file_holds_the_samples(tmp_path):
    samples = np.linspace(-1, 1, 1000, dtype=np.float32)
    save_wav(tmp_path / "a.wav", samples, 24_000)
    rate, pcm = _read(tmp_path / "a.wav")
    assert rate == 24_000
    np.testing.assert_array_equal(pcm, as_int16(samples))


def test_a_player_renders_a_turn_into_a_file_faster_than_it_sounds(tmp_path):
    clock = ManualClock()
    player = Player(lambda: WavSink(tmp_path / "a.wav"), clock=clock, run=False)
    turn = Turn("x")
    player.begin(turn)
    sound = np.random.default_rng(2).uniform(-1, 1, 30 * 48_000).astype(np.float32)
    player.write(turn, AudioChunk(sound, 48_000))
    player.finish(turn)
    for _ in range(100):
        player.tick()
        clock.now += 0.01
    assert player.ended()
    assert player.position() == 30.0
    assert player.underruns == 0
    player.close()
    np.testing.assert_array_equal(_read(tmp_path / "a.wav")[1], as_int16(sound))


def test_a_file_that_cannot_be_written_is_no_device(tmp_path):
    with pytest.raises(NoAudioDevice, match="cannot be written"):
        WavSink(tmp_path / "missing" / "a.wav")


def test_silence_passes_at_the_pace_of_the_clock():
    clock = ManualClock()
    sink = NullSink(clock=clock)
    sink.write(0, [np.zeros(48_000, np.float32)])
    sink.start()
    clock.now += 0.25
    assert sink.taken() == 12_000
    sink.rest()
    clock.now += 1.0
    assert (sink.taken(), sink.end) == (12_000, 12_000)
