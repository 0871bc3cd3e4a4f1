"""Closes what a half-written paragraph leaves open, so that its markup never shows as text."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])")
_OPEN_LINK = re.compile(r"\[[^\]\n]*\]\([^)\s]*\Z")
_TOKEN = re.compile(r"\\.|`+|\*\*|\*|~~", re.DOTALL)
_MARKS = "*_`~"


def closed(text: str) -> str:
    """Return `text` with the marks of its last paragraph closed: a guess, never shown as final."""
    start = 0
    for found in _PARAGRAPH.finditer(text):
        start = found.end()
    body = text[start:].rstrip().rstrip(_MARKS).rstrip()
    if _OPEN_LINK.search(body):
        body += ")"
    return text[:start] + body + _closing(body)


def _closing(body: str) -> str:
    """Return the marks that end what `body` opens."""
    opened: list[str] = []
    position = 0
    while found := _TOKEN.search(body, position):
        mark, position = found.group(), found.end()
        if mark.startswith("`"):
            end = _closing_fence(body, mark, position)
            if end is None:
                return mark + "".join(reversed(opened))
            position = end
        elif not mark.startswith("\\"):
            _toggle(
                opened, mark, body[found.start() - 1 : found.start()], body[position : position + 1]
            )
    return "".join(reversed(opened))


def _closing_fence(body: str, fence: str, position: int) -> int | None:
    for found in re.finditer("`+", body[position:]):
        if found.group() == fence:
            return position + found.end()
    return None


def _toggle(opened: list[str], mark: str, before: str, after: str) -> None:
    if mark in opened and before and not before.isspace():
        del opened[opened.index(mark) :]
    elif after and not after.isspace() and (mark != "*" or not before or before.isspace()):
        opened.append(mark)
