"""Plays a tape on one sink: lays its sound into the ring, and lays it anew for every change."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np

from app.audio.reader import Reader
from app.audio.timeline import Timeline
from app.errors import AudioDeviceLost
from app.ports import AudioSink, Samples

_FADE = 0.005
"""Seconds of a seam; short enough not to be heard as a fade, long enough not to click."""
_ENOUGH = 0.040
"""Seconds that must wait before the sink is started: what a device takes at once."""
_SLICE = 0.1
"""Seconds that are laid at a time where sound is computed, and that must be free where it is only
copied: then all that fits is laid at once, because every laying costs the same."""
_FIRST = 0.25
"""Seconds that are stretched before a change of speed is laid; more would make it late."""
_REST = 0.25
"""Seconds of silence after which the device is laid to rest: then it holds no silence that the
next sound would have to wait for."""
_SLACK = 0.05
"""Seconds that the ear may be behind what the timeline says, as devices take sound in bursts and
sound servers are late on a busy machine: so much later a turn has ended, lest the next one cut off
its last samples."""
_SUSPECT = 0.1
"""Seconds without a frame taken after which the device is asked whether it is there."""
_STALL = 1.0
"""Seconds without a frame taken after which it sleeps or is gone."""


class Deck:
    """One sink, what is in its ring, and the clock of both.

    Whatever the sink has not taken may be replaced: a change is cut in a short lead behind the
    frames already taken, faded from the old future into the new. So nothing waits for the ring to
    drain, the frame of a change is known, and a deep ring costs no delay.

    One thread calls the methods, except `position`; `lock` guards the timeline.
    """

    def __init__(
        self,
        sink: AudioSink,
        lock: threading.Condition,
        reader: Reader,
        clock: Callable[[], float],
    ) -> None:
        """Stand still where `reader` begins."""
        self.sink = sink
        self.underruns = 0
        self.reader = reader
        self._lock = lock
        self._clock = clock
        now = clock()
        self._timeline = Timeline(now, reader.position, sink.latency)
        self._filled = sink.end  # the sound in the ring ends here; silence may follow
        self._flowing = False  # the tape moves on at `_filled`
        self._ran = False
        self._resting = True
        self._quiet_since = now
        self._over_since: float | None = None
        self._waiting_since = now
        fade = int(_FADE * sink.sample_rate)
        self._fall: Samples = np.linspace(1.0, 0.0, fade, dtype=np.float32)

    def position(self) -> float:
        """The tape sample at the ear. Needs the lock."""
        heard = self._timeline.heard(self._observe())
        return min(self._timeline.tape_at(heard), self.reader.tape.end)

    def resume_point(self) -> float:
        """The tape sample to go on from when the device is gone: repeats rather than loses."""
        timeline = self._timeline
        with self._lock:
            queue = timeline.delay * self.sink.sample_rate
            sure = min(timeline.heard(self._clock()), self.sink.taken() - queue)
            return timeline.tape_at(max(sure, timeline.settled))

    def heard_all(self) -> bool:
        """Whether the tape is finished and its last sample has reached the ear.

        Raises:
            AudioDeviceLost: the device went away with the end of it.
        """
        with self._lock:
            now = self._observe()
            over = self.reader.done and self._timeline.heard(now) >= self._filled
        if not over:
            self._over_since = None
            return False
        if not self._resting and self.sink.lost():
            raise self._gone()
        if self._over_since is None:
            self._over_since = now
        return now - self._over_since >= _SLACK

    def load(self, reader: Reader) -> None:
        """Be silent at once, whatever sounds, and read on from there."""
        self._rest()
        with self._lock:
            self.reader = reader
            self._mark(self._filled, reader.position, flowing=False)

    def rewrite(self, target: float | None, *, speed: float, volume: float, paused: bool) -> None:
        """Let all that is not taken yet sound otherwise: from `target`, or from where it stands."""
        sink, lead, tape = self.sink, self.sink.lead, self.reader.tape
        while True:
            running = sink.running()
            at = min(sink.taken() + lead, sink.end) if running else sink.taken()
            place = self._tape_at(at) if target is None else target
            self.reader = Reader(tape, min(max(place, tape.start), tape.end), speed, volume)
            start = self.reader.position
            pieces = [] if paused else self._prepare(sink.capacity - lead)
            length = sum(map(len, pieces))
            sink.write(at, self._joined(at, pieces, sounding=running, begins=start == 0))
            if not running or not lead or sink.taken() <= at:
                break
            lead *= 2  # held up until the reader had passed the seam: once more, further on
        self._filled = at + length
        self._ran = self._ran and bool(pieces)
        self._mark(at, start, flowing=bool(pieces))
        self._silence_follows()

    def fill(self, interrupted: Callable[[], bool]) -> bool:
        """Lay what the tape holds until `interrupted` says stop; whether the ring filled first."""
        least = int(_SLICE * self.sink.sample_rate)
        while not interrupted():
            if not self.has_room():
                return True
            start = self.reader.position
            if not (pieces := self._read(self._room() if self.reader.speed == 1.0 else least)):
                return False
            self._extend(start, pieces)
        return False

    def has_room(self) -> bool:
        """Whether the ring takes as much as is worth a laying."""
        return self._room() >= int(_SLICE * self.sink.sample_rate)

    def _room(self) -> int:
        """Samples that the ring has place for."""
        return self.sink.capacity - (self._filled - self.sink.taken()) - self.sink.lead

    def drive(self) -> None:
        """Start the sink when enough waits, lay it to rest when nothing has for a while.

        Raises:
            AudioDeviceLost: the device does not take what waits.
        """
        with self._lock:
            now = self._observe()
        waiting, running = self._filled - self.sink.taken(), self.sink.running()
        if self._ran and not running and not self.reader.done:
            self.underruns += 1
        self._ran = running and self._flowing
        if waiting <= 0 or running:
            self._waiting_since = now
        self._check(now, running=running)
        if waiting > 0 and not running and self._is_enough(waiting, now):
            self._start()
        if waiting > 0:
            self._quiet_since = now
        elif not self._resting and now - self._quiet_since > self.sink.latency + _REST:
            self._rest()

    @property
    def idle(self) -> bool:
        """Whether nothing will happen until something is laid."""
        return self._resting and self._filled == self.sink.taken()

    def _is_enough(self, waiting: int, now: float) -> bool:
        """Whether to start on what waits: what the device takes at once, or all that comes."""
        return (
            self.reader.done
            or waiting >= _ENOUGH * self.sink.sample_rate
            or now - self._waiting_since >= _ENOUGH
        )

    def _check(self, now: float, *, running: bool) -> None:
        still = now - self._timeline.moved
        if self._resting or still < _SUSPECT:
            return
        if self.sink.lost() or (running and still > _STALL):
            raise self._gone()

    def _gone(self) -> AudioDeviceLost:
        return AudioDeviceLost(f"{self.sink.label} no longer takes sound.")

    def _observe(self) -> float:
        """Note what has been taken. Returns the time. Needs the lock.

        The time is read last: the other way round, a thread that is held up in between would take
        what was taken meanwhile for heard already.
        """
        taken = self.sink.taken()
        now = self._clock()
        self._timeline.observe(now, taken)
        return now

    def _start(self) -> None:
        taken = self.sink.taken()
        self.sink.start()
        now = self._clock()
        with self._lock:
            if self._resting:
                self._timeline.settle(now, taken)
            self._timeline.moved = now
        self._resting, self._ran = False, True

    def _rest(self) -> None:
        self.sink.rest()
        now = self._clock()
        with self._lock:
            self._timeline.settle(now, self.sink.taken())
        self._filled = self.sink.end
        self._resting, self._ran, self._quiet_since = True, False, now

    def _prepare(self, room: int) -> list[Samples]:
        """As much as fits where copying is all; where sound is computed, only the first of it."""
        if self.reader.speed != 1.0:
            room = min(room, int(_FIRST * self.sink.sample_rate))
        return self._read(room)

    def _read(self, room: int) -> list[Samples]:
        pieces: list[Samples] = []
        while room >= self.reader.least and (piece := self.reader.next(room)) is not None:
            pieces.append(piece)
            room -= len(piece)
        return pieces

    def _joined(
        self, at: int, pieces: list[Samples], *, sounding: bool, begins: bool
    ) -> list[Samples]:
        """`pieces`, with what would have sounded from `at` on faded out over their beginning."""
        if begins and not sounding:
            return pieces
        size = len(self._fall)
        old = self.sink.read(at, at + size) if sounding else np.zeros(size, np.float32)
        head = min(size, len(pieces[0])) if pieces else 0
        if head:
            pieces[0][:head] += (old[:head] - pieces[0][:head]) * self._fall[:head]
        if head == size or len(pieces) > 1:
            return pieces
        # The new sound ends within the seam: the rest of the old one fades out behind it.
        return [*pieces, old[head:] * self._fall[head:]]

    def _extend(self, start: float, pieces: list[Samples]) -> None:
        sink, at = self.sink, self._filled
        if at < sink.end:  # silence was laid behind the sound: over it, from where it is safe
            at = min(max(at, sink.taken() + sink.lead), sink.end)
        sink.write(at, pieces)
        if at > self._filled:
            self.underruns += self._flowing
        if at > self._filled or not self._flowing:
            self._mark(at, start, flowing=True)
        self._filled = at + sum(map(len, pieces))
        self._silence_follows()
        if sink.lead and sink.taken() > at:  # the reader was there first
            reader = self.reader
            self.rewrite(start, speed=reader.speed, volume=reader.volume, paused=False)

    def _silence_follows(self) -> None:
        if self._filled < self.sink.end:
            self._mark(self._filled, self.reader.position, flowing=False)

    def _tape_at(self, frame: int) -> float:
        with self._lock:
            return self._timeline.tape_at(frame)

    def _mark(self, frame: int, position: float, *, flowing: bool) -> None:
        self._flowing = flowing
        with self._lock:
            self._timeline.mark(frame, position, self.reader.speed if flowing else 0.0)
