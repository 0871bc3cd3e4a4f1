"""Faults of engines, injected by a schedule, and the time in which they happen."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from app.engines.failover.driver import Driver
from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import TRIAL
from app.errors import (
    EngineError,
    OutOfMemory,
    SynthesisFailed,
    UnsayableText,
    WorkerCrashed,
)
from app.ports import AudioChunk, Samples, SpeechEngine, SpeechRequest, Voice, WordMark
from app.turn import CancelToken
from tests.fakes import DEADLINE, wait_until

Kind = Literal[
    "raise",
    "native",
    "crash",
    "memory",
    "refuse",
    "defect",
    "hang",
    "sink",
    "late",
    "slow",
    "end",
    "silence",
    "no number",
    "clipped",
    "runaway",
    "no rate",
    "other rate",
    "empty piece",
]
"""`hang` heeds its token, `sink` comes back only when it is let go, `late` after all; `slow` is no
fault. `end` before the first piece is an empty utterance, later a text that is swallowed."""
_TICK = 1e-6
"""Seconds by which a deadline is passed, whatever was lost in adding up."""
KINDS: tuple[Kind, ...] = get_args(Kind)

LASTING: frozenset[Kind] = frozenset(
    {"late", "slow", "silence", "no number", "clipped", "other rate"}
)
"""After these the engine goes on."""
RAISED: dict[Kind, Callable[[], Exception]] = {
    "raise": lambda: SynthesisFailed("It slipped.", engine="faulty"),
    "native": lambda: ZeroDivisionError("of a library"),
    "crash": lambda: WorkerCrashed("It broke off.", engine="faulty"),
    "memory": lambda: OutOfMemory("It is full.", engine="faulty"),
    "refuse": lambda: UnsayableText("It knows no such letters.", engine="faulty", retryable=False),
    "defect": lambda: EngineError("Its files are gone.", engine="faulty", retryable=False),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What befalls an utterance, once `after` pieces of it have come."""

    kind: Kind
    after: int


class ManualClock:
    """The time of a test: stands still until it is advanced, or while nothing else can happen."""

    def __init__(self) -> None:
        self._now = 0.0
        self._passing = False

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += seconds

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Whoever waits with a deadline meanwhile, reaches it."""
        self._passing = True
        yield
        self._passing = False

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        if not changed.wait(0.2 if self._passing else None) and seconds is not None:
            self._now += seconds

    @staticmethod
    def until(true: Callable[[], bool]) -> None:
        """Wait for what other threads bring about."""
        wait_until(true)


class WorkClock:
    """Time that passes while an engine works, and only once the listener waits for it.

    So each moment is the same in every run, however the threads take turns.
    """

    def __init__(self) -> None:
        self._now = 0.0
        self._changed = threading.Condition()
        self._listener: tuple[threading.Condition, float] | None = None

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass in which nobody works."""
        self._now += seconds

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        """The listener waits until it is told of something, or its time has come."""
        mine = changed, self._now + (float("inf") if seconds is None else seconds + _TICK)
        with self._changed:
            self._listener = mine
            self._changed.notify_all()
        assert changed.wait(DEADLINE), "nobody works and nobody listens"
        with self._changed:
            if self._listener is mine:
                self._listener = None

    def work(
        self, seconds: float, cancel: CancelToken, only: threading.Condition | None = None
    ) -> bool:
        """Let an engine work so long; False once nobody wants what it makes.

        With `only`, no time passes but what the listener waits on that.
        """
        until = self._now + seconds
        unhook = cancel.on_cancel(self._wake)
        try:
            while not cancel.cancelled and self._now < until:
                self._pass(until, cancel, only)
        finally:
            unhook()
        return not cancel.cancelled

    def _pass(self, until: float, cancel: CancelToken, only: threading.Condition | None) -> None:
        def listened() -> bool:
            return self._listener is not None and only in {None, self._listener[0]}

        with self._changed:
            self._changed.wait_for(lambda: listened() or cancel.cancelled)
            if cancel.cancelled or self._listener is None:
                return
            (changed, deadline), self._listener = self._listener, None
        with changed:
            waiters = changed._waiters  # type: ignore[attr-defined]  # nothing public tells it
            if not waiters:  # it was told of something meanwhile, and will wait again
                return
            self._now = min(until, deadline)
            changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


