"""One engine of a ladder: driven, judged, remembered, left alone where it fails."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Final

from app import logs
from app.engines.failover.alone import said
from app.engines.failover.blame import blame
from app.engines.failover.breaker import Backoff, Breaker, State
from app.engines.failover.driver import Driver, Job
from app.engines.failover.judge import Judge
from app.engines.failover.lead import Lead
from app.engines.failover.record import Figures, Patience, Record
from app.engines.failover.tally import Tally
from app.engines.failover.timbre import Timbre
from app.engines.failover.watchdog import Watchdog
from app.engines.remote.clock import Clock, SystemClock
from app.errors import EngineError, EngineHung, EngineLate
from app.ports import (
    AudioChunk,
    Measured,
    Measurement,
    OpensItself,
    SpeechEngine,
    SpeechRequest,
    Wording,
)
from app.turn import CancelToken

TRIAL: Final = SpeechRequest("One, two, three.")
"""What an engine says, unheard, to show that it works again."""
_TRIAL_PIECES: Final = 64
"""A trial has a few, which nobody takes while it runs."""
_TELLING: Final = 0.5
"""Seconds of sound of an utterance after which its engine is known to be slow."""
_LOOK: Final = 0.25
_FAR_LOOK: Final = 5.0
"""Seconds between two looks at a trial, and at an engine that was given up and may come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """By what the engines of a ladder are watched."""

    clock: Clock = field(default_factory=SystemClock)
    random: Random = field(default_factory=Random)
    backoff: Backoff = field(default_factory=Backoff)
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True)
class Health:
    """How an engine is."""

    engine: str
    state: State
    stuck: bool
    """It was given up and has not come back."""
    seconds: float
    """For how long it has been in that state, or failing."""
    reason: EngineError | None
    """Why it is not asked; None where it is."""
    retry: float | None
    """Seconds until it is tried out; infinite if only the user can have it tried."""
    figures: Figures


