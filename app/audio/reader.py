"""Reads a tape as it shall sound: from a place, at a speed, at a volume."""

from __future__ import annotations

import numpy as np

from app.audio.stretch import Stretch
from app.audio.tape import Tape
from app.ports import Samples

_SMALL = 480
"""Samples that the volume is applied to at once: below 500 numpy keeps the GIL."""


class Reader:
    """Yields the tape piece by piece as long as there is enough of it. At speed 1 bit-exact."""

    def __init__(self, tape: Tape, position: float, speed: float, volume: float) -> None:
        """Begin at the tape's sample `position`."""
        self.tape = tape
        self.speed = speed
        self.volume = volume
        self._cursor = int(position)
        self._stretch = None if speed == 1.0 else Stretch(tape, position, speed)
        self.least = 1 if self._stretch is None else self._stretch.hop
        """The room that a piece needs."""

    @property
    def position(self) -> float:
        """The tape sample that the next piece begins with."""
        return self._cursor if self._stretch is None else self._stretch.position

    @property
    def done(self) -> bool:
        """Whether the tape is finished and was read to its end."""
        return self.tape.finished and self.position >= self.tape.end

    def next(self, room: int) -> Samples | None:
        """The next piece, of `room` samples at most and not less than `least`.

        None where the tape must grow first, or is done.
        """
        piece = self._plain(room) if self._stretch is None else self._stretched(self._stretch)
        if piece is not None and self.volume != 1.0:
            for start in range(0, len(piece), _SMALL):
                piece[start : start + _SMALL] *= np.float32(self.volume)
        return piece

    def _plain(self, room: int) -> Samples | None:
        stop = min(self._cursor + room, self.tape.end)
        if stop <= self._cursor:
            return None
        piece = self.tape.get(self._cursor, stop)
        self._cursor = stop
        return piece

    def _stretched(self, stretch: Stretch) -> Samples | None:
        if self.done or not (self.tape.finished or stretch.reaches <= self.tape.end):
            return None
        return stretch.next()
