"""Inline Markdown to text as said: emphasis and destinations go, the words stay.

markdown-it-py decides what is markup: it is what the reader of the same text sees. It tells no
positions inside a line, so its state is watched while it works. Text without a single character
that could be markup, which is nearly all of it, never gets there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from app.ports import Language
from app.speakable.formulas import NONE, command_end, formula_end
from app.speakable.maths import speak_formula
from app.speakable.spoken import Spoken, verbatim
from app.speakable.symbols import clean, is_plain

_MARKUP = re.compile(r"[\\`*_~\[\]<>&$]")
_BREAKING_TAG = re.compile(r"<(?:br|/?p|/?div|/?li|/?t[dhr])\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\^|\d{1,3}$")
_POSITION = "at"


class _AnyReference(dict[str, dict[str, str]]):
    """Every `[text][label]` is a link: its definition may come later in the stream."""

    def get(self, _label: str, _otherwise: object = None) -> dict[str, str]:
        return {"href": "", "title": ""}


class _WatchedState(StateInline):
    """Notes at which position of the source each token begins."""

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any], out: list[Token]) -> None:
        super().__init__(src, md, env, out)
        self._positions: list[int] = []

    def append_pending(self, text: str) -> None:
        del self._positions[len(self.pending) :]  # a line break takes the spaces before it away
        self._positions.extend(range(self.pos, self.pos + len(text)))
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  the library's name
        token = super().pushPending()
        token.meta[_POSITION] = self._positions[: len(token.content)]
        self._positions = []
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta[_POSITION] = [self.pos]
        return token


def _formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    """Take a formula whole, before its backslashes are taken for Markdown's."""
    if state.src[state.pos] not in "$\\":
        return False
    end = formula_end(state.src, state.pos, ended=True)
    if end == NONE:
        end = command_end(state.src, state.pos)
    if end == NONE:
        return False
    if not silent:
        state.push("formula", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.inline.ruler2.disable("fragments_join")  # it would join texts and forget positions
    return parser


_PARSER = _parser()


@dataclass(frozen=True, slots=True)
class _Run:
    """Text between two pieces of markup."""

    text: str
    positions: Sequence[int]


def speak(text: str, offsets: Sequence[int], language: Language) -> Spoken:
    """Say a piece of inline Markdown.

    Args:
        text: whole sentences or clauses; emphasis may be open at either end.
        offsets: the source offset of each code point of `text`.
        language: of the words that stand for a symbol.
    """
    marked = _MARKUP.search(text) is not None
    if not marked and is_plain(text):
        return verbatim(text, offsets)
    runs = list(_runs(text, language)) if marked else [_Run(text, range(len(text)))]
    joined = "".join(run.text for run in runs)
    places = [offsets[position] for run in runs for position in run.positions]
    return clean(joined, places, language).spoken()


def _runs(text: str, language: Language) -> Iterator[_Run]:
    skip_until = 0
    for token in _tokens(text):
        (start, *_) = positions = token.meta.get(_POSITION, [0])
        if start < skip_until:
            continue
        if token.type == "link_open":
            skip_until = _end_of_footnote(text, start)
        elif token.type == "image":
            label = start + 2
            for inner in _runs(token.content, language):
                yield _Run(inner.text, [label + position for position in inner.positions])
        elif token.type == "formula":
            yield _run_of_formula(token.content, text, start, language)
        elif (run := _run_of(token, text, positions)) is not None:
            yield run


def _run_of_formula(formula: str, text: str, start: int, language: Language) -> _Run:
    """A formula as words, apart from the letters that touch it."""
    spoken = speak_formula(formula, range(start, start + len(formula)), language)
    before, after = text[:start][-1:], text[start + len(formula) :][:1]
    left, right = " " * before.isalnum(), " " * after.isalnum()
    last = spoken.offsets[-1] - 1
    positions = [*[start] * len(left), *spoken.offsets[:-1], *[last] * len(right)]
    return _Run(left + spoken.text + right, positions)


def _run_of(token: Token, text: str, positions: Sequence[int]) -> _Run | None:
    """The text of one token, if it has any."""
    start = positions[0]
    if token.type in {"softbreak", "hardbreak"}:
        return _Run("\n", positions)
    if token.type == "html_inline":
        return _Run(" ", positions) if _BREAKING_TAG.match(token.content) else None
    if token.type == "text" and text[start] == "<" and len(positions) < len(token.content):
        end = text.index(">", start)  # a link as it is written: the token's text is decoded
        return _Run(text[start + 1 : end], range(start + 1, end))
    return _Run(token.content, _positions(token, text, positions))


def _positions(token: Token, text: str, positions: Sequence[int]) -> Sequence[int]:
    """Where in `text` each character of the token's content stands."""
    start, size = positions[0], len(token.content)
    if token.type == "code_inline":
        start += len(token.markup)
        start += text[start] == " " and token.content[0] != " "
        return range(start, start + size)
    if token.info == "escape":  # the backslash is part of the content where it escapes nothing
        return range(start + 2 - size, start + 2)
    return positions if len(positions) == size else [start] * size


def _tokens(text: str) -> list[Token]:
    state = _WatchedState(text, _PARSER, {"references": _AnyReference()}, [])
    _PARSER.inline.tokenize(state)
    for rule in _PARSER.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def _end_of_footnote(text: str, start: int) -> int:
    """One past the mark of a note whose label is at `start`, `[^1]` or `[12]`; 0 for a link."""
    close = text.find("]", start)
    if not _FOOTNOTE.match(text, start, close):
        return 0
    attached = start > 1 and not text[start - 2].isspace()
    return close + 1 if attached or text[start] == "^" else 0
