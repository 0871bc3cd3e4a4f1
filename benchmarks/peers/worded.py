"""Two voices whose words can be told from each other by ear, and what befalls the better one.

Nothing but numpy: programs that are compared run it in environments of their own.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
Kind = Literal["raise", "false", "end", "hang", "crash", "slow"]
"""Raises; says that it failed; ends as if all were well, before its first piece or in the middle of
the text; never comes back; its native code aborts; needs three times as long as the sound lasts."""
KINDS: tuple[Kind, ...] = get_args(Kind)

SENTENCES = (
    "Our little boat went north.",
    "Cold winds came over water.",
    "Some birds followed it home.",
    "Then every sailor fell asleep.",
    "Morning found them near land.",
)
"""No word stands in them twice."""
TEXT = " ".join(SENTENCES)
RATE = 16_000
_WORD = re.compile(r"\w+")
_NUMBERS = {word: number for number, word in enumerate(_WORD.findall(TEXT.lower()))}
_LETTER = 0.04
"""Seconds that one lasts: people read half as fast."""
_LOWEST, _STEP, _BAND = 200.0, 20.0, 600.0
"""Hertz of the first word of the first voice; from word to word; from voice to voice."""
_FEWEST, _GAP = 4, 0.03
"""Cycles that a word has at least, and seconds of something else that do not end it."""
_PIECE = 0.1
"""Seconds of sound that a voice makes at a time."""
_SLOW = 3.0


@dataclass(frozen=True, slots=True)
class Voice:
    """How fast a voice is: seconds until its first piece, and of work a second of sound."""

    number: int
    first: float
    factor: float

    @property
    def name(self) -> str:
        """What its engine is called."""
        return f"voice {self.number}"


BETTER = Voice(0, 0.05, 0.1)
NEXT = Voice(1, 0.15, 0.3)


@dataclass(frozen=True, slots=True)
class Fault:
    """What befalls a sentence that a voice is asked for, after `after` pieces of it."""

    kind: Kind
    after: int
    sentence: int = 2
    """1 for the first: nothing is known of the voice then."""


class Failed(Exception):
    """The voice says itself that it failed."""


class Speaker:
    """Takes its time, and fails once."""

    def __init__(self, voice: Voice, fault: Fault | None = None) -> None:
        self._voice = voice
        self._fault = fault
        self._asked = 0

    def say(self, text: str) -> Iterator[tuple[Samples, Sequence[tuple[int, int, int]]]]:
        """Yield the sound in pieces, each with the words that begin in it.

        A word is its start and end in the text, and the sample of the sound at which it begins.
        """
        sound, marks = said(text, self._voice)
        self._asked += _WORD.findall(text.lower())[:1][0] in _NUMBERS
        fault = self._fault if self._fault and self._asked == self._fault.sentence else None
        size = round(_PIECE * RATE)
        time.sleep(self._voice.first)  # a voice takes its time, and this measures programs by it
        for count, start in enumerate(range(0, len(sound), size)):
            end = min(start + size, len(sound))
            slow = fault is not None and fault.kind == "slow" and count >= fault.after
            if fault is not None and count == fault.after and not slow:
                self._fault = None
                return _befall(fault.kind)
            factor = _SLOW if slow else self._voice.factor
            time.sleep(factor * (end - start) / RATE)  # its work on the piece
            yield sound[start:end], [mark for mark in marks if start <= mark[2] < end]
        return None


def _befall(kind: Kind) -> None:
    if kind == "raise":
        raise RuntimeError
    if kind == "false":
        raise Failed
    if kind == "hang":
        threading.Event().wait()
    if kind == "crash":
        os.abort()


def said(text: str, voice: Voice) -> tuple[Samples, list[tuple[int, int, int]]]:
    """A text as a voice says it, and where its words begin."""
    sound = np.zeros(round(len(text) * _LETTER * RATE), np.float32)
    marks = []
    for word in _WORD.finditer(text):
        start, end = (round(place * _LETTER * RATE) for place in word.span())
        number = _NUMBERS.get(word[0].lower(), len(_NUMBERS) + 1)
        pitch = _LOWEST + _BAND * voice.number + _STEP * number
        turns = pitch * np.arange(end - start) / RATE
        sound[start:end] = 0.4 * np.sin(2.0 * np.pi * turns)
        marks.append((*word.span(), start))
    return sound, marks


def heard(sound: Samples) -> list[tuple[int, int]]:
    """The words that sound, in order: which voice, and which word of `TEXT`; parts count."""
    found: list[tuple[int, float]] = []
    cycles = _cycles(sound)
    for code, run in groupby(cycles, key=lambda cycle: round((cycle[1] - _LOWEST) / _STEP)):
        places = [place for place, _ in run]
        goes_on = bool(found) and found[-1][0] == code and places[0] - found[-1][1] < _GAP
        if goes_on:
            found[-1] = code, places[-1]
        elif len(places) >= _FEWEST:
            found.append((code, places[-1]))
    words = [divmod(code, round(_BAND / _STEP)) for code, _ in found]
    return [word for word in words if word[1] < len(_NUMBERS)]


def _cycles(sound: Samples) -> Iterator[tuple[float, float]]:
    """When each cycle of a tone begins, in seconds, and its frequency in hertz."""
    loud = np.where(np.abs(sound) < 1e-3, np.float32(0.0), sound)
    rising = np.flatnonzero((loud[:-1] < 0.0) & (loud[1:] >= 0.0))
    below, above = sound[rising].astype(float), sound[rising + 1].astype(float)
    begun = (rising + below / (below - above)) / RATE
    for start, length in zip(begun, np.diff(begun), strict=False):
        yield float(start), float(1.0 / length)


def delivered(words: Sequence[int]) -> float:
    """The share of the sentences that sound whole, in one piece."""
    told = " ".join(f"{word:02}" for word in words)
    numbers = [[_NUMBERS[word] for word in _WORD.findall(one.lower())] for one in SENTENCES]
    whole = [" ".join(f"{word:02}" for word in one) in told for one in numbers]
    return sum(whole) / len(whole)


def repeated(words: Sequence[int]) -> int:
    """How many words were said already when they sounded."""
    return sum(word in words[:place] for place, word in enumerate(words))


def in_order(words: Sequence[int]) -> bool:
    """Whether all words sound, each once."""
    return len(words) == len(_NUMBERS) and all(two == one + 1 for one, two in pairwise(words))
