"""Tells a question about a sum from one that only has numbers in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.facts.arithmetic import Expression, Negation, NoResultError, Number, Percent
from app.facts.patterns import Pattern
from app.facts.sum_parser import AFTER, NotASumError, Parser
from app.facts.sum_phrases import COMMANDS, Remainder, Share, Sum, after
from app.facts.sum_words import Token, tokens

_AROUND = frozenset(("ask", "talk", "mark", "separator", "=", "then"))
_GOES_ON = AFTER | {"×", "÷", "^", "to the", "whole's", "then divided", "discount"}
_LARGE = 100
"""From here on two numbers are seldom a score, a fraction or a date."""
_NUMBERED = Pattern(
    r"(?<![0-9])(?:[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}|(?:[0-9]{3}-){1,2}[0-9]{3,4}-[0-9]{4}|0[0-9]{2,3}-[0-9]{7,8}"
    r"|24/7|9/11|7-11|50/50)(?![0-9])"
)
"""Dates, telephone numbers and sayings, even where one asks what they are."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that has only words and numbers of sums in it."""

    core: tuple[Token, ...]
    """Without what is said around the sum."""
    asked: bool
    """Whether the words around it ask for a result."""


def wording(text: str) -> Wording | None:
    """Take from `text` what stands around the sum; None if other things are said in it."""
    found = tokens(text)
    if not found:
        return None
    core = [token for token in found if token.kind != "noise"]
    while core and core[-1].kind in _AROUND | {"whole's"}:
        core.pop()
    first = next((at for at, token in enumerate(core) if token.kind not in _AROUND), len(core))
    core = core[first:]
    asked = any(token.kind in ("ask", "=") for token in found)
    if not core or (not asked and _only_numbered(core)) or _numbered(text, found):
        return None
    return Wording(tuple(core), asked)


def read(found: Wording, last: Expression | None = None) -> Sum | None:
    """Read a sum; None if the words make none.

    Args:
        found: What `wording` found.
        last: The last result, for "times two" and "half of that".
    """
    try:
        return _steps(found.core, last, asked=found.asked)
    except (NotASumError, NoResultError):
        return None


def _only_numbered(core: Sequence[Token]) -> bool:
    """Whether it may be a page, a score, a fraction or a size: 3-4, 24/7, 1920x1080."""
    return not _large(core) and all(
        token.kind == "number" or (token.tight and token.text in ("-", "/", "x")) for token in core
    )


def _large(core: Sequence[Token]) -> bool:
    """Whether it is a difference or quotient of numbers of other sizes: 1000-256, 1250/5."""
    if [token.kind for token in core] not in (["number", sign, "number"] for sign in "-÷"):
        return False
    left, sign, right = core[0].value, core[1].kind, core[2].value
    if left < _LARGE or left <= right or left.denominator > 1 or right.denominator > 1:
        return False
    return right >= _LARGE if sign == "-" else right > 0 and not left % right


def _numbered(text: str, found: Sequence[Token]) -> bool:
    return _NUMBERED.search(text) is not None and all(token.kind != "=" for token in found)


def _steps(core: Sequence[Token], last: Expression | None, *, asked: bool) -> Sum:
    """Read "3 plus 4, then times 2" step by step: each takes what the one before came to."""
    whole: Sum | None = last
    while core:
        cut = next((at for at, token in enumerate(core) if token.kind == "then"), len(core))
        if isinstance(whole, Remainder | Share):
            raise NotASumError
        end = cut
        while end and core[end - 1].kind == "separator":
            end -= 1
        whole = _step(core[:end], whole, asked=asked)
        core = core[cut + 1 :]
    if whole is None or isinstance(whole, Number | Percent):
        raise NotASumError
    if isinstance(whole, Negation) and isinstance(whole.operand, Number):
        raise NotASumError
    return whole


def _step(core: Sequence[Token], that: Expression | None, *, asked: bool) -> Sum:
    parser = Parser(core, that)
    command = COMMANDS.get(parser.kind)
    if command:
        parser.take()
        found: Sum = command(parser)
    else:
        found = after(
            parser, parser.going_on() if _goes_on(core, asked=asked) else parser.expression()
        )
    if parser.kind:
        raise NotASumError
    return found


def _goes_on(core: Sequence[Token], *, asked: bool) -> bool:
    """Whether it begins with what needs a left side; "what is minus four plus ten" does not."""
    if not core:
        raise NotASumError
    first = core[0]
    if first.kind in ("+", "-"):
        return first.text not in ("+", "-") and not (asked and first.text == "minus")
    return first.kind in _GOES_ON
