"""Which words of a text espeak-ng's word events mean."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from app.engines.espeak.binding import WordEvent
from app.ports import Span, WordMark

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W_{_HAN}]|[\u0300-\u036f]"
_JOINT = r"[-.,:'’/@_+&#%=?~]"
_WORD = re.compile(
    rf"[{_HAN}]"  # Chinese has an event for nearly every character
    rf"|(?:{_LETTER})+(?:{_JOINT}+(?:{_LETTER})+)*"  # 3.5, don't, real-time, example.org/a
    r"|[^\w\s]"  # a symbol that stands alone
)
_SAID_PUNCTUATION = frozenset("#%&*@/\\")


def words(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are said: words, Chinese characters, symbols with a name."""
    return tuple(match.span() for match in _WORD.finditer(text) if _is_said(match[0]))


def _is_said(piece: str) -> bool:
    # Letters, marks, numbers and symbols: not punctuation, controls or private characters.
    first = piece[0]
    return first.isalnum() or piece in _SAID_PUNCTUATION or unicodedata.category(first)[0] in "LMNS"


class WordTracker:
    """Turns espeak's events into marks that sit on whole words and never go back.

    espeak numbers the code points well in prose, but cuts numbers, addresses and hyphenated words
    into pieces with ranges of their own. All events inside one word are that word, and it begins
    with the first of them.
    """

    def __init__(self, text: str) -> None:
        self.words = words(text)
        """The spans of the words to be said."""
        self._starts = tuple(start for start, _ in self.words)
        self._next = 0

    def marks(self, events: Iterable[WordEvent]) -> Iterator[WordMark]:
        """The marks of the words that `events` begin, in order."""
        for event in events:
            end = event.start + event.length
            first = self._first(event.start, end)
            if first is None or first < self._next:
                continue
            # Some pairs ('at once') share one event: the last word is the last that begins in it.
            last = max(first, bisect_right(self._starts, end - 1) - 1)
            self._next = last + 1
            yield WordMark(self.words[first][0], self.words[last][1], event.sample)

    def _first(self, start: int, end: int) -> int | None:
        """The index of the word that holds `start`, else of the first that begins before `end`."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self.words[index][1]:
            return index
        if index + 1 < len(self.words) and self._starts[index + 1] < end:
            return index + 1
        return None
