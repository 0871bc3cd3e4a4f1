"""A voice shown by a recording: its sound as codes, which a prompt may begin with."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

import numpy as np
import soxr

from app.engines.chattts.loading import load
from app.engines.chattts.vocoder import SAMPLE_RATE
from app.engines.chattts.weights import Release
from app.errors import UnreadableFile, VoiceCardRefused
from app.ports import Samples

SHORTEST: Final = 2.0
LONGEST: Final = 15.0
"""Seconds. A longer one takes room from what is to be said, and helps no more."""
_SILENT: Final = 0.01
_FULL: Final = 32_768.0


def codes_of(recording: Path, folder: Path, release: Release) -> str:
    """What `VoiceCard.sample` takes: the recording in the package's text form.

    Takes the weights' encoder alone, on the processor.

    Raises:
        UnreadableFile: it is no WAV file of 16 bit.
        VoiceCardRefused: it is too short, too long or silent.
        EngineUnavailable: the package or the weights are missing or do not fit.
    """
    samples = _samples(recording)
    if float(np.abs(samples).max()) < _SILENT:
        raise VoiceCardRefused(
            "The recording is silent.", field="sample", remedy="Record it again, closer by."
        )
    return str(load(folder, release).sample_audio_speaker(samples))


def _samples(recording: Path) -> Samples:
    """One channel at the rate of the network; a long file is refused by its header, unread."""
    try:
        with wave.open(str(recording), "rb") as file:
            channels, rate = file.getnchannels(), file.getframerate()
            if file.getsampwidth() != 2 or not rate:
                raise _unreadable(recording)
            _check_length(file.getnframes() / rate)
            content = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise _unreadable(recording) from error
    length = len(content) // (2 * channels)  # a file that was cut off holds less than it says
    _check_length(length / rate)
    frames = np.frombuffer(content, "<i2", count=length * channels).reshape(length, channels)
    mono = frames.mean(axis=1)
    scaled = (mono / _FULL).astype(np.float32)
    return np.asarray(soxr.resample(scaled, rate, SAMPLE_RATE), np.float32)


def _check_length(seconds: float) -> None:
    if not SHORTEST <= seconds <= LONGEST:
        raise VoiceCardRefused(
            f"The recording lasts {seconds:.1f} seconds.",
            field="sample",
            remedy=f"Record one voice for {SHORTEST:.0f} to {LONGEST:.0f} seconds.",
        )


def _unreadable(recording: Path) -> UnreadableFile:
    return UnreadableFile(
        f"{recording.name} is no recording that can be opened.",
        remedy="Save it as a WAV file of 16 bit.",
    )
