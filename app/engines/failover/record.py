"""What is known of an engine from what it did, and what may be expected of it."""

from __future__ import annotations

import math
import threading
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from app.engines.failover.driver import Job
from app.engines.failover.effort import SOUND, Effort
from app.engines.failover.length import is_plain
from app.engines.reading_aloud import usual_seconds
from app.errors import EngineError
from app.ports import Measurement, SpeechRequest

_REMEMBERED: Final = 200
_RECENT: Final = 20
"""Utterances by which percentiles go, and by which expectations."""
_TELLING: Final = 5
"""Utterances from which on a pace is known."""
_LONG: Final = 0.7
"""Seconds that a text usually takes from which on it tells something of the pace."""
_SHOWN: Final = 24
"""Utterances of which it is told how long each took."""
_ERRORS: Final = 10
_SURE: Final = 10
"""Utterances of late that all died away, from which on one that does not was cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long an engine is waited for. Seconds."""

    unknown: float = 20.0
    """For a piece, as long as nothing was measured."""
    stranger: float = 6.0
    """The same, where a gap would be heard and another engine could go on."""
    least: float = 3.0
    """For any piece, of however fast an engine: the machine may be busy."""
    slack: float = 4.0
    """How many times longer than the longest of late a piece may take, beside that."""
    most: float = 180.0
    """For any piece, of however slow an engine."""
    alone: float = 10.0
    """For any piece, at least, where no other engine could go on: to wait may still help."""
    opening: float = 60.0
    """For the first piece of an engine that opens itself for it."""
    hurried: float = 1.0
    """For any piece, where a gap would be heard and another engine could go on."""
    haste: float = 2.0
    """How many times longer than what is usual of late a piece may take then."""
    unheard: float = 300.0
    """For a piece of what nobody listens to. A worker may have to open its engine for it."""


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Of seconds."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Trouble:
    """One failure. Tells nothing of what was said."""

    at: float
    """When, on the ladder's clock."""
    kind: str
    """The class of the error."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of an engine's utterances so far."""

    utterances: int
    real_time_factor: float | None
    first_chunk: Percentiles | None
    failures: Mapping[str, int]
    """How many of each class of error."""
    troubles: Sequence[Trouble]
    """The last ones, the newest last."""
    efforts: Sequence[float] = ()
    """Seconds of work a second of sound, of the last 24 utterances, the newest last."""


@dataclass(frozen=True, slots=True)
class _Said:
    usual: float
    first: float
    longest: float
    work: float
    audio: float
    pace: float | None
    marked: bool
    soft: bool = False


