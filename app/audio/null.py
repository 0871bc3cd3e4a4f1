"""A sink that sounds nowhere: it takes what waits at the pace of a clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.audio.waiting import Waiting
from app.ports import Samples

_SECONDS = 8
"""That may wait to be taken, in a ring as deep as a device's: each laying costs the same."""


class NullSink:
    """Stands in where there is no device: text is lit and turns end as if it were heard."""

    label = ""
    latency = 0.0
    lead = 0

    def __init__(
        self, sample_rate: int = 48_000, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take `sample_rate` frames each second of `clock`."""
        self.sample_rate = sample_rate
        self.capacity = _SECONDS * sample_rate
        self._clock = clock
        self._waiting = Waiting(self.capacity)
        # The frame that was the next, and when it was while running; replaced as one.
        self._mark: tuple[int, float | None] = 0, None

    @property
    def end(self) -> int:
        """See AudioSink."""
        return self._waiting.end

    def taken(self) -> int:
        """See AudioSink."""
        taken, since = self._mark
        if since is None:
            return taken
        return min(self.end, taken + int((self._clock() - since) * self.sample_rate))

    def read(self, start: int, stop: int) -> Samples:
        """See AudioSink."""
        return self._waiting.read(start, stop)

    def write(self, at: int, sound: Sequence[Samples]) -> None:
        """See AudioSink."""
        self._waiting.write(at, sound, keep_end=self.running())

    def running(self) -> bool:
        """See AudioSink."""
        if self._mark[1] is not None and self.taken() >= self.end:
            self._mark = self.end, None
        return self._mark[1] is not None

    def start(self) -> None:
        """See AudioSink."""
        if not self.running():
            self._mark = self._mark[0], self._clock()

    def rest(self) -> None:
        """See AudioSink."""
        self._mark = self.taken(), None
        self._waiting.end = self._mark[0]

    def lost(self) -> bool:
        """See AudioSink."""
        return False

    def close(self) -> None:
        """See AudioSink."""
