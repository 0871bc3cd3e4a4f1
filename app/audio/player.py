"""Plays a turn: takes sound from the synthesis, keeps it on a tape, and lets it be steered."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.audio.feeder import Feeder, Orders
from app.audio.tape import Tape
from app.errors import AudioError
from app.events import DeviceLost, DeviceReady
from app.ports import AudioChunk, AudioSink, Samples
from app.resample import Resampler, resampled
from app.turn import Turn

log = logging.getLogger(__name__)

SPEEDS = (0.5, 3.0)
"""The slowest and the fastest speed."""
_RATE = 48_000
"""Samples a second on the tape until a device asks for another rate."""
_PIECE = 4.0
"""Seconds that are put on the tape at a time, so that a long chunk waits for room in parts."""


def _ignore(_event: DeviceLost | DeviceReady) -> None:
    """Nobody listens."""


class Player:
    """Any thread may call any method; only `write` waits. Times are seconds of the turn's tape.

    A thread named "feeder" owns the sound device. Calls only change its orders, so they return at
    once whatever the device does, and quick changes in a row are heard as their last.
    """

    def __init__(
        self,
        sink: Callable[[], AudioSink],
        *,
        ahead: float = 120.0,
        keep: float = 60.0,
        on_device: Callable[[DeviceLost | DeviceReady], None] = _ignore,
        clock: Callable[[], float] = time.monotonic,
        run: bool = True,
    ) -> None:
        """Open nothing yet: the feeder opens the device.

        Args:
            sink: Opens the device. While it raises `AudioError`, playback goes on in silence.
            ahead: Seconds of unheard sound after which `write` waits.
            keep: Seconds that can be gone back to at least.
            on_device: Told on the feeder whenever the device changes; must not block.
            clock: Seconds from any origin.
            run: False for no thread: the caller calls `tick`.
        """
        self._ahead = ahead
        self._length = ahead + keep + 2 * _PIECE
        self._lock = threading.Condition()
        self._orders = Orders(Tape(_RATE, 0.0))
        self._orders.tape.finished = True
        self._feeder = Feeder(sink, self._orders, self._lock, on_device, clock)
        self._turn: Turn | None = None
        self._resampler: tuple[Turn, Resampler] | None = None
        self._news = threading.Event()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="feeder") if run else None
        if self._thread is not None:
            self._thread.start()

    @property
    def sample_rate(self) -> int:
        """Samples a second on the tape; the device's own once there is one."""
        return self._orders.tape.rate

    def begin(self, turn: Turn) -> None:
        """End the turn before and start on an empty tape, not paused."""
        tape = Tape(self.sample_rate, self._length)
        with self._ordering() as orders:
            self._turn = turn
            orders.tape, orders.sounding, orders.paused = tape, True, False
            orders.target, orders.place = None, 0.0

    def write(self, turn: Turn, chunk: AudioChunk) -> bool:
        """Append to the current utterance. Waits while enough unheard sound is on the tape.

        Returns False, and the rest of `chunk` is dropped, once the turn is over.
        """
        stream = self._stream_of(turn)
        if stream is None or stream.source != chunk.sample_rate:
            if not self._flush(turn):
                return False
            stream = Resampler(chunk.sample_rate, self.sample_rate)
            self._resampler = turn, stream
        return self._put(turn, stream.push(chunk.samples), stream.target)

    def end_utterance(self, turn: Turn, pause: float) -> bool:
        """Complete the current utterance and append `pause` seconds of silence.

        Returns False once the turn is over.
        """
        if not self._flush(turn):
            return False
        with self._ordering() as orders:
            if self._turn is turn:
                orders.tape.put_silence(round(pause * orders.tape.rate))
            return self._turn is turn

    def finish(self, turn: Turn) -> None:
        """Nothing more will be written in `turn`: what is on the tape is all of it."""
        self._flush(turn)
        with self._ordering() as orders:
            orders.tape.finished |= self._turn is turn

    def stop(self) -> float:
        """End the turn and be silent. Returns the second that was at the ear."""
        with self._ordering() as orders:
            orders.place = self._feeder.position()
            orders.target, orders.sounding, orders.paused = None, False, False
            orders.tape.finished = True
            self._turn = None
            return orders.place / orders.tape.rate

    def use(self, sink: Callable[[], AudioSink]) -> None:
        """Play on another device from now on, at the same place; `sink` opens it."""
        with self._ordering():
            self._feeder.use(sink)

    def pause(self) -> None:
        """Stand still; the place is exact to the sample."""
        with self._ordering() as orders:
            orders.paused = orders.sounding

    def resume(self) -> None:
        """Go on."""
        with self._ordering() as orders:
            orders.paused = False

    def seek(self, seconds: float) -> None:
        """Go on from there, or from the nearest second that is still held.

        Revives a tape that was stopped or has ended; one that is paused stays so.
        """
        with self._ordering() as orders:
            orders.paused = orders.paused and not self._feeder.ended()
            orders.sounding, orders.target = True, seconds * orders.tape.rate

    @property
    def paused(self) -> bool:
        """Whether the sound stands still by wish."""
        return self._orders.paused

    @property
    def speed(self) -> float:
        """Seconds of the tape in a second; the pitch stays. From 0.5 to 3."""
        return self._orders.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        with self._ordering() as orders:
            orders.speed = min(max(speed, SPEEDS[0]), SPEEDS[1])

    @property
    def volume(self) -> float:
        """From 0 to 1, a factor on the samples."""
        return self._orders.volume

    @volume.setter
    def volume(self, volume: float) -> None:
        with self._ordering() as orders:
            orders.volume = min(max(volume, 0.0), 1.0)

    def written(self) -> float:
        """Seconds on the tape, the beginning of an open utterance included."""
        tape = self._orders.tape
        return tape.end / tape.rate

    def position(self) -> float:
        """The second at the ear now. Falls by `seek`, and a little when the device is lost."""
        with self._lock:
            return self._feeder.position() / self.sample_rate

    def buffered(self) -> float:
        """Seconds written and not yet heard."""
        with self._lock:
            return max(0.0, self.written() - self.position())

    def holds(self, seconds: float) -> bool:
        """Whether that second was written and is still on the tape."""
        with self._lock:
            tape = self._orders.tape
            return tape.start <= round(seconds * tape.rate) <= tape.end

    def finished(self) -> bool:
        """Whether the tape is complete, heard or not."""
        with self._lock:
            return self._orders.tape.finished

    def ended(self) -> bool:
        """Whether the turn was stopped, or is finished and was heard to its end."""
        with self._lock:
            return self._feeder.ended()

    def tape(self, start: float = 0.0, end: float | None = None) -> Samples:
        """A copy of the tape from second `start` to `end`, at `sample_rate`."""
        with self._lock:
            tape = self._orders.tape
            first = max(round(start * tape.rate), tape.start)
            last = tape.end if end is None else min(round(end * tape.rate), tape.end)
            return tape.get(first, max(first, last))

    @property
    def underruns(self) -> int:
        """How often sound was due and none was there."""
        return self._feeder.underruns

    @property
    def device(self) -> str:
        """What sound goes to; empty while nothing sounds."""
        sink = self._feeder.sink
        return "" if sink is None else sink.label

    @property
    def latency(self) -> float:
        """Seconds from the ring to the ear; 0 while there is no device."""
        sink = self._feeder.sink
        return 0.0 if sink is None else sink.latency

    def tick(self) -> float:
        """Do what the feeder does. Returns the seconds until it is to be done again."""
        return self._feeder.tick()

    def close(self, timeout: float = 2.0) -> None:
        """Be silent and give the device back, within `timeout` seconds if it lets go."""
        self.stop()
        self._closing = True
        self._news.set()
        if self._thread is None:
            self._feeder.close()
            return
        self._thread.join(timeout)
        if self._thread.is_alive():
            log.error("the sound device did not close within %.1f s", timeout)

    @contextmanager
    def _ordering(self) -> Iterator[Orders]:
        """Change the orders, then wake whoever waits for a change."""
        with self._lock:
            yield self._orders
            self._lock.notify_all()
        self._news.set()

    def _stream_of(self, turn: Turn) -> Resampler | None:
        """The resampler of the utterance that is open in `turn`."""
        stream = self._resampler
        return stream[1] if stream is not None and stream[0] is turn else None

    def _flush(self, turn: Turn) -> bool:
        """Put on the tape what the resampler holds back. Returns False once the turn is over."""
        stream, self._resampler = self._stream_of(turn), None
        if stream is None:
            return self._turn is turn
        return self._put(turn, stream.flush(), stream.target)

    def _put(self, turn: Turn, samples: Samples, rate: int) -> bool:
        for start in range(0, len(samples), int(_PIECE * rate)):
            piece = samples[start : start + int(_PIECE * rate)]
            with self._lock:
                self._lock.wait_for(lambda: self._turn is not turn or self._has_room())
                if self._turn is not turn:
                    return False
                tape = self._orders.tape
                # The device, and with it the tape, may have changed its rate meanwhile.
                tape.put(resampled(piece, rate, tape.rate))
            self._news.set()
        return self._turn is turn

    def _has_room(self) -> bool:
        tape = self._orders.tape
        return tape.end - self._feeder.position() <= self._ahead * tape.rate

    def _run(self) -> None:
        while not self._closing:
            self._news.wait(self._guarded_tick())
            self._news.clear()
        self._feeder.close()

    def _guarded_tick(self) -> float:
        try:
            return self._feeder.tick()
        except Exception:  # the last line of defence: the thread must go on
            log.exception("the player failed")
            self._feeder.lose(AudioError("The player failed."))
            return 1.0
