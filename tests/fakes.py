"""Small real implementations of the protocols, moved by the test and not by time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from app.errors import AppError, SynthesisFailed
from app.events import Event
from app.ports import (
    AudioChunk,
    Message,
    SpeechRequest,
    TextPiece,
    Usage,
    Utterance,
    Voice,
    WordMark,
)
from app.turn import CancelToken

DEADLINE = 10.0
"""Seconds after which a test that waits gives up."""


class ScriptedModel:
    """Answers each prompt with the pieces that `answer` gives for it."""

    name = "Scripted"

    def __init__(
        self,
        answer: Callable[[str], Iterable[str | TextPiece]] = str.split,
        *,
        gate: threading.Event | None = None,
        fail_after: int | None = None,
        calls_tools: bool = False,
    ) -> None:
        """`gate` holds every piece but the first until it is set."""
        self.calls_tools = calls_tools
        self._answer = answer
        self._gate = gate
        self._fail_after = fail_after
        self.asked: list[Sequence[Message]] = []
        self.used_on: set[str] = {threading.current_thread().name}
        self.closed_on = ""

    def stream(
        self, messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        self.asked.append(messages)
        self.used_on.add(threading.current_thread().name)
        count = 0
        for count, piece in enumerate(self._answer(messages[-1].text), start=1):
            if cancel.cancelled:
                return
            if self._fail_after is not None and count > self._fail_after:
                raise AppError("The script ends here.")
            yield piece if isinstance(piece, TextPiece) else TextPiece(piece)
            if self._gate is not None:
                while not self._gate.wait(0.001) and not cancel.cancelled:
                    pass
        yield Usage(len(messages), 0, count, 0.0, 0.0, "stop")

    def close(self) -> None:
        self.closed_on = threading.current_thread().name


class LevelEngine:
    """Says every character as 10 ms of a constant level, so a single sample tells who spoke."""

    name = "Level"
    RATE = 48_000
    PER_CHARACTER = RATE // 100

    def __init__(
        self,
        level: Callable[[SpeechRequest], float] = lambda request: 0.5,
        *,
        fail_on: str | None = None,
        gate: threading.Event | None = None,
    ) -> None:
        self._level = level
        self._fail_on = fail_on
        self._gate = gate
        self.said: list[SpeechRequest] = []
        self.closed_on = ""

    def voices(self) -> Sequence[Voice]:
        return (Voice("level", "Level", ("en", "zh"), "level"),)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.said.append(request)
        if self._fail_on is not None and self._fail_on in request.text:
            raise SynthesisFailed("This cannot be said.", engine=self.name)
        level = np.float32(self._level(request))
        for index, character in enumerate(request.text):
            while self._gate is not None and not self._gate.wait(0.001):
                if cancel.cancelled:
                    return
            if cancel.cancelled:
                return
            word = character != " " and (index == 0 or request.text[index - 1] == " ")
            marks = (WordMark(index, index + 1, index * self.PER_CHARACTER),) if word else ()
            yield AudioChunk(np.full(self.PER_CHARACTER, level, np.float32), self.RATE, marks)

    def close(self) -> None:
        self.closed_on = threading.current_thread().name


class WordSegmenter:
    """Every piece up to a full stop is an utterance; no markup, no clauses."""

    def __init__(self, _first_clause: float = 0.0) -> None:
        self._text = ""
        self._start = 0
        self._count = 0

    def push(self, text: str) -> list[Utterance]:
        self._text += text
        found = []
        while (stop := self._text.find(".", self._start)) >= 0:
            found.append(self._cut(stop + 1))
        return found

    def finish(self) -> list[Utterance]:
        return [self._cut(len(self._text))] if self._text[self._start :].strip() else []

    def _cut(self, end: int) -> Utterance:
        start, self._start = self._start, end
        text = self._text[start:end]
        self._count += 1
        return Utterance(
            self._count - 1, text, (start, end), tuple(range(start, end + 1)), "en", 0.1
        )


class Log:
    """A listener that keeps the events and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def of(self, kind: type) -> list:
        with self._changed:
            return [event for event in self.events if isinstance(event, kind)]

    def wait(self, kind: type, count: int = 1) -> list:
        """Wait until `count` events of `kind` have come."""
        with self._changed:
            assert self._changed.wait_for(
                lambda: sum(isinstance(event, kind) for event in self.events) >= count, DEADLINE
            ), f"only {[type(event).__name__ for event in self.events]}"
            return [event for event in self.events if isinstance(event, kind)]


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something that no event tells of."""
    waiting, deadline = threading.Event(), DEADLINE
    while not true():
        assert deadline > 0.0, "it did not come true"
        waiting.wait(0.002)
        deadline -= 0.002
