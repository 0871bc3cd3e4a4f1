"""Numbers as they are written: grouped, with decimals, ranges and scales."""

from __future__ import annotations

import re
from decimal import Decimal

from app.ports import Language
from app.spoken_forms import chinese_numbers, english_numbers
from app.spoken_forms.rules import Rule

WHOLE = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])|[1-9][0-9]{0,2}(?: 000){1,5}(?![0-9])|[0-9]{1,40})"
)
NUMBER = rf"(?:{WHOLE}(?:\.[0-9]{{1,40}})?(?![0-9]))"
TO = r"(?:\s?[-–—~至到]\s?|\sto\s)"
"""What stands between the ends of a range."""
END = r"(?![A-Za-z0-9])"
"""No letter and no figure follows: the sign before it is whole."""

_SCALES = {
    "thousand": "千",
    "million": "百万",
    "billion": "十亿",
    "trillion": "万亿",
}
SCALE = r"(?:thousand|million|billion|trillion)(?![A-Za-z])|万亿|百万|千万|[万亿]"
AMOUNT = rf"(?P<low>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?(?:\s?(?P<scale>{SCALE}))?"

_LONGEST = 12
"""Figures in a row, without commas, that are still said as a number."""
POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_RANGE = re.compile(rf"(?P<low>{NUMBER}){TO}(?P<high>{NUMBER})(?!\s?=)(?!-?[A-Za-z0-9])")
_DIFFERENCE = re.compile(rf"(?P<low>{NUMBER})\s?-\s?(?P<high>{NUMBER})(?=\s?=)")
_LONG = re.compile(r"[0-9]{17,}")
_ANY = re.compile(rf"{NUMBER}(?:\s?(?P<scale>{SCALE}))?")
_POWER = re.compile(rf"(?P<base>{NUMBER})(?P<sign>⁻?)(?P<power>[²³¹⁰⁴⁵⁶⁷⁸⁹]{{1,6}})")
_SCIENTIFIC = re.compile(rf"(?P<base>{NUMBER})[eE](?P<sign>[-+]?)(?P<power>[0-9]{{1,4}}){END}")
_ARTICLE, _NOUN = re.compile(r"(?:^|[^A-Za-z])[Aa]n? $"), re.compile(r"[ -][a-z]")
_BY_FIGURE = re.compile(
    r"(?:\b(?:code|pin|zip|password|passcode|extension|serial|id)(?: number)?(?: is|:)? "
    r"|(?:波音|空客|航班|车次|型号|编号|尾号|密码|验证码|邮编|学号|房间|号码|代码|群|微信号|工号|订单号|账号|卡号|单号|代号)"
    r"[是为：: ]{0,2})$",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"\b(?:room|flight|route|highway|apartment|suite|bus|interstate) $", re.IGNORECASE
)
_ROOM = re.compile("室|号房")
_THREE_OR_FOUR = re.compile(r"[0-9]{3,4}(?![0-9]|[.,:/-][0-9]|[A-Za-z])")
_RAISED = str.maketrans("²³¹⁰⁴⁵⁶⁷⁸⁹", "2310456789")
_MEASURE = re.compile(
    r"\s?(?:[个只条张本位件块把头匹辆台架艘座栋间家名人天周分秒次种类份项句字页行段篇首部支枝根棵颗粒滴杯"
    r"瓶碗盘双对套副组群批斤克吨米元角毛倍成届场回遍趟道门口声步岁夜国者边方侧端轮款集万亿千百点]"
    r"|年(?!级)|小时|公[里斤尺]|[厘毫分]米)"
)


def number(written: str, language: Language, *, counting: bool = False) -> str:
    """Say a number without a sign; a row of too many figures, or after a zero, one by one.

    Args:
        written: as `NUMBER` finds it.
        language: of the words.
        counting: a measure word follows, for which Chinese has a two of its own.
    """
    whole, point, decimals = written.replace(",", "").replace(" ", "").partition(".")
    chinese = language == "zh"
    largest = chinese_numbers.LARGEST if chinese else english_numbers.LARGEST
    by_figure = (len(whole) > _LONGEST and "," not in written) or int(whole) >= largest
    if by_figure or (len(whole) > 1 and whole[0] == "0"):
        said = digits(whole, language)
    elif chinese:
        said = chinese_numbers.cardinal(int(whole), counting=counting and not point)
    else:
        said = english_numbers.cardinal(int(whole))
    if not point:
        return said
    joint = "点" if chinese else " point "
    return f"{said}{joint}{digits(decimals, language)}"


def digits(figures: str, language: Language) -> str:
    """Say each figure by itself."""
    return chinese_numbers.digits(figures) if language == "zh" else english_numbers.digits(figures)