class FaultyEngine:
    """Any engine, with what befalls it: `schedule` is asked once an utterance."""

    def __init__(
        self,
        engine: SpeechEngine,
        clock: WorkClock,
        schedule: Callable[[SpeechRequest], Fault | None],
        *,
        work: float = 0.01,
    ) -> None:
        """Each piece takes `work` seconds; a trial that nobody listens to takes none."""
        self._engine = engine
        self._clock = clock
        self._schedule = schedule
        self._work = work
        self._free = CancelToken()
        self.listened: threading.Condition | None = None
        """What the listener waits on who waits for this engine."""
        self.blocked = False
        """Nothing but the test, or the end of its patience, brings it back."""
        self.asked = 0

    @property
    def name(self) -> str:
        return self._engine.name

    def voices(self) -> Sequence[Voice]:
        return self._engine.voices()

    def let_go(self) -> None:
        """Have it come back from where it hangs, whatever its token says."""
        if self.blocked:
            self._free.cancel()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        if cancel.cancelled:
            return
        self.asked += 1
        fault = self._schedule(request)
        work = 0.0 if request == TRIAL else self._work
        pieces = self._engine.synthesize(request, cancel)
        index = -1
        for index, piece in enumerate(pieces):
            if fault is None or index < fault.after:
                yield piece
            else:
                yield from self._wrong(fault, piece, index == fault.after, request, cancel)
                if fault.kind not in LASTING:
                    return
            if not self._clock.work(work, cancel):
                return
        if fault is not None and fault.after > index:
            yield from self._wrong(fault, None, True, request, cancel)

    def close(self) -> None:
        self._engine.close()

    def _wrong(
        self,
        fault: Fault,
        piece: AudioChunk | None,
        begins: bool,
        request: SpeechRequest,
        cancel: CancelToken,
    ) -> Iterator[AudioChunk]:
        """What comes in the place of a piece, or after the last one."""
        kind = fault.kind
        if kind in RAISED:
            error = RAISED[kind]()
            raise error
        if kind in {"hang", "sink"}:
            self._hang(kind == "sink", request, cancel)
        elif kind in {"late", "slow"}:
            seconds = 1e4 if kind == "late" else 2.0
            if request == TRIAL or not begins or self._clock.work(seconds, cancel):
                yield from filter(None, [piece])
        elif kind == "runaway":
            rate = piece.sample_rate if piece else 4_000
            noise = np.float32(0.9) * _tone(NOISE, rate, rate)
            while not cancel.cancelled:
                yield AudioChunk(noise, rate)
        elif piece is not None and kind != "end":
            yield _spoilt(kind, piece, begins=begins)

    def _hang(self, deep: bool, request: SpeechRequest, cancel: CancelToken) -> None:
        if request == TRIAL:
            self.blocked = True
            assert cancel.wait(10 * DEADLINE)
        else:
            self._clock.work(float("inf"), cancel)
        if deep:
            self.blocked = True
            self._clock.work(float("inf"), self._free, self.listened)
            self._free = CancelToken()
        self.blocked = False


def acquaint(ladder: Ladder, engines: Sequence[FaultyEngine], text: str) -> None:
    """Let a ladder get to know how fast its engines are, and each of them who listens."""
    for rung, engine in zip(ladder._rungs, engines, strict=True):
        engine.listened = rung._driver._changed
        list(rung.say(SpeechRequest(text), CancelToken()))


def settle(ladder: Ladder, engines: Sequence[FaultyEngine]) -> None:
    """Wait until no thread of a ladder of such engines will do anything by itself."""
    for rung, engine in zip(ladder._rungs, engines, strict=True):
        wait_until(lambda driver=rung._driver, engine=engine: _rests(driver) or engine.blocked)


