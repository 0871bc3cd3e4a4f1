"""Cuts the text of one block where a voice may pause, while it still grows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.segmenter import enclosures, pauses
from app.segmenter.sentences import Verdict, judge, judge_enclosed, stops_for_sure
from app.speakable import LONGEST_LETTER, spoken_seconds
from app.speakable.formulas import WAITING

SHORTEST = 0.5
"""Seconds that an utterance lasts at least if the next sentence of its block can join it: "Yes."
alone is over before the next one is ready."""
LONGEST = 12.0
"""Seconds after which a sentence is cut at a clause: more is more than a breath, a neural voice
loses its line, and a listener waits."""
LONGEST_SECOND = 5.0
"""The same for the utterance after a first clause: only that clause is playing meanwhile."""
_FURTHEST = 400
"""Characters after which a text without any mark is cut at a space."""
_LONGEST_HEADER = 1000
"""Characters for which a line with a `|` is held, because the next one may make it a header."""

_CLAUSES = ",;:，、；：—–"
_ENDS = ".!?。！？…‥．｡‼⁇⁈⁉"
_MARK = re.compile(f"[{re.escape(_CLAUSES + _ENDS + ''.join(sorted(enclosures.OPENERS)))}|]")
_EARLY = frozenset("，、；：。！？")
_EARLY_AFTER_LETTER = frozenset(",!?")
_SILENT = re.compile(r"\]\([^)]*\)|<[^>]*>|(?:https?://|www\.)(?P<site>[\w.-]+)[!-~]*", re.ASCII)
_ADDRESS = re.compile(r"(?:://|www\.|@)\S*$")
_LEFT_OVER = re.compile(r"[!?。！？…”’」』）》】)\]\"*_~]*")
_CLOSING_MARKUP = "*_~`)]”’\"'」』》"
_CLAUSES_BEFORE_SPACE = frozenset(",;:")
_ENTITY = re.compile(r"&#?\w{1,10}$")
_LAST_SPACE = re.compile(r".*\s", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes an utterance: the source as written, and where its characters stand."""

    text: str
    offsets: Sequence[int]
    pause: float