def amount(match: re.Match[str], language: Language) -> str:
    """Say what `AMOUNT` found: a number or a range of them, and thousands or millions."""
    if language == "zh" and match["scale"] in POWERS and match["high"] is None:
        return number(enlarged(match["low"], POWERS[match["scale"]]), "zh", counting=True)
    scale = scaled(match["scale"], language)
    low = number(match["low"], language, counting=True)
    if match["high"] is None:
        return low + scale
    joint = "到" if language == "zh" else " to "
    return f"{low}{joint}{number(match['high'], language, counting=True)}{scale}"


def enlarged(written: str, power: int) -> str:
    """Write out a number of thousands or millions: "3.5" of 10^6 as "3500000"."""
    value = Decimal(written.replace(",", "")) * power
    return f"{value.normalize():f}"


def scaled(scale: str | None, language: Language) -> str:
    """Say a scale behind its number, in the language of the number."""
    if scale is None:
        return ""
    if language == "zh":
        return _SCALES.get(scale, scale)
    return f" {scale}" if scale.isascii() else scale


def is_one(match: re.Match[str]) -> bool:
    """Whether what `AMOUNT` found takes the singular: one, or any number in "a 5 km run"."""
    if match["low"] == "1" and match["high"] is None and match["scale"] is None:
        return True
    before = match.string[max(0, match.start() - 3) : match.start()]
    following = _NOUN.match(match.string, match.end())
    return following is not None and _ARTICLE.search(before) is not None


def _row(match: re.Match[str], language: Language) -> str:
    return digits(match[0], language)


def _range(match: re.Match[str], language: Language) -> str:
    counting = _MEASURE.match(match.string, match.end()) is not None
    low = number(match["low"], language, counting=counting)
    high = number(match["high"], language, counting=counting)
    return f"{low}到{high}" if language == "zh" else f"{low} to {high}"


def _difference(match: re.Match[str], language: Language) -> str:
    low, high = number(match["low"], language), number(match["high"], language)
    return f"{low}减{high}" if language == "zh" else f"{low} minus {high}"


def _any(match: re.Match[str], language: Language) -> str:
    written = match[0][: match.start("scale") - match.start()] if match["scale"] else match[0]
    if len(written) >= 3 and written.isdigit() and _is_code(match):
        return digits(written, language)
    if language == "zh":
        ordinal = match.string[match.start() - 1 : match.start()] == "第"
        counted = match["scale"] or _MEASURE.match(match.string, match.end())
        said = number(written.strip(), "zh", counting=bool(counted) and not ordinal)
        return said + scaled(match["scale"], "zh")
    return number(written.strip(), "en") + scaled(match["scale"], "en")


def _is_code(match: re.Match[str]) -> bool:
    """Whether the words before say that the figures are no number."""
    return _BY_FIGURE.search(match.string, max(0, match.start() - 24), match.start()) is not None


def _in_pairs(match: re.Match[str], language: Language) -> str | None:
    """Say the number of a room or a road by twos."""
    if language == "zh":
        inside = _ROOM.match(match.string, match.end())
        return chinese_numbers.digits(match[0]) if inside else None
    if not _PAIRED.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    return english_numbers.model_number(match[0])


def _power(match: re.Match[str], language: Language) -> str:
    base, power = number(match["base"], language), match["power"].translate(_RAISED)
    if not match["sign"] and power in {"2", "3"}:
        name = {"en": {"2": " squared", "3": " cubed"}, "zh": {"2": "的平方", "3": "的立方"}}
        return base + name[language][power]
    return to_the_power(base, ("-" if match["sign"] else "") + power, language)


def to_the_power(base: str, power: str, language: Language) -> str:
    """Say a power whose base is in words already; `power` in figures, with a minus perhaps."""
    size = number(power.lstrip("-"), language)
    if language == "zh":
        return f"{base}的{'负' if power[0] == '-' else ''}{size}次方"
    return f"{base} to the power of {'minus ' if power[0] == '-' else ''}{size}"


def _scientific(match: re.Match[str], language: Language) -> str:
    power = match["sign"].strip("+") + match["power"]
    ten, times = ("十", "乘以") if language == "zh" else ("ten", " times ")
    return number(match["base"], language) + times + to_the_power(ten, power, language)


RULES = (
    Rule(_POWER, _power),
    Rule(_SCIENTIFIC, _scientific),
    Rule(_DIFFERENCE, _difference),
    Rule(_RANGE, _range),
    Rule(_THREE_OR_FOUR, _in_pairs),
)
LONG = Rule(_LONG, _row)
"""The first rule of all, so that no other one tries a row of figures without end."""
PLAIN = Rule(_ANY, _any)
"""The last rule of all for what begins with a figure."""
