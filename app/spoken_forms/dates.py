"""Days, months, years and decades."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms import chinese_numbers, english_numbers
from app.spoken_forms.english_numbers import cardinal, ordinal
from app.spoken_forms.numbers import END
from app.spoken_forms.rules import Rule

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:1[0-9]|20|21)[0-9]{2})"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_TAIL = r"(?![0-9]|[-/.:,][0-9])"

_ISO = re.compile(rf"{_YEAR}(?P<gap>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=gap){_DAY}{_TAIL}")
_YEAR_MONTH = re.compile(rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])(?![-0-9]){END}")
_SLASHED = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<gap>[-/.])(?P<two>[0-9]{1,2})(?P=gap)(?P<year>[0-9]{4})" + _TAIL
)
_MONTH_FIRST = re.compile(
    rf"{_MONTH}\.?\s{_DAY}(?:st|nd|rd|th)?(?:[-–]{_DAY.replace('day', 'last')}(?:st|nd|rd|th)?)?"
    rf"(?![0-9:]|\s?[ap]\.?m\b)(?:,?\s{_YEAR}(?![0-9]))?"
)
_MONTH_YEAR = re.compile(rf"{_MONTH}\.?,?\s{_YEAR}{_TAIL}")
_DAY_FIRST = re.compile(
    rf"{_DAY}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?![a-z])(?:\.(?=,?\s[0-9a-z]))?(?:,?\s{_YEAR}{_TAIL})?",
    re.IGNORECASE,
)
_CHINESE_YEAR = re.compile(r"(?P<year>[0-9]{4}|0[0-9])\s?年(?!级|[前后])")
_CHINESE_YEARS = re.compile(
    r"(?P<year>[0-9]{4})\s?(?:年\s?)?[-–—~/至到]\s?(?P<last>[0-9]{4})\s?(?=年)"
)
_YEARS = re.compile(
    rf"{_YEAR}\s?[-–—]\s?(?P<last>(?:1[0-9]|20|21)[0-9]{{2}}|[0-9]{{2}}){_TAIL}{END}"
)
_DECADE = re.compile(r"(?P<year>(?:1[0-9]|20)[0-9]0)['’]?s\b")
_SHORT_DECADE = re.compile(r"(?P<year>[2-9]0)['’]?s\b")
_CHINESE_DECADE = re.compile(r"(?P<year>[0-9]{4}|[1-9]0)\s?(?=年代)")
_PLAIN_YEAR = re.compile(rf"{_YEAR}(?![0-9]|[.,:/][0-9]|[A-Za-z%°])")
_OF_PEOPLE = re.compile(
    r"(?:the|his|her|their|my|your|our|its|early|late|mid)[\s-]$|['’]$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|from|until|till|of|year|years|circa|after|before|during|spring|summer|autumn|q[1-4]"
    r"|fall|winter|early|late|mid|copyright|and|to|born|died|pre|post|january|february|march|april"
    r"|may|june|july|august|september|october|november|december)[\s,(-]+$|[(©]\s?$|\bca?\.\s$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\s?(?:$|[,.;:!?)，。、；：！？）]|(?:is|was|were|will|has|had|saw|and|or|when|the|a|by|with|for|as"
    r"|AD|BC|BCE|CE)\b)"
)
_COUNTED = re.compile(
    r"\s(?!(?:is|was|has|as|this|his|its|us|plus|less|across|perhaps|always|does)\b)[a-z]+s\b"
    r"|\s(?:people|children|men|women|percent)\b"
)


def _month(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(name[:3].title()))


def _date(language: Language, year: int | None, month: int, day: int) -> str:
    if language == "zh":
        head = f"{chinese_numbers.digits(f'{year:04}')}年" if year is not None else ""
        return f"{head}{chinese_numbers.cardinal(month)}月{chinese_numbers.cardinal(day)}日"
    tail = f", {english_numbers.year(year)}" if year is not None else ""
    return f"{MONTHS[month - 1]} {ordinal(day)}{tail}"


def _iso(match: re.Match[str], language: Language) -> str:
    return _date(language, int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str], language: Language) -> str | None:
    """Read the month first, as Americans write, unless it can only be the day."""
    one, two = int(match["one"]), int(match["two"])
    month, day = (two, one) if one > 12 or match["gap"] == "." else (one, two)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _date(language, int(match["year"]), month, day)


def _year_month(match: re.Match[str], language: Language) -> str:
    year, month = match["year"], int(match["month"])
    if language == "zh":
        return f"{chinese_numbers.digits(year)}年{chinese_numbers.cardinal(month)}月"
    return f"{MONTHS[month - 1]} {english_numbers.year(int(year))}"


def _month_first(match: re.Match[str], _: Language) -> str:
    month, year = _month(match["month"]), match["year"]
    last = f" to {ordinal(int(match['last']))}" if match["last"] else ""
    day = ordinal(int(match["day"]))
    tail = f", {english_numbers.year(int(year))}" if year else ""
    return f"{MONTHS[month - 1]} {day}{last}{tail}"


def _month_year(match: re.Match[str], _: Language) -> str:
    return f"{MONTHS[_month(match['month']) - 1]} {english_numbers.year(int(match['year']))}"


def _day_first(match: re.Match[str], _: Language) -> str:
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    article = "" if before == "the " else "the "
    month = MONTHS[_month(match["month"]) - 1]
    tail = f", {english_numbers.year(int(match['year']))}" if match["year"] else ""
    return f"{article}{ordinal(int(match['day']))} of {month}{tail}"


def _chinese_year(match: re.Match[str], _: Language) -> str | None:
    if match["year"].startswith("0") and len(match["year"]) == 4:
        return None
    return f"{chinese_numbers.digits(match['year'])}年"


def _chinese_years(match: re.Match[str], _: Language) -> str:
    return f"{chinese_numbers.digits(match['year'])}到{chinese_numbers.digits(match['last'])}"


def _years(match: re.Match[str], language: Language) -> str | None:
    first, last = int(match["year"]), int(match["last"])
    if len(match["last"]) == 4 and not first < last < first + 200:
        return None
    if len(match["last"]) == 2 and not (first % 100 < last and first >= 1800):
        return None
    if language == "zh":
        return f"{chinese_numbers.digits(match['year'])}到{chinese_numbers.digits(match['last'])}"
    said = english_numbers.year(last) if last > 99 else cardinal(last)
    return f"{english_numbers.year(first)} to {said}"


def _decade(match: re.Match[str], _: Language) -> str:
    return english_numbers.decade(int(match["year"]))


def _short_decade(match: re.Match[str], _: Language) -> str | None:
    """Read "the 90s" as years and "90s" as seconds."""
    before = match.string[max(0, match.start() - 7) : match.start()]
    return english_numbers.decade(int(match["year"])) if _OF_PEOPLE.search(before) else None


def _chinese_decade(match: re.Match[str], _: Language) -> str:
    year = match["year"]
    return chinese_numbers.digits(year) if len(year) == 4 else chinese_numbers.cardinal(int(year))


def _plain_year(match: re.Match[str], language: Language) -> str | None:
    """Read four figures as a year where the words around them say so."""
    if language == "zh" or _COUNTED.match(match.string, match.end()):
        return None
    value = int(match["year"])
    before = match.string[max(0, match.start() - 14) : match.start()]
    meant = _YEAR_BEFORE.search(before) is not None
    if 1900 <= value < 2100:
        alone = _YEAR_AFTER.match(match.string, match.end()) is not None
        meant = meant or alone or before.lower().endswith("the ")
    return english_numbers.year(value) if meant else None


RULES = (
    Rule(_ISO, _iso),
    Rule(_YEAR_MONTH, _year_month),
    Rule(_SLASHED, _slashed),
    Rule(_DAY_FIRST, _day_first),
    Rule(_CHINESE_YEARS, _chinese_years),
    Rule(_YEARS, _years),
    Rule(_CHINESE_YEAR, _chinese_year),
    Rule(_DECADE, _decade),
    Rule(_SHORT_DECADE, _short_decade),
    Rule(_CHINESE_DECADE, _chinese_decade),
)
YEAR_RULES = (Rule(_PLAIN_YEAR, _plain_year),)
"""After everything that has a unit."""
WORD_RULES = (Rule(_MONTH_FIRST, _month_first), Rule(_MONTH_YEAR, _month_year))
