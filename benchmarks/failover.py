"""What is heard when the better of two voices fails, beside RealtimeTTS's fallback engines.

Both read the same sentences with the same two voices, whose words can be told from each other by
their sound. Once, in the second sentence, the better voice fails; at last in the first one, when
nobody knows yet how fast it is. What they hand over is played out in thought: silence is added
where the next piece is not there in time.
"""

from __future__ import annotations

import base64
import json
import os
import selectors
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import IO, Any, Final

import numpy as np

from app.engines.failover.record import Patience
from benchmarks.peers.series import interpreter
from benchmarks.peers.setup import REALTIMETTS, ROOT, PeerMissing
from benchmarks.peers.worded import BETTER, KINDS, RATE, Fault, delivered, heard, repeated
from benchmarks.report import Row, main

FAULTS: Final = (
    *(Fault(kind, after) for kind in KINDS if kind != "slow" for after in (0, 4)),
    Fault("slow", 0),
    Fault("hang", 0, sentence=1),
)
PHASES: Final = {0: "before it sounds", 4: "in its middle"}
PEER: Final = "realtimetts"
FACTOR: Final = 1.5
"""Times the next voice's own first sound that the silence of a switch may last."""
_OUTAGES: Final = ("hang", "crash")
_RESTS: Final = {True: 10.0, False: 0.5}
"""Seconds between the replies: a voice that was given up is tried out after six at most, and its
process has to start again for that."""
_PATIENCE: Final = 15.0
_OPENING: Final = 60.0
"""Seconds without a line after which a program is taken to hang, later and at first."""


@dataclass(slots=True)
class Reply:
    """What was handed over of one reply, and when."""

    asked: float = 0.0
    pieces: list[tuple[float, np.ndarray[Any, np.dtype[np.float32]]]] = field(default_factory=list)

    @property
    def words(self) -> list[tuple[int, int]]:
        """Which voice said which word."""
        return heard(np.concatenate([sound for _, sound in self.pieces])) if self.pieces else []

    @property
    def silence(self) -> float:
        """Seconds that a listener waits, at the beginning and between pieces."""
        until, waited = self.asked, 0.0
        for at, sound in self.pieces:
            waited += max(0.0, at - until)
            until = max(at, until) + len(sound) / RATE
        return waited

    @property
    def first(self) -> float:
        """Seconds until the first piece."""
        return self.pieces[0][0] - self.asked


@dataclass(frozen=True)
class Outcome:
    """What came of a program."""

    replies: tuple[Reply, Reply]

    @cached_property
    def words(self) -> list[int]:
        """Those of the first reply."""
        return [word for _, word in self.replies[0].words]

    @property
    def delivered(self) -> float:
        """The share of its sentences."""
        return delivered(self.words)

    @property
    def repeated(self) -> int:
        """How many of its words were said already."""
        return repeated(self.words)

    @property
    def silence(self) -> float | None:
        """Of it; None where not all of it came."""
        return self.replies[0].silence if self.delivered == 1.0 else None

    @property
    def returned(self) -> bool:
        """Whether the better voice says the end of the second reply."""
        words = self.replies[1].words
        return bool(words) and words[-1][0] == BETTER.number


def outcome(program: str, fault: Fault | None = None) -> Outcome:
    """Let a program speak.

    Raises:
        PeerMissing: it cannot be had, or does not run at all.
    """
    words = [interpreter("ours" if program.startswith("ours") else program)]
    command = [str(one) for one in words] + ["-m", "benchmarks.peers.faulted", program]
    if fault is not None:
        rest = _RESTS[fault.kind in _OUTAGES]
        command += ["--fault", fault.kind, "--after", str(fault.after), "--rest", str(rest)]
        command += ["--sentence", str(fault.sentence)]
    replies = Reply(), Reply()
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        if process.stdout is not None:
            for line in _lines(process.stdout):
                _note(replies[line["reply"] - 1], line)
        process.kill()
    if not replies[0].asked:
        raise PeerMissing(f"{program} does not run")
    return Outcome(replies)


