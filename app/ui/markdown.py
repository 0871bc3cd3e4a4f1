"""Cuts Markdown, while it is still being written, into blocks that need no second drawing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.ui.blocks import Block, Code, runs_of_block
from app.ui.markdown_parser import MarkdownParser, Piece
from app.ui.open_marks import closed

_UNDECIDED = re.compile(r"[ \t]*(?:[-=*_+#>`~|: \t]+|\d+[.)]?[ \t]*)\Z")
"""A last line that may still turn into another kind of block: `--` a rule, `2.` an item."""

SAME_LENGTH = str.maketrans(
    {"\r": " ", "\u2029": " ", **dict.fromkeys("\0\ufdd0\ufdd1\ufffc", "\ufffd")}
)
"""What the parser drops, and what a text document takes for structure of its own."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What came of a piece of text."""

    settled: tuple[Block, ...]
    """Blocks that are final now; they follow those settled before."""
    growing: tuple[Block, ...]
    """What follows them for now; the next growth replaces it."""


class MarkdownStream:
    """Takes a text in pieces. The work for a piece grows with the last block, not with the text.

    A block is settled once another one follows it; in an outermost list, an item once another
    item follows it.
    """

    def __init__(self) -> None:
        self._parser = MarkdownParser()
        self._tail = ""
        self._start = 0

    def push(self, text: str) -> Growth:
        """Take the next piece."""
        self._tail += text.translate(SAME_LENGTH)
        line = self._tail.rfind("\n") + 1
        legible = self._tail[:line] if _UNDECIDED.match(self._tail, line) else self._tail
        pieces = self._parser.parse(legible, self._start)
        if not pieces:
            return Growth((), ())
        *done, last = pieces
        growing = self._legible_blocks(legible[last.start :], last)
        self._start += last.start
        self._tail = self._tail[last.start :]
        return Growth(_blocks(done), growing)

    def finish(self) -> Growth:
        """Take the end of the text: all that was growing is settled."""
        pieces = self._parser.parse(self._tail, self._start)
        self._start += len(self._tail)
        self._tail = ""
        return Growth(_blocks(pieces), ())

    def _legible_blocks(self, text: str, last: Piece) -> tuple[Block, ...]:
        if isinstance(last.blocks[-1], Code):
            return last.blocks
        guess = closed(text)
        if guess == text.rstrip():
            return last.blocks
        start = self._start + last.start
        guessed = _blocks(self._parser.parse(guess, start))
        return guessed if _last_offset(guessed) < start + len(text) else last.blocks


def _blocks(pieces: list[Piece]) -> tuple[Block, ...]:
    return tuple(block for piece in pieces for block in piece.blocks)


def _last_offset(blocks: tuple[Block, ...]) -> int:
    """Return where the last run stands: behind the text, if the guess shows a mark of its own."""
    runs = [run for block in blocks for run in runs_of_block(block)]
    return max((run.offset(len(run.text) - 1) for run in runs), default=-1)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a whole text."""
    stream = MarkdownStream()
    return stream.push(text).settled + stream.finish().settled
