"""Where each code point of a source stands in a text document, and the other way round."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ports import Span
    from app.ui.blocks import Run

_LAST_OF_ONE_UNIT = "\uffff"


def units(text: str) -> int:
    """Return how many UTF-16 code units a text has: what Qt counts positions in."""
    return len(text) + sum(character > _LAST_OF_ONE_UNIT for character in text)


class SourceMap:
    """Source offsets in code points by document position in UTF-16 units. Offsets never fall."""

    def __init__(self) -> None:
        self._offsets = array("q")

    def cut(self, position: int) -> None:
        """Forget what stands at `position` and behind it."""
        del self._offsets[position:]

    def skip_to(self, position: int) -> None:
        """Fill up to `position`: what lies between, as block ends, belongs to the text before."""
        last = self._offsets[-1] if self._offsets else 0
        self._offsets.extend([last] * (position - len(self._offsets)))

    def add(self, run: Run) -> None:
        """Append a run at the end of the document."""
        for index, character in enumerate(run.text):
            offset = run.offset(index)
            self._offsets.append(offset)
            if character > _LAST_OF_ONE_UNIT:
                self._offsets.append(offset)

    def positions(self, span: Span) -> Span | None:
        """Return the document positions of a source span, None if nothing of it is shown."""
        start, end = bisect_left(self._offsets, span[0]), bisect_left(self._offsets, span[1])
        return (start, end) if start < end else None

    def offset(self, position: int) -> int | None:
        """Return the source offset of what stands at a document position."""
        return self._offsets[position] if 0 <= position < len(self._offsets) else None
