"""Questions about quantities in English, and their answers."""

from __future__ import annotations

import re
from fractions import Fraction

from app.facts.amounts import in_digits
from app.facts.grammar import Grammar
from app.facts.patterns import Pattern
from app.facts.spelling import Spelling
from app.facts.units.asked import (
    AMOUNT,
    Conversion,
    Named,
    Quantity,
    all_named,
    amount,
    asked_for,
    both,
    named,
    said,
)
from app.facts.units.reading import Reading
from app.facts.units.table import unit

_UNIT = r"[a-z°][a-z0-9°²³/\- ]{0,24}?"
_ONE = rf"({AMOUNT}|an?|one|each) (?:of )?(?:an? )?({_UNIT})"
_AND_ANOTHER = rf"(?: (?:and )?({AMOUNT})(?: ({_UNIT}))?)?"
_QUANTITY = re.sub(r"\((?!\?)", "(?:", _ONE + _AND_ANOTHER)
_GRAMMAR = Grammar(
    slots={
        "quantity": _QUANTITY,
        "single": _UNIT,
        "to": _UNIT,
        "amount": AMOUNT,
    },
    parts={
        "is": "(is|are|in|are in|are there in|there are in|make|makes|is in|equal|equals|does|do"
        "|per|would be|would|will|to|for|fit in|go into)",
        "have": "[make|have|equal|equals|contain|be|is|are|equal to|in total]",
        "into": "(in|to|into|as|equals|is how many|is how much|are how many|expressed in|=)",
        "convert": "(convert|change|turn|calculate|express|switch|transform|translate)",
        "ask": "[what is|what are|how much is|how much are|how many is|{convert}|is|what would be]",
        "how": "how (long|tall|far|heavy|big|hot|cold|fast|warm|high|wide|deep|much|large)",
    },
)
_TEMPLATES = _GRAMMAR.templates(
    "(how many|how much|what) <to> {is} <quantity> {have}",
    "(how many|how much) <to> {is} <single> {have}",
    "(how many|how much) <to> <quantity> (is|are|makes)",
    "{ask} <quantity> {into} [how many] <to>",
    "{ask} <quantity> {into} the unit <to>",
    "{how} (is|are) <quantity> in <to>",
    "<quantity> (is|equals|are|makes|make|=) (how many|what|how much) [in] <to>",
    "what is <quantity> (converted|in terms of) [to|into] <to>",
    "{convert} [from] <single> (to|into) <to>",
    "{convert} to <to> <quantity>",
    "in <to> how (much|many|long|far) is <quantity>",
    "<single> to <to>",
)
_ANOTHER_UNIT = _GRAMMAR.templates(
    "[what about|how about|and|or] (in|into|to) [how many] <to>",
    "(what|how) about <to>",
    "how many <to> [is that|is it]",
)
_ANOTHER_QUANTITY = _GRAMMAR.templates("[what about|how about|and|or] <quantity>")
_ANOTHER_AMOUNT = _GRAMMAR.templates("[what about|how about|and|or] <amount>")
_SPELLING = Spelling(
    "what many much convert kilometres kilometers kilometre kilometer metres meters miles inches"
    " feet pounds ounces kilograms kilogram grams litres liters gallons celsius fahrenheit degrees"
    " seconds minutes hours weeks months years centimetres centimeters millimetres hectares acres"
    " gigabytes megabytes",
    others="may man hat muck mach milles foot feel fees fee feed second minute hour week month year"
    " metre meter mile smiles gram litre liter gallon degree pound ounce acre ours there their"
    " decimetres decimeters millilitres milliliters centilitres megabyte gigabyte kilobytes",
)
_PARTED = Pattern(r"(?<=\d)(?=[a-z°])|(?<=\d) (?=/\d)")
_FEET = Pattern(r"(\d) ?' ?(\d{1,2})\b(?: ?(?:\"|''))?")
_K = Pattern(r"(?<=\d)( ?)k(?= .*\b(?:miles?|met(?:re|er)s?|feet|yards?)\b)")
_MINUS = Pattern(r"\b(?:minus|negative) (?=\d)")
_DEGREES = frozenset({"degrees", "degree", "°", "deg"})


def plain(sentence: str) -> str:
    """Give `sentence` with its slips set right, its numbers in digits, apart from their units."""
    words = in_digits(_SPELLING.correct(_K.sub(r"\1km", _FEET.sub(r"\1 feet \2 inches", sentence))))
    return " ".join(_PARTED.sub(" ", _MINUS.sub("-", words)).split())


def conversion(quantity_text: str, to_text: str) -> Conversion | None:
    """Read "5 miles" and "km"; None if one of them is something else."""
    quantity, to = _quantity(quantity_text), _named_all(to_text)
    if not quantity and to and to[0].unit.kind == "temperature":
        bare = re.sub(rf"(?: (?:{'|'.join(_DEGREES)}))$", "", quantity_text)
        other = "celsius" if to[0].unit.one == "fahrenheit" else "fahrenheit"
        quantity = _quantity(f"{bare} {other}") if bare != quantity_text else None
    return asked_for(quantity, to) if quantity and to else None


def _quantity(text: str) -> Quantity | None:
    found = re.fullmatch(_ONE + _AND_ANOTHER, text)
    value = amount(found[1]) if found else None
    first = named(found[2]) if found else None
    if not found or value is None or not first:
        return None
    if not found[3]:
        return Quantity(((value, first),))
    follows = "inches" if first.unit.one == "foot" else ""  # 5 foot 11
    rest, second = amount(found[3]), named(found[4] or follows)
    return both(value, first, rest, second)


def _named_all(text: str) -> tuple[Named, ...]:
    return all_named(text.split(" and "))


def same(one: str, other: str) -> bool:
    """Whether two names are those of one unit."""
    return unit(one) is not None and unit(one) == unit(other)


READING = Reading(
    _TEMPLATES, _ANOTHER_UNIT, _ANOTHER_QUANTITY, _ANOTHER_AMOUNT, "1 ",
    plain, conversion, _quantity, _named_all,
)  # fmt: skip


def say(asked: Conversion, answer: Quantity | None) -> str:
    """Answer in one line."""
    if answer is None:
        one, other = asked.quantity.parts[0][1], asked.to[0]
        return f"{_word(one)} cannot be converted to {_word(other)}"
    return f"{_said(asked.quantity)} = {_said(answer)}"


def _said(quantity: Quantity) -> str:
    return " ".join(f"{said(value)} {_word(named, value)}" for value, named in quantity.parts)


def _word(named: Named, value: Fraction = Fraction(2)) -> str:
    """The unit as it was called: by its symbol, or by the word that fits the number."""
    each = named.unit
    called = named.word.replace("meter", "metre").replace("liter", "litre")
    if each.symbol and (each.kind == "temperature" or not called.startswith(each.one[:4])):
        return each.symbol
    word = each.one if abs(value) == 1 else each.many
    if "meter" in named.word or "liter" in named.word:
        word = word.replace("metre", "meter").replace("litre", "liter")
    return word
