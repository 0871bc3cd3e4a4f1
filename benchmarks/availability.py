"""A month of speech in virtual time, in which the engines fail as often as single ones are said to.

What is known of such engines is one figure: 97.2 % of what one alone is asked is heard, within
three seconds; with a second engine behind it 99.8 %. How they fail is not told. So half of what is
lost here are slips, of one utterance each, half outages of minutes, and every kind of failure that
the ladder knows is as frequent as every other. Two engines fail so, each by itself; the last one,
a library in this process, does not.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from random import Random
from typing import Final

import numpy as np

from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import TRIAL, Watch
from app.errors import EngineError
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from benchmarks.report import Row, main
from tests.faults import (
    CountingEngine,
    Fault,
    FaultyEngine,
    Kind,
    WorkClock,
    acquaint,
    counted,
    settle,
)

ALONE: Final = 0.972
"""The share of utterances that are heard of one engine alone, as it is told."""
PAIR: Final = 0.998
"""The same with a second one behind it."""
TARGET: Final = 0.9999
IN_TIME: Final = 3.0
"""Seconds of silence that an utterance may make a listener wait."""
OWN: Final = 0.050
"""Seconds of the pipeline's own, a synthesis."""

SLIPS: Final[tuple[Kind, ...]] = (
    "raise",
    "native",
    "refuse",
    "end",
    "silence",
    "no number",
    "clipped",
    "runaway",
    "no rate",
    "other rate",
    "empty piece",
)
OUTAGES: Final[tuple[Kind, ...]] = (
    "raise",
    "crash",
    "memory",
    "defect",
    "hang",
    "sink",
    "late",
    "slow",
)
PHASES: Final = (0, 1, 3)
"""Pieces after which it happens."""
LASTING: Final = 300.0
"""Seconds that an outage lasts, in the mean."""
DAYS: Final = 30
CONVERSATIONS: Final = 12
"""A day, over sixteen hours."""
TURNS: Final = 8
UTTERANCES: Final = 4
"""Of a turn, in the mean."""
THINKING: Final = 20.0
"""Seconds between two turns, in the mean."""
_WORKS: Final = (0.05, 0.15, 0.01)
"""Seconds that each engine works on a quarter of a second of sound."""
_LOOKS: Final = 40


class Fate:
    """When an engine fails, whether it is asked or not."""

    def __init__(self, random: Random, clock: WorkClock) -> None:
        self._random = random
        self._clock = clock
        self._begins = self._ends = 0.0
        self._outage: Kind = "raise"
        self.slip: Fault | None = None
        self._draw()

    def _draw(self) -> None:
        """The next outage. Their share of the time is half of what is lost."""
        share = (1.0 - ALONE) / 2.0
        self._begins = self._ends + self._random.expovariate(share / LASTING / (1.0 - share))
        self._ends = self._begins + self._random.expovariate(1.0 / LASTING)
        self._outage = self._random.choice(OUTAGES)

    def pass_by(self) -> Kind | None:
        """Take in what time it is; the outage that is over since it was last asked."""
        over: Kind | None = None
        while self._clock.now() >= self._ends:
            over = self._outage
            self._draw()
        return over

    def draw_slip(self) -> bool:
        """Decide on the next utterance; whether this engine alone would fail it."""
        slips = self._random.random() < (1.0 - ALONE) / 2.0
        kind, after = self._random.choice(SLIPS), self._random.choice(PHASES)
        self.slip = Fault(kind, after) if slips else None
        return slips or self._is_out

    @property
    def _is_out(self) -> bool:
        return self._begins <= self._clock.now() < self._ends

    def __call__(self, request: SpeechRequest) -> Fault | None:
        """What befalls a request."""
        if self._is_out:
            return Fault(self._outage, 0 if request == TRIAL else self._random.choice(PHASES))
        return None if request == TRIAL else self.slip


@dataclass(slots=True)
class Tally:
    """What came of the utterances."""

    utterances: int = 0
    whole: int = 0
    """All words, in order, each once."""
    in_time: int = 0
    alone: int = 0
    """What the first engine alone would have said."""
    troubled: int = 0
    """What it would not."""
    switched: int = 0
    """What of that was whole."""
    silences: list[float] = field(default_factory=list)
    """Seconds of each utterance."""
    missed: list[str] = field(default_factory=list)
    """Where, with what befell the engines."""


