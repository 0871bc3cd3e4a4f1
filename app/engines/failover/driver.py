"""The one thread on which an engine works, and the hand-over of what it makes."""

from __future__ import annotations

import logging
import math
import threading
from collections import deque
from collections.abc import Callable
from typing import Final

from app.engines.failover.blame import from_exception
from app.engines.remote.clock import Clock
from app.errors import EngineError, EngineHung
from app.ports import AudioChunk, SpeechEngine, SpeechRequest
from app.turn import CancelToken

log = logging.getLogger(__name__)

_AHEAD: Final = 4
"""Pieces that wait to be taken: the engine works while the one before is on its way."""


class Job:
    """One request to an engine; guarded by its driver's lock."""

    def __init__(
        self, request: SpeechRequest, now: float, ahead: int, *, foretold: bool = False
    ) -> None:
        self.request = request
        self.foretold = foretold
        """Whether the engine was told before that it would be asked this, and may have begun."""
        self.ahead = ahead
        self.token = CancelToken()
        """Set, it ends the work on it."""
        self.pieces: deque[AudioChunk] = deque()
        self.over = False
        self.error: EngineError | None = None
        self.begun = self.asked = now
        """When it was given, and when the engine was last asked for a piece; infinitely late while
        it need not make one."""
        self.first: float | None = None
        """Seconds until the first piece."""
        self.work = self.longest = 0.0
        """Seconds of work on the pieces so far, and the longest on one after the first."""

    def worked(self, now: float) -> None:
        """Take in that a piece was made."""
        spent = now - self.asked
        self.work += spent
        if self.first is None:
            self.first = now - self.begun
        else:
            self.longest = max(self.longest, spent)


class Driver:
    """Works one engine on a daemon thread of its own, from its first request to its close.

    The engine may have been opened elsewhere: those that there are work on any thread, as long as
    it is one at a time. One that hangs costs that thread, which nobody waits for and which is
    asked for nothing more until it comes back.
    """

    def __init__(self, engine: SpeechEngine, clock: Clock) -> None:
        """Drive an open engine. Its thread starts with the first request."""
        self._engine = engine
        self._name = engine.name
        self._clock = clock
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._current: Job | None = None
        self._waiting: Job | None = None
        self._closing = self._closed = False

    @property
    def begun(self) -> bool:
        """Whether the engine was ever asked for something."""
        return self._thread is not None

    @property
    def busy(self) -> bool:
        """Whether the engine is at work, wanted or not."""
        with self._changed:
            return self._current is not None

    def start(self, request: SpeechRequest, *, ahead: int = _AHEAD, foretold: bool = False) -> Job:
        """Have something said, as soon as the engine is free; ends what it is saying.

        The engine waits once `ahead` pieces were not taken.
        """
        job = Job(request, self._clock.now(), ahead, foretold=foretold)
        job.token.on_cancel(self._wake)
        with self._changed:
            ended = [one for one in (self._current, self._waiting) if one is not None]
            if self._closing:
                ended.append(job)
            else:
                self._waiting = job
                self._ensure_thread()
        for one in ended:
            one.token.cancel()
        self._wake()
        return job

    def take(self, job: Job, patience: Callable[[], float]) -> AudioChunk | None:
        """Wait for the next piece; None at the end, and once the job's token is set.

        Args:
            job: What was started.
            patience: How many seconds the engine may take for it.

        Raises:
            EngineHung: it takes longer.
            EngineError: what the engine raised.
        """
        with self._changed:
            while not job.token.cancelled:
                if (piece := self._ready(job)) is not None or job.over:
                    return piece
                left = job.asked + patience() - self._clock.now()
                if left <= 0.0:
                    raise EngineHung(f"{self._name} does not answer.", engine=self._name)
                self._clock.wait(self._changed, None if math.isinf(left) else left)
        return None

    def poll(self, job: Job, patience: float) -> AudioChunk | None:
        """The next piece if there is one. Never blocks; raises as `take` does."""
        with self._changed:
            piece = self._ready(job)
            if piece is None and not job.over and self._clock.now() >= job.asked + patience:
                raise EngineHung(f"{self._name} does not answer.", engine=self._name)
            return piece

    def close(self, *, apart: bool = False) -> None:
        """Have the engine closed as soon as it is free. Returns at once; `join` waits for it.

        Args:
            apart: On a thread of its own even if it never needed one: it may not come back.
        """
        with self._changed:
            self._closing = True
            if apart:
                self._ensure_thread()
            jobs = [one for one in (self._current, self._waiting) if one is not None]
            unused = self._thread is None and not self._closed
            self._closed = self._closed or unused
        for job in jobs:
            job.token.cancel()
        self._wake()
        if unused:
            self._engine.close()

    def join(self, seconds: float) -> None:
        """Wait so long at most for the end of a `close`."""
        if self._thread is not None:
            self._thread.join(seconds)
            if self._thread.is_alive():
                log.info("%s is left behind: it does not come back", self._name)

    def _ready(self, job: Job) -> AudioChunk | None:
        if job.pieces:
            self._changed.notify_all()
            return job.pieces.popleft()
        if job.error is not None:
            raise job.error
        return None

    def _ensure_thread(self) -> None:
        if self._thread is None:
            name = f"voice {self._name}"
            self._thread = threading.Thread(target=self._run, name=name, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            error: EngineError | None = None
            try:
                self._work(job)
            except Exception as raised:  # the thread's boundary: an engine may raise anything
                log.debug("%s raised", self._name, exc_info=True)
                error = from_exception(raised, self._name)
            with self._changed:
                job.error, job.over, self._current = error, True, None
                self._changed.notify_all()
        self._engine.close()

    def _next(self) -> Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is not None or self._closing)
            self._current, self._waiting = None if self._closing else self._waiting, None
            if self._current is not None:
                self._current.asked = self._clock.now()
            self._closed = self._closing
            return self._current

    def _work(self, job: Job) -> None:
        for piece in self._engine.synthesize(job.request, job.token):
            if not self._hand_over(job, piece):
                return

    def _hand_over(self, job: Job, piece: AudioChunk) -> bool:
        """Let a piece be taken; False once nobody wants more."""
        with self._changed:
            job.worked(self._clock.now())
            job.pieces.append(piece)
            if len(job.pieces) >= job.ahead:
                job.asked = math.inf
                self._changed.notify_all()
                self._changed.wait_for(lambda: job.token.cancelled or len(job.pieces) < job.ahead)
            job.asked = self._clock.now()
            self._changed.notify_all()
            return not job.token.cancelled

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
