"""Keeps an engine that fails from being asked, for longer each time, and says when to try it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeAlias

from app.engines.failover.blame import blame
from app.errors import EngineError

State: TypeAlias = Literal["closed", "open", "half-open"]
"""It is asked; it is not; it may be tried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """How patient a breaker is."""

    threshold: int = 2
    """Slips in a row that open it; an outage opens it at once."""
    first: float = 5.0
    """Seconds until the first trial."""
    factor: float = 2.0
    """How many times longer each further wait is."""
    most: float = 300.0
    """Seconds that no wait exceeds, before jitter."""
    jitter: float = 0.2
    """The share by which a wait is drawn longer or shorter, so that engines that failed together
    are not all tried at the same moment."""
    steady: int = 3
    """Successes in a row after which the past is forgotten."""


PATIENT = Backoff()


class Breaker:
    """One engine's. Used by one thread; what it tells may be read by any."""

    def __init__(
        self, now: Callable[[], float], random: Random, backoff: Backoff = PATIENT
    ) -> None:
        """Begin closed; `now` is seconds from any origin, `random` draws the jitter."""
        self._now = now
        self._random = random
        self._backoff = backoff
        self._slips = self._successes = self._openings = 0
        self._until: float | None = None
        """When it may be tried; infinite after a defect, None while closed."""
        self.since = now()
        """When it last opened or closed."""
        self.reason: EngineError | None = None
        """Why it opened, while it is not closed."""

    @property
    def state(self) -> State:
        """What it lets through now."""
        if self._until is None:
            return "closed"
        return "half-open" if self._now() >= self._until else "open"

    @property
    def wait(self) -> float | None:
        """Seconds until it may be tried; infinite after a defect, None while it is closed."""
        return None if self._until is None else max(0.0, self._until - self._now())

    def succeed(self) -> None:
        """Say that the engine did well."""
        self._slips = 0
        self._successes += 1
        if self._successes >= self._backoff.steady:
            self._openings = 0
        if self._until is not None:
            self._close()

    def fail(self, error: EngineError) -> None:
        """Say how it failed. What is about the utterance alone does not count."""
        kind = blame(error)
        if kind == "utterance":
            return
        self._slips += 1
        self._successes = 0
        relapsed = self._until is not None or self._openings > 0
        if kind != "slip" or relapsed or self._slips >= self._backoff.threshold:
            self._open(error, lasting=kind == "defect")

    def retry(self) -> None:
        """Begin anew: the user says that it was mended."""
        self._slips = self._openings = 0
        if self._until is not None:
            self._close()

    def _open(self, error: EngineError, *, lasting: bool) -> None:
        if self._until is None:
            self.since = self._now()
        self.reason = error.with_traceback(None)  # which would keep the sound it was made of
        backoff = self._backoff
        wait = min(backoff.most, backoff.first * backoff.factor**self._openings)
        spread = self._random.uniform(1.0 - backoff.jitter, 1.0 + backoff.jitter)
        self._until = float("inf") if lasting else self._now() + wait * spread
        self._openings += 1

    def _close(self) -> None:
        self._until, self.reason = None, None
        self.since = self._now()
