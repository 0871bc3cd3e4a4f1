"""Measurements: an amount and its unit, and what is counted in hundreds or by degrees."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms.english_numbers import model_number as in_pairs
from app.spoken_forms.names import joined
from app.spoken_forms.numbers import AMOUNT, END, NUMBER, TO, amount, is_one, number
from app.spoken_forms.rules import Rule
from app.spoken_forms.unit_names import PER, RATES, UNITS, period
from app.spoken_forms.words import name


def _any_of(signs: dict[str, object]) -> str:
    return "|".join(sorted(map(re.escape, signs), key=len, reverse=True))


_SIGN = _any_of({**UNITS})
_WHOLE = r"(?![A-Za-z0-9²³])"
_UNIT = rf"(?P<unit>{_SIGN})(?:\s?/\s?(?P<per>{_any_of({**PER})}){_WHOLE}|{_WHOLE}(?!/[a-z]))"
_MEASURE = re.compile(
    rf"{AMOUNT}(?:[\s-]?(?!in(?![A-Za-z0-9])){_UNIT}|(?P<inch>in(?![A-Za-z0-9])))"
)
_PERCENT = re.compile(rf"(?P<low>{NUMBER})(?:\s?%)?(?:{TO}(?P<high>{NUMBER}))?\s?(?P<sign>[%‰])")
_FEET = re.compile(
    r"(?P<feet>[0-9]{1,3})\s?(?:ft\.?|['′])\s?(?P<inches>[0-9]{1,2})\s?(?:in(?![A-Za-z0-9])\.?|[\"″”])"
)
_TIMES = re.compile(rf"{AMOUNT}\s?[x×X](?![A-Za-z0-9])(?!\s?[0-9])")
_SIZE = re.compile(
    rf"(?P<one>{NUMBER})\s?[x×X*]\s?(?P<two>{NUMBER})(?:\s?[x×X*]\s?(?P<three>{NUMBER}))?{END}"
)
_A_TIME = r"/\s?(?P<per>s|sec|min|h|hr|day|week|month|year)(?![A-Za-z0-9/])"
_COUNT = re.compile(AMOUNT + _A_TIME)
_THINGS = re.compile(r"(?P<what>[A-Za-z]{2,20})" + _A_TIME)
_YEARS_OLD = re.compile(rf"(?P<low>{NUMBER})-(?=(?:year|month|week|day|hour|minute|second)s?\b)")


def _measure(match: re.Match[str], language: Language) -> str | None:
    sign = match["inch"] or match["unit"]
    hyphen = match[0][len(match[0]) - len(sign) - 1 : len(match[0]) - len(sign)] == "-"
    if hyphen and len(sign) == 1:
        return None  # "3-m" may be a range of anything
    if language == "zh":
        return _in_chinese(sign, match["per"], amount(match, "zh"))
    unit = UNITS[sign]
    said = f"{amount(match, 'en')} {unit.one if is_one(match) or hyphen else unit.several}"
    return f"{said} per {PER[match['per']].one}" if match["per"] else said


def _in_chinese(sign: str, per: str | None, said: str) -> str:
    """Say what is counted per something after it: 每小时两公里."""
    unit = UNITS[sign].zh
    if sign.startswith("°") and said == "两":
        said = "二"
    if sign in RATES:
        return f"每{period(sign)}{said}{unit}"
    return f"每{PER[per].zh}{said}{unit}" if per else f"{said}{unit}"


def _percent(match: re.Match[str], language: Language) -> str:
    low = number(match["low"], language)
    high = number(match["high"], language) if match["high"] else ""
    if language == "zh":
        head = "百分之" if match["sign"] == "%" else "千分之"
        return f"{head}{low}到{head}{high}" if high else head + low
    tail = "percent" if match["sign"] == "%" else "per mille"
    return f"{low} to {high} {tail}" if high else f"{low} {tail}"


def _feet(match: re.Match[str], language: Language) -> str:
    feet, inches = int(match["feet"]), int(match["inches"])
    if language == "zh":
        one, two = (number(str(part), "zh", counting=True) for part in (feet, inches))
        return f"{one}英尺{two}英寸"
    return (
        f"{number(str(feet), 'en')} {'foot' if feet == 1 else 'feet'}"
        f" {number(str(inches), 'en')} {'inch' if inches == 1 else 'inches'}"
    )


def _times(match: re.Match[str], language: Language) -> str:
    return f"{amount(match, language)}{'倍' if language == 'zh' else ' times'}"


def _size(match: re.Match[str], language: Language) -> str:
    """Say a product, or the size of a picture whose numbers are large."""
    parts = [part for part in (match["one"], match["two"], match["three"]) if part]
    size = all(len(part) >= 3 and part.isdigit() for part in parts) or "x" in match[0].lower()
    if language == "zh":
        return "乘".join(number(part, "zh") for part in parts)
    say = in_pairs if all(3 <= len(part) <= 4 and part.isdigit() for part in parts) else _whole
    return (" by " if size else " times ").join(map(say, parts))


def _whole(written: str) -> str:
    return number(written, "en")


def _count(match: re.Match[str], language: Language) -> str:
    per = PER[match["per"]]
    if language == "zh":
        return f"每{per.zh}{amount(match, 'zh')}"
    return f"{amount(match, 'en')} per {per.one}"


def _things(match: re.Match[str], language: Language) -> str:
    per = PER[match["per"]]
    return joined([name(match["what"]), f"每{per.zh}" if language == "zh" else f"per {per.one}"])


def _years_old(match: re.Match[str], language: Language) -> str | None:
    return f"{number(match['low'], 'en')} " if language == "en" else None


RULES = (
    Rule(_FEET, _feet),
    Rule(_PERCENT, _percent),
    Rule(_SIZE, _size),
    Rule(_TIMES, _times),
    Rule(_YEARS_OLD, _years_old),
    Rule(_MEASURE, _measure),
    Rule(_COUNT, _count),
)
WORD_RULES = (Rule(_THINGS, _things),)
