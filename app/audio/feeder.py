"""Keeps a device supplied with what the orders say, and gets it back when it is lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.audio.deck import Deck
from app.audio.null import NullSink
from app.audio.reader import Reader
from app.audio.tape import Tape
from app.errors import AudioDeviceLost, AudioError, NoSoundLibrary
from app.events import DeviceLost, DeviceReady
from app.ports import AudioSink

log = logging.getLogger(__name__)

_TICK = 0.010
"""Seconds between two looks at a sink that is taking sound."""
_IDLE = 0.5
"""Seconds between two looks at one that rests; a change of the orders wakes the feeder."""
_WAIT = 0.1
"""Seconds between two looks for a device."""
_RETRY = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0)
"""Seconds until the next try to open a device, the last one again and again."""
_PATIENCE = 3.0
"""Seconds without a device after which a new turn plays in silence rather than wait."""


@dataclass(slots=True)
class Orders:
    """What shall be heard. The player writes them, the feeder obeys."""

    tape: Tape
    sounding: bool = False
    """False once the turn is stopped."""
    paused: bool = False
    speed: float = 1.0
    volume: float = 1.0
    target: float | None = None
    """A tape sample to go on from; taken back once it is obeyed."""
    place: float = 0.0
    """The tape sample that was at the ear when the turn was stopped."""

    @property
    def settings(self) -> tuple[bool, bool, float, float]:
        """What asks for the waiting sound to be laid anew when it differs."""
        return self.sounding, self.paused, self.speed, self.volume

    def reader(self, position: float) -> Reader:
        """Reads the tape as ordered, from its sample `position` on."""
        return Reader(self.tape, position, self.speed, self.volume)


class Feeder:
    """Owns the sink. One thread calls `tick`; `lock` guards the orders and what is read outside."""

    def __init__(
        self,
        open_sink: Callable[[], AudioSink],
        orders: Orders,
        lock: threading.Condition,
        on_device: Callable[[DeviceLost | DeviceReady], None],
        clock: Callable[[], float],
    ) -> None:
        """Open nothing yet: the first tick does."""
        self._open_sink = open_sink
        self._wished: Callable[[], AudioSink] | None = None
        self._orders = orders
        self._obeyed = replace(orders)
        self._lock = lock
        self._on_device = on_device
        self._clock = clock
        self._deck: Deck | None = None
        self._place = 0.0  # the tape sample to go on from, while there is no deck
        self._silent = False  # the deck is a stand-in for a device that was not there
        self._tries = 0
        self._retry_at: float | None = clock()
        self._missing_since: float | None = None
        self._underruns = 0
        self._heard_all = False

    def tick(self) -> float:
        """Do what is to be done now. Returns the seconds until the next tick is due."""
        try:
            return self._tick()
        except AudioDeviceLost as error:
            self.lose(error)
            return 0.0
        finally:
            with self._lock:
                self._lock.notify_all()

    def lose(self, error: AudioError) -> None:
        """Give the device up and hold the place; the next ticks look for one."""
        deck = self._deck
        if deck is None:
            return
        now = self._clock()
        log.info("sound device %s lost: %s", deck.sink.label, error)
        with self._lock:
            loaded = deck.reader.tape is self._obeyed.tape
            self._place = deck.resume_point() if loaded else 0.0
            self._drop(deck)
        deck.sink.close()
        self._tries, self._retry_at, self._missing_since = 0, now, now
        self._on_device(DeviceLost(deck.sink.label, error))

    def use(self, open_sink: Callable[[], AudioSink]) -> None:
        """Play on another device from the next tick on, at the same place. Needs the lock."""
        self._wished = open_sink

    def close(self) -> None:
        """Give the device back."""
        deck = self._deck
        if deck is not None:
            with self._lock:
                self._place = deck.position()
                self._drop(deck)
            deck.sink.close()

    @property
    def sink(self) -> AudioSink | None:
        """What sound goes to now; None while there is no device."""
        deck = self._deck
        return None if deck is None else deck.sink

    @property
    def underruns(self) -> int:
        """How often sound was due and none was there."""
        deck = self._deck
        return self._underruns + (0 if deck is None else deck.underruns)

    def position(self) -> float:
        """The tape sample at the ear. Needs the lock."""
        orders, deck = self._orders, self._deck
        if not orders.sounding:
            return orders.place
        if orders.tape is not (self._obeyed.tape if deck is None else deck.reader.tape):
            return 0.0  # begun, and not loaded yet
        return self._place if deck is None else deck.position()

    def ended(self) -> bool:
        """Whether all of the tape was heard, or it was stopped. Needs the lock."""
        orders = self._orders
        if not orders.sounding:
            return True
        return self._heard_all and orders.target is None and orders.tape is self._obeyed.tape

    def _tick(self) -> float:
        self._change_device()
        self._look_for_device()
        deck = self._deck
        before, orders = self._take_orders()
        if deck is None:
            self._hold(before, orders)
            return _WAIT
        self._obey(deck, before, orders)
        sounding = orders.sounding and not orders.paused
        full = sounding and deck.fill(self._has_news)
        deck.drive()
        self._heard_all = deck.heard_all()
        if full and deck.has_room():  # a file takes what it is given faster than a device
            return 0.0
        return _IDLE if deck.idle else _TICK

    def _take_orders(self) -> tuple[Orders, Orders]:
        """What was obeyed so far, and what is to be obeyed now."""
        with self._lock:
            if not self._has_news():  # as in nearly every tick
                return self._obeyed, self._obeyed
            before, orders = self._obeyed, replace(self._orders)
            if orders.tape is not before.tape or orders.target is not None:
                self._heard_all = False
            self._orders.target = None
            self._obeyed = replace(self._orders)
        return before, orders

    def _has_news(self) -> bool:
        """Whether the orders differ from those obeyed. A glance, without the lock."""
        return self._orders != self._obeyed

    def _obey(self, deck: Deck, before: Orders, orders: Orders) -> None:
        new = orders.tape is not before.tape
        changed = orders.target is not None
        if new or (before.sounding and not orders.sounding):
            deck.load(orders.reader(0.0 if new else orders.place))
            changed = changed or orders.paused
        else:
            changed = changed or orders.settings != before.settings
        if orders.sounding and changed:
            deck.rewrite(
                orders.target, speed=orders.speed, volume=orders.volume, paused=orders.paused
            )

    def _hold(self, before: Orders, orders: Orders) -> None:
        """Without a device: keep the place that playback goes on from."""
        new = orders.tape is not before.tape
        with self._lock:
            if new:
                self._place = 0.0
            if not orders.sounding:
                self._place = orders.place
            if orders.target is not None:
                self._place = orders.target
        missing = self._missing_since
        if new and missing is not None and self._clock() - missing > _PATIENCE:
            self._attach(NullSink(orders.tape.rate, clock=self._clock), silent=True)

    def _change_device(self) -> None:
        with self._lock:
            wished, self._wished = self._wished, None
        if wished is None:
            return
        self.close()
        now = self._clock()
        self._open_sink, self._silent, self._tries = wished, False, 0
        self._retry_at = self._missing_since = now

    def _look_for_device(self) -> None:
        now = self._clock()
        if self._deck is not None and not self._silent:
            return
        if self._retry_at is None or now < self._retry_at:
            return
        try:
            sink = self._open_sink()
        except AudioError as error:
            self._put_off(error, now)
        else:
            self._attach(sink, silent=False)
            self._retry_at = self._missing_since = None
            self._on_device(DeviceReady(sink.label))

    def _put_off(self, error: AudioError, now: float) -> None:
        """Try again later. The first time of all, play in silence until then."""
        log.debug("no sound device: %s", error)
        never = isinstance(error, NoSoundLibrary)
        self._retry_at = None if never else now + _RETRY[min(self._tries, len(_RETRY) - 1)]
        self._tries += 1
        if self._deck is None and self._missing_since is None:
            self._missing_since = now
            self._attach(NullSink(self._orders.tape.rate, clock=self._clock), silent=True)
            self._on_device(DeviceLost("", error))

    def _attach(self, sink: AudioSink, *, silent: bool) -> None:
        """Go on with `sink` from where the sound stands."""
        former = self._deck
        with self._lock:
            place = self.position()
            if former is not None:
                self._drop(former)
            place *= self._convert(sink.sample_rate)
            orders = self._orders
            self._deck = Deck(sink, self._lock, orders.reader(place), self._clock)
            self._silent = silent
            # What has sounded is gone on with by a seam; a tape that has not begun begins plainly.
            if orders.target is None and (place > 0.0 or orders.paused):
                orders.target = place
            self._obeyed = replace(orders, target=None)
        if former is not None:
            former.sink.close()

    def _convert(self, rate: int) -> float:
        """Bring the tape to the device's rate. Returns the factor of all places on it."""
        orders = self._orders
        factor = rate / orders.tape.rate
        if factor != 1.0:
            orders.tape = orders.tape.at_rate(rate)
            orders.place *= factor
            if orders.target is not None:
                orders.target *= factor
        return factor

    def _drop(self, deck: Deck) -> None:
        self._underruns += deck.underruns
        self._deck = None
