"""The frames that a sink has not taken yet, as every sink keeps them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.audio.ring import Ring
from app.ports import Samples


class Waiting:
    """A ring of frames whose future may be written anew."""

    def __init__(self, capacity: int) -> None:
        self.ring = Ring(capacity)
        self.end = 0
        """The frame after the last one that waits."""

    def read(self, start: int, stop: int) -> Samples:
        """A copy of the frames from `start` up to `stop`; silence past the end."""
        held = self.ring.get(start, max(start, min(stop, self.end)))
        if len(held) == stop - start:
            return held
        padded = np.zeros(stop - start, np.float32)
        padded[: len(held)] = held
        return padded

    def write(self, at: int, sound: Sequence[Samples], *, keep_end: bool) -> None:
        """Lay `sound` from frame `at` on as all there is.

        With `keep_end` the end does not fall, and silence fills what the sound leaves: a reader
        that is just passing `at` never finds the end behind itself.
        """
        stop = at
        for piece in sound:
            self.ring.put(stop, piece)
            stop += len(piece)
        if keep_end and stop < self.end:
            self.ring.clear(stop, self.end)
            stop = self.end
        self.end = stop
