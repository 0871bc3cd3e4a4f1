"""Recordings of a hum, as WAV files."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from app.voices import clip


def hum(
    path: Path, seconds: float = 3.0, *, loud: float = 0.3, rate: int = 16_000, channels: int = 2
) -> Path:
    """Write a hum that is the same on all channels."""
    samples = loud * np.sin(np.arange(int(seconds * rate)) * 0.07)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat((32767 * samples).astype("<i2"), channels).tobytes())
    return path


def hummed(pitch: float = 0.07, *, rate: int = 8_000) -> bytes:
    """A clip of two seconds, another for another pitch."""
    samples = 0.3 * np.sin(np.arange(2 * rate) * pitch)
    return clip.encoded(samples.astype(np.float32), rate)