class Record:
    """One engine's. Written by one thread, read by any."""

    def __init__(self, patience: Patience) -> None:
        """Begin without any knowledge."""
        self._patience = patience
        self._lock = threading.Lock()
        self._recent: deque[_Said] = deque(maxlen=_RECENT)
        self._alike = {kind: deque[_Said](maxlen=_RECENT) for kind in (False, True)}
        """Those of late that were foretold, and those that were not."""
        self._firsts: deque[float] = deque(maxlen=_REMEMBERED)
        self._efforts: deque[float] = deque(maxlen=_SHOWN)
        self._failures: Counter[str] = Counter()
        self._troubles: deque[Trouble] = deque(maxlen=_ERRORS)
        self._utterances = 0
        self._effort = Effort()

    @property
    def knows(self) -> bool:
        """Whether anything is known."""
        with self._lock:
            return bool(self._recent)

    def tried(self, measured: Measurement | None) -> None:
        """Take in what came of it when the engine tried itself out, if anything did."""
        if measured is None or measured.audio <= 0.0:
            return
        first, work, audio = measured.first_chunk, measured.compute, measured.audio
        with self._lock:
            self._effort.tried(work, audio)
            said = _Said(audio, first, first, work, audio, None, marked=False)
            self._recent.append(said)
            self._alike[False].append(said)

    def said(self, job: Job, seconds: float, *, marked: bool, soft: bool = False) -> None:
        """Take in an utterance that went well.

        Args:
            job: The work on it.
            seconds: Of sound.
            marked: Whether its words were marked.
            soft: Whether its end died away.
        """
        request, first = job.request, job.first or 0.0
        usual = usual_seconds(request.text) / request.speed
        telling = usual >= _LONG and is_plain(request.text)
        pace = seconds / usual if telling else None
        with self._lock:
            said = _Said(usual, first, job.longest, job.work, seconds, pace, marked, soft)
            self._recent.append(said)
            self._alike[job.foretold].append(said)
            self._firsts.append(first)
            self._utterances += 1
            if seconds > 0.0:
                self._efforts.append(job.work / seconds)
            self._effort.said(job.work, seconds, foretold=job.foretold)

    def failed(self, error: EngineError, now: float) -> None:
        """Take in one that did not."""
        with self._lock:
            self._failures[type(error).__name__] += 1
            self._troubles.append(Trouble(now, type(error).__name__, str(error)))

    @property
    def pace(self) -> float | None:
        """How many times longer than usual a text takes; None until a few have told."""
        with self._lock:
            known = [said.pace for said in self._recent if said.pace is not None]
        return median(known) if len(known) >= _TELLING else None

    @property
    def marks(self) -> bool:
        """Whether it is known to mark its words."""
        with self._lock:
            return bool(self._recent) and self._recent[-1].marked

    @property
    def soft(self) -> bool:
        """Whether it is known to die away at the end of what it says.

        Of one that marks its words, the last mark tells more.
        """
        with self._lock:
            ends = [said.soft and not said.marked for said in self._recent]
        return len(ends) >= _SURE and all(ends)

    @property
    def measured(self) -> Measurement | None:
        """What the utterances of late took together; None before the first.

        What was foretold is left out where anything else is known: nobody is told before of what he
        says in another's place, nor of what comes first in a turn.
        """
        with self._lock:
            recent = tuple(self._alike[False] or self._recent)
        if not recent:
            return None
        work, audio = sum(said.work for said in recent), sum(said.audio for said in recent)
        return Measurement(median(said.first for said in recent), work, audio)

    @property
    def real_time_factor(self) -> float | None:
        """Seconds of work a second of sound; None before the first utterance."""
        with self._lock:
            audio = sum(said.audio for said in self._recent)
            return sum(said.work for said in self._recent) / audio if audio > 0.0 else None

    def patience(self, request: SpeechRequest, *, foretold: bool = False) -> float:
        """How long to wait for any piece of a request.

        An engine may make all of an utterance before its first piece, so that one may take longer
        with the text; and one of which only short texts are known may make a longer one in parts.
        What it was told before comes sooner if it has begun with it, which it need not have: so
        what was `foretold` is waited for no less than what was not.
        """
        waits = [wait for kind in self._waits(request, foretold=foretold) for wait in kind]
        if not waits:
            return self._patience.unknown
        return min(self._patience.least + self._patience.slack * max(waits), self._patience.most)

    def haste(self, request: SpeechRequest, *, foretold: bool = False) -> float:
        """How long to wait for any piece at least, a gap or not."""
        waits = self._waits(request, foretold=foretold)
        if not waits:
            return self._patience.stranger
        return max(self._patience.hurried, self._patience.haste * max(map(median, waits)))

    def slowed(self, job: Job, seconds: float, *, least: float = SOUND) -> bool:
        """Whether an engine that kept up with speech did not with this, of `seconds` of sound.

        Less than `least` of them tell nothing.
        """
        if seconds < least:
            return False
        with self._lock:
            return self._effort.slowed(job.work, seconds, foretold=job.foretold)

    def rest(self) -> None:
        """Take in that it is left alone: it may be as fast as before when it is asked again."""
        with self._lock:
            self._effort.rest()

    def _waits(self, request: SpeechRequest, *, foretold: bool) -> list[list[float]]:
        """Seconds of the longest wait for a piece, as each utterance of late has it expected.

        By kind, those that are known: of one that was not foretold, those that were tell nothing.
        """
        usual = usual_seconds(request.text) / request.speed
        with self._lock:
            kinds = [self._alike[kind] for kind in ((False, True) if foretold else (False,))]
            return [
                [
                    max(said.first * max(1.0, usual / max(said.usual, _LONG)), said.longest)
                    for said in kind
                ]
                for kind in kinds
                if kind
            ]

    def figures(self) -> Figures:
        """All of it, as it is now."""
        factor = self.real_time_factor
        with self._lock:
            return Figures(
                self._utterances,
                factor,
                _percentiles(self._firsts),
                dict(self._failures),
                tuple(self._troubles),
                tuple(self._efforts),
            )


def _percentiles(seconds: Sequence[float]) -> Percentiles | None:
    """By nearest rank."""
    if not seconds:
        return None
    ranked = sorted(seconds)
    p50, p95, p99 = (ranked[math.ceil(share * len(ranked)) - 1] for share in (0.5, 0.95, 0.99))
    return Percentiles(p50, p95, p99)
