"""Conversions in freely spoken English: finds a quantity and a unit, then what is said around."""

from __future__ import annotations

import re
from functools import cache

from app.facts.units import english
from app.facts.units.asked import AMOUNT, Conversion
from app.facts.units.table import names

_DEGREES = ("degrees", "degree", "deg", "°")
_SHORT = ("m", "g", "l", "k", "c", "f")
"""Letters that are a unit by themselves only behind a preposition."""
_NEVER_BARE = frozenset({*_SHORT, "in", "j", "w", "b", "second", "bar", "bit", "day", "pa", "li"})
_MOST = 5
"""Clauses, counted from the last, that a conversion may go back over."""
_CLAUSE = re.compile(r" (?:,|then|so|but|and) ")
_IDIOM = re.compile(
    r"\b(?:wait|just|hang on|hold on|give me|got) (?:a|one) (?:sec|second|minute|moment|min)\b"
)
_GERUND = re.compile(r"\b(convert|turn|chang|translat)ing\b")

_SMALL_WORDS = (
    "a about actually add adds again altogether am american amount amounts an and anyway "
    "approximately are around as at basically be being big british by can cold come comes contain "
    "contains conversion convert converted converts correspond corresponds could currently deep "
    "degree degrees did distance do does each equal equals equivalent every exactly expressed far "
    "fast fit fits for from full get gets give gives go goes got guess has have he heavy height "
    "high hold holds hot how i if imperial in inside instead into is it just large like long make "
    "makes many me mean means measure measured measures metric might much my normal now number of "
    "old on one only or our out people per person please precisely really roughly same say scale "
    "she should single so somebody someone standard supposed take takes talking tall term terms "
    "that the then there these they thing this those though to total translate translates unit "
    "units up us using value warm was we weigh weighs weight well what when who whole wide will "
    "with within works? worth would written you your"
)
"""Words that ask nothing by themselves, and tell nothing else either."""
_SMALL = f"(?:{'|'.join(_SMALL_WORDS.split())}|,)"
_FILL = rf"(?:{_SMALL} )*"
_ASK = (
    r"(?:how (?:many|much|tall|long|far|heavy|high|big|hot|cold|fast|wide|deep|warm|old|large)"
    r"|what|which|convert|change|turn|translate|express|number|equivalent)"
)
_MANY = r"(?:how many|how much|what|number of|amount of)"
_NEEDS = r"(?:need|want|prefer|use|know|understand|think|wants|needs|like|have|asks?|says?|after)"
_INTO = r"(?:in|into|to|as|on|using)"
_WORD = r"(?!how |what |left |until |before |after |ago |you )\S+ "
_BETWEEN = re.compile(
    rf"(?:{_WORD}){{0,7}}?{_ASK} {_FILL}"
    rf"|(?:of \S+ )?{_FILL}{_INTO} {_FILL}"
    rf"|(?:{_WORD}){{0,7}}?{_NEEDS} {_FILL}"
)
"""Stands between a quantity and the unit that is asked for."""
_THING = re.compile(rf"(?:{_WORD}){{0,3}}{_INTO} {_FILL}")
"""The same where one has asked before the quantity: how heavy is a 50 kg bag in pounds."""
_APPENDED = re.compile(rf"{_FILL}, {_FILL}")
"""The same where nothing follows: my bike weighs 9 kg, pounds?"""
_THINGS = re.compile(rf"(?:(?!{_SMALL} |you )[a-z-]+ ){{1,3}}")
"""What has that size: a 3 metre basketball hoop."""
_ASKING = re.compile(rf"\b{_ASK} {_FILL}$")
_ASIDE = (
    r"(?:, )?(?:what is the (?:result|answer|value)|for|because|since|cause|as|so|if|when|just|i"
    r"|my|we|thanks|thx|thank|please|cheers|asap|real quick|ok|okay|right|right now|sorry"
    r"|if possible|if you can|go"
    r"|real|do you know|curious|any|can you|could you|asking|not sure|tell|let|help|they|ta"
    r"|you know) .*"
)
_TAIL = re.compile(
    rf"(?:{_FILL}|(?:[^ ,]+ ){{1,3}}(?:hold|holds|have|has|contain|contains|makes?|weighs?|take) )"
    rf"(?:{_ASIDE})?"
)
_BACKWARDS = (
    (re.compile(rf"(?:.* )?{_MANY} (?:[a-z]+ly )?"), re.compile(_FILL)),
    (
        re.compile(rf"(?:.* )?{_ASK} (?:\S+ ){{0,5}}{_INTO} {_FILL}"),
        re.compile(rf"{_FILL}|(?:, )?(?:if|when|for|given|at|with|because|,) (?:\S+ ){{0,6}}"),
    ),
    (
        re.compile(rf"(?:.* )?(?:{_ASK}|give me|tell me|find|need) {_FILL}"),
        re.compile(rf"(?:for|of|from|to) {_FILL}"),
    ),
    (re.compile(r".* only (?:shows?|has|have|knows?|uses?|does) "), re.compile(r"(?:\S+ ){0,8}")),
    (
        re.compile(rf"(?:.*(?:tell|give|show) (?:me|us) )?{_FILL}{_INTO} {_FILL}"),
        re.compile(rf"(?:, )?(?:please )?(?:{_ASK} )?{_FILL}"),
    ),
    (re.compile(rf"(?:.* )?{_NEEDS} {_FILL}{_INTO} {_FILL}"), re.compile(r"(?:\S+ ){0,8}")),
    (re.compile(_FILL), re.compile(r"(?:in|per|to) (?:a |the )?")),
)
"""What stands before a unit, and between it and the quantity that follows."""


