"""Numbers in digits, read and written."""

from __future__ import annotations

from fractions import Fraction

from app.facts.patterns import Pattern

_LITERAL = Pattern(r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+")
_GOES_ON = Pattern(r"\.[0-9]")

EXACT = 6
"""Digits behind the point that are written where no more would follow, without leading zeros."""

ABOUT = 2
"""The same where more would: nobody listens to a longer row of them. Below one it is one more."""

_FINEST = 12
"""Digits behind the point that are ever written."""


def scan(text: str, start: int) -> tuple[Fraction, int] | None:
    """Read 12, 1,234 or .5 at `start`: the value and where it ends. None for 1.2.3."""
    match = _LITERAL.match(text, start)
    if match is None or _GOES_ON.match(text, match.end()):
        return None
    return Fraction(match.group().replace(",", "")), match.end()


def exactly(value: Fraction) -> str:
    """Write all digits of `value`, or a fraction such as 2/3 where they never end."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    return _decimal(value, places) if rest == 1 else f"{value.numerator}/{value.denominator}"


def rounded(value: Fraction) -> tuple[str, bool]:
    """Write `value` with few decimals; also say whether something was rounded away."""
    places = _places(value, EXACT)
    if value * 10**places % 1:
        places = _places(value, ABOUT + (abs(value) < 1))
    short = Fraction(round(value * 10**places), 10**places)
    return _decimal(short, places), short != value


def _places(value: Fraction, most: int) -> int:
    """Digits behind the point of which `most` tell something."""
    places = most
    while places < _FINEST and abs(value) * 10 ** (places - most + 1) < 1:
        places += 1
    return places


def _decimal(value: Fraction, places: int) -> str:
    scaled = abs(value.numerator) * 10**places // value.denominator
    whole, part = divmod(scaled, 10**places)
    sign = "-" if value < 0 else ""
    behind = f"{part:0{places}}".rstrip("0") if places else ""
    return f"{sign}{whole}.{behind}" if behind else f"{sign}{whole}"
