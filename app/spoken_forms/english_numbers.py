"""Numbers in English words, without hyphens: neural voices have no sign for one."""

from __future__ import annotations


def _row(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ONES = _row(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = _row("- - twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

LARGEST = 10**18
"""The first number that has no name here; from it on numbers are said digit by digit."""


def cardinal(value: int) -> str:
    """Say a whole number from 0 to `LARGEST`, as in American English: no "and"."""
    if value < 1000:
        return _below_thousand(value)
    groups: list[str] = []
    for scale in _SCALES:
        value, group = divmod(value, 1000)
        if group:
            groups.append(f"{_below_thousand(group)} {scale}".rstrip())
    return " ".join(reversed(groups))


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if 0 < rest < 20 or not value:
        words.append(_ONES[rest])
    elif rest:
        words.append(_TENS[tens] + (f" {_ONES[ones]}" if ones else ""))
    return " ".join(words)


def ordinal(value: int) -> str:
    """Say which one of a row: "twenty first"."""
    before, _, last = cardinal(value).rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{before} {last}".lstrip()


def digits(figures: str) -> str:
    """Say each digit by itself; every other character is left out."""
    return " ".join(_ONES[int(figure)] for figure in figures if figure.isdigit())


def in_pairs(value: int) -> str:
    """Say four digits by twos, as years and the numbers of models are: "nineteen oh five"."""
    high, low = divmod(value, 100)
    if value % 1000 == 0 or not 10 <= high <= 99:
        return cardinal(value)
    if low == 0:
        return f"{cardinal(high)} hundred"
    return f"{cardinal(high)} {_tail(low)}"


def year(value: int) -> str:
    """Say a year: "nineteen ninety nine", "two thousand eight", "twenty ten"."""
    if value < 1000 or 2000 <= value < 2010:
        return cardinal(value)
    return in_pairs(value)


def decade(value: int) -> str:
    """Say the ten years from `value` on, of a century or of any: "nineteen nineties"."""
    name = year(value)
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def model_number(figures: str) -> str:
    """Say the number of a product: "forty ninety", "three eighty", "seven hundred"."""
    value, size = int(figures), len(figures)
    if figures.startswith("0") and size > 1:
        return digits(figures)
    if size <= 2:
        return cardinal(value)
    if size == 3:
        high, low = divmod(value, 100)
        return f"{cardinal(high)} {_tail(low)}" if low else cardinal(value)
    return in_pairs(value) if size == 4 else digits(figures)


def _tail(low: int) -> str:
    return f"oh {_ONES[low]}" if low < 10 else cardinal(low)


_NAMED_PARTS = frozenset((*range(2, 11), 12, 16, 20, 32, 50, 64, 100, 1000))
_PARTS = {2: ("half", "halves"), 4: ("quarter", "quarters")}


def fraction(above: int, below: int) -> str:
    """Say a part of a whole: "two thirds", or "eleven over twenty two" where no name is common."""
    if below not in _NAMED_PARTS:
        return f"{cardinal(above)} over {cardinal(below)}"
    one, several = _PARTS.get(below, (ordinal(below), f"{ordinal(below)}s"))
    return f"{cardinal(above)} {one if above == 1 else several}"
