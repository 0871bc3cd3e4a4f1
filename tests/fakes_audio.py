"""A sound device that a test moves by hand, and the sound whose samples say where they stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.audio.waiting import Waiting
from app.errors import AudioDeviceLost
from app.ports import Samples

_UNIT = 2.0**24


class ManualClock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class ManualSink:
    """Takes `block` frames at a time like a device that holds `latency` seconds of sound.

    `ear` is what was heard, silence while it ran included.
    """

    label = "Manual"

    def __init__(
        self,
        clock: ManualClock,
        *,
        sample_rate: int = 48_000,
        latency: float = 0.05,
        lead: int = 720,
        block: int = 480,
        capacity: int = 65_536,
        ear: list[float] | None = None,
    ) -> None:
        self.sample_rate = sample_rate
        self.latency = latency
        self.lead = lead
        self.capacity = capacity
        self.ear = [] if ear is None else ear
        self.starts = 0
        self.closed = False
        self._clock = clock
        self._block = block
        self._waiting = Waiting(capacity)
        self._taken = 0
        self._queue: list[float] = []
        self._streaming = False
        self._acting = True
        self._gone = False
        self._asleep = False

    @property
    def end(self) -> int:
        return self._waiting.end

    def taken(self) -> int:
        return self._taken

    def read(self, start: int, stop: int) -> Samples:
        return self._waiting.read(start, stop)

    def write(self, at: int, sound: Sequence[Samples]) -> None:
        assert self._taken <= at <= self.end
        self._waiting.write(at, sound, keep_end=self.running())
        assert self.end - self._taken <= self.capacity

    def running(self) -> bool:
        return self._streaming and self._acting

    def start(self) -> None:
        if self._gone:
            raise AudioDeviceLost("Manual is gone.")
        self._acting = True
        if not self._streaming:
            self.starts += 1
            self._streaming = True
            self._take(int(self.latency * self.sample_rate))

    def rest(self) -> None:
        self._streaming, self._acting = False, True
        self._queue.clear()
        self._waiting.end = self._taken

    def lost(self) -> bool:
        return self._gone

    def close(self) -> None:
        self.closed = True
        self._streaming = False

    def lose(self) -> None:
        """Be unplugged."""
        self._gone = True

    def sleep(self) -> None:
        """Take nothing more, without saying so."""
        self._asleep = True

    def advance(self, frames: int) -> None:
        """Let the time of `frames` pass, and them be heard if the device runs."""
        self._clock.now += frames / self.sample_rate
        if not self._streaming or self._gone or self._asleep:
            return
        self._take(frames)
        self.ear += self._queue[:frames]
        del self._queue[:frames]

    def _take(self, frames: int) -> None:
        while frames > 0:
            block = min(self._block, frames)
            count = min(block, self.end - self._taken) if self._acting else 0
            self._acting = count == block
            self._queue += self._waiting.read(self._taken, self._taken + count).tolist()
            self._queue += [0.0] * (block - count)
            self._taken += count
            frames -= block


def numbered(start: int, stop: int) -> Samples:
    """Samples whose value tells their number: exact in float32, and never silent."""
    return (np.arange(start + 1, stop + 1) / _UNIT).astype(np.float32)


class Run(NamedTuple):
    """A stretch of numbered samples as they were heard, from `start` up to `stop`."""

    start: int
    stop: int
    volume: float
    at: int
    """Where in the recording it begins."""


def runs(sound: Sequence[float] | Samples, *, volumes: Sequence[float] = (1.0,)) -> list[Run]:
    """The unbroken stretches of numbered samples in `sound`; seams and silence lie between."""
    values = np.asarray(sound, np.float64) * _UNIT
    return sorted(
        (run for volume in volumes for run in _runs_at(values, volume)), key=lambda run: run.at
    )


def _runs_at(values: np.ndarray, volume: float) -> Iterator[Run]:
    steady = np.diff(values) == volume
    edges = np.flatnonzero(np.diff(np.concatenate(([False], steady, [False])).astype(int)))
    for edge, last in edges.reshape(-1, 2).tolist():
        first = edge + int(values[edge] == 0.0)  # silence counts up to the first sample
        number = values[first] / volume - 1
        if last - first >= 8 and number == int(number):
            yield Run(int(number), int(number) + last - first + 1, volume, first)
