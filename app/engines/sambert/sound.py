"""The sound of one task, put together from what comes over the wire."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

import numpy as np

from app.engines.sambert.connection import Connection, Deadlines
from app.engines.sambert.faults import ENGINE, failed, garbled
from app.engines.sambert.protocol import Event, event
from app.engines.sambert.words import WordFinder
from app.errors import BadSpeech, EngineError
from app.ports import AudioChunk, Samples, WordMark

_FULL_SCALE: Final = np.float32(1 / 32768)
_FINISHED: Final = "task-finished"
_CONTAINERS: Final = (b"RIFF", b"ID3", b"OggS")
"""How sound begins that is not the bare samples which were asked for."""
_TRUE_TO_TIME: Final = 1.25
"""How many times longer or shorter than its words say the sound may be; at another rate than was
asked for it is at least half as long again."""
_SLACK: Final = 1.0
"""Seconds that it may be longer or shorter in any case: of silence around the words."""


class TaskSound:
    """Makes chunks of the messages of one task.

    A piece of sound waits for the message after it: that may tell which words sound in it.
    """

    def __init__(self, finder: WordFinder, *, sample: int, sample_rate: int) -> None:
        """Begin a task.

        Args:
            finder: Finds its words in the text.
            sample: Where its sound begins in that of the request.
            sample_rate: That was asked for, hertz.
        """
        self._finder = finder
        self._begin = self.sample = sample
        """`sample` counts what was passed on, from the first of the request."""
        self._rate = sample_rate
        self._held: Samples | None = None
        self._rest = b""
        self._marks: list[WordMark] = []
        self._end = 0.0

    def hear(self, connection: Connection, deadlines: Deadlines) -> Iterator[AudioChunk]:
        """Yield the sound until the task is finished, or the turn over.

        Raises:
            EngineError: the task failed, or came to nothing; what was received is yielded first.
        """
        finished = False
        try:
            for message in _messages(connection, deadlines):
                if isinstance(message, Event):
                    self._learn(message)
                    finished = message.name == _FINISHED
                yield from self._flush()
                if isinstance(message, bytes):
                    self._take(message)
        except EngineError:
            yield from self._flush()
            raise
        if finished:
            yield from self._flush()
            self._check()

    def _take(self, sound: bytes) -> None:
        if self.sample == self._begin and sound.startswith(_CONTAINERS):
            raise _bad("Sambert sent sound in a form that was not asked for.")
        whole = self._rest + sound
        self._rest = whole[len(whole) & ~1 :]
        samples = np.frombuffer(whole, np.dtype("<i2"), len(whole) // 2)
        self._held = np.multiply(samples, _FULL_SCALE, dtype=np.float32)

    def _learn(self, told: Event) -> None:
        self._end = max(self._end, told.end)
        self._marks += self._finder.find(told.words)

    def _flush(self) -> Iterator[AudioChunk]:
        """Pass on what is held. The mark of a word that has sounded already is of no use."""
        held, self._held = self._held, None
        if held is None or not len(held):
            return
        begin, self.sample = self.sample, self.sample + len(held)
        words = tuple(mark for mark in self._marks if begin <= mark.sample < self.sample)
        self._marks = [mark for mark in self._marks if mark.sample >= self.sample]
        yield AudioChunk(held, self._rate, words)

    def _check(self) -> None:
        """Compare the length with what the words say."""
        seconds = (self.sample - self._begin) / self._rate
        if not seconds:
            raise _bad("Sambert sent no sound.")
        ratio = max(seconds / self._end, self._end / seconds) if self._end else 1.0
        if ratio > _TRUE_TO_TIME and abs(seconds - self._end) > _SLACK:
            raise _bad("Sambert sent sound at a rate that was not asked for.")


def _messages(connection: Connection, deadlines: Deadlines) -> Iterator[bytes | Event]:
    """Yield sound and events until the task is finished, or the turn over.

    Only sound puts the deadline off: a service that talks and sends none is as good as silent.
    """
    due = time.monotonic() + deadlines.first
    while (message := connection.receive(due - time.monotonic())) is not None:
        if isinstance(message, bytes):
            due = time.monotonic() + deadlines.between
            yield message
            continue
        told = _read(message)
        yield told
        if told.name == _FINISHED:
            return


def _read(message: str) -> Event:
    try:
        told = event(message)
    except ValueError as error:
        raise garbled("it sent what is no event") from error
    if told.name == "task-failed":
        raise failed(told.code)
    return told


def _bad(reason: str) -> BadSpeech:
    return BadSpeech(reason, engine=ENGINE)
