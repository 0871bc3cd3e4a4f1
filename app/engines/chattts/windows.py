"""Which stretch of an utterance is decoded next, and which part of its sound is new.

The decoder looks 52 codes to either side (measured: adding to one row changes that far). A code's
sound is final once so many follow it; the sound of a stretch equals that of the whole wherever both
sides of it are long enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

REACH: Final = 52
"""Codes, to either side, that the sound of one depends on. Nearly all of it on the first 7."""


@dataclass(frozen=True, slots=True)
class Window:
    """Decode the codes `first` to `last`; of that, those from `start` to `stop` are new."""

    first: int
    last: int
    start: int
    stop: int


class Windows:
    """Cuts an utterance into windows while it grows."""

    def __init__(
        self, *, first: int = 8, most: int = 48, left: int = REACH, right: int = 16
    ) -> None:
        """Make the first piece `first` codes long and each later one twice as long, up to `most`.

        Args:
            first: codes of the first piece; sound comes after `first + right` codes.
            most: codes of a long piece.
            left: codes that are decoded again for the sake of those after them.
            right: codes that must follow before a code is heard, at least one.
                With 16 the error is below 1e-5 of the sound's own size on weights of noise, with
                `REACH` there is none.
        """
        self._piece = first
        self._most = most
        self._left = left
        self._right = right
        self._done = 0

    @property
    def needed(self) -> int:
        """How many codes there must be before the next piece is certain."""
        return self._done + self._piece + self._right

    def grow(self, codes: int) -> Iterator[Window]:
        """The windows that are certain now that there are `codes`."""
        while self.needed <= codes:
            stop = self._done + self._piece
            yield self._window(stop, stop + self._right)
            self._piece = min(2 * self._piece, self._most)

    def finish(self, codes: int) -> Iterator[Window]:
        """The rest: the utterance has ended after `codes`."""
        while codes - self._done > 2 * self._most:
            stop = self._done + self._most
            yield self._window(stop, min(stop + self._right, codes))
        if codes > self._done:
            yield self._window(codes, codes)

    def _window(self, stop: int, last: int) -> Window:
        window = Window(max(0, self._done - self._left), last, self._done, stop)
        self._done = stop
        return window