def _rests(driver: Driver) -> bool:
    """Whether it has nothing to do, or no room for what it does."""
    with driver._changed:
        current = driver._current
        return driver._waiting is None and (current is None or math.isinf(current.asked))


def _spoilt(kind: Kind, piece: AudioChunk, *, begins: bool) -> AudioChunk:
    samples = piece.samples
    if kind == "no rate":
        return replace(piece, sample_rate=0)
    if kind == "other rate":
        return replace(piece, sample_rate=(2 - begins) * piece.sample_rate)
    if kind == "empty piece":
        return replace(piece, samples=samples[:0])
    if kind == "silence":
        return replace(piece, samples=np.zeros_like(samples))
    if not begins:
        return piece
    wrong = np.nan if kind == "no number" else 1.7
    return replace(piece, samples=np.where(np.arange(len(samples)) % 3, samples, np.float32(wrong)))


_LOWEST, _STEP = 300.0, 60.0
"""Hertz of "w00", and from word to word."""
NOISE = 20
"""The number that a runaway says."""


class CountingEngine:
    """Says "w07" as a tone whose pitch means 7, so that the sound tells which word it is."""

    LEVEL = 0.5
    _WORD = re.compile(r"\w+")
    SECONDS = 0.07
    """A character."""

    def __init__(
        self, name: str, *, rate: int = 4_000, piece: int = 1_000, marks: bool = True
    ) -> None:
        self.name = name
        self._rate, self._piece, self._marks = rate, piece, marks

    def voices(self) -> Sequence[Voice]:
        return (Voice(self.name, self.name, ("en",), self.name),)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        sound, marks = self._said(request.text)
        for start in range(0, len(sound), self._piece):
            if cancel.cancelled:
                return
            end = min(start + self._piece, len(sound))
            begun = tuple(mark for mark in marks if start <= mark.sample < end)
            yield AudioChunk(sound[start:end], self._rate, begun if self._marks else ())

    def close(self) -> None:
        """Nothing is held."""

    def _said(self, text: str) -> tuple[Samples, list[WordMark]]:
        each = self.SECONDS * self._rate
        sound, marks = np.zeros(round(len(text) * each), np.float32), []
        for word in self._WORD.finditer(text):
            start, end = round(word.start() * each), round(word.end() * each)
            number = int(word[0][1:]) if word[0][1:].isdecimal() else 0
            sound[start:end] = (
                self.LEVEL * _hump(end - start) * _tone(number, end - start, self._rate)
            )
            marks.append(WordMark(word.start(), word.end(), start))
        return sound, marks


def counted(samples: Samples, rate: int) -> list[int]:
    """Which words sound, in order; a part of one counts."""
    loud = np.flatnonzero(np.abs(samples) > CountingEngine.LEVEL / 10)
    if not len(loud):
        return []
    pieces = np.split(loud, np.flatnonzero(np.diff(loud) > rate // 200) + 1)
    words = [samples[piece[0] : piece[-1] + 1] for piece in pieces]
    return [_number(word, rate) for word in words if len(word) > rate // 100]


def _tone(number: int, length: int, rate: int) -> Samples:
    turns = (_LOWEST + _STEP * number) * np.arange(length) / rate
    return np.sin(2.0 * np.pi * turns).astype(np.float32)


def _number(word: Samples, rate: int) -> int:
    """Of the strongest pitch."""
    size = 1 << 11
    strongest = int(np.argmax(np.abs(np.fft.rfft(word * np.hanning(len(word)), size))))
    return round((strongest * rate / size - _LOWEST) / _STEP)


_humps: dict[int, Samples] = {}


def _hump(length: int) -> Samples:
    """A flat top whose ends are too smooth to ring when the rate changes."""
    if length not in _humps:
        edge = np.sin(np.linspace(0.0, np.pi / 2, length // 4)) ** 2
        _humps[length] = np.concatenate((edge, np.ones(length - 2 * len(edge)), edge[::-1])).astype(
            np.float32
        )
    return _humps[length]