def _lines(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """What is printed, until the end, or until nothing was for a while."""
    held, patience = b"", _OPENING
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while selector.select(patience) and (data := os.read(stream.fileno(), 1 << 16)):
            patience = _PATIENCE
            *lines, held = (held + data).split(b"\n")
            yield from (json.loads(line) for line in lines if line.startswith(b'{"reply"'))


def _note(reply: Reply, line: dict[str, Any]) -> None:
    if line["kind"] == "asked":
        reply.asked = line["at"]
    elif line["kind"] == "sound":
        sound = np.frombuffer(base64.b64decode(line["sound"]), np.float32)
        reply.pieces.append((line["at"], sound))


def measure() -> Iterator[Row]:
    """Each fault, ours and theirs in turn."""
    switch = FACTOR * outcome("ours-next").replies[0].first
    peer_there = _is_there()
    ours_well, theirs_well = outcome("ours"), outcome(PEER) if peer_there else None
    for fault in FAULTS:
        first = fault.sentence == 1
        name = f"{fault.kind} {'in the first sentence' if first else PHASES[fault.after]}"
        limit = switch + (Patience().stranger if first else 0.0)
        ours, theirs = outcome("ours", fault), outcome(PEER, fault) if peer_there else None
        yield _held(f"{name}: sentences heard", ours.delivered, _of(theirs, "delivered"), 1.0)
        yield _held(f"{name}: words said again", ours.repeated, _of(theirs, "repeated"), 0.0)
        yield _held(f"{name}: better voice back", ours.returned, _of(theirs, "returned"), 1.0)
        yield _silence(name, ours, ours_well, limit, stranger=first)
        if theirs is not None and theirs.silence is not None and theirs_well is not None:
            figures = _added(ours, ours_well), _added(theirs, theirs_well)
            yield _row(f"{name}: silence added", *figures, "reported", "s")
    yield _control()


def _is_there() -> bool:
    try:
        interpreter(PEER)
    except PeerMissing as missing:
        print(missing, file=sys.stderr)
        return False
    return True


def _of(theirs: Outcome | None, figure: str) -> float | None:
    return None if theirs is None else float(getattr(theirs, figure))


def _added(ours: Outcome, well: Outcome) -> float:
    return ours.replies[0].silence - well.replies[0].silence


def _silence(name: str, ours: Outcome, well: Outcome, limit: float, *, stranger: bool) -> Row:
    added = _added(ours, well)
    waited = "what an unknown voice is waited for + " if stranger else ""
    return Row(
        name=f"{name}: silence added",
        ours=added,
        other=limit,
        against=f"{waited}{FACTOR} x the first sound of the next voice alone",
        target="<= 1 x",
        ok=added <= limit,
        unit="s",
    )


def _held(name: str, ours: float, theirs: float | None, wanted: float) -> Row:
    """A figure that must be exactly so; the peer's beside it."""
    return replace(_row(name, float(ours), theirs, f"= {wanted:g}"), ok=ours == wanted)


def _row(name: str, ours: float, theirs: float | None, target: str, unit: str = "") -> Row:
    missing = theirs is None
    return Row(
        name=name,
        ours=ours,
        other=0.0 if theirs is None else theirs,
        against=f"{REALTIMETTS.label}{': not to be had here' if missing else ''}",
        target=target,
        ok=True,
        unit=unit,
    )


def _control() -> Row:
    """Without a ladder a sentence must be missed, or the figures above mean nothing."""
    alone = outcome("ours-alone", Fault("false", 0)).delivered
    return Row(
        name="control: the better voice alone",
        ours=alone,
        other=1.0,
        against="all sentences, of which one must be missed",
        target="< 1 x",
        ok=alone < 1.0,
    )


if __name__ == "__main__":
    sys.exit(main(measure))
