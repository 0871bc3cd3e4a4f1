"""What is read from a question about quantities, by the templates of its language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.facts.grammar import Templates
from app.facts.units.asked import Conversion, Named, Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """How one language asks to convert something."""

    asking: Templates
    """With the slots `quantity`, or `single` for one of a unit, and `to`."""
    another_unit: Templates
    """With the slot `to`, as what follows a conversion."""
    another_quantity: Templates
    """The same with the slot `quantity`."""
    another_amount: Templates
    """The same with the slot `amount`, of the unit said before."""
    one: str
    """What makes a quantity of a unit."""
    plain: Callable[[str], str]
    """Writes the numbers of a sentence in digits."""
    conversion: Callable[[str, str], Conversion | None]
    """Reads the slots `quantity` and `to`."""
    quantity: Callable[[str], Quantity | None]
    units: Callable[[str], tuple[Named, ...]]

    def read(self, sentence: str) -> Conversion | None:
        """Read a plain `sentence`; None if nothing is to be converted in it."""
        for found in self.asking.fits(self.plain(sentence)):
            single = found.get("single")
            made = self.conversion(found.get("quantity", f"{self.one}{single}"), found["to"])
            if made and not (single and made.idle):
                return made
        return None

    def read_another(self, sentence: str, before: Conversion) -> Conversion | None:
        """Read what follows a conversion: "and in metres", "and 10 km"."""
        words = self.plain(sentence)
        for found in self.another_unit.fits(words):
            if to := self.units(found["to"]):
                return Conversion(before.quantity, to)
        for found in self.another_quantity.fits(words):
            if quantity := self.quantity(found["quantity"]):
                return Conversion(quantity, before.to)
        for found in self.another_amount.fits(words):
            if again := before.with_amount(found["amount"]):
                return again
        return None
