"""Numbers in Chinese characters, by themselves or mixed with digits."""

from __future__ import annotations

from fractions import Fraction

from app.facts import digits
from app.facts.patterns import Pattern

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_DIGITS |= {character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}

CHARACTERS = frozenset("".join((*_DIGITS, *_UNITS, *_GROUPS)) + "点半个分之")
"""All that a number is written with."""

_DIGIT = "".join(_DIGITS)
_UNIT = "".join([*_UNITS, *_GROUPS])
_LITERAL = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_WHOLE = Pattern(
    rf"(?:{_LITERAL}(?=[{_UNIT}])|(?<=[{_UNIT}])[0-9]|(?!千[克米瓦卡]|一[共起])[{_DIGIT}{_UNIT}])+"
)
_ONE = rf"[{_DIGIT}]|{_LITERAL}"
_SECTION = Pattern(
    rf"(?:(?P<thousands>{_ONE})[千仟])?[零〇]?(?:(?P<hundreds>{_ONE})[百佰])?[零〇]?"
    rf"(?:(?P<tens>(?:{_ONE})?)[十拾])?[零〇]?(?P<ones>{_ONE})?"
)
_BEHIND = Pattern(rf"点([{_DIGIT}]{{1,30}})([{''.join(_GROUPS)}]*)")
_HALF = Pattern(r"个?半(?![天年月个夜])")
_ONLY_DIGITS = Pattern(rf"[{_DIGIT}]+")


def scan(text: str, start: int) -> tuple[Fraction, int] | None:
    """Read the number at `start`: its value and where it ends. None if no Chinese is in it."""
    found = _simple(text, start)
    if found is None:
        return _by_half(text, start)
    value, end = found
    if text.startswith("分之", end) and value:
        above = _simple(text, end + 2) or digits.scan(text, end + 2)
        return (above[0] / value, above[1]) if above else None
    half = _HALF.match(text, end)
    if half and value.denominator == 1 and half.group().startswith("个"):
        return value + Fraction(1, 2), half.end()
    return found


def _simple(text: str, start: int) -> tuple[Fraction, int] | None:
    match = _WHOLE.match(text, start)
    value = _whole(match.group()) if match else None
    if match is None or value is None:
        return None
    behind = _BEHIND.match(text, match.end())
    if behind is None:
        return value, match.end()
    places = [_DIGITS[character] for character in behind.group(1)]
    value += Fraction(int("".join(map(str, places))), 10 ** len(places))
    for group in behind.group(2):
        value *= _GROUPS[group]
    return value, behind.end()


def _by_half(text: str, start: int) -> tuple[Fraction, int] | None:
    """Read 半, or 3个半 whose first part has no Chinese in it."""
    if text.startswith("半", start):
        return Fraction(1, 2), start + 1
    literal = digits.scan(text, start)
    half = _HALF.match(text, literal[1]) if literal else None
    if literal and half and half.group().startswith("个"):
        return literal[0] + Fraction(1, 2), half.end()
    return None


def _whole(run: str) -> Fraction | None:
    """Read a run of digits and units; None if their order makes no number."""
    if _ONLY_DIGITS.fullmatch(run):
        return Fraction(int("".join(str(_DIGITS[character]) for character in run)))
    for group, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = run.rpartition(group)
        if found:
            above, below = _whole(high), _below(low, size)
            return None if above is None or below is None else above * size + below
    return _section(run)


def _below(run: str, size: int) -> Fraction | None:
    """Read what follows 万 or 亿: 一万二 ends in a digit of the next smaller unit."""
    if not run:
        return Fraction(0)
    if len(run) == 1 and run not in _UNITS:
        return _digit(run) * size / 10
    value = _whole(run.lstrip("零〇"))
    return value if value is not None and value < size else None


def _section(run: str) -> Fraction | None:
    """Read a number below ten thousand; 两千五 ends in a digit of the next smaller unit."""
    match = _SECTION.fullmatch(run)
    if match is None or not run:
        return None
    parts = match.groupdict()
    value = Fraction(0)
    for name, size in (("thousands", 1000), ("hundreds", 100), ("tens", 10)):
        if parts[name] is not None:
            value += _digit(parts[name] or "一") * size
    if not parts["ones"]:
        return value
    before = run[: -len(parts["ones"])][-1:]
    return value + _digit(parts["ones"]) * max(_UNITS.get(before, 1) // 10, 1)


def _digit(text: str) -> Fraction:
    return Fraction(_DIGITS.get(text, text))