class Rung:
    """Used by one thread at a time; `health` may be asked by any."""

    def __init__(self, engine: SpeechEngine, watch: Watch) -> None:
        """Watch an open engine."""
        self.engine = engine
        self._patience = watch.patience
        self._clock = watch.clock
        self._driver = Driver(engine, watch.clock)
        self._watchdog = Watchdog(engine.name, watch.clock, watch.patience.alone)
        self._opens_itself = isinstance(engine, OpensItself)
        self._breaker = Breaker(watch.clock.now, watch.random, watch.backoff)
        self._record = Record(watch.patience)
        self._timbres: defaultdict[tuple[str, str], Timbre] = defaultdict(Timbre)
        self._before: SpeechRequest | None = None
        """What it was asked last by somebody who listens."""
        self._trial: tuple[Job, Judge] | None = None
        self._given_up = self._left_behind = False
        self.faltered = False
        """Whether the last thing that it was asked went wrong."""
        self._lagging: Job | None = None
        """What another engine said because this one was late; it may still come back from it."""

    @property
    def name(self) -> str:
        """What the engine is called on screen."""
        return self.engine.name

    @property
    def ready(self) -> bool:
        """Whether it is to be asked."""
        return self._breaker.state == "closed" and not self.stuck

    @property
    def stuck(self) -> bool:
        """Whether it was given up and has not come back: it cannot be asked."""
        return self._given_up and self._driver.busy

    @property
    def is_open(self) -> bool:
        """Whether it could speak at once."""
        return not self._opens_itself or bool(getattr(self.engine, "is_open", True))

    @property
    def _is_shut(self) -> bool:
        """Whether what went wrong last closed it: it is to open again before it is needed."""
        return self.faltered and self.ready and not self.is_open

    @property
    def reason(self) -> EngineError | None:
        """Why it is not asked."""
        lags = self.stuck and self._breaker.reason is None
        return self._late() if lags else self._breaker.reason

    @property
    def pace(self) -> float | None:
        """How many times longer than people usually take it takes for a text, if that is known."""
        return self._record.pace

    @property
    def marks(self) -> bool:
        """Whether it is known to mark its words."""
        return self._record.marks

    def timbre(self, request: SpeechRequest) -> Timbre:
        """How it sounds with what is asked: its voice and its language."""
        return self._timbres[request.voice, request.language]

    @property
    def measured(self) -> Measurement | None:
        """What its utterances took of late, or it when it tried itself out; None if it did not."""
        self._acquaint()
        return self._record.measured

    @property
    def due(self) -> float | None:
        """Seconds until `probe` has something to do; None if nothing will be."""
        if self._trial is not None:
            return _LOOK
        if self._lagging is not None:
            return _FAR_LOOK
        if self._is_shut:
            return 0.0
        wait = self._breaker.wait
        if wait is None or math.isinf(wait):
            return None
        return max(wait, _FAR_LOOK) if self.stuck else wait

    def say(
        self,
        request: SpeechRequest,
        cancel: CancelToken,
        *,
        judged: bool = True,
        lead: Lead | None = None,
    ) -> Iterator[AudioChunk]:
        """Yield the sound, `judged` or as it is; ends early once `cancel` is set.

        With a `lead` it is given up before a gap is heard, once it is later than usual.

        Raises:
            EngineError: that of the engine, or what is wrong with what it made.
        """
        self._acquaint()
        opens, self._given_up = not self.is_open, False
        self._trial = None  # what is heard ends it, and says more
        job = self._driver.start(request, foretold=self._foretold(request))
        judge = self._judge(request) if judged else Tally()
        outcome = "cancelled"
        wait = partial(self._wait, job, lead, opens=opens)
        unhook = cancel.on_cancel(job.token.cancel)
        try:
            while (piece := self._driver.take(job, wait)) is not None:
                heard = judge.hear(piece)
                if judged:
                    self.timbre(request).push(heard)
                yield heard
                if self._drags(job, judge.seconds, lead):
                    raise self._late()
            if not job.token.cancelled:
                judge.finish()
                slow = judged and not opens and self._record.slowed(job, judge.seconds)
                self._succeeded(job, judge, slow=slow)
                outcome = "spoken"
        except EngineError as error:
            known = self._late() if isinstance(error, EngineHung) and self._lags(job) else error
            self._lagging = job if isinstance(known, EngineLate) else None
            self._failed(known)
            outcome = type(known).__name__
            if known is error:
                raise
            raise known from None
        finally:
            unhook()
            job.token.cancel()
            self._log(job, judge, outcome)

    @property
    def driven(self) -> bool:
        """Whether the engine works on a thread of its own: from the first `say` or trial on.

        Also from when it hung: it may do so again.
        """
        return self._driver.begun or self._given_up

    def say_alone(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound as it is, made on this thread: of an engine that is not `driven`.

        It has to heed its token: one that hangs is told by it that it was given up.

        Raises:
            EngineError: that of the engine.
            EngineHung: it did not come back.
        """
        self._acquaint()
        job = Job(request, self._clock.now(), 0, foretold=self._foretold(request))
        tally, outcome = Tally(), "cancelled"
        wait = partial(self._wait, job, None, opens=not self.is_open)
        unhook = cancel.on_cancel(job.token.cancel)
        try:
            for piece in said(self.engine, job, self._clock, self._watchdog, wait):
                yield tally.hear(piece)
            if not job.token.cancelled:
                self._succeeded(job, tally)
                outcome = "spoken"
            elif not cancel.cancelled:
                raise self._hung()
        except EngineError as error:
            self._failed(error)
            outcome = type(error).__name__
            raise
        finally:
            unhook()
            self._log(job, tally, outcome)

    def probe(self) -> bool:
        """Try the engine out, unheard, if it is time; whether that is going on. Never blocks."""
        self._see_to_lag()
        if self._trial is None:
            if self._breaker.state == "half-open" or self._is_shut:
                self.warm_up()
            return self._trial is not None
        job, judge = self._trial
        outcome = "spoken"
        try:
            while (piece := self._driver.poll(job, self._patience.unheard)) is not None:
                self.timbre(TRIAL).push(judge.hear(piece))
            if not job.over:
                return True
            judge.finish()
            self._succeeded(job, judge)
        except EngineError as error:
            self._tried(error)
            outcome = type(error).__name__
        job.token.cancel()
        self._trial = None
        self._log(job, judge, outcome, trial=True)
        return False

    def warm_up(self) -> None:
        """Have the engine say something unheard, unless it is; `probe` sees what comes of it."""
        if self._trial is None and not self.stuck:
            self._given_up = False
            job = self._driver.start(TRIAL, ahead=_TRIAL_PIECES)
            self._trial = job, self._judge(TRIAL)

    def retry(self) -> None:
        """Ask it again from now on: the user says that it was mended."""
        self._breaker.retry()

    def health(self) -> Health:
        """How it is now."""
        breaker = self._breaker
        since = self._clock.now() - breaker.since
        figures = self._record.figures()
        return Health(
            self.name, breaker.state, self.stuck, since, self.reason, breaker.wait, figures
        )

    def close(self) -> None:
        """Have the engine closed; returns at once."""
        self._left_behind = self._given_up and not self._driver.begun
        self._watchdog.close()
        self._driver.close(apart=self._left_behind)

    def join(self, seconds: float) -> None:
        """Wait for the end of a `close`; for an engine that is stuck, not at all."""
        self._driver.join(0.0 if self.stuck or self._left_behind else seconds)

    def _judge(self, request: SpeechRequest) -> Judge:
        """Who knows what to expect of it."""
        return Judge(self.name, request, self._record.pace, soft=self._record.soft)

    def _foretold(self, request: SpeechRequest) -> bool:
        """Whether it may have begun with a request, which is from now on what it was asked last.

        It counts as such also where what it was asked before was cancelled or went wrong: to take
        the speed of an utterance that was begun for that of one that was not would be the worse.
        """
        before, self._before = self._before, request
        told = before is not None and Wording(request.text, request.language) in before.following
        return told and self.is_open

    def _acquaint(self) -> None:
        """Take in how an engine fared when it tried itself out; one may open late."""
        if not self._record.knows and isinstance(self.engine, Measured):
            self._record.tried(self.engine.measured)

    def _wait(self, job: Job, lead: Lead | None, *, opens: bool) -> float:
        """How long to wait for the next piece, from an engine that perhaps had to open first."""
        usual = self._record.patience(job.request, foretold=job.foretold)
        if opens and job.first is None:
            return max(usual, self._patience.opening)
        if lead is None:
            return usual
        haste = self._record.haste(job.request, foretold=job.foretold)
        waited = self._clock.now() - job.asked
        return min(usual, max(haste, waited + lead.left))

    def _drags(self, job: Job, seconds: float, lead: Lead | None) -> bool:
        """Whether its pieces come so slowly that the next would be late; one that can be cut."""
        if lead is None or not self.marks or lead.left > 0.0:
            return False
        return self._record.slowed(job, seconds, least=_TELLING)

    def _lags(self, job: Job) -> bool:
        """Whether an engine that was given up may still come back: it was only late for the ear.

        Of one that never spoke nobody knows.
        """
        waited = self._clock.now() - job.asked
        known = self._record.knows and not job.over
        return known and waited < self._record.patience(job.request, foretold=job.foretold)

    def _see_to_lag(self) -> None:
        """Take one that was late for back, or for hung."""
        job = self._lagging
        if job is None or not self.stuck:
            self._lagging = None
        elif not self._lags(job):
            self._lagging = None
            self._failed(self._hung())

    def _hung(self) -> EngineError:
        return EngineHung(f"{self.name} does not answer.", engine=self.name)

    def _late(self) -> EngineError:
        return EngineLate(f"{self.name} was too slow.", engine=self.name)

    def _succeeded(self, job: Job, judge: Judge | Tally, *, slow: bool = False) -> None:
        """Take in what was said; one that has become slower than speech is not as it should be."""
        self._record.said(job, judge.seconds, marked=judge.marked, soft=judge.soft)
        if slow:
            self._failed(self._late())
        else:
            self._breaker.succeed()
            self.faltered = False

    def _failed(self, error: EngineError) -> None:
        self.faltered = blame(error) != "utterance"
        self._given_up = isinstance(error, (EngineHung, EngineLate))
        self._record.failed(error, self._clock.now())
        self._breaker.fail(error)
        if self._breaker.state != "closed":
            self._record.rest()

    def _tried(self, error: EngineError) -> None:
        """Take in what a trial raised. One that is refused was at least answered."""
        if blame(error) == "utterance":
            self._breaker.succeed()
        else:
            self._failed(error)

    def _log(self, job: Job, judge: Judge | Tally, outcome: str, *, trial: bool = False) -> None:
        logs.synthesis(
            self.name,
            outcome=outcome,
            first=job.first,
            whole=self._clock.now() - job.begun,
            sound=judge.seconds,
            trial=trial,
        )
