"""What an answer on screen is made of: blocks of runs that know where they stand in the source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import Literal, TypeAlias

from app.ports import Span

LINE_BREAK = "\u2028"
"""A forced new line inside a paragraph."""


class Mark(Flag):
    """How a run looks beside the text around it."""

    BOLD = auto()
    ITALIC = auto()
    CODE = auto()
    STRUCK = auto()
    QUIET = auto()
    """Shown, but not what the author wrote to be read: a picture's description, a tag."""


PLAIN = Mark(0)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    start: int
    """Source offset of the first code point."""
    marks: Mark = PLAIN
    href: str = ""
    stepping: bool = True
    """Each code point stands one further in the source; else all of them stand at `start`."""

    def offset(self, index: int) -> int:
        """Return the source offset of the code point `index` of the run."""
        return self.start + index if self.stepping else self.start


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: of text, a heading, a list item, a rule across the column, a line of code."""

    kind: Literal["text", "heading", "item", "rule", "code"]
    runs: Runs
    level: int = 0
    """1 to 6 for a heading."""
    depth: int = 0
    """How many lists it stands in."""
    quotes: int = 0
    """How many quotations it stands in."""
    label: str = ""
    """What stands before the first paragraph of an item: a bullet or a number."""


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code."""

    text: str
    language: str
    """As the author named it; empty if not."""
    span: Span
    """Where it stands in the source, its fences included."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first row is the header."""

    rows: tuple[tuple[Runs, ...], ...]


Block: TypeAlias = Paragraph | Code | Table


def runs_of_block(block: Block) -> Runs:
    """Return all runs of a block, in order; code has none."""
    if isinstance(block, Paragraph):
        return block.runs
    if isinstance(block, Table):
        return tuple(run for row in block.rows for cell in row for run in cell)
    return ()
