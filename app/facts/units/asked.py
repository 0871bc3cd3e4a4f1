"""What may be asked about quantities, whatever the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.facts import digits
from app.facts.units.table import Unit, convert, unit

AMOUNT = r"-?\d[\d,]{0,20}(?:\.\d{1,20})?(?:/\d{1,9})?"
"""What a number in digits looks like."""
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

    @property
    def possible(self) -> bool:
        """Whether both measure the same."""
        kind = self.quantity.parts[0][1].unit.kind
        return all(named.unit.kind == kind for named in self.to)

    @property
    def idle(self) -> bool:
        """Whether it already is in that unit."""
        return len(self.to) == 1 and all(
            part[1].unit == self.to[0].unit for part in self.quantity.parts
        )

    def with_amount(self, text: str) -> Conversion | None:
        """The same of another amount of the same unit; None where there were two units."""
        value = amount(text)
        if value is None or len(self.quantity.parts) > 1:
            return None
        return Conversion(Quantity(((value, self.quantity.parts[0][1]),)), self.to)

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


def _rounded(value: Fraction, to: Unit) -> Fraction:
    """Keep whole numbers; else four significant digits, and of temperatures one decimal."""
    if value.denominator == 1:
        return value
    if to.kind == "temperature":
        return Fraction(round(value * 10), 10)
    places = 3
    while abs(value) >= 10 ** (4 - places) and places > 0:
        places -= 1
    while abs(value) < Fraction(10) ** (3 - places) and places < 13:
        places += 1
    return Fraction(round(value * 10**places), 10**places)


def part_of(value: Fraction, named: Named, whole: Named) -> bool:
    """Whether it is less than one of `whole`, as the inches behind feet are."""
    share = convert(value, named.unit, whole.unit)
    return share is not None and 0 <= share < 1


def asked_for(quantity: Quantity, to: tuple[Named, ...]) -> Conversion:
    """Take ounces for fluid ounces where the other side is a volume."""
    volume = "volume" in {quantity.parts[0][1].unit.kind, to[-1].unit.kind}
    if not volume:
        return Conversion(quantity, to)
    parts = tuple((value, _fluid(named)) for value, named in quantity.parts)
    return Conversion(Quantity(parts), tuple(_fluid(named) for named in to))


def _fluid(named: Named) -> Named:
    found = unit("fluid ounce") if named.unit.one == "ounce" else None
    if not found:
        return named
    return Named(found, found.zh if named.word == named.unit.zh else found.one)


def named(text: str) -> Named | None:
    """The unit that is called `text`; None if there is none."""
    found = unit(text.strip())
    return Named(found, text.strip()) if found else None


def all_named(texts: Sequence[str]) -> tuple[Named, ...]:
    """The one unit, or the two, that `texts` name; none if one of them is something else."""
    found = tuple(each for text in texts if (each := named(text)))
    return found if len(found) == len(texts) <= 2 else ()


def both(
    value: Fraction, first: Named, rest: Fraction | None, second: Named | None
) -> Quantity | None:
    """A quantity of two units; None if the second is no part of the first."""
    if rest is None or not second or value < 0 or not part_of(rest, second, first):
        return None
    return Quantity(((value, first), (rest, second)))


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
