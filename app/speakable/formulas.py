r"""Where a formula stands in a text: between `$`, `$$`, `\(` and `\)`, `\[` and `\]`.

A dollar sign is a price far more often. As in Pandoc a formula begins right behind the first `$`,
ends right before the second, and no letter or digit touches it outside; besides, it does not go on
like a price or like prose. Every rule looks at what follows one sign until it decides, so a text
that is still being written gets the answer that the whole one gets.
"""

from __future__ import annotations

import re

from app.speakable.maths_words import GREEK

LONGEST = 200
"""Characters of an inline formula, with its marks; what is longer is none."""
WAITING = -1
NONE = 0

_CLOSINGS = {"$$": "$$", "\\(": "\\)", "\\[": "\\]"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HAN = "\u3400-\u9fff"
_PRICE = re.compile(rf"[.!?;:)]\s|,?\s[A-Za-z{_HAN}][A-Za-z{_HAN}]|[{_HAN}，。、；：！？）]")
_LOOK_BEHIND_NUMBER = 4
_SIGNS = re.compile(r"\\(?:[A-Za-z]+|.)|[{}]|\$|\n|[A-Za-z]{3,}[ ,]+[A-Za-z]{3,}", re.DOTALL)
_GROUP = r"\{[^{}\n]{0,80}\}"
_SCRIPTS = rf"(?:[\^_](?:[A-Za-z0-9]|{_GROUP})){{0,2}}"
_COMMAND = re.compile(
    rf"\\(?:[dt]?frac{_GROUP}{_GROUP}|sqrt(?:\[[^\]\n]{{0,20}}\])?{_GROUP}"
    rf"|(?:{'|'.join(sorted(GREEK))})(?![A-Za-z\\])){_SCRIPTS}"
)
_PATHS = frozenset(":\\/.")
"""What stands before a `\\` in the path of a file."""


def formula_end(text: str, at: int, *, ended: bool) -> int:
    r"""One past the end of the formula that begins at `at`, a `$` or a `\`.

    NONE if none does; WAITING if that depends on what follows, unless the text has `ended`.
    """
    if at + 1 == len(text):
        return NONE if ended else WAITING
    closing = _CLOSINGS.get(text[at : at + 2])
    if closing is not None:
        return _closed(text, at, closing, ended=ended)
    if text[at] != "$" or text[at + 1].isspace() or _touches(text[at - 1 : at] if at else ""):
        return NONE
    if text[at + 1].isdigit():
        price = _is_price(text, at + 1, ended=ended)
        if price is None:
            return WAITING
        if price:
            return NONE
    return _paired(text, at, ended=ended)


def command_end(text: str, at: int) -> int:
    r"""One past the end of a command at `at` that needs no marks around it, such as `\sqrt{2}`."""
    before = text[at - 1 : at] if at else ""
    if before.isalnum() or before in _PATHS:
        return NONE
    found = _COMMAND.match(text, at)
    return found.end() if found else NONE


def inside(formula: str) -> tuple[int, int]:
    """Where the content of a formula stands: between its marks, if it has any."""
    if formula[0] == "\\" and formula[:2] not in _CLOSINGS:
        return 0, len(formula)
    marks = 2 if formula[:2] in _CLOSINGS else 1
    return marks, len(formula) - marks


def _touches(letter: str) -> bool:
    return letter == "$" or (letter.isascii() and letter.isalnum())


def _closed(text: str, at: int, closing: str, *, ended: bool) -> int:
    found = text.find(closing, at + 2, at + LONGEST)
    if found >= 0:
        return found + 2 if text[at + 2 : found].strip() else NONE
    return NONE if ended or len(text) >= at + LONGEST else WAITING


def _is_price(text: str, at: int, *, ended: bool) -> bool | None:
    """Whether the number at `at` is an amount of money; None while too little follows it."""
    number = _NUMBER.match(text, at)
    behind = number.end() if number else at + 1
    if number and behind - at > LONGEST:
        return True
    rest = text[behind : behind + _LOOK_BEHIND_NUMBER]
    if len(rest) < _LOOK_BEHIND_NUMBER and not ended and "$" not in rest:
        return None
    return _PRICE.match(rest) is not None


def _paired(text: str, at: int, *, ended: bool) -> int:
    depth = 0
    for sign in _SIGNS.finditer(text, at + 1, at + LONGEST):
        mark = sign[0]
        if mark == "$":
            return _end_at(text, sign.start(), ended=ended)
        if mark in "{}":
            depth += 1 if mark == "{" else -1
        elif mark == "\n" or (mark[0] != "\\" and depth <= 0):
            return NONE
    return NONE if ended or len(text) >= at + LONGEST else WAITING


def _end_at(text: str, closing: int, *, ended: bool) -> int:
    """Whether the `$` at `closing` ends what another one began."""
    if text[closing - 1].isspace():
        return NONE
    end = closing + 1
    if end == len(text):
        return end if ended else WAITING
    return NONE if _touches(text[end]) else end
