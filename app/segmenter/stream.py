"""The segmenter of a turn: Markdown or plain text in, utterances out, while it is still written.

Three steps, each of which looks at every character once:

1. Lines (`blocks`, `openings`): the first characters of a line tell what it opens. Blocks bound
   utterances.
2. Marks (`cutter`, `sentences`, `enclosures`): inside a block the text is cut at the marks where
   a voice may pause. Links, code spans, tags and short quotations are passed over whole.
3. Words (`app.speakable`): a piece that was cut is turned into what a person would say.

markdown-it-py, which knows whole documents only, does the third step, on pieces that are complete
by then. Cutting cannot wait for it: it would have to see the end of a paragraph before the first
word is said, and would read the same characters again with every token. So cutting has its own
eyes for the few constructs that must not be cut, and emphasis, which may span a cut, is left to
the third step: a mark that stays open is not said.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.ports import Language, Span, Utterance
from app.segmenter import pauses
from app.segmenter.blocks import Blocks, Part
from app.segmenter.cutter import LONGEST, LONGEST_SECOND, SHORTEST, Cutter, Piece
from app.segmenter.skipped import Skipped
from app.speakable import Spoken, language_of, speak


class TextSegmenter:
    """Cuts the text of one turn into utterances. However it arrives, they are the same."""

    def __init__(
        self,
        first_clause_seconds: float | None = 0.0,
        *,
        shortest: float = SHORTEST,
        longest: float = LONGEST,
    ) -> None:
        """Begin a turn.

        Args:
            first_clause_seconds: the first utterance ends at the first mark, a comma included,
                before which at least so many seconds are said. None: it is a sentence like any
                other.
            shortest: seconds below which a sentence joins the next one of its block.
            longest: seconds above which a sentence is cut at a clause.
        """
        self._longest = longest
        self._longest_second = longest if first_clause_seconds is None else LONGEST_SECOND
        self._cutter = Cutter(early=first_clause_seconds, shortest=shortest, longest=longest)
        self._blocks = Blocks(self._cutter)
        self._language: Language = "en"
        self._index = 0

    def push(self, text: str) -> list[Utterance]:
        """Take the next piece of source text; the utterances that are now certain."""
        parts = self._blocks.push(text)
        return self._say(parts) if parts else []

    def finish(self) -> list[Utterance]:
        """The text is over; the utterances that were still open."""
        return self._say(self._blocks.finish())

    def _say(self, parts: Iterable[Part]) -> list[Utterance]:
        """Make utterances, and tell the cutter before it goes on that the first is made."""
        said = []
        for part in parts:
            utterance = self._utterance(part)
            if utterance is not None:
                said.append(utterance)
                self._index += 1
                self._cutter.early = None
                self._cutter.longest = (
                    min(self._longest, self._longest_second) if self._index == 1 else self._longest
                )
        return said

    def _utterance(self, part: Part) -> Utterance | None:
        if isinstance(part, Piece):
            return self._from_piece(part)
        if isinstance(part, Skipped):
            return self._from_spoken(part.spoken(self._language), (part.start, part.end))
        self._learn_language(part.spoken.text)
        return self._from_spoken(part.spoken, part.span, pauses.ITEM)

    def _from_piece(self, piece: Piece) -> Utterance | None:
        text = piece.text.strip()
        if not text:
            return None
        start = piece.text.index(text)
        offsets = piece.offsets[start : start + len(text)]
        self._learn_language(text)
        spoken = speak(text, offsets, self._language)
        return self._from_spoken(spoken, (offsets[0], offsets[-1] + 1), piece.pause)

    def _learn_language(self, text: str) -> None:
        self._language = self._blocks.language = language_of(text, self._language)

    def _from_spoken(
        self, spoken: Spoken, span: Span, pause: float = pauses.PARAGRAPH
    ) -> Utterance | None:
        if not spoken.sayable:
            return None
        return Utterance(
            index=self._index,
            text=spoken.text,
            span=span,
            offsets=spoken.offsets,
            language=self._language,
            pause_after=pause,
        )
