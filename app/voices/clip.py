"""The clip of a voice: a short recording of it, in a WAV file of one channel and 16 bit."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.errors import UnreadableFile, VoiceCardRefused
from app.ports import Samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENDING: Final = ".wav"
SHORTEST: Final = 2.0
LONGEST: Final = 15.0
"""Seconds. A longer one shows no more of the voice, and costs every engine that listens to it."""

_RATES: Final = range(8_000, 384_001)
_SILENT: Final = 0.01
_FULL: Final = 32_767.0


def beside(card: Path) -> Path:
    """Where the clip of the card in a file lies: in the same folder, under the same stem."""
    if card.suffix.lower() == ENDING:
        return card.with_name(card.name + ENDING)
    return card.with_suffix(ENDING)


def recorded(path: Path) -> bytes:
    """A recording as a clip: at its own rate, its channels mixed.

    Raises:
        UnreadableFile: it is no WAV file of 16 bit.
        VoiceCardRefused: it is too short, too long or silent.
    """
    import numpy as np

    frames, rate = _frames(path)
    mixed = np.rint(frames.mean(axis=1)).astype("<i2")
    _check_loudness(mixed / _FULL)
    return _written(mixed, rate)


def encoded(samples: Samples, rate: int) -> bytes:
    """Sound as a clip; what is longer than `LONGEST` is cut off.

    Args:
        samples: (samples,) in [-1, 1].
        rate: in Hz.

    Raises:
        VoiceCardRefused: it is silent.
    """
    import numpy as np

    kept = samples[: int(LONGEST * rate)]
    _check_loudness(kept)
    return _written(np.rint(np.clip(kept, -1.0, 1.0) * _FULL).astype("<i2"), rate)


def decoded(clip: bytes) -> tuple[Samples, int]:
    """The samples of a clip, (samples,) in [-1, 1], and their rate in Hz."""
    import numpy as np

    with wave.open(io.BytesIO(clip)) as file:
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return (pcm / _FULL).astype(np.float32), file.getframerate()


def _frames(path: Path) -> tuple[NDArray[np.int16], int]:
    """(frames, channels), and the rate; a long file is refused by its header, unread."""
    import numpy as np

    try:
        with wave.open(str(path), "rb") as file:
            channels, rate = file.getnchannels(), file.getframerate()
            if file.getsampwidth() != 2 or rate not in _RATES:
                raise _unreadable(path)
            _check_length(file.getnframes() / rate)
            content = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise _unreadable(path) from error
    length = len(content) // (2 * channels)  # a file that was cut off holds less than it says
    _check_length(length / rate)
    return np.frombuffer(content, "<i2", count=length * channels).reshape(length, channels), rate


def _written(pcm: NDArray[np.int16], rate: int) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm.tobytes())
    return content.getvalue()


def _check_length(seconds: float) -> None:
    if not SHORTEST <= seconds <= LONGEST:
        raise VoiceCardRefused(
            f"The recording lasts {seconds:.1f} seconds.",
            field="sample",
            remedy=f"Record one voice for {SHORTEST:.0f} to {LONGEST:.0f} seconds.",
        )


def _check_loudness(samples: Samples | NDArray[np.float64]) -> None:
    import numpy as np

    loudest = float(np.abs(samples).max(initial=0.0))
    if not loudest >= _SILENT:  # also of what is no number
        raise VoiceCardRefused(
            "The recording is silent.", field="sample", remedy="Record it again, closer by."
        )


def _unreadable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} is no recording that can be opened.",
        remedy="Save it as a WAV file of 16 bit.",
    )
