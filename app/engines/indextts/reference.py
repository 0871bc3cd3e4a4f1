"""The recording that a voice is taken from: opened, cut to its speech, set to one loudness."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
import torch
from torch import Tensor

from app.engines.indextts.mel import SAMPLE_RATE
from app.engines.indextts.resampling import resampled
from app.errors import UnreadableFile, VoiceCardRefused
from app.ports import Samples
from app.silence import SILENT

SHORTEST: Final = 1.0
LONGEST: Final = 10.0
"""Seconds of sound. The network heard no longer references, and all it does with one costs time."""
_LOOKED_AT: Final = 60.0
"""Seconds from the beginning in which the best are looked for."""
_LARGEST_FILE: Final = 256 << 20
_RATES: Final = range(8_000, 384_001)

_FRAMES_A_SECOND: Final = 50
_SPEECH: Final = 0.03
"""From this share of its loudest frames' level on (-30 dB) a frame counts as speech."""
_AROUND: Final = 5
"""Frames that are kept before the first and after the last of speech."""
_LEVEL: Final = 0.1
"""The level of the frames of speech, -20 dB of full scale: that of books read aloud."""
_PEAK: Final = 0.95


class Reference:
    """One recording, read once, so that what is computed and what is kept are of the same bytes."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            UnreadableFile: it cannot be read, or is far too large.
        """
        self._name = path.name
        try:
            if path.stat().st_size > _LARGEST_FILE:
                raise UnreadableFile(
                    f"{path.name} is larger than 256 MB.", remedy="Choose a minute of it or less."
                )
            self._content = path.read_bytes()
        except OSError as error:
            raise self._unreadable() from error

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, in hexadecimal digits."""
        return hashlib.sha256(self._content).hexdigest()

    def samples(self) -> Tensor:
        """What the network is to hear: (samples,) at `SAMPLE_RATE`, `SHORTEST` to `LONGEST`.

        Raises:
            UnreadableFile: it is no sound that can be decoded.
            VoiceCardRefused: it is too short, or silent.
        """
        sound, rate = self._decoded()
        spoken = speech(sound, rate)
        return resampled(torch.from_numpy(spoken), rate, SAMPLE_RATE)

    def _decoded(self) -> tuple[Samples, int]:
        """The mean of the channels, and the rate."""
        try:
            with soundfile.SoundFile(io.BytesIO(self._content)) as file:
                rate = int(file.samplerate)
                frames = file.read(int(_LOOKED_AT * rate), dtype="float32", always_2d=True)
        except (soundfile.SoundFileError, RuntimeError, ValueError, TypeError) as error:
            raise self._unreadable() from error
        sound: Samples = frames.mean(axis=1, dtype=np.float32)
        if rate not in _RATES or not np.isfinite(sound).all():
            raise self._unreadable()
        return sound, rate

    def _unreadable(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} is no recording that can be opened.",
            remedy="Save it as a WAV, FLAC, Ogg or MP3 file.",
        )


def speech(sound: Samples, rate: int) -> Samples:
    """The stretch with most speech in it, without the silence around it, at one loudness.

    Args:
        sound: (samples,) in [-1, 1], finite.
        rate: in Hz.

    Raises:
        VoiceCardRefused: it is too short, or silent.
    """
    size = rate // _FRAMES_A_SECOND
    levels = np.sqrt(np.square(sound[: len(sound) // size * size].reshape(-1, size)).mean(axis=1))
    if not len(levels):
        raise _short(len(sound) / rate)
    loud = float(np.quantile(levels, 0.95))
    if float(np.abs(sound).max()) < SILENT or loud == 0.0:
        raise VoiceCardRefused(
            "The recording is silent.", field="sample", remedy="Record it again, closer by."
        )
    first, last = _best(levels >= _SPEECH * loud)
    spoken = sound[first * size : last * size]
    if len(spoken) < SHORTEST * rate:
        raise _short(len(spoken) / rate)
    kept = levels[first:last]
    level = float(np.sqrt(np.square(kept[kept >= _SPEECH * loud]).mean()))
    gain = min(_LEVEL / level, _PEAK / float(np.abs(spoken).max()))
    return (spoken * gain).astype(np.float32)


def _best(speaks: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, int]:
    """The first and one past the last frame of the earliest stretch with most frames of speech."""
    longest = int(LONGEST * _FRAMES_A_SECOND)
    so_far = np.concatenate([[0], np.cumsum(speaks)])
    start = int(np.argmax(so_far[longest:] - so_far[:-longest])) if len(speaks) > longest else 0
    inside = np.flatnonzero(speaks[start : start + longest]) + start
    stop = min(start + longest, len(speaks))
    return max(int(inside[0]) - _AROUND, start), min(int(inside[-1]) + 1 + _AROUND, stop)


def _short(seconds: float) -> VoiceCardRefused:
    return VoiceCardRefused(
        f"The recording holds only {seconds:.1f} seconds of sound.",
        field="sample",
        remedy="Record one voice for 3 to 10 seconds.",
    )
