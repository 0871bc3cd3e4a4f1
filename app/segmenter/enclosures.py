"""Where something ends that is not to be cut: a quotation, code, a link, a tag, a formula."""

from __future__ import annotations

import re

from app.speakable.formulas import NONE, WAITING, formula_end

_PAIRS = {
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "“": "”",
    "«": "»",
}
_BRACKETS = {
    opener: re.compile(f"[{re.escape(opener + closer)}]") for opener, closer in _PAIRS.items()
}
OPENERS = frozenset([*_PAIRS, '"', "`", "<", "\\", "$"])
CLOSERS = {**_PAIRS, '"': '"'}
"""The mark without which nothing ends that one of these has opened."""
del CLOSERS["["]  # behind its end a destination may stand, and is waited for as well

# How far the closing mark may be, in characters. Behind that the opening one stands for itself,
# and a long quotation is cut at its sentences like any other text.
LONGEST_QUOTED = 100
_DEEPEST = 6
"""Marks open at once; what opens more is no prose."""
_LONGEST_CODE = 300
_LONGEST_TAG = 400
_LONGEST_DESTINATION = 2000

_BACKTICKS = re.compile(r"`+")
_TAG = re.compile(r"<[A-Za-z/!]")
_SAYING_OPENS = frozenset('(（「『“«"')
_SAYING_CLOSES = frozenset(')）」』”»"')
_NO_OPENING_BEHIND = frozenset(".,!?…")


def skip(text: str, at: int, *, ended: bool) -> int:
    """Where the text goes on behind what opens at `at`.

    One past its end; just past its opening mark if nothing closes it; WAITING while it is open.
    """
    mark = text[at]
    if mark in "\\$":
        end = formula_end(text, at, ended=ended)
        return end if end != NONE else min(at + (2 if mark == "\\" else 1), len(text))
    if mark == "`":
        return _skip_code(text, at, ended=ended)
    if mark == "<":
        return _skip_tag(text, at, ended=ended)
    if mark == '"':
        return _skip_straight_quotes(text, at, ended=ended)
    end = _skip_bracket(text, at, LONGEST_QUOTED, ended=ended)
    if mark == "[" and end > at + 1:
        return _skip_destination(text, end, ended=ended)
    return end


def quotes(text: str, at: int, end: int) -> bool:
    """Whether `text[at:end]` is something said in quotation marks or brackets."""
    return end - at > 2 and text[at] in _SAYING_OPENS and text[end - 1] in _SAYING_CLOSES


def _skip_bracket(text: str, at: int, longest: int, *, ended: bool) -> int:
    opener = text[at]
    limit = at + longest
    depth = 0
    for found in _BRACKETS[opener].finditer(text, at, limit):
        depth += 1 if found[0] == opener else -1
        if depth == 0:
            return found.end()
        if depth > _DEEPEST:
            return at + 1
    return at + 1 if ended or len(text) >= limit else WAITING


def _skip_destination(text: str, end: int, *, ended: bool) -> int:
    """The rest of a link whose text ends at `end`: `(destination)` or `[label]`, if it has one."""
    if end == len(text) and not ended:
        return WAITING
    if text[end : end + 1] not in {"(", "["}:
        return end
    behind = _skip_bracket(text, end, _LONGEST_DESTINATION, ended=ended)
    return end if behind == end + 1 else behind


def _skip_code(text: str, at: int, *, ended: bool) -> int:
    """A code span ends at as many backticks as it began with, no more and no fewer."""
    limit = at + _LONGEST_CODE
    runs = _BACKTICKS.finditer(text, at, limit)
    opening = next(runs).end()
    for run in runs:
        if run.end() == len(text) and not ended:
            return WAITING
        if run.end() - run.start() == opening - at:
            return run.end()
    return opening if ended or len(text) >= limit else WAITING


def _skip_tag(text: str, at: int, *, ended: bool) -> int:
    if at + 1 == len(text) and not ended:
        return WAITING
    if not _TAG.match(text, at):
        return at + 1
    limit = at + _LONGEST_TAG
    end = text.find(">", at, limit) + 1
    if end:
        return end
    return at + 1 if ended or len(text) >= limit else WAITING


def _skip_straight_quotes(text: str, at: int, *, ended: bool) -> int:
    """One mark opens and closes: it opens behind a space, before a letter."""
    if at + 1 == len(text) and not ended:
        return WAITING
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    opens = not (before.isalnum() and before.isascii()) and before not in _NO_OPENING_BEHIND
    if not opens or after.isspace():
        return at + 1
    limit = at + LONGEST_QUOTED
    end = text.find('"', at + 1, limit) + 1
    if end:
        return end
    return at + 1 if ended or len(text) >= limit else WAITING
