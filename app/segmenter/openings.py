"""What a line opens: a heading, an item, a fence, or simply the text of a paragraph.

A line is classified as soon as its first characters decide, so that text streams from there on.
Every rule therefore knows two things: what it matches, and what could still become a match. As
long as an earlier rule could, no later one is asked; so one line has one answer, in whatever
pieces it arrives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    NOTE = auto()
    """The text of a footnote."""
    UNDERLINE = auto()
    """What makes the paragraph above a heading."""
    TABLE = auto()
    """The line under a table's header."""
    SILENT = auto()
    """A thematic break, the destination of a link."""
    FENCE = auto()
    INDENTED = auto()
    FORMULA = auto()
    HIDDEN = auto()
    """A comment, a script, a style sheet."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A line whose kind is certain."""

    kind: Kind
    content: int = 0
    """Where in the line the text begins that is said."""
    indent: int = 0
    """Columns before it, without the marks of a quotation; tells the nesting of lists."""
    quoted: bool = False
    marker: str = ""
    """The number of an item, the marks of a fence, what opened a formula or a hidden part."""
    info: str = ""
    """What a fence says about its content; a mark in the box of a task."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the lines before make possible."""

    paragraph: bool = False
    """A paragraph is open that this line could continue."""
    title: bool = False
    """That paragraph stands in no list, so a line under it makes it a heading."""
    listed: bool = False
    """The line stands in a list."""
    header: int = 0
    """How many cells the line above has, if it could be the header of a table."""


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    first: str
    """The characters that a line of this kind can begin with."""
    pattern: re.Pattern[str]
    """Groups `marker` and `info` go into the opening; the text that is said follows the match."""
    so_far: re.Pattern[str]
    """What could become a match, or match differently, with more characters: a match never takes
    only some of the spaces, for the rest of them may come later."""
    fits: Callable[[re.Match[str], Surroundings], bool]


_LONGEST_UNDECIDED = 256
"""A line that is open for longer is judged by these characters: nobody writes one, and what a
character costs stays bounded."""


def _anywhere(_found: re.Match[str], _around: Surroundings) -> bool:
    return True


def _rule(
    kind: Kind,
    first: str,
    pattern: str,
    so_far: str,
    fits: Callable[[re.Match[str], Surroundings], bool] = _anywhere,
) -> _Rule:
    flags = re.IGNORECASE
    return _Rule(kind, first, re.compile(pattern, flags), re.compile(so_far, flags), fits)


def cells(row: str) -> int:
    """How many cells a row of a table has."""
    return len(re.findall(r"(?<!\\)\|", row.strip().strip("|"))) + 1


def _under_header(found: re.Match[str], around: Surroundings) -> bool:
    return around.header > 0 and cells(found[0]) == around.header


def _under_title(_found: re.Match[str], around: Surroundings) -> bool:
    return around.title


def _after_paragraph(_found: re.Match[str], around: Surroundings) -> bool:
    return not around.paragraph


def _begins_item(found: re.Match[str], around: Surroundings) -> bool:
    """In a paragraph only a first item begins a list: prose may go on with "1999. Then"."""
    number = found["number"]
    return not around.paragraph or around.listed or number in {"1", "一", "①"}


_BOX = r"(?:\[(?P<info>[ x])\][ \t]+)?"
_BOX_SO_FAR = r"(?:\[(?:[ x](?:\][ \t]*)?)?)?"
_HAN_FOLLOWS = r"(?=[\u4e00-\u9fff“《「【*])"
_NUMERALS = "一二三四五六七八九十"