class Day:
    """A ladder from its start to its close, and who listens to it."""

    def __init__(self, seed: int, tally: Tally) -> None:
        self._where = f"seed {seed}"
        self._random, self._clock = _random(seed), WorkClock()
        self._tally = tally
        self._fates = [Fate(_random(f"{seed} {index}"), self._clock) for index in range(2)]
        self._engines = [self._engine(index, work) for index, work in enumerate(_WORKS)]
        watch = Watch(clock=self._clock, random=self._random)
        self._until = 0.0
        """When the sound that was made will have been heard."""
        self.ladder = Ladder(self._engines, watch=watch)
        self.ladder.follow(lambda: max(0.0, self._until - self._clock.now()))

    def _engine(self, index: int, work: float) -> FaultyEngine:
        engine = CountingEngine(f"voice {index}")
        if index < len(self._fates):
            return FaultyEngine(engine, self._clock, self._fates[index], work=work)
        return FaultyEngine(engine, self._clock, lambda _request: None, work=work)

    def run(self, conversations: int) -> None:
        """Speak for a day."""
        acquaint(self.ladder, self._engines, "w01 w02 w03 w04 w05 w06")
        for _ in range(conversations):
            self._wait(self._random.expovariate(conversations / 57_600.0))
            for _ in range(TURNS):
                self._turn()
                self._wait(self._random.expovariate(1.0 / THINKING))
        for engine in self._engines:
            engine.let_go()
        self.ladder.close()

    def _turn(self) -> None:
        self._until = self._clock.now()
        for _ in range(1 + round(self._random.expovariate(1.0 / (UTTERANCES - 1)))):
            self._say()
        self._wait(max(0.0, self._until - self._clock.now()))

    def _say(self) -> None:
        """One utterance, and what came of it."""
        self._turn_of_time()
        fails = [fate.draw_slip() for fate in self._fates]
        words = self._random.randint(3, 12)
        request = SpeechRequest(" ".join(f"w{number:02}" for number in range(words)) + ".")
        silence, chunks = 0.0, []
        try:
            for chunk in self.ladder.synthesize(request, CancelToken()):
                silence += self._lay(chunk)
                chunks.append(chunk)
        except EngineError:
            silence = math.inf
        self._count(fails[0], _words(chunks) == list(range(words)), silence)
        settle(self.ladder, self._engines)

    def _lay(self, chunk: AudioChunk) -> float:
        """Put a piece behind what is still to be heard; the silence before it."""
        now = self._clock.now()
        silence = max(0.0, now - self._until)
        self._until = max(now, self._until) + chunk.seconds
        return silence

    def _count(self, failed: bool, whole: bool, silence: float) -> None:  # noqa: FBT001  # columns
        tally, in_time = self._tally, whole and silence <= IN_TIME
        tally.utterances += 1
        tally.whole += whole
        tally.in_time += in_time
        tally.alone += not failed
        tally.troubled += failed
        tally.switched += failed and whole
        tally.silences.append(silence)
        if not in_time:
            tally.missed.append(f"{self._where}, at {self._clock.now():.1f} s: {silence:.1f} s")

    def _wait(self, seconds: float) -> None:
        """Let time pass, and see to the ladder when it wants that, as the session does."""
        for _ in range(_LOOKS):
            due = self.ladder.due
            step = seconds if due is None else min(seconds, max(due, 0.25))
            self._clock.advance(step)
            seconds -= step
            self._turn_of_time()
            self.ladder.probe()
            settle(self.ladder, self._engines)
            if seconds <= 0.0:
                return
        self._clock.advance(seconds)

    def _turn_of_time(self) -> None:
        """Have engines come back whose outage is over; the user says of a defect that it is."""
        for fate, engine in zip(self._fates, self._engines, strict=False):
            if (over := fate.pass_by()) is not None:
                engine.let_go()
            if over == "defect":
                self.ladder.retry()


def _random(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311  # the month must come again


def _words(chunks: Sequence[AudioChunk]) -> list[int]:
    if not chunks:
        return []
    return counted(np.concatenate([chunk.samples for chunk in chunks]), chunks[0].sample_rate)


def simulate(days: int, conversations: int = CONVERSATIONS) -> Tally:
    """So many days of so many conversations; the same each time."""
    tally = Tally()
    for seed in range(days):
        Day(seed, tally).run(conversations)
    return tally


class Quick(CountingEngine):
    """Needs no time for what it says but for adding its samples up; fails if it is told to."""

    broken = False

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """See SpeechEngine."""
        if self.broken:
            raise ZeroDivisionError
        yield from super().synthesize(request, cancel)


def own_share(rounds: int, *, broken: bool) -> list[float]:
    """Seconds that a ladder adds to what an engine takes for an utterance, measured in turns."""
    request = SpeechRequest(" ".join(f"w{number:02}" for number in range(12)))
    first, bare = Quick("first", rate=24_000, piece=2_400), Quick("bare", rate=24_000, piece=2_400)
    added = []
    with closing(Ladder((first, Quick("next", rate=24_000, piece=2_400)))) as ladder:
        list(ladder.synthesize(request, CancelToken()))
        for _ in range(rounds):
            ladder.retry()
            first.broken = broken
            begun = time.perf_counter()
            list(ladder.synthesize(request, CancelToken()))
            between = time.perf_counter()
            list(bare.synthesize(request, CancelToken()))
            added.append(between - begun - (time.perf_counter() - between))
    return added


def measure() -> Iterator[Row]:
    """The month, then what the ladder itself takes."""
    month = simulate(DAYS)
    for missed in month.missed:
        print(missed, file=sys.stderr)
    heard = month.in_time / month.utterances
    alone = month.alone / month.utterances
    yield _at_least("utterances that sound whole and in time", heard, TARGET, "the target")
    yield _at_least("the same", heard, PAIR, "two engines, as it is told")
    yield _at_least("switches that succeed", month.switched / month.troubled, 1.0, "the target")
    yield Row(
        name="control: the first engine alone fails as often",
        ours=alone,
        other=ALONE,
        against="one engine, as it is told",
        target="within 0.005",
        ok=abs(alone - ALONE) <= 0.005,
    )
    ranked = sorted(month.silences)
    yield _at_most("silence before or in an utterance, worst", ranked[-1], IN_TIME)
    yield _at_most("the same, p99", ranked[int(0.99 * len(ranked))], IN_TIME)
    for name, broken in (("synthesis", False), ("synthesis with a switch", True)):
        share = own_share(400, broken=broken)
        p99 = statistics.quantiles(share, n=100)[98]
        yield _at_most(f"the ladder's own share of a {name}, p99", p99, OWN)


def _at_least(name: str, ours: float, other: float, against: str) -> Row:
    return Row(
        name=name, ours=ours, other=other, against=against, target=">= 1 x", ok=ours >= other
    )


def _at_most(name: str, ours: float, limit: float) -> Row:
    return Row(
        name=name,
        ours=ours,
        other=limit,
        against="the limit",
        target="<= 1 x",
        ok=ours <= limit,
        unit="s",
    )


if __name__ == "__main__":
    sys.exit(main(measure))
