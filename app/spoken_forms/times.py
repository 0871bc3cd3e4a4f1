"""Times of day, scores and ratios: figures with a colon between them."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms.chinese_numbers import cardinal as chinese
from app.spoken_forms.english_numbers import cardinal as english
from app.spoken_forms.numbers import NUMBER, TO, number
from app.spoken_forms.rules import Rule

_HALF = r"(?:\s?(?P<{}>[aApP])(?:\.\s?[mM]\.?|[mM])(?![A-Za-z]))?"
_CLOCK = r"(?P<{0}h>[01]?[0-9]|2[0-4]):(?P<{0}m>[0-5][0-9])(?::(?P<{0}s>[0-5][0-9]))?(?![0-9:])"
_TIME = re.compile(_CLOCK.format("") + _HALF.format("half"))
_FROM_TO = re.compile(
    _CLOCK.format("") + _HALF.format("half") + TO + _CLOCK.format("l") + _HALF.format("lhalf")
)
_HOUR = re.compile(r"(?P<h>1[0-2]|0?[1-9])" + _HALF.format("half").removesuffix("?"))
_HOURS = re.compile(
    r"(?P<h>1[0-2]|0?[1-9])"
    + _HALF.format("first")
    + r"\s?[-–]\s?(?P<lh>1[0-2]|0?[1-9])"
    + _HALF.format("half").removesuffix("?")
)
_CHINESE = re.compile(
    r"(?P<h>[01]?[0-9]|2[0-4])\s?点(?:\s?(?P<m>[0-5]?[0-9])\s?(?P<unit>分(?![之钟])|(?![0-9.])))"
)
_RATIO = re.compile(rf"(?P<one>{NUMBER}):(?P<two>{NUMBER})(?::(?P<three>{NUMBER}))?(?!:?[0-9])")


def _said(h: str, m: str, s: str | None, half: str | None, language: Language) -> str:
    return _in_chinese(h, m, s, half) if language == "zh" else _in_english(h, m, s, half)


def _in_english(h: str, m: str, s: str | None, half: str | None) -> str:
    hour, minute = int(h), int(m)
    if minute:
        said = f"{english(hour)} {'oh ' if minute < 10 else ''}{english(minute)}"
    elif half or s:
        said = english(hour)
    else:
        said = f"{english(hour)} o clock" if hour < 13 else f"{english(hour)} hundred"
    if s and int(s):
        joint = "" if minute else " hours"
        said += f"{joint} and {english(int(s))} second{'' if int(s) == 1 else 's'}"
    return f"{said} {half.lower()} m" if half else said


def _in_chinese(h: str, m: str, s: str | None, half: str | None) -> str:
    hour, minute = int(h), int(m)
    said = {None: "", "a": "上午", "p": "下午"}[half.lower() if half else None]
    said += f"{chinese(hour, counting=True)}点"
    if minute or s:
        said += f"{'零' if 0 < minute < 10 else ''}{chinese(minute)}分"
    return said + (f"{'零' if int(s) < 10 else ''}{chinese(int(s))}秒" if s and int(s) else "")


def _time(match: re.Match[str], language: Language) -> str:
    said = _said(match["h"], match["m"], match["s"], match["half"], language)
    dotted = match[0].endswith(".") and match.end() == len(match.string)
    return f"{said}." if dotted else said


def _from_to(match: re.Match[str], language: Language) -> str:
    first = _said(match["h"], match["m"], match["s"], match["half"], language)
    last = _said(match["lh"], match["lm"], match["ls"], match["lhalf"], language)
    return f"{first}到{last}" if language == "zh" else f"{first} to {last}"


def _hour(match: re.Match[str], language: Language) -> str:
    said = _said(match["h"], "0", None, match["half"], language)
    dotted = match[0].endswith(".") and match.end() == len(match.string)
    return f"{said}." if dotted else said


def _hours(match: re.Match[str], language: Language) -> str:
    last = _said(match["lh"], "0", None, match["half"], language)
    half = match["first"]
    if language == "zh":
        first = _in_chinese(match["h"], "0", None, half or match["half"])
        return f"{first}到{last if half else last[2:]}"
    first = _in_english(match["h"], "0", None, half) if half else english(int(match["h"]))
    return f"{first} to {last}"


def _chinese(match: re.Match[str], _: Language) -> str:
    minute = int(match["m"])
    gap = "零" if minute < 10 and (match["m"][0] == "0" or match["unit"]) and minute else ""
    return f"{chinese(int(match['h']), counting=True)}点{gap}{chinese(minute)}{match['unit']}"


def _ratio(match: re.Match[str], language: Language) -> str:
    joint = "比" if language == "zh" else " to "
    parts = (match["one"], match["two"], match["three"])
    return joint.join(number(part, language) for part in parts if part)


RULES = (
    Rule(_FROM_TO, _from_to),
    Rule(_TIME, _time),
    Rule(_HOURS, _hours),
    Rule(_HOUR, _hour),
    Rule(_CHINESE, _chinese),
    Rule(_RATIO, _ratio),
)
