"""Parses Markdown into blocks whose every character knows where it stood in the source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from app.ui.blocks import Block, Code, Paragraph, Run, Runs, Table
from app.ui.inline_runs import note_ends, runs_of

if TYPE_CHECKING:
    from markdown_it.token import Token

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Piece:
    """An outermost block, or one item of an outermost list."""

    start: int
    """Code points of the parsed text before it."""
    blocks: tuple[Block, ...]


class MarkdownParser:
    """CommonMark with tables and struck text; remembers link references from call to call."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self._markdown.core.ruler.disable("text_join")  # it would hide escapes and entities
        note_ends(self._markdown)
        self._environment: dict[str, Any] = {}

    def parse(self, text: str, base: int) -> list[Piece]:
        """Return the pieces of `text`, whose first code point stands at `base` in the source."""
        walk = _Walk(text, base)
        for token in self._markdown.parse(text, self._environment):
            walk.take(token)
        return walk.pieces()


class _Walk:
    """Flattens the token tree: nesting becomes the depth and the quotes of each paragraph."""

    def __init__(self, text: str, base: int) -> None:
        self._base = base
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._pieces: list[tuple[int, list[Block]]] = []
        self._quotes = 0
        self._depth = 0
        self._label = ""
        self._heading = 0
        self._rows: list[tuple[Runs, ...]] | None = None
        self._cells: list[Runs] = []
        self._column = (-1, 0)

    def pieces(self) -> list[Piece]:
        """Return what was found; a piece that holds nothing to show is left out."""
        return [Piece(start, tuple(blocks)) for start, blocks in self._pieces if blocks]

    def take(self, token: Token) -> None:
        """Step over one token."""
        if token.map and self._begins_piece(token):
            self._pieces.append((self._starts[token.map[0]], []))
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind in {"fence", "code_block"}:
            self._code(token)
        elif kind == "html_block":
            self._raw(token)
        elif kind == "hr":
            self._add(Paragraph("rule", (), depth=self._depth, quotes=self._quotes))
        elif kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "list_item_open":
            self._label = f"{token.info}{token.markup}" if token.info else BULLET
        else:
            self._nest(kind, token.nesting)

    def _begins_piece(self, token: Token) -> bool:
        if token.type == "list_item_open":
            return token.level == 1 and self._quotes == 0
        return token.level == 0 and token.nesting >= 0 and not token.type.endswith("list_open")

    def _nest(self, kind: str, nesting: int) -> None:
        if kind.startswith("blockquote"):
            self._quotes += nesting
        elif kind.startswith(("bullet_list", "ordered_list")):
            self._depth += nesting
        elif kind == "table_open":
            self._rows = []
        elif kind == "table_close" and self._rows is not None:
            self._add(Table(tuple(self._rows)))
            self._rows = None
        elif kind == "tr_close" and self._rows is not None:
            self._rows.append(tuple(self._cells))
            self._cells = []

    def _inline(self, token: Token) -> None:
        runs = runs_of(token, self._offsets(token))
        if self._rows is not None:
            self._cells.append(runs)
        elif self._heading:
            self._paragraph("heading", runs)
        else:
            self._paragraph("item" if self._depth else "text", runs)

    def _paragraph(self, kind: Any, runs: Runs) -> None:
        self._add(Paragraph(kind, runs, self._heading, self._depth, self._quotes, self._label))
        self._label = ""

    def _code(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        end = min(self._starts[last], self._starts[-1] - 1)
        span = (self._base + self._starts[first], self._base + end)
        language = token.info.split()[0] if token.info.strip() else ""
        self._add(Code(token.content.removesuffix("\n"), language, span))

    def _raw(self, token: Token) -> None:
        """Show markup of another kind as it is written: nothing is hidden, nothing is run."""
        first = (token.map or (0, 0))[0]
        for number, content in enumerate(token.content.rstrip().split("\n"), first):
            if words := content.strip():
                column = len(self._lines[number].rstrip()) - len(words)
                start = self._base + self._starts[number] + column
                self._paragraph("text", (Run(words, start),))

    def _add(self, block: Block) -> None:
        if not self._pieces:
            self._pieces.append((0, []))
        self._pieces[-1][1].append(block)

    def _offsets(self, token: Token) -> list[int]:
        """Return the source offset of each code point of an inline token, and of its end."""
        first = (token.map or (0, 0))[0]
        offsets: list[int] = []
        for index, line in enumerate(token.content.split("\n")):
            number = first + index
            offsets.extend(self._line_offsets(number, line))
            offsets.append(self._base + self._starts[number] + len(self._lines[number].rstrip()))
        return offsets

    def _line_offsets(self, number: int, content: str) -> list[int]:
        line, start = self._lines[number], self._base + self._starts[number]
        begin = self._column[1] if self._column[0] == number else 0
        words = content.strip()
        if self._rows is None and not self._heading:
            column = len(line.rstrip()) - len(words)  # the parser takes away from the left only
        else:
            column = line.find(words, begin)
        if column < 0 or not line.startswith(words, column):
            return self._search(number, content, begin)
        self._column = (number, column + len(words))
        column -= len(content) - len(content.lstrip())
        return [start + max(0, column + index) for index in range(len(content))]

    def _search(self, number: int, content: str, begin: int) -> list[int]:
        """Find the code points one by one where the parser changed the line: a pipe in a cell."""
        line, start, at = self._lines[number], self._base + self._starts[number], begin
        offsets = []
        for character in content:
            found = line.find(character, at)
            at = found if found >= 0 else at
            offsets.append(start + min(at, max(len(line) - 1, 0)))
            at += found >= 0
        self._column = (number, at)
        return offsets
