"""Rules that are tried in one go fit where each of them fits by itself."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ports import Language
from app.spoken_forms.rules import Rule, RuleBook


def said(_match: re.Match[str], _language: Language) -> str:
    return "said"


RULES = tuple(
    Rule(re.compile(pattern, flags), said)
    for pattern, flags in (
        (r"(?P<one>[0-9])(?P<gap>[-/])(?P<two>[0-9])(?P=gap)[0-9]", 0),
        (r"(?P<one>[0-9])(?P<gap>[./])(?P<two>[0-9])(?P=gap)", 0),
        (r"(?=x)", 0),
        (r"(?<![a-z])(?P<word>ab|(?P<rest>bc))", re.IGNORECASE),
        (r"ab(?=-)", 0),
        (r"[0-9]{1,3}", 0),
    )
)


@given(st.text("012-/.xabBC", max_size=12), st.integers(0, 4), st.integers(0, 12))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_same_rules_fit_in_the_same_order_as_one_by_one(text: str, at: int, end: int) -> None:
    one_by_one = [
        (rule, match.group(), match.groupdict())
        for rule in RULES
        if (match := rule.pattern.match(text, at, end)) and match.end() > at
    ]
    together = [
        (rule, match.group(), match.groupdict())
        for rule, match in RuleBook(RULES).fitting(text, at, end)
    ]
    assert together == one_by_one


def test_a_book_without_a_rule_that_fits_says_nothing() -> None:
    assert not list(RuleBook(RULES).fitting("?", 0, 1))