class Cutter:
    """Holds what has not been cut yet; looks at every character once, or a bounded number of times.

    `early` is the least length in seconds of a first clause; None cuts sentences only. The owner
    sets it back to None once something was said.
    """

    def __init__(self, *, early: float | None, shortest: float, longest: float) -> None:
        self.early = early
        self.longest = longest
        self._shortest = shortest
        self.hold_at_bar = False
        """Whether a `|` may make this line the header of a table."""
        self.text = ""
        self._origins: list[tuple[int, int]] = []
        """Where runs of text begin: the position in `text`, and the offset in the source."""
        self._next_offset = -1
        self._left_over = False
        self._look_again()

    def _look_again(self) -> None:
        self._scan = 0
        self._sentence = 0
        self._measured = 0
        self._seconds = 0.0
        self._clause = 0
        self._solid = 0
        self._awaited = ""
        """The mark that would close what is open: without it nothing new can be decided."""
        self._awaited_until = 0

    def feed(self, text: str, offset: int) -> Iterable[Piece]:
        """Take more of the block, and cut off what is certain.

        Args:
            text: the next of it.
            offset: where it stands in the source.
        """
        if offset != self._next_offset or not self.text:
            self._origins.append((len(self.text), offset))
        self._next_offset = offset + len(text)
        self.text = held = self.text + text
        size = len(held)
        if self._awaited:
            if self._awaited not in text and size < self._awaited_until:
                return ()
            self._awaited = ""
        if size <= _FURTHEST:
            mark = _MARK.search(held, self._scan)
            if mark is None:
                self._scan = size
                return ()
            if mark.end() == size and self.early is None and mark[0] not in enclosures.OPENERS:
                self._scan = mark.start()
                return ()
        return self._cuts()

    def insert(self, words: str, offset: int) -> None:
        """Take words that stand nowhere in the source."""
        known = len(self.text)
        self._origins.extend((known + place, offset) for place in range(len(words)))
        self.text += words
        self._next_offset = -1

    def finish(self, pause: float) -> Iterator[Piece]:
        """The block is over, and `pause` seconds follow it: the pieces that are left."""
        yield from self._cuts(ended=True)
        if self._measure(len(self.text)) > self.longest and self._clause:
            yield self._take(self._clause, pauses.CLAUSE)
        yield self.take(pause)

    def take(self, pause: float) -> Piece:
        """Everything that is held."""
        piece = self._take(len(self.text), pause)
        self._left_over = False
        return piece

    def _cuts(self, *, ended: bool = False) -> Iterator[Piece]:
        """With `ended`, also what nothing more of the block can change."""
        while self._scan < len(self.text):
            limit = max(_FURTHEST, self._solid)
            found = _MARK.search(self.text, self._scan, limit)
            if found is not None:
                piece = self._look(found.start(), found[0], ended=ended)
                if piece is None and self._scan <= found.start():
                    return
            elif len(self.text) > limit:
                piece = self._cut_far(limit)
            else:
                self._scan = len(self.text)
                return
            if piece is not None:
                yield piece

    def _look(self, at: int, mark: str, *, ended: bool) -> Piece | None:
        """Judge one mark: a piece, or how far it moved `_scan`; if it did not, text is missing."""
        self._scan = at
        if mark in enclosures.OPENERS:
            return self._look_enclosed(at, ended=ended)
        if mark == "|":
            self.hold_at_bar = self.hold_at_bar and len(self.text) < _LONGEST_HEADER
            self._scan += ended or not self.hold_at_bar
            return None
        if self.early is not None and self._ends_early(at, mark):
            return self._take(at + 1, pauses.SENTENCE if mark in _ENDS else pauses.CLAUSE)
        if at + 1 == len(self.text) and not ended:
            return None
        if mark in _ENDS:
            return self._obey(judge(self.text, at, self._sentence, ended=ended))
        return self._look_at_clause(at, mark)

    def _look_enclosed(self, at: int, *, ended: bool) -> Piece | None:
        end = enclosures.skip(self.text, at, ended=ended)
        if end == WAITING:
            if at + 1 < len(self.text):
                self._awaited = enclosures.CLOSERS.get(self.text[at], "")
            self._awaited_until = at + enclosures.LONGEST_QUOTED
            return None
        if enclosures.quotes(self.text, at, end):
            verdict = judge_enclosed(self.text, at, end, self._sentence, ended=ended)
            if verdict.kind == "wait":
                return None
            self._solid = end
            return self._obey(verdict)
        self._scan = end
        self._solid = end if end > at + 1 else self._solid
        return None

    def _ends_early(self, at: int, mark: str) -> bool:
        """Whether the first clause ends here: something is said, and for long enough."""
        if not self._may_end_early(at, mark) or self._measure(at + 1) < (self.early or 0.0):
            return False
        return any(map(str.isalpha, self.text[:at]))

    def _may_end_early(self, at: int, mark: str) -> bool:
        """Whether a clause ends here; no look ahead where the mark and a letter are enough."""
        if mark in _EARLY:
            return True
        before = self.text[:at].rstrip(_CLOSING_MARKUP)
        if mark in _EARLY_AFTER_LETTER and before[-1:].isalpha() and not _ADDRESS.search(before):
            return True
        if not self._space_follows(at + 1):
            return False
        return mark != "." or stops_for_sure(self.text, at, self._sentence)

    def _look_at_clause(self, at: int, mark: str) -> Piece | None:
        """Remember where the sentence could be cut; cut it there once it has become too long."""
        self._scan = end = at + 1
        if mark in _CLAUSES_BEFORE_SPACE and not self._space_follows(end):
            return None
        if end * LONGEST_LETTER > self.longest and self._measure(end) > self.longest:
            return self._take(self._clause or end, pauses.CLAUSE)
        self._clause = end
        return None

    def _space_follows(self, end: int) -> bool:
        return self.text[end : end + 1].isspace() and not _ENTITY.search(self.text, 0, end - 1)

    def _obey(self, verdict: Verdict) -> Piece | None:
        """Cut where a sentence ends, unless it is too short to stand alone, or too long."""
        if verdict.kind == "wait":
            return None
        self._scan = end = verdict.to
        if verdict.kind == "pass":
            return None
        seconds = self._measure(end)
        if seconds < (self._shortest if self.early is None else self.early):
            self._sentence = self._clause = end
            return None
        if seconds > self.longest and self._clause:
            return self._take(self._clause, pauses.CLAUSE)
        return self._take(end, pauses.SENTENCE)

    def _cut_far(self, limit: int) -> Piece:
        """Cut a text that has no mark where it must be cut: behind a word, or in the middle."""
        space = _LAST_SPACE.search(self.text, self._solid, limit)
        end = self._clause or (space.end() if space else self._solid or limit)
        return self._take(end, pauses.CLAUSE if self._clause else pauses.NONE)

    def _measure(self, end: int) -> float:
        """Estimate how long the text up to `end` lasts; every character is measured once."""
        if end > self._measured:
            said = self.text[self._measured : end]
            if "](" in said or "<" in said or "//" in said or "www." in said:
                said = _SILENT.sub(r"\g<site>", said)
            self._seconds += spoken_seconds(said)
            self._measured = end
        return self._seconds

    def _take(self, end: int, pause: float) -> Piece:
        start = 0
        if self._left_over and (marks := _LEFT_OVER.match(self.text)):
            start = min(marks.end(), end)
        self._left_over = self.early is not None
        piece = Piece(self.text[start:end], self._take_offsets(end)[start:], pause)
        self.text = self.text[end:]
        self.hold_at_bar = False
        self._look_again()
        return piece

    def _take_offsets(self, end: int) -> Sequence[int]:
        """The source offsets of `text[:end]`; `_origins` keeps those of the rest."""
        if len(self._origins) == 1:
            ((_, offset),) = self._origins
            self._origins = [(0, offset + end)]
            return range(offset, offset + end)
        offsets: list[int] = []
        rest: list[tuple[int, int]] = []
        for (at, offset), (stop, _) in pairwise([*self._origins, (len(self.text), 0)]):
            cut = min(max(end, at), stop) - at
            offsets.extend(range(offset, offset + cut))
            if at + cut < stop:
                rest.append((at + cut - end, offset + cut))
        self._origins = rest
        return offsets
