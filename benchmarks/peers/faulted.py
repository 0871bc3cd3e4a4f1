"""One program with two voices, of which the better one fails: prints what it hands over, and when.

Run by `benchmarks.failover`, with the interpreter of the program. Each line is an object: a piece
of sound, or a reply that was over. A line is written as it happens: the process may not live on.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Protocol

from benchmarks.peers.worded import KINDS, TEXT, Fault, Samples

CONTESTANTS = {
    "ours": "benchmarks.peers.faulted_ours:Ours",
    "ours-alone": "benchmarks.peers.faulted_ours:Alone",
    "ours-next": "benchmarks.peers.faulted_ours:Next",
    "realtimetts": "benchmarks.peers.faulted_realtimetts:RealtimeTTS",
}
REPLIES = 2


class Program(Protocol):
    """A program that speaks with two voices, as long as the process lives."""

    def __init__(self, fault: Fault | None, take: Callable[[Samples], None]) -> None: ...

    def speak(self, text: str) -> None:
        """Say it; return when all of it was handed over."""
        ...


class Reporter:
    """Writes the lines."""

    def __init__(self) -> None:
        self._reply = 0

    def begin(self) -> None:
        """A reply is asked for."""
        self._reply += 1
        self._write(kind="asked")

    def take(self, sound: Samples) -> None:
        """A piece is handed over now."""
        self._write(kind="sound", sound=base64.b64encode(sound.tobytes()).decode())

    def end(self) -> None:
        """The reply is over."""
        self._write(kind="over")

    def _write(self, **facts: object) -> None:
        line = {"reply": self._reply, "at": time.monotonic(), **facts}
        print("\n" + json.dumps(line), flush=True)


def _run() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", choices=CONTESTANTS)
    parser.add_argument("--fault", choices=KINDS)
    parser.add_argument("--after", type=int, default=0, help="pieces of the sentence")
    parser.add_argument("--sentence", type=int, default=2, help="which one it befalls")
    parser.add_argument("--rest", type=float, default=0.5, help="seconds between two replies")
    options = parser.parse_args()
    module, _, name = CONTESTANTS[options.program].partition(":")
    fault = None
    if options.fault:
        fault = Fault(options.fault, options.after, options.sentence)
    reporter = Reporter()
    program: Program = getattr(import_module(module), name)(fault, reporter.take)
    for count in range(REPLIES):
        time.sleep(options.rest if count else 0.0)  # in which a voice may come back
        reporter.begin()
        program.speak(TEXT)
        reporter.end()
    sys.stdout.flush()
    os._exit(0)  # its threads are not waited for


if __name__ == "__main__":
    _run()
