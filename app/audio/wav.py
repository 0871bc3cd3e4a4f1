"""A sink that writes a WAV file as fast as it is fed."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.audio.waiting import Waiting
from app.errors import AudioDeviceLost, NoAudioDevice
from app.ports import Samples


class WavSink:
    """Takes whatever is written at once: the position of its player is the end of the file.

    Mono, 16 bits: a sample x becomes round-half-to-even(32767 x), cut off at +-32767.
    """

    lead = 0
    latency = 0.0

    def __init__(self, path: str | PathLike[str], sample_rate: int = 48_000) -> None:
        """Open the file at `path` anew.

        Raises:
            NoAudioDevice: it cannot be written.
        """
        self.label = fspath(path)
        self.sample_rate = sample_rate
        self.capacity = sample_rate
        self._waiting = Waiting(self.capacity)
        self._taken = 0
        self._running = False
        try:
            self._stream = Path(path).open("wb")  # noqa: SIM115  closed by `close`
        except OSError as error:
            raise NoAudioDevice(
                f"The file {self.label} cannot be written: {error.strerror}.",
                remedy="Choose a place where you may write.",
            ) from error
        self._file = wave.open(self._stream, "wb")  # noqa: SIM115  closed by `close`
        self._file.setnchannels(1)
        self._file.setsampwidth(2)
        self._file.setframerate(sample_rate)

    @property
    def end(self) -> int:
        """See AudioSink."""
        return self._waiting.end

    def taken(self) -> int:
        """See AudioSink."""
        return self._taken

    def read(self, start: int, stop: int) -> Samples:
        """See AudioSink."""
        return self._waiting.read(start, stop)

    def write(self, at: int, sound: Sequence[Samples]) -> None:
        """See AudioSink; a running one takes the sound at once."""
        self._waiting.write(at, sound, keep_end=False)
        if self._running:
            self._take()

    def running(self) -> bool:
        """See AudioSink; a file never waits, so it runs until it is laid to rest."""
        return self._running

    def start(self) -> None:
        """See AudioSink."""
        self._running = True
        self._take()

    def rest(self) -> None:
        """See AudioSink."""
        self._running = False
        self._waiting.end = self._taken

    def lost(self) -> bool:
        """See AudioSink."""
        return False

    def close(self) -> None:
        """See AudioSink; completes the file's header."""
        self._file.close()
        self._stream.close()

    def _take(self) -> None:
        samples = self._waiting.read(self._taken, self.end)
        try:
            self._file.writeframesraw(as_int16(samples).tobytes())
        except OSError as error:
            raise AudioDeviceLost(
                f"The file {self.label} cannot be written: {error.strerror}.",
                remedy="Free some space, or choose another place.",
            ) from error
        self._taken = self.end


def save_wav(path: str | PathLike[str], samples: Samples, sample_rate: int) -> None:
    """Write `samples` to a new file at `path`, mono, 16 bits, rounded as by `WavSink`.

    Raises:
        OSError: it cannot be written.
    """
    with wave.open(fspath(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(as_int16(samples).tobytes())


def as_int16(samples: Samples) -> NDArray[np.int16]:
    """Little-endian 16-bit PCM: round-half-to-even(32767 x), cut off at +-32767."""
    scaled = np.clip(samples, -1.0, 1.0) * np.float32(32767.0)
    rounded: NDArray[np.int16] = np.rint(scaled).astype("<i2")
    return rounded
