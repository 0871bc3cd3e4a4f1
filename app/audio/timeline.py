"""Which tape sample is at the ear, from what was laid into the ring and what was taken when."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

_MARKS = 64
"""Changes remembered: more than are made within the delay of a slow device."""


class _Mark(NamedTuple):
    """From ring frame `frame` on, each frame is worth `rate` tape samples, from `position`."""

    frame: int
    position: float
    rate: float


class _Sight(NamedTuple):
    """At `when`, all frames before `frame` had been taken."""

    when: float
    frame: float


class Timeline:
    """The history of one sink. Not thread-safe; time in seconds, places in frames and samples."""

    def __init__(self, now: float, position: float, delay: float) -> None:
        """Stand still at the tape's sample `position`; nothing has been taken.

        `delay` is the time from the taking of a frame to the ear.
        """
        self.delay = delay
        self.moved = now
        """When frames were last seen to be taken."""
        self.settled = 0
        """The first frame that the device may still hold."""
        self._marks = deque([_Mark(0, position, 0.0)], maxlen=_MARKS)
        self._seen = deque([_Sight(now, 0)])

    def mark(self, frame: int, position: float, rate: float) -> None:
        """From `frame` on stands the tape from `position`; what stood there is forgotten."""
        while self._marks and self._marks[-1].frame >= frame:
            self._marks.pop()
        self._marks.append(_Mark(frame, position, rate))

    def tape_at(self, frame: float) -> float:
        """The tape sample that ring frame `frame` stands for."""
        mark = next((mark for mark in reversed(self._marks) if mark.frame <= frame), self._marks[0])
        return mark.position + max(0.0, frame - mark.frame) * mark.rate

    def settle(self, now: float, taken: int) -> None:
        """The device holds nothing: all that was taken has sounded or never will.

        What is taken from now on sounds at once, and the delay builds up behind it.
        """
        self._seen = deque([_Sight(now - self.delay, taken)])
        self.moved, self.settled = now, taken

    def observe(self, now: float, taken: int) -> None:
        """Note what has been taken up to `now`."""
        if taken > self._seen[-1].frame:
            self.moved = now
        self._seen.append(_Sight(now, taken))
        while len(self._seen) > 2 and self._seen[1].when <= now - self.delay:
            self._seen.popleft()

    def heard(self, now: float) -> float:
        """The frame at the ear: the one that was taken one delay ago, between sightings a line."""
        due = now - self.delay
        after = self._seen[-1]
        for sight in reversed(self._seen):
            if sight.when <= due:
                span = after.when - sight.when
                share = (due - sight.when) / span if span > 0.0 else 0.0
                return sight.frame + (after.frame - sight.frame) * share
            after = sight
        return after.frame
