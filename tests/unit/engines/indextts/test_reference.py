"""What of a user's recording reaches the network."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from app.engines.indextts.mel import SAMPLE_RATE
from app.engines.indextts.reference import LONGEST, Reference, speech
from app.errors import AppError, UnreadableFile, VoiceCardRefused
from app.ports import Samples

RATE = 16_000


def noise(seconds: float, level: float = 0.1) -> Samples:
    made = np.random.default_rng(0).standard_normal(int(seconds * RATE)) * level
    return made.clip(-1, 1).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def recorded(folder: Path, *parts: Samples, name: str = "voice.wav") -> Path:
    path = folder / name
    soundfile.write(path, np.concatenate(parts), RATE)
    return path


def seconds(path: Path) -> float:
    return len(Reference(path).samples()) / SAMPLE_RATE


def refusal(path: Path) -> AppError:
    with pytest.raises(AppError) as caught:
        Reference(path).samples()
    return caught.value


@pytest.mark.parametrize("name", ["voice.wav", "voice.flac", "voice.ogg", "voice.mp3"])
def test_the_usual_formats_open(tmp_path: Path, name: str) -> None:
    assert seconds(recorded(tmp_path, noise(2.0), name=name)) == pytest.approx(2.0, abs=0.1)


def test_silence_around_it_is_cut_but_for_a_breath(tmp_path: Path) -> None:
    path = recorded(tmp_path, silence(2), noise(2), silence(0.5), noise(1), silence(3))
    assert seconds(path) == pytest.approx(3.5 + 0.2, abs=0.05)


def test_of_a_long_recording_the_stretch_with_most_speech_is_taken() -> None:
    parts = [noise(0.5), silence(8), noise(10, 0.1), silence(8), noise(0.5)]
    sound = np.concatenate(parts)
    taken = speech(sound, RATE)
    start = int(8.5 * RATE)
    told = sound[start : start + int(LONGEST * RATE)]
    assert len(taken) == len(told)
    assert np.corrcoef(taken, told)[0, 1] > 0.999


def test_of_what_is_speech_throughout_the_beginning_is_taken() -> None:
    sound = noise(25)
    taken = speech(sound, RATE)
    assert np.allclose(taken / taken[0], sound[: len(taken)] / sound[0], rtol=1e-4)
    assert len(taken) == LONGEST * RATE


@pytest.mark.parametrize("level", [0.004, 0.05, 0.3])
def test_every_voice_is_equally_loud(tmp_path: Path, level: float) -> None:
    samples = Reference(recorded(tmp_path, silence(1), noise(2, level), silence(1))).samples()
    inner = samples[SAMPLE_RATE // 2 : -SAMPLE_RATE // 2]
    # Resampling takes the uppermost hundredth of the band.
    assert float(inner.square().mean().sqrt()) == pytest.approx(0.1, rel=0.05)


def test_a_crack_does_not_clip() -> None:
    sound = noise(2, 0.001)
    sound[RATE] = 0.9
    assert np.abs(speech(sound, RATE)).max() <= 0.951


@pytest.mark.parametrize("parts", [[noise(0.6)], [silence(2), noise(0.5), silence(2)]])
def test_too_little_sound_is_refused(tmp_path: Path, parts: list[Samples]) -> None:
    error = refusal(recorded(tmp_path, *parts))
    assert isinstance(error, VoiceCardRefused)
    assert "only 0." in str(error)


@pytest.mark.parametrize("length", [0.0, 0.01])
def test_next_to_nothing_is_too_short(tmp_path: Path, length: float) -> None:
    assert "only 0.0 seconds" in str(refusal(recorded(tmp_path, noise(length))))


@pytest.mark.parametrize("sound", [silence(3), noise(3, 1e-4)])
def test_silence_is_refused(tmp_path: Path, sound: Samples) -> None:
    assert str(refusal(recorded(tmp_path, sound))) == "The recording is silent."


@pytest.mark.parametrize("content", [b"", b"RIFF", b"My voice is my passport." * 50])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(content)
    assert isinstance(refusal(path), UnreadableFile)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is no recording"):
        Reference(tmp_path / "voice.wav")


def test_samples_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    sound = noise(2)
    sound[100] = np.nan
    soundfile.write(tmp_path / "voice.wav", sound, RATE, subtype="FLOAT")
    assert isinstance(refusal(tmp_path / "voice.wav"), UnreadableFile)


def test_its_digest_is_of_the_bytes(tmp_path: Path) -> None:
    path = recorded(tmp_path, noise(1))
    assert Reference(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


@given(
    st.lists(st.tuples(st.floats(0, 6), st.sampled_from([0.0, 1e-5, 0.01, 0.3])), max_size=6),
    st.sampled_from([8000, 11_025]),
)
def test_whatever_is_recorded_is_taken_within_bounds_or_refused(
    parts: list[tuple[float, float]], rate: int
) -> None:
    sound = np.concatenate(
        [silence(0), *(noise(length * rate / RATE, level) for length, level in parts)]
    )
    try:
        taken = speech(sound, rate)
    except VoiceCardRefused:
        return
    assert rate <= len(taken) <= LONGEST * rate
    assert np.abs(taken).max() <= 0.951
