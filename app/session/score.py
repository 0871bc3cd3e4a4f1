"""Where the utterances and words of a turn stand on its tape."""

from __future__ import annotations

import threading
from bisect import bisect_right
from dataclasses import dataclass, field

from app.ports import Span, Utterance


@dataclass(frozen=True, slots=True)
class Progress:
    """A picture of the playback, taken in one go for a frontend that draws it."""

    turn: int | None
    playing: bool
    """Something of the turn is still to be heard, and it is not paused."""
    paused: bool
    utterance: int | None
    """Index of the one that is heard, None before the first."""
    planned: int
    """Utterances cut from the text so far."""
    text_finished: bool
    """Whether `planned` is final."""
    elapsed: float
    """Seconds of tape heard, at speed 1."""
    length: float
    """Seconds on the tape so far, at speed 1."""
    lengths: tuple[float, ...]
    """Seconds of each utterance that is synthesised, in order."""
    fraction: float
    """0 to 1: how far the current utterance has been heard."""
    speed: float
    volume: float
    first_sound: float | None
    """Seconds from the submit to the first sound."""
    device: str
    engine: str
    underruns: int


@dataclass(slots=True)
class Entry:
    """An utterance on the tape. Times are tape seconds."""

    utterance: Utterance
    start: float
    end: float | None = None
    """None while it is being synthesised."""
    words: list[tuple[float, Span]] = field(default_factory=list)
    """When each word begins, and where it stands in the source."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is heard at a tape position."""

    entry: Entry
    word: Span | None


class Score:
    """Written by the speech thread, read by the others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[Utterance] = []
        self._entries: list[Entry] = []

    def plan(self, utterance: Utterance) -> None:
        """Note an utterance that was cut from the text."""
        with self._lock:
            self._planned.append(utterance)

    def begin(self, utterance: Utterance, start: float) -> None:
        """The sound of `utterance` starts at `start` on the tape."""
        with self._lock:
            self._entries.append(Entry(utterance, start))

    def word(self, seconds: float, span: Span) -> None:
        """A word of the utterance that was begun last starts at `seconds`."""
        with self._lock:
            words = self._entries[-1].words
            if not words or words[-1][0] <= seconds:
                words.append((seconds, span))

    def end(self, seconds: float) -> None:
        """The utterance that was begun last ends at `seconds`, its pause included."""
        with self._lock:
            self._entries[-1].end = seconds

    def drop(self) -> None:
        """Forget the utterance that was begun last: nothing of it came to the tape."""
        with self._lock:
            self._entries.pop()

    @property
    def planned(self) -> int:
        """Utterances cut so far."""
        return len(self._planned)

    def entries(self) -> tuple[Entry, ...]:
        """Those with sound, in order."""
        with self._lock:
            return tuple(self._entries)

    def start_of(self, index: int) -> float | None:
        """Tape position of utterance `index`; None if it is not on the tape."""
        with self._lock:
            return next((e.start for e in self._entries if e.utterance.index == index), None)

    def at(self, position: float) -> Place | None:
        """What is heard at `position`; None before the first utterance."""
        with self._lock:
            found = bisect_right(self._entries, position, key=lambda entry: entry.start) - 1
            if found < 0:
                return None
            entry = self._entries[found]
            known = bisect_right(entry.words, position, key=lambda word: word[0]) - 1
            return Place(entry, entry.words[known][1] if known >= 0 else None)

    def heard(self, position: float) -> int:
        """How many code points of the source were heard when the tape reached `position`."""
        place = self.at(position)
        if place is None:
            return 0
        entry, utterance = place.entry, place.entry.utterance
        if entry.end is not None and position >= entry.end - utterance.pause_after:
            return utterance.span[1]
        if entry.words:
            return place.word[1] if place.word else utterance.span[0]
        if entry.end is None or entry.end <= entry.start:
            return utterance.span[0]
        return _cut(utterance, (position - entry.start) / (entry.end - entry.start))


def _cut(utterance: Utterance, fraction: float) -> int:
    """Without word times: the last word border before that fraction of the text."""
    at = int(fraction * len(utterance.text))
    if utterance.language == "en":
        at = max(utterance.text.rfind(" ", 0, at + 1), 0)
    return utterance.offsets[at]
