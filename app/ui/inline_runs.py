"""Turns the inline tokens of one paragraph into runs that know their place in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import image, link

from app.ui.blocks import LINE_BREAK, PLAIN, Mark, Run, Runs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKS = {"em": Mark.ITALIC, "strong": Mark.BOLD, "s": Mark.STRUCK}
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_END = "end"


def note_ends(markdown: MarkdownIt) -> None:
    """Make `markdown` note on links and pictures where they end, which their tokens do not tell."""
    markdown.inline.ruler.at("link", _noting(link))
    markdown.inline.ruler.at("image", _noting(image))


def _noting(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta[_END] = state.pos
        return found

    return noting


def runs_of(token: Token, offsets: Sequence[int]) -> Runs:
    """Return the runs of an inline token.

    Args:
        token: of type `inline`.
        offsets: for each code point of its content, and for the end, the source offset.
    """
    walk = _Walk(token.content, offsets)
    for child in token.children or ():
        walk.take(child)
    return tuple(walk.runs)


class _Walk:
    """Follows the tokens through the content: what is no run is markup, and is stepped over."""

    def __init__(self, content: str, offsets: Sequence[int]) -> None:
        self.runs: list[Run] = []
        self._content = content
        self._offsets = offsets
        self._at = 0
        self._marks = PLAIN
        self._href = ""

    def take(self, token: Token) -> None:
        """Step over one token."""
        kind, _, edge = token.type.partition("_")
        if kind in _MARKS:
            self._marks ^= _MARKS[kind]
            self._at += len(token.markup)
        elif kind == "link":
            self._link(token, opens=edge == "open")
        elif token.type == "text_special":
            self._emit(token.content, stepping=False)
            self._at += len(token.markup)
        elif token.type in {"softbreak", "hardbreak"}:
            self._break(LINE_BREAK if token.type == "hardbreak" else " ")
        elif token.type == "code_inline":
            self._code(token)
        elif token.type == "image":
            self._at += 2
            self._emit(token.content, Mark.QUIET)
            self._at = token.meta[_END]
        elif token.type == "html_inline" and _BREAK_TAG.fullmatch(token.content):
            self._emit(LINE_BREAK, stepping=False)
            self._at += len(token.content)
        else:
            self._text(token)

    def _text(self, token: Token) -> None:
        verbatim = self._content.startswith(token.content, self._at)
        quiet = Mark.QUIET if token.type == "html_inline" else PLAIN
        self._emit(token.content, quiet, stepping=verbatim)
        if verbatim:
            self._at += len(token.content)

    def _link(self, token: Token, *, opens: bool) -> None:
        if opens:
            self._href = str(token.attrs.get("href", ""))
            self._at += 1
            return
        self._href = ""
        if token.markup == "autolink":
            self._at = self._content.index(">", self._at) + 1
        else:
            self._at = token.meta[_END]

    def _break(self, text: str) -> None:
        newline = self._content.index("\n", self._at)
        self._at = newline
        self._emit(text, stepping=False)
        self._at = newline + 1
        while self._content[self._at : self._at + 1] in {" ", "\t"}:
            self._at += 1

    def _code(self, token: Token) -> None:
        fence = len(token.markup)
        start = self._at + fence
        inside = self._content[start : start + len(token.content)]
        padding = 0 if inside.replace("\n", " ") == token.content else 1
        end = start + padding + len(token.content)
        self._at = start + padding
        for line in self._content[self._at : end].splitlines(keepends=True):
            self._emit(line.replace("\n", " "), Mark.CODE)
            self._at += len(line)
        self._at = end + padding + fence

    def _emit(self, text: str, marks: Mark = PLAIN, *, stepping: bool = True) -> None:
        if not text:
            return
        marks |= self._marks
        places = self._offsets[self._at : self._at + len(text)]
        if not stepping or places[-1:] == [places[0] + len(text) - 1]:
            self.runs.append(Run(text, places[0], marks, self._href, stepping))
        else:
            self.runs.extend(
                Run(character, place, marks, self._href)
                for character, place in zip(text, places, strict=False)
            )