def read(text: str) -> Conversion | None:
    """Read `text`, flattened to one line.

    None unless it names one quantity and one other unit for it, and asks for the one in the other.
    """
    words = english.plain(_GERUND.sub(_verb, _IDIOM.sub("", text)))
    starts = [0, *(mark.end() for mark in _CLAUSE.finditer(words))]
    return next(filter(None, (_read(words[at:]) for at in starts[-_MOST:])), None)


def _read(words: str) -> Conversion | None:
    found = list(_mentions().finditer(words))
    quantities = [each for each in found if each["quantity"]]
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    own = re.sub(rf"^(?:{AMOUNT}|an?|one|each) (?:of )?(?:an? )?", "", quantity["quantity"])
    units = [each for each in found if each["unit"] and not english.same(each["unit"], own)]
    if not units or (len(units) == 2 and words[units[0].end() : units[1].start()] != " and "):
        return None
    to = words[units[0].start() : units[-1].end()]
    made = english.conversion(quantity["quantity"], to) if len(units) <= 2 else None
    if made is None or not made.possible:
        return None
    return made if _asked(words, quantity.span(), (units[0].start(), units[-1].end())) else None


def _asked(words: str, quantity: tuple[int, int], unit: tuple[int, int]) -> bool:
    """Whether what stands around the two asks to convert."""
    first, second = sorted((quantity, unit))
    lead, between, tail = (
        _spaced(part)
        for part in (words[: first[0]], words[first[1] : second[0]], words[second[1] :])
    )
    if first == quantity and not tail and _APPENDED.fullmatch(between):
        return True
    named = first == unit and words[second[0]].isdecimal() and _THINGS.fullmatch(tail)
    if not (named or _TAIL.fullmatch(tail)):
        return False
    if first == quantity:
        asking = _ASKING.search(lead) and _THING.fullmatch(between)
        return bool(asking) or _BETWEEN.fullmatch(between) is not None
    if not between and not words[second[0]].isdecimal():
        return False  # how many hours a day
    return any(one.fullmatch(lead) and other.fullmatch(between) for one, other in _BACKWARDS)


def _spaced(part: str) -> str:
    return "".join(f"{word} " for word in part.split())


def _verb(found: re.Match[str]) -> str:
    return found[1] + ("" if found[1] in {"convert", "turn"} else "e")


@cache
def _mentions() -> re.Pattern[str]:
    """Finds quantities and bare units; the longest name first."""
    latin = sorted((name for name in names() if name.isascii()), key=len, reverse=True)
    spelled = dict.fromkeys(
        form
        for name in latin
        for form in (name, name.replace("metre", "meter").replace("litre", "liter"))
    )
    each = "|".join(map(re.escape, (*spelled, *_DEGREES)))
    bare = "|".join(re.escape(name) for name in spelled if name not in _NEVER_BARE)
    one = rf"(?:{AMOUNT}|(?<![a-z'])(?:an?|one)) (?:of )?(?:an? )?(?:{each})(?![a-z0-9'])"
    return re.compile(
        rf"(?<![\w.^*/+×=])(?P<quantity>{one}(?: (?:and )?{AMOUNT}(?: (?:{each}))?(?![\w.]))?)"
        rf"|(?<![\w'])(?P<unit>(?:{bare})|(?<=in )[cfmglk]|(?<=to )[cfmglk])(?![\w'])"
    )
