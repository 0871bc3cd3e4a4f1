"""Numbers in Chinese characters."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PHONE = str.maketrans("一", "幺")
_PLACES = ("", "十", "百", "千")
_GROUPS = ((10**8, "亿"), (10**4, "万"))

LARGEST = 10**16
"""The first number that has no name here; from it on numbers are said digit by digit."""


def cardinal(value: int, *, counting: bool = False) -> str:
    """Say a whole number from 0 to `LARGEST`.

    Args:
        value: the number.
        counting: a measure word follows: 两个, not 二个.
    """
    said = _named(value, leading=True, unit=counting)
    return said.removeprefix("一") if said.startswith("一十") else said


def _named(value: int, *, leading: bool, unit: bool) -> str:
    for size, group in _GROUPS:
        if value < size:
            continue
        high, low = divmod(value, size)
        said = _named(high, leading=leading, unit=True) + group
        if not low:
            return said
        gap = "零" if low < size // 10 else ""
        return said + gap + _named(low, leading=False, unit=False)
    return _section(value, leading=leading, unit=unit)


def _section(value: int, *, leading: bool, unit: bool) -> str:
    """Say four places. What leads a number is 两, before a unit: 两千, but 一万二千."""
    if value < 10:
        return "两" if value == 2 and leading and unit else _DIGITS[value]
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        name = "两" if digit == 2 and place >= 2 and leading and not said else _DIGITS[digit]
        said += ("零" if gap else "") + name + _PLACES[place]
        gap = False
    return said


def digits(figures: str, *, phone: bool = False) -> str:
    """Say each digit by itself, 1 on the telephone as 幺; every other character is left out."""
    said = "".join(_DIGITS[int(figure)] for figure in figures if figure.isdigit())
    return said.translate(_PHONE) if phone else said


def model_number(figures: str) -> str:
    """Say the number of a product: 四零九零, 二十, 两百."""
    round_one = len(figures) <= 4 and figures.endswith("00") and figures[0] != "0"
    short = len(figures) <= 2 and (figures[0] != "0" or len(figures) == 1)
    return cardinal(int(figures)) if short or round_one else digits(figures)
