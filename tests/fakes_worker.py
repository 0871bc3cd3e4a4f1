"""An engine that does what a worker must survive, at the moment that the test names."""

from __future__ import annotations

import ctypes
import json
import logging
import os
import signal
import struct
import sys
import threading
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.errors import OutOfMemory, VoiceCardRefused, VoiceUnknown
from app.ports import AudioChunk, Measurement, Message, SpeechRequest, TextPiece, Usage, Voice
from app.turn import CancelToken

RATE = 1000
CHUNKS = 4
SECRET = "Tell nobody about the blue folder"


def _report(data: bytes) -> None:
    """Write into the pipe of the reports, past the worker, and do no more."""
    os.write(int(sys.argv[-1]), data)
    threading.Event().wait()


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _abort() -> None:
    os.write(2, f"said: {SECRET}\nggml.c:12: GGML_ASSERT(a == b) failed\n".encode())
    os.abort()


def _garbage() -> None:
    _report(b"Traceback (most recent call last): here is none\n" * 3)


def _oversize() -> None:
    _report(struct.pack("<4sII", b"SVf1", 2, 0xFFFF_FFFF) + b"{}")


def _nonsense() -> None:
    text = json.dumps({"type": "sound", "id": "one"}).encode()
    _report(struct.pack("<4sII", b"SVf1", len(text), 0) + text)


def _no_memory() -> None:
    raise MemoryError


def _flood() -> None:
    for _ in range(300):
        os.write(2, b"x" * 10_000)
        os.write(1, b"y" * 9999 + b"\n")
    sys.stdout.write("printed\n")
    sys.stdout.flush()


def _log() -> None:
    log = logging.getLogger("native.engine")
    log.debug("said: %s", SECRET)
    log.warning("the %s is slow", "card")


def _hold_the_interpreter() -> None:
    """What native code does that never returns and never lets another thread run."""
    ctypes.PyDLL(None).sleep(1000)


def _refuse() -> None:
    raise VoiceUnknown("It has no voice blue.", engine="saboteur", retryable=False, remedy="Sing.")


def _fill_the_card() -> None:
    raise OutOfMemory("The graphics card's memory is full.", engine="saboteur", detail="3 of 4 GB")


def _refuse_the_card() -> None:
    raise VoiceCardRefused("The voice has no name.", field="name")


def _bug() -> None:
    raise ZeroDivisionError("nobody foresaw it")


DEEDS: dict[str, Callable[[], object]] = {
    "kill": _kill,
    "stop": _stop,
    "abort": _abort,
    "exit": lambda: os._exit(3),
    "segfault": lambda: ctypes.string_at(0),
    "garbage": _garbage,
    "oversize": _oversize,
    "nonsense": _nonsense,
    "no memory": _no_memory,
    "flood": _flood,
    "log": _log,
    "sleep": lambda: threading.Event().wait(),
    "hold the interpreter": _hold_the_interpreter,
    "refuse": _refuse,
    "fill the card": _fill_the_card,
    "refuse the card": _refuse_the_card,
    "bug": _bug,
}


def sound(level: float, length: int) -> Any:
    """Samples without numpy, which would double the time that a worker takes to start."""
    return array("f", [level]) * length


class Saboteur:
    """A SpeechEngine and a LanguageModel with `CHUNKS` pieces for each request, and a plan.

    The plan is a list of moments, "open", "first", "between" or "close", each with a deed. The
    first that is not done yet is done when its moment comes, by whichever worker is the one then.
    """

    name = "Saboteur"
    calls_tools = True

    def __init__(self, plan: Sequence[tuple[str, str]] = (), done: str = "") -> None:
        """`done` is a file that outlives the workers: a byte for each deed."""
        self._plan, self._done = plan, Path(done)
        self._reach("open")

    def voices(self) -> Sequence[Voice]:
        return (Voice("plain", "Plain", ("en",), "saboteur"),)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        for number in self._steps(cancel):
            yield AudioChunk(sound(number / 10, RATE // 10), RATE)

    def stream(
        self, messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        for number in self._steps(cancel):
            yield TextPiece(f"{number} ")
        yield Usage(1, 0, CHUNKS, 0.0, 0.0, "cancelled" if cancel.cancelled else "stop")

    def close(self) -> None:
        self._reach("close")

    def _steps(self, cancel: CancelToken) -> Iterator[int]:
        self._reach("first")
        for number in range(CHUNKS):
            if number == 2:
                self._reach("between")
            if cancel.cancelled:
                return
            yield number

    def _reach(self, moment: str) -> None:
        done = self._done.stat().st_size if self._plan and self._done.exists() else 0
        if done < len(self._plan) and self._plan[done][0] == moment:
            with self._done.open("ab") as file:
                file.write(b".")
            DEEDS[self._plan[done][1]]()


class Endless:
    """A SpeechEngine that speaks until it is stopped, and counts in each piece how far it is.

    Its voice is named for the number of pieces that were made last.
    """

    name = "Endless"

    def __init__(self) -> None:
        self._made = 0

    def voices(self) -> Sequence[Voice]:
        return (Voice(str(self._made), "", (), "endless"),)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self._made = 0
        while not cancel.cancelled:
            self._made += 1
            yield AudioChunk(sound(self._made, 4), RATE)

    def close(self) -> None:
        pass


def settings_of_the_process() -> None:
    """Raise what the process was given, as a sentence."""
    names = ("OMP_NUM_THREADS", "OMP_WAIT_POLICY", "GGML_NO_BACKTRACE")
    given = {name: os.environ.get(name) for name in names}
    given["nice"] = str(os.nice(0))
    raise VoiceUnknown(json.dumps(given), engine="saboteur")


class Late:
    """A SpeechEngine that pauses after its first piece until a file is there."""

    name = "Late, as it calls itself"
    measured = Measurement(0.25, 1.0, 2.0)

    def __init__(self, until: str) -> None:
        self._until = Path(until)

    def voices(self) -> Sequence[Voice]:
        return ()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        yield AudioChunk(sound(0, 4), RATE)
        while not self._until.exists() and not cancel.wait(0.01):
            pass
        yield AudioChunk(sound(1, 4), RATE)

    def close(self) -> None:
        pass


def _be_a_parent(deed: str, done: str) -> None:
    """Have a worker do a deed, and say which process that is."""
    from app.engines.remote.recipe import Recipe
    from app.engines.remote.speech import RemoteSpeech

    engine = RemoteSpeech(
        Recipe(
            name="saboteur",
            label="Saboteur",
            factory="tests.fakes_worker:Saboteur",
            arguments={"plan": [["first", deed]], "done": done},
        )
    )
    engine.open(CancelToken())
    sys.stdout.write(f"{engine.pid}\n")
    sys.stdout.flush()
    list(engine.synthesize(SpeechRequest("Hello."), CancelToken()))


if __name__ == "__main__":
    _be_a_parent(*sys.argv[1:])
