"""What may be asked about quantities, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.facts import digits
from app.facts.units.table import Unit, convert

_LARGEST = 10**15
_SMALLEST = Fraction(1, 10**9)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit, and the word that was used for it."""

    unit: Unit
    word: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of one unit, or of two: 5 feet 11 inches."""

    parts: tuple[tuple[Fraction, Named], ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """How much is a quantity in another unit, or in two units together?"""

    quantity: Quantity
    to: tuple[Named, ...]

    def answer(self) -> Quantity | None:
        """The quantity in the other units, rounded as it is said.

        None where the units do not measure the same.

        Raises:
            OverflowError: The amount is too big or too small to be said.
        """
        total = Fraction(0)
        for value, named in self.quantity.parts:
            part = convert(value, named.unit, self.to[-1].unit)
            if part is None:
                return None
            total += part
        if total and not _SMALLEST < abs(total) < _LARGEST:
            raise OverflowError
        if len(self.to) == 1:
            return Quantity(((_rounded(total, self.to[0].unit), self.to[0]),))
        return self._in_two(total)

    def _in_two(self, total: Fraction) -> Quantity | None:
        """Give whole ones of the first unit, and the rest in whole ones of the second."""
        first, second = self.to
        size = convert(Fraction(1), first.unit, second.unit)
        if not size or size < 1 or total < 0:
            return None
        whole, rest = divmod(round(total), round(size))
        return Quantity(((Fraction(whole), first), (Fraction(rest), second)))


def _rounded(value: Fraction, unit: Unit) -> Fraction:
    """Keep whole numbers; else four significant digits, and of temperatures one decimal."""
    if value.denominator == 1:
        return value
    if unit.kind == "temperature":
        return Fraction(round(value * 10), 10)
    places = 3
    while abs(value) >= 10 ** (4 - places) and places > 0:
        places -= 1
    while abs(value) < Fraction(10) ** (3 - places) and places < 13:
        places += 1
    return Fraction(round(value * 10**places), 10**places)


def amount(text: str) -> Fraction | None:
    """Read the amount of a pattern: "5", "1,000", "-3.5", "1/2", "a"."""
    if text.strip() in {"", "a", "an", "one", "each"}:
        return Fraction(1)
    try:
        value = Fraction(text.replace(",", "").strip())
    except (ValueError, ZeroDivisionError):
        return None
    return value if abs(value) < _LARGEST else None


def said(value: Fraction) -> str:
    """Write an amount in digits."""
    return digits.exactly(value)
