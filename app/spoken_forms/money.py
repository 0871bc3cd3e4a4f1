"""Amounts of money."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms.numbers import AMOUNT, END, POWERS, amount, enlarged, is_one, number
from app.spoken_forms.rules import Rule

_NAMES: dict[str, tuple[str, str, str]] = {
    "US$ USD $": ("dollar", "dollars", "美元"),
    "HK$ HKD": ("Hong Kong dollar", "Hong Kong dollars", "港元"),
    "A$ AUD": ("Australian dollar", "Australian dollars", "澳元"),
    "C$ CAD": ("Canadian dollar", "Canadian dollars", "加元"),
    "€ EUR": ("euro", "euros", "欧元"),
    "£ GBP": ("pound", "pounds", "英镑"),
    "¥ CNY RMB CN¥": ("yuan", "yuan", "元"),
    "JPY JP¥": ("yen", "yen", "日元"),
    "CHF": ("Swiss franc", "Swiss francs", "瑞士法郎"),
    "₹ INR": ("rupee", "rupees", "卢比"),
    "₩ KRW": ("won", "won", "韩元"),
    "₽ RUB": ("rouble", "roubles", "卢布"),
    "₿ BTC": ("bitcoin", "bitcoins", "比特币"),
    "¢": ("cent", "cents", "美分"),
}
_MONEY = {sign: names for signs, names in _NAMES.items() for sign in signs.split()}
_SMALL = {"dollar": ("cent", "cents"), "euro": ("cent", "cents"), "pound": ("penny", "pence")}
_LETTERS = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion"}
_LETTERS |= {"t": "trillion", "tn": "trillion"}
_SIGN = "|".join(sorted(map(re.escape, _MONEY), key=len, reverse=True))
_WORD = r"\s?(?:美元|欧元|英镑|日元|港元|元人民币|人民币|元|块)"
_PER = (
    r"(?:\s?/\s?(?P<per>day|week|month|year|hour|h|person|night|[天周月年人晚]|小时)(?![A-Za-z]))?"
)
_AMOUNT = AMOUNT.replace("(?P<high>", rf"(?:{_SIGN})?(?P<high>")
"""Of "$5-$10" both ends are money."""
_YUAN_PER = re.compile(
    rf"{AMOUNT}(?P<unit>元|块)/(?P<per>小时|公斤|平方?米|[天周月年人晚斤次个件吨瓶张])"
)
_PERIODS = {"day": "天", "week": "周", "month": "月", "year": "年", "hour": "小时", "h": "小时"}
_PERIODS |= {"person": "人", "night": "晚"}
_BEFORE = re.compile(
    rf"(?P<minus>-?)(?P<sign>{_SIGN})\s?(?P<less>-?){_AMOUNT}"
    rf"(?:(?P<letter>[kKmMbBtT]|[mbt]n){END})?(?P<named>{_WORD})?{_PER}"
)
_AFTER = re.compile(rf"{AMOUNT}\s?(?P<sign>{_SIGN})(?![A-Za-z])")


def _before(match: re.Match[str], language: Language) -> str:
    names, scale = _MONEY[match["sign"]], _LETTERS.get((match["letter"] or "").lower())
    minus = {"en": "minus ", "zh": "负"}[language] if match["minus"] or match["less"] else ""
    if language == "zh":
        said = _in_chinese(match) if scale is None else _enlarged(match["low"], scale)
        each = f"每{_PERIODS.get(match['per'], match['per'])}" if match["per"] else ""
        return f"{each}{minus}{said}{names[2]}"
    each = f" per {'hour' if match['per'] == 'h' else match['per']}" if match["per"] else ""
    if scale is not None:
        name = names[0] if is_one(match) else names[1]
        return f"{minus}{amount(match, 'en')} {scale} {name}{each}"
    return minus + (_with_small_change(match, names) or _in_english(match, names)) + each


def _after(match: re.Match[str], language: Language) -> str:
    names = _MONEY[match["sign"]]
    if language == "zh":
        return f"{_in_chinese(match)}{names[2]}"
    return _with_small_change(match, names) or _in_english(match, names)


def _in_english(match: re.Match[str], names: tuple[str, str, str]) -> str:
    return f"{amount(match, 'en')} {names[0] if is_one(match) else names[1]}"


def _in_chinese(match: re.Match[str]) -> str:
    """Say the amount without the zeros that only fill its decimals up."""
    whole, _, decimals = match["low"].partition(".")
    if match["high"] or match["scale"] or not decimals.endswith("0"):
        return amount(match, "zh")
    return number(f"{whole}.{decimals.rstrip('0')}".rstrip("."), "zh", counting=True)


def _enlarged(written: str, scale: str) -> str:
    return number(enlarged(written, POWERS[scale]), "zh", counting=True)


def _with_small_change(match: re.Match[str], names: tuple[str, str, str]) -> str | None:
    """Say dollars and cents; None where there are none, or no two figures for them."""
    whole, _, decimals = match["low"].partition(".")
    small = _SMALL.get(names[0])
    if small is None or len(decimals) != 2 or match["high"] or match["scale"]:
        return None
    coins = int(decimals)
    large = f"{number(whole, 'en')} {names[0] if whole == '1' else names[1]}"
    change = f"{number(str(coins), 'en')} {small[0] if coins == 1 else small[1]}"
    if not coins:
        return large
    return f"{large} and {change}" if whole.strip("0") else change


def _yuan_per(match: re.Match[str], _: Language) -> str:
    return f"每{match['per']}{amount(match, 'zh')}{match['unit']}"


SIGN_RULES = (Rule(_BEFORE, _before),)
RULES = (Rule(_YUAN_PER, _yuan_per), Rule(_AFTER, _after))
