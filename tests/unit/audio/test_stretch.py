from __future__ import annotations

import numpy as np
import pytest

from app.audio.reader import Reader
from app.audio.tape import Tape
from tests.fakes_audio import numbered

_RATE = 48_000


def _read(tape: Tape, *, start: float = 0.0, speed: float = 1.0, volume: float = 1.0):
    reader, pieces = Reader(tape, start, speed, volume), []
    while (piece := reader.next(_RATE)) is not None:
        pieces.append(piece)
    return reader, np.concatenate(pieces) if pieces else np.empty(0, np.float32)


def _finished(sound: np.ndarray) -> Tape:
    tape = Tape(_RATE, len(sound) / _RATE + 1)
    tape.put(sound.astype(np.float32))
    tape.finished = True
    return tape


def _voice(pitch: float, seconds: float = 3.0) -> np.ndarray:
    time = 2 * np.pi * np.arange(int(seconds * _RATE)) / _RATE
    return 0.3 * np.sin(pitch * time) + 0.2 * np.sin(2 * pitch * time + 1)


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("pitch", [96.0, 150.0, 240.0])
def test_speed_changes_the_duration_and_not_the_pitch(speed, pitch):
    _, sound = _read(_finished(_voice(pitch)), speed=speed)
    assert len(sound) == pytest.approx(3.0 * _RATE / speed, abs=_RATE // 25)
    sound = sound[_RATE // 20 : -_RATE // 10]
    time = 2 * np.pi * np.arange(len(sound)) / _RATE
    basis = np.stack([wave(k * pitch * time) for k in (1, 2) for wave in (np.sin, np.cos)], axis=1)
    rest = sound - basis @ np.linalg.lstsq(basis, sound, rcond=None)[0]
    assert 10 * np.log10(np.mean(sound**2) / np.mean(rest**2)) > 35.0  # dB


@pytest.mark.parametrize("speed", [0.5, 0.9, 1.7, 3.0])
def test_the_position_advances_by_exactly_the_speed(speed):
    reader, sound = _read(_finished(_voice(120.0)), start=4800.0, speed=speed)
    assert reader.position == pytest.approx(4800.0 + len(sound) * speed)
    assert reader.done


def test_speed_one_is_bit_exact_from_any_place():
    _, sound = _read(_finished(numbered(0, 30_000)), start=12_345.0)
    np.testing.assert_array_equal(sound, numbered(12_345, 30_000))


@pytest.mark.parametrize("speed", [1.0, 1.5])
def test_volume_is_a_factor(speed):
    tape = _finished(_voice(120.0))
    _, loud = _read(tape, speed=speed)
    _, soft = _read(tape, speed=speed, volume=0.5)
    np.testing.assert_array_equal(soft, loud * np.float32(0.5))


@pytest.mark.parametrize("speed", [1.0, 0.5, 1.5, 3.0])
def test_reading_a_growing_tape_gives_what_reading_the_whole_does(speed):
    sound = np.random.default_rng(3).standard_normal(_RATE).astype(np.float32) * 0.1
    tape = Tape(_RATE, 2.0)
    reader, pieces = Reader(tape, 0.0, speed, 1.0), []
    for start in range(0, len(sound), 777):
        tape.put(sound[start : start + 777])
        while (piece := reader.next(_RATE)) is not None:
            pieces.append(piece)
    assert not reader.done
    tape.finished = True
    while (piece := reader.next(_RATE)) is not None:
        pieces.append(piece)
    np.testing.assert_array_equal(np.concatenate(pieces), _read(_finished(sound), speed=speed)[1])


def test_silence_stays_silent_and_in_its_place():
    _, sound = _read(_finished(np.zeros(_RATE)), speed=2.0)
    assert not sound.any()
