"""A voice is made from a recording."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engines.chattts.engine import ChatTTSEngine
from app.engines.chattts.recording import codes_of
from app.engines.chattts.vocoder import CODES_A_SECOND
from app.errors import UnreadableFile, VoiceCardRefused
from app.ports import SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, voice_of
from tests.unit.engines.chattts.conftest import release


def recorded(path: Path, seconds: float, *, loud: float = 0.3, rate: int = 16_000) -> Path:
    """A hum on two channels."""
    hum = loud * np.sin(np.arange(int(seconds * rate)) * 0.07)
    both = np.repeat((32767 * hum).astype("<i2"), 2)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(both.tobytes())
    return path


def test_a_recording_becomes_codes_of_its_length(soon: Path, tmp_path: Path, chat: Any) -> None:
    codes = codes_of(recorded(tmp_path / "me.wav", 3.0), soon, release(soon))
    books, length = chat.speaker.decode_prompt(codes).shape
    assert books == 4
    assert length == pytest.approx(3.0 * CODES_A_SECOND, abs=2)


def test_a_voice_with_a_recording_speaks_otherwise_than_without(
    soon: Path, tmp_path: Path, shelf: VoiceShelf, opened: Callable[..., ChatTTSEngine]
) -> None:
    codes = codes_of(recorded(tmp_path / "me.wav", 3.0), soon, release(soon))
    shelf.keep(VoiceCard("Plain", seed=2))
    shelf.keep(VoiceCard("Mine", seed=2, sample=codes, sample_text="hum hum hum"))
    engine = opened(soon)
    firsts = [
        next(engine.synthesize(SpeechRequest("Good day to you.", voice=name), CancelToken()))
        for name in ("Plain", "Mine")
    ]
    assert not np.array_equal(firsts[0].samples, firsts[1].samples)


@pytest.mark.parametrize(("seconds", "loud"), [(1.0, 0.3), (16.0, 0.3), (3.0, 0.0)])
def test_what_shows_no_voice_is_refused_before_anything_is_loaded(
    tmp_path: Path, seconds: float, loud: float
) -> None:
    with pytest.raises(VoiceCardRefused) as refusal:
        codes_of(recorded(tmp_path / "me.wav", seconds, loud=loud), tmp_path, release=None)  # type: ignore[arg-type]  # it gets no further
    assert refusal.value.remedy


def test_a_file_that_was_cut_off_is_as_long_as_what_is_left(tmp_path: Path) -> None:
    path = recorded(tmp_path / "me.wav", 3.0)
    path.write_bytes(path.read_bytes()[:-131_073])
    with pytest.raises(VoiceCardRefused, match=r"lasts 1\.0 seconds"):
        codes_of(path, tmp_path, release=None)  # type: ignore[arg-type]  # it gets no further


def test_a_voice_that_is_tried_out_is_heard_with_its_recording_and_then_no_longer(
    soon: Path, tmp_path: Path, shelf: VoiceShelf, opened: Callable[..., ChatTTSEngine]
) -> None:
    codes = codes_of(recorded(tmp_path / "me.wav", 3.0), soon, release(soon))
    engine = opened(soon)

    def first(voice: str) -> Any:
        request = SpeechRequest("Good day to you.", voice=voice)
        return next(engine.synthesize(request, CancelToken())).samples

    alone = first(voice_of(2))
    shelf.try_out(VoiceCard("Mine", seed=2, sample=codes, sample_text="hum hum hum"))
    assert not np.array_equal(first(voice_of(2)), alone)
    shelf.end_trial()
    assert np.array_equal(first(voice_of(2)), alone)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all"])
def test_what_is_no_recording_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "me.wav"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"me\.wav"):
        codes_of(path, tmp_path, release=None)  # type: ignore[arg-type]  # it gets no further
