"""Sums as they are said: two numbers to add up, or a sum behind what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.facts.amounts import in_digits
from app.facts.list_sums import LONGEST, to_add
from app.facts.patterns import HAN, Pattern

_MOST = 4
_CODE = Pattern(r"[{}<>_|`\\]|\b(?:lambda|import|print|def|return|eval|exec)\b")
_CLAUSE = Pattern(
    r"[，;；:：!?！？。—]\s*|[,.、]\s+|\s-\s|\b(?:so|then|but|like|because|and)\s+(?=what|how)"
)
_COUNTED = Pattern(
    r"(?<![\w.])(?P<number>\d[\d,.]*) (?:of (?:the|these|those|my|our) )?(?P<noun>[a-z]{3,})"
    r"(?=\s*(?:[-+*/×÷=?.!]|$|(?:plus|minus|times|over|divided|multiplied|and|makes?|is|are|equals?"
    r"|gives?|come|comes|what|how)\b))"
    r"|(?P<count>\d[\d,.]*)[个只本支枝张块盒箱包瓶袋条件颗粒朵辆位把套碗杯棵头]"
    rf"(?P<thing>{HAN}{{0,3}}?)(?=[-+*/×÷=?？,，。!！]|[加减乘除等是共一得剩还呢吗有]|$)"
)
_MULTIPLIED = Pattern(r"[*×÷]|\b(?:times|divided|multiplied)\b|[乘除]")
_ADDED = Pattern(r" [-+] |\b(?:plus|minus)\b|[加减]")
_NO_THINGS = Pattern(
    r"plus|minus|times|over|per|percent|cent|cents|pence|and|squared|cubed|mod|modulo|degrees?|from"
    r"|off|out|dozen|point|hal(?:f|ves)|thirds?|quarters?|makes?|gives?|equals?|what|how|the"
    r"|hundred|thousand|[mbtr]+illion|days?|weeks?|months?|years?|hours?|min(?:ute)?s?|sec(?:ond)?s?"
    r"|feet|foot|inch(?:es)?|miles?|\w*met(?:er|re)s?|yards?|pounds?|ounces?|\w*grams?|kilos?"
    r"|\w*lit(?:er|re)s?|gallons?|pints?|cups?"
)
"""What stands behind a number and is no thing that is counted; measures are another source's."""


def readings(text: str) -> Iterator[str]:
    """Give what `text` may come to: its two numbers added up, each of its last clauses, bare."""
    if len(text) > LONGEST or _CODE.search(text):
        return
    if numbers := to_add(text):
        yield f"{' + '.join(numbers)} ="
    marks = list(_CLAUSE.finditer(text))
    if marks and not re.search(r"\d", text[marks[0].end() :]):
        yield text[: marks[0].start()]
    starts = [mark.end() for mark in marks if mark.end() < len(text)]
    for clause in (text, *(text[start:] for start in starts[-_MOST:])):
        yield clause
        if bare := _without_things(clause):
            yield bare


def _without_things(clause: str) -> str | None:
    """Give "4 times 30 eggs" as "4 times 30"; None where other things are added to things."""
    adds = _ADDED.search(clause)
    if not adds and not _MULTIPLIED.search(clause):
        return None
    words = in_digits(clause.lower())
    found = list(_COUNTED.finditer(words))
    things = {(each["noun"] or each["thing"]).removesuffix("s") for each in found} - {""}
    known = any(_NO_THINGS.fullmatch(each["noun"] or "") for each in found)
    if not found or known or (adds and len(things) > 1):
        return None
    return _COUNTED.sub(lambda each: each["number"] or each["count"], words)
