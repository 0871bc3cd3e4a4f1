"""Calls to one worker: what was asked, what has come of it, and how long to wait for more."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import msgspec

from app.engines.remote import messages
from app.engines.remote.clock import Clock
from app.engines.remote.death import Death, Verdict, WorkerDied
from app.engines.remote.frames import Frame
from app.engines.remote.host import Host
from app.engines.remote.messages import OPENING, WINDOW, Cost, Done, Opened, Order, Piece, Sound
from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.wounds import error_in
from app.errors import AppError
from app.turn import CancelToken

log = logging.getLogger(__name__)

BEATS: Final = 4
"""Signs of life in the time after whose silence a worker hangs."""

_BURIAL: Final = 5.0
"""Seconds for an ended process to leave; one that the kernel holds is not waited for."""

Item: TypeAlias = tuple[Opened | Sound | Piece | Cost | Done | AppError, bytearray]


@dataclass(slots=True, eq=False)
class Call:
    """One thing that was asked; guarded by the link's lock."""

    id: int
    heard: float
    """When the newest piece of it came."""
    inbox: deque[Item] = field(default_factory=deque)
    taken: int = 0
    """Pieces since the worker was last given room."""
    over: bool = False
    cancelled_at: float | None = None


class Link:
    """A worker and the calls to it. One thread calls; `cancel` and `wake` come from any."""

    def __init__(
        self, recipe: Recipe, opening: messages.Open, limits: Limits, clock: Clock
    ) -> None:
        """Start a worker and have it make its engine; returns before it runs."""
        self._label = recipe.label
        self._limits = limits
        self._clock = clock
        self._changed = threading.Condition()
        self._heard = self._used = self._since = clock.now()
        self._ready = False
        self._users = 0
        self._calls = {OPENING: Call(OPENING, self._heard)}
        self._next_id = OPENING + 1
        self.opened: Opened | None = None
        """What the engine said of itself last; None until it is open."""
        self._host = Host(
            recipe,
            self._changed,
            clock,
            hear=self._hear,
            rest=self._rest,
            close_seconds=limits.close,
        )
        self._host.send(opening)

    @property
    def pid(self) -> int | None:
        """Of the living process."""
        return self._host.pid

    def engage(self) -> bool:
        """Keep it from being closed as idle; False if it is gone or going."""
        with self._changed:
            if not self._host.usable:
                return False
            self._users += 1
            return True

    def release(self) -> None:
        """Take an `engage` back."""
        with self._changed:
            self._users -= 1
            self._used = self._clock.now()
            self._changed.notify_all()

    def wait_open(self, cancel: CancelToken) -> Opened | None:
        """Wait until the engine is open; None once `cancel` is set, and it goes on opening.

        Raises:
            AppError: it does not open.
            WorkerDied: the process ended, or had to be ended.
        """
        if self.opened is not None:
            return self.opened
        unhook = cancel.on_cancel(self._wake)
        try:
            self._next(self._calls[OPENING], cancel)
        finally:
            unhook()
        return self.opened

    def ask(self, make: Callable[[int], Order]) -> Call:
        """Send the order that `make` makes for the id of a new call.

        Raises:
            BadFrame: it is too large.
        """
        with self._changed:
            call = Call(self._next_id, self._clock.now())
            self._heard = call.heard  # nothing is said between calls
            self._host.forget_words()
            self._host.send(make(call.id))
            self._next_id += 1
            self._calls[call.id] = call
            return call

    def next(self, call: Call) -> Item:
        """Wait for the next thing that comes of a call; nothing follows `Done`.

        Raises:
            AppError: the call failed in the worker.
            WorkerDied: the process ended, or had to be ended.
        """
        item = self._next(call, None)
        if item is None:
            raise RuntimeError("the call is over")
        return item

    def cancel(self, call: Call) -> None:
        """Have the worker end a call. Never blocks."""
        with self._changed:
            if call.cancelled_at is None and not call.over and self._host.usable:
                call.cancelled_at = self._clock.now()
                self._host.send(messages.Cancel(call.id))

    def settle(self, call: Call) -> None:
        """Wait until a call is over that nobody listens to any more; its worker may die of it."""
        self.cancel(call)
        with self._changed:
            while not call.over and self._host.death is None and call.cancelled_at is not None:
                left = call.cancelled_at + self._limits.cancel - self._clock.now()
                if left <= 0:
                    self._give_up("disobeyed")
                    return
                self._clock.wait(self._changed, left)

    def forget(self, call: Call) -> None:
        """Drop what came of a call and still comes."""
        with self._changed:
            self._calls.pop(call.id, None)

    def close(self) -> None:
        """Close the engine, end the process, wait for both; what is still opening just ends."""
        with self._changed:
            if self._calls[OPENING].over:
                self._host.close()
            else:
                self._host.end("closed")
        self._host.join()

    def _next(self, call: Call, cancel: CancelToken | None) -> Item | None:
        begun, warned = self._clock.now(), False
        with self._changed:
            while not call.inbox:
                if cancel is not None and cancel.cancelled:
                    return None
                if self._host.death is not None:
                    raise WorkerDied(self._host.death)
                left, verdict = self._patience(call, begun)
                if left <= 0 and warned:
                    raise WorkerDied(self._give_up(verdict))
                # Past the limit it is asked once more: if this program itself was stopped, or the
                # machine slept, what the worker said meanwhile is about to be read.
                warned = left <= 0
                self._clock.wait(self._changed, left if left > 0 else self._limits.beat / BEATS)
            item = call.inbox.popleft()
            self._make_room(call, item)
        if isinstance(item[0], AppError):
            raise item[0]
        return item

    def _patience(self, call: Call, begun: float) -> tuple[float, Verdict]:
        """Seconds until the worker has taken too long, and what is to be said of it then."""
        limits, now = self._limits, self._clock.now()
        if call.cancelled_at is not None:
            return call.cancelled_at + limits.cancel - now, "disobeyed"
        if not self._ready:
            return self._since + limits.start - now, "hung"
        if call.id == OPENING:
            whole = self._since + limits.open
        else:
            whole = max(call.heard, begun) + limits.progress
        return min(max(self._heard, call.heard) + limits.beat, whole) - now, "hung"

    def _give_up(self, verdict: Verdict) -> Death:
        """End the worker; how it ended."""
        if verdict == "disobeyed":  # nobody is told of it otherwise
            log.warning("the process of %s did not stop in time and is ended", self._label)
        self._host.end(verdict)
        self._changed.wait_for(lambda: self._host.death is not None, _BURIAL)
        return self._host.death or Death(verdict)

    def _make_room(self, call: Call, item: Item) -> None:
        """Let the worker send further pieces, once half of what it may send is taken."""
        call.taken += isinstance(item[0], (Sound, Piece))
        if call.taken >= WINDOW // 2 and not call.over and self._host.usable:
            self._host.send(messages.More(call.id, call.taken))
            call.taken = 0

    def _hear(self, frame: Frame) -> None:
        """On the thread that reads: give each report to its call."""
        report = messages.report_in(frame)
        if isinstance(report, messages.Record):
            self._log(report)
            return
        with self._changed:
            self._heard = self._clock.now()
            match report:
                case messages.Beat():
                    return
                case messages.Ready():
                    self._ready, self._since = True, self._heard
                case messages.Failed():
                    self._deliver(report.id, error_in(report), frame, over=True)
                case Opened():
                    self._used, self.opened = self._heard, report
                    self._deliver(OPENING, report, frame, over=True)
                case Done():
                    if self.opened is not None:
                        self.opened = msgspec.structs.replace(self.opened, voices=report.voices)
                    self._deliver(report.id, report, frame, over=True)
                case _:
                    self._deliver(report.id, report, frame, over=False)
            self._changed.notify_all()

    def _deliver(
        self,
        call: int,
        what: Opened | Sound | Piece | Cost | Done | AppError,
        frame: Frame,
        *,
        over: bool,
    ) -> None:
        if (known := self._calls.get(call)) is not None:
            known.inbox.append((what, frame.payload))
            known.heard, known.over = self._heard, over

    def _log(self, record: messages.Record) -> None:
        own = logging.getLogger(record.name)
        if own.isEnabledFor(record.level):
            own.log(record.level, "%s", record.text)

    def _rest(self) -> float | None:
        if self._limits.idle is None or self._users or not self._calls[OPENING].over:
            return None
        return self._used + self._limits.idle - self._clock.now()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
