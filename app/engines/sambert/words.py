"""Where in the text the words stand of which the service tells when they sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.engines.sambert.protocol import TimedWord
from app.ports import WordMark

_LETTERS: Final = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
"""A word that the service would name as it is written; digits and signs it writes out."""


class WordFinder:
    """Finds the words of one task in its text, in order.

    The service tells of a sentence again and again while it grows. A word that it writes otherwise
    than the text, as a number or a short form, has no mark; as many words of the text may be
    passed over afterwards, and no more, so that a chance likeness further on is not taken for it.
    """

    def __init__(self, text: str, *, offset: int, sample: int, sample_rate: int) -> None:
        """Look for words in `text`.

        Args:
            text: That of the task.
            offset: Where it begins in the request.
            sample: Where its sound begins in that of the request.
            sample_rate: Of the sound, hertz.
        """
        lower = text.lower()
        self._text = lower if len(lower) == len(text) else text
        self._offset = offset
        self._sample = sample
        self._rate = sample_rate
        self._known: dict[float, str] = {}
        self._last = -1.0
        self._cursor = self._strangers = 0
        self._lost = False

    def find(self, words: Sequence[TimedWord]) -> Iterator[WordMark]:
        """Yield a mark for each word that is told of for the first time and found."""
        for word in words:
            if word.begin_time <= self._last:
                self._lost |= self._known.get(word.begin_time) != word.text
            elif not self._lost:
                self._last = word.begin_time
                self._known[word.begin_time] = word.text
                yield from self._found(word)

    def _found(self, word: TimedWord) -> Iterator[WordMark]:
        written = word.text.strip().lower()
        start = self._text.find(written, self._cursor) if _is_word(written) else -1
        if start < 0 or self._passes_over(start):
            self._strangers += _is_word(written)
            return
        self._strangers, self._cursor = 0, start + len(written)
        sample = self._sample + round(word.begin_time * self._rate / 1000.0)
        yield WordMark(self._offset + start, self._offset + self._cursor, sample)

    def _passes_over(self, start: int) -> bool:
        """Whether more words stand before it than went unrecognised."""
        return len(_LETTERS.findall(self._text[self._cursor : start])) > self._strangers


def _is_word(written: str) -> bool:
    return any(character.isalnum() for character in written)
