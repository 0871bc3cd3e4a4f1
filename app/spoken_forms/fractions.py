"""Fractions, ordinals and what is written as if it were a fraction."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.ports import Language
from app.spoken_forms import chinese_numbers, english_numbers
from app.spoken_forms.rules import Rule

_MIXED = re.compile(
    r"(?P<whole>[0-9]{1,6})\s(?P<above>[0-9]{1,2})/(?P<below>[0-9]{1,3})(?![0-9/.])"
)
_FRACTION = re.compile(r"(?P<above>[0-9]{1,6})/(?P<below>[0-9]{1,6})(?![0-9/]|\.[0-9])")
_ORDINAL = re.compile(
    r"(?P<value>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z0-9])"
)
_FIXED: Mapping[Language, Mapping[str, str]] = {
    "en": {"24/7": "twenty four seven", "9/11": "nine eleven", "50/50": "fifty fifty"},
    "zh": {"24/7": "全天候", "50/50": "五五开"},
}


def _mixed(match: re.Match[str], language: Language) -> str | None:
    whole, above, below = (int(match[name]) for name in ("whole", "above", "below"))
    if not above < below:
        return None
    if language == "zh":
        return f"{chinese_numbers.cardinal(whole)}又{_part('zh', above, below)}"
    part = english_numbers.fraction(above, below)
    part = f"a {part.removeprefix('one ')}" if above == 1 else part
    return f"{english_numbers.cardinal(whole)} and {part}" if whole else part


def _fraction(match: re.Match[str], language: Language) -> str:
    if match[0] in _FIXED[language]:
        return _FIXED[language][match[0]]
    above, below = int(match["above"]), int(match["below"])
    if language == "en" and below == 10:
        return f"{english_numbers.cardinal(above)} out of ten"
    return _part(language, above, below)


def _part(language: Language, above: int, below: int) -> str:
    if language == "en":
        return english_numbers.fraction(above, below)
    return f"{chinese_numbers.cardinal(below)}分之{chinese_numbers.cardinal(above)}"


def _ordinal(match: re.Match[str], language: Language) -> str:
    value = int(match["value"].replace(",", ""))
    return (
        f"第{chinese_numbers.cardinal(value)}"
        if language == "zh"
        else english_numbers.ordinal(value)
    )


RULES = (Rule(_MIXED, _mixed), Rule(_FRACTION, _fraction), Rule(_ORDINAL, _ordinal))
