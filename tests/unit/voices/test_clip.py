"""A clip is what was recorded, and is refused where it shows no voice."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import numpy as np
import pytest

from app.errors import UnreadableFile, VoiceCardRefused
from app.voices.clip import beside, decoded, encoded, recorded
from tests.recordings import hum


def test_a_recording_keeps_its_rate_and_its_sound_on_one_channel(tmp_path: Path) -> None:
    content = recorded(hum(tmp_path / "me.wav", rate=44_100))
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
    samples, rate = decoded(content)
    assert rate == 44_100
    assert len(samples) == 3 * 44_100
    wanted = 0.3 * np.sin(np.arange(3 * 44_100) * 0.07)
    assert np.abs(samples - wanted).max() < 1e-4


def test_sound_is_cut_after_fifteen_seconds_and_at_full_scale() -> None:
    loud = np.full(16 * 8_000, 1.5, np.float32)
    samples, rate = decoded(encoded(loud, 8_000))
    assert (len(samples), rate) == (15 * 8_000, 8_000)
    assert samples.max() == 1.0


@pytest.mark.parametrize("sound", [[], [0.0] * 9, [float("nan")] * 9])
def test_what_is_silent_or_no_number_is_no_clip(sound: list[float]) -> None:
    with pytest.raises(VoiceCardRefused, match="silent"):
        encoded(np.array(sound, np.float32), 8_000)


@pytest.mark.parametrize(("seconds", "loud"), [(1.0, 0.3), (16.0, 0.3), (3.0, 0.0)])
def test_what_shows_no_voice_is_refused(tmp_path: Path, seconds: float, loud: float) -> None:
    with pytest.raises(VoiceCardRefused) as refusal:
        recorded(hum(tmp_path / "me.wav", seconds, loud=loud))
    assert refusal.value.remedy


def test_a_file_that_was_cut_off_is_as_long_as_what_is_left(tmp_path: Path) -> None:
    path = hum(tmp_path / "me.wav")
    path.write_bytes(path.read_bytes()[:-131_073])
    with pytest.raises(VoiceCardRefused, match=r"lasts 1\.0 seconds"):
        recorded(path)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all"])
def test_what_is_no_recording_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "me.wav"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"me\.wav"):
        recorded(path)


@pytest.mark.parametrize(
    ("card", "clip"), [("lin.toml", "lin.wav"), ("lin", "lin.wav"), ("lin.WAV", "lin.WAV.wav")]
)
def test_a_clip_lies_beside_its_card_and_never_in_its_place(card: str, clip: str) -> None:
    assert beside(Path("voices") / card) == Path("voices") / clip
