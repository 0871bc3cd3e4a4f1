"""Ends an answer that says the same thing over and over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 6
"""Code points that must have come again before anything is held back."""

LONGEST: Final = 600
"""Code points of the longest piece whose coming again is seen."""

WORDS: Final = (8, 200)
PARAGRAPHS: Final = (4, 1000)
MARKS: Final = (40, 2000)
"""How often a piece stands there in a row, and how many bytes of UTF-8 that makes, in what nobody
means any more: of words; of long pieces of them; of code and of what holds no letter. A refrain
comes three or four times, and a laugh is short; a rule of dashes, the empty rows of a table, a row
of noughts and a hundred equal lines of data are written on purpose."""

CUT_SHORT: Final = 4
"""How often a piece stands there in a row where a text ran out of room: it would have gone on."""

_FENCE: Final = "```"
_ENDS: Final = frozenset(".!?。！？…\n")


class Repetition:
    """Lets a text through until it only repeats itself; what comes a third time is held back.

    A repetition that stops by itself, or lasts no longer than people repeat things, is let through
    whole. However the text is cut into pieces, the same comes out.
    """

    def __init__(self) -> None:
        self._text = ""
        self._shown = 0
        """Code points of it that were let through."""
        self._held = 0
        """The first that is held back, while something comes again."""
        self._period = 0
        """Code points of what comes again; 0 where nothing does."""
        self._repeated = 0
        """For how many code points each has been the one a period before."""
        self._latest: dict[str, int] = {}
        """Where each row of `SHORTEST` code points ended last."""
        self._before: list[int] = []
        """For each place, where the row that ends there had ended before; 0 if nowhere."""
        self.looping = False
        """Whether the text only repeated itself: nothing more is let through."""

    def push(self, text: str) -> str:
        """Take the next piece; what is certain now."""
        if self.looping:
            return ""
        start = len(self._text)
        self._text += text
        for end in range(start + 1, len(self._text) + 1):
            self._follow(end)
            if self._period and self._is_meant_no_more(end):
                self.looping = True
                return self._let_through(self._clean_end())
        return self._let_through(self._held if self._period else len(self._text))

    def finish(self, *, cut: bool = False) -> str:
        """What was held back; `cut` if there was no room for more, so that it did not just end."""
        if cut and self._period and self._repeated // self._period + 1 >= CUT_SHORT:
            self.looping = True
            return self._let_through(self._clean_end())
        return "" if self.looping else self._let_through(len(self._text))

    def _let_through(self, end: int) -> str:
        start, self._shown = self._shown, end
        return self._text[start:end]

    def _follow(self, end: int) -> None:
        """Go on with what comes again in the text up to `end`, or find what begins to."""
        row = self._text[max(0, end - SHORTEST) : end]
        self._before.append(self._latest.get(row, 0))
        self._latest[row] = end
        period = self._period
        if period and self._text[end - 1] == self._text[end - 1 - period]:
            self._repeated += 1
        elif period or self._before[-1]:
            self._period = period = next(self._periods(end), 0)
            self._repeated = max(period, SHORTEST)
            self._held = end - 1

    def _periods(self, end: int) -> Iterator[int]:
        """The periods of which the text up to `end` holds two, the shortest first."""
        before = self._before[end - 1]
        while before and (period := end - before) <= LONGEST:
            first = before - period
            piece = self._text[before:end]
            if period < SHORTEST or (first >= 0 and self._text.startswith(piece, first)):
                yield period
            before = self._before[before - 1]

    def _is_meant_no_more(self, end: int) -> bool:
        if self._repeated % self._period:
            return False
        piece, times = self._text[end - self._period : end], self._repeated // self._period + 1
        size = times * len(piece.encode("utf-8", "replace"))
        code = self._text.count(_FENCE, 0, end) % 2 == 1
        if code or not any(map(str.isalpha, piece)):
            return times >= MARKS[0] and size >= MARKS[1]
        return any(times >= most and size >= bound for most, bound in (WORDS, PARAGRAPHS))

    def _clean_end(self) -> int:
        """Where the sentence ends in which holding back began, or else the word."""
        rest = self._text[self._held : self._held + self._period]
        for is_end in (_ENDS.__contains__, str.isspace):
            if found := next((at for at, sign in enumerate(rest, 1) if is_end(sign)), 0):
                return self._held + found
        return self._held