_RULES = (
    _rule(
        Kind.TABLE,
        "|:-",
        r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*$",
        r"[ \t|:\-\r]*$",
        _under_header,
    ),
    _rule(Kind.UNDERLINE, "=-", r"(?:=+|-+)[ \t\r]*$", r"(?:=+|-+)[ \t\r]*$", _under_title),
    _rule(
        Kind.SILENT,
        "-*_",
        r"([-*_])[ \t]*(?:\1[ \t]*){2,}\r?$",
        r"([-*_])[ \t]*(?:\1[ \t]*)*\r?$",
    ),
    _rule(Kind.HEADING, "#", r"#{1,6}(?:[ \t]|\r?$)", r"#{1,6}\r?$"),
    _rule(
        Kind.FENCE,
        "`~",
        r"(?:(?P<marker>`{3,})[ \t]*(?P<info>[^`\s]*)[^`]*|(?P<wave>~{3,})[ \t]*(?P<about>\S*).*)$",
        r"`{1,2}$|`{3,}[^`]*$|~{1,2}$|~{3}",
    ),
    _rule(Kind.FORMULA, "$\\", r"(?P<marker>\$\$|\\\[)", r"\$$|\\$"),
    _rule(
        Kind.HIDDEN,
        "<",
        r"(?P<marker><!--|<(?:script|style)(?=[ \t>]))",
        r"<(?:!-?|s(?:c(?:r(?:i(?:pt?)?)?)?|t(?:y(?:le?)?)?)?)?$",
    ),
    _rule(Kind.NOTE, "[", r"\[\^[^\]\s]+\]:", r"\[(?:\^[^\]\s]*\]?)?$"),
    _rule(
        Kind.SILENT,
        "[",
        r"\[[^\]]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?[ \t\r]*$",
        r"\[[^\]]*(?:\](?::.*)?)?$",
        _after_paragraph,
    ),
    _rule(
        Kind.ITEM,
        "-*+–—",
        rf"[-*+–—](?:[ \t]+{_BOX}|\r?$)",
        rf"[-*+–—](?:[ \t]+{_BOX_SO_FAR}|\r)?$",
    ),
    _rule(Kind.ITEM, "•·▪◦‣●○■□▶►", r"[•·▪◦‣●○■□▶►]", r"(?!)"),
    _rule(
        Kind.ITEM,
        "0123456789",
        rf"(?P<marker>(?P<number>\d{{1,9}})[.)])(?:[ \t]+{_BOX}|\r?$)",
        rf"\d{{1,9}}(?:[.)](?:[ \t]+{_BOX_SO_FAR}|\r)?)?$",
        _begins_item,
    ),
    _rule(
        Kind.ITEM,
        "0123456789",
        rf"(?=(?P<number>\d{{1,3}})(?:[、．]|[.)）]{_HAN_FOLLOWS}))",
        r"\d{1,3}[.)）]?$",
        _begins_item,
    ),
    _rule(
        Kind.ITEM,
        _NUMERALS,
        rf"(?=(?P<number>[{_NUMERALS}]{{1,3}})、)",
        rf"[{_NUMERALS}]{{1,3}}$",
        _begins_item,
    ),
    _rule(Kind.ITEM, "(（", r"(?=[(（](?P<number>\d{1,2})[)）])", r"[(（]\d{0,2}$", _begins_item),
    _rule(Kind.ITEM, "①②③④⑤⑥⑦⑧⑨⑩", r"(?=(?P<number>[①-⑩]))", r"(?!)", _begins_item),
)
_BY_FIRST = {
    first: tuple(rule for rule in _RULES if first in rule.first)
    for first in {first for rule in _RULES for first in rule.first}
}
_PLAIN = Opening(Kind.TEXT)
_PREFIX = re.compile(r"[ \t\r]*(?:>[ \t\r]*)*")
_CODE = re.compile(
    r"[;{}]\s*$|[)\]\w]:\s*$|^(?:[$>] |#include|def |import |from |return |class )|\w\(|[^=]==? \S"
)


def classify(line: str, around: Surroundings, *, whole: bool) -> Opening | None:
    """Tell what `line` is, or None as long as its next characters could change the answer.

    Args:
        line: from the start of the line; no line feed in it.
        around: what the lines before make possible.
        whole: nothing follows in this line.
    """
    if len(line) >= _LONGEST_UNDECIDED:
        line, whole = line[:_LONGEST_UNDECIDED], True
    if line[:1].isalpha() and line[0] not in _BY_FIRST:
        return _PLAIN
    prefix = _PREFIX.match(line)
    content = prefix.end() if prefix else 0
    if content == len(line):
        quoted = ">" in line
        return Opening(Kind.BLANK, content, quoted=quoted) if whole else None
    opening = _classify_content(line[content:], around, whole=whole)
    quote = line.rfind(">", 0, content)
    indent = len(line[quote + 1 : content].expandtabs(4)) - (quote >= 0)
    if indent >= 4 and not (around.paragraph or around.listed):
        if not whole:
            return None
        if _CODE.search(line[content:]):
            opening = Opening(Kind.INDENTED)
    if opening is None:
        return None
    return replace(
        opening, content=content + opening.content, indent=max(indent, 0), quoted=quote >= 0
    )


def _classify_content(text: str, around: Surroundings, *, whole: bool) -> Opening | None:
    for rule in _BY_FIRST.get(text[0], ()):
        if not whole and rule.so_far.match(text):
            return None
        found = rule.pattern.match(text)
        if found and rule.fits(found, around):
            groups = found.groupdict()
            marker = groups.get("marker") or groups.get("wave") or ""
            info = groups.get("info") or groups.get("about") or ""
            return Opening(rule.kind, found.end(), marker=marker, info=info)
    return _PLAIN
