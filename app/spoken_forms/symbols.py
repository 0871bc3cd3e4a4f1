"""Signs that are said as words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.ports import Language
from app.speakable.maths_words import TERMS
from app.spoken_forms import chinese_numbers, english_numbers
from app.spoken_forms.numbers import NUMBER, number, to_the_power
from app.spoken_forms.rules import Rule

_BELOW_ZERO = re.compile(rf"{NUMBER}\s?°(?:C|$|[^A-Za-z])")
_OPERAND_BEFORE, _OPERAND_AFTER = re.compile(r"[A-Za-z0-9)]\s?$"), re.compile(r"\s?[A-Za-z0-9(]")

_NAMES: Mapping[str, tuple[str, str]] = {
    "±": ("plus or minus", "正负"),
    "×": ("times", "乘"),
    "÷": ("divided by", "除以"),
    "≤": ("less than or equal to", "小于等于"),
    "<=": ("less than or equal to", "小于等于"),
    "≥": ("greater than or equal to", "大于等于"),
    ">=": ("greater than or equal to", "大于等于"),
    "≠": ("not equal to", "不等于"),
    "!=": ("not equal to", "不等于"),
    "≈": ("about", "约等于"),
    "<": ("less than", "小于"),
    ">": ("greater than", "大于"),
    "=": ("equals", "等于"),
    "==": ("equals", "等于"),
    "->": ("to", "到"),
    "=>": ("to", "到"),
    "→": ("to", "到"),
    "<-": ("from", "来自"),
    "&": ("and", "和"),
    "&&": ("and", "和"),
    "%": ("percent", "百分号"),
    "‰": ("per mille", "千分号"),
    "°": ("degrees", "度"),
    "²": ("squared", "的平方"),
    "³": ("cubed", "的立方"),
    "√": ("square root of", "根号"),
    "∞": ("infinity", "无穷大"),
    "©": ("copyright", "版权所有"),
    "§": ("section", "章节"),
    "$": ("dollars", "美元"),
    "€": ("euros", "欧元"),
    "£": ("pounds", "英镑"),
    "¥": ("yuan", "元"),
    "¢": ("cents", "美分"),
    "₹": ("rupees", "卢比"),
    "₩": ("won", "韩元"),
    "₽": ("roubles", "卢布"),
    "₿": ("bitcoins", "比特币"),
    "@": ("at", "at"),
}
_SPACED = re.compile(r"<=|>=|!=|==|->|=>|<-|&&|[±×÷≤≥≠≈<>=→&%‰°²³√∞©§$€£¥¢₹₩₽₿@]")
_COPYRIGHT = {"Copyright ", "copyright "}
_RAISED = re.compile(r"(?P<sign>⁻?)(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]{2,6}|[⁰¹⁴⁵⁶⁷⁸⁹])")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MINUS = re.compile(r"(?<![A-Za-z0-9)])-\s?(?=\.?[0-9])")
_PLUS = re.compile(r"\+(?P<more>\+?)")
_SHARP = re.compile(r"#(?P<number>(?=[0-9]))?")
_NUMBERED = re.compile(r"(?:编号|[Nn]umber)\s?$")
_HOUSE = re.compile(r"[0-9]#[楼房栋机门]")
_STAR = re.compile(r"\*{1,3}")
_ABOUT = re.compile(r"~(?=\s?[0-9$€£¥])")
_UP_TO = re.compile(
    r"(?<=[A-Za-z0-9°%‰元])[~–](?=-?[0-9$€£¥])|(?<=[年月日号点])[-–—~](?=[0-9公前])"
    r"|(?<=[0-9])[-–](?=(?:present|now|today)\b)"
)
_POWER = re.compile(r"\^(?P<power>-?[0-9]{1,6})?")
_POINT = re.compile(r"(?<![0-9A-Za-z])\.(?P<decimals>[0-9]{1,40})(?![0-9.])")
_DOT = re.compile(r"(?<![0-9A-Za-z.\u4e00-\u9fff,!?])\.(?=[A-Za-z]{2})")
_INNER_DOT = re.compile(r"(?<=[A-Za-z])\.(?=[a-z]{2})")
_TERM = re.compile(r"[\u2200-\u22ff]|(?<![\u0370-\u03ff])[\u0370-\u03ff](?![\u0370-\u03ff])")


def _before(match: re.Match[str], size: int) -> str:
    """At most so many characters in front of a match."""
    return match.string[max(0, match.start() - size) : match.start()]


def _named(match: re.Match[str], language: Language) -> str:
    if match[0] == "©" and _before(match, 10) in _COPYRIGHT:
        return ""
    return _NAMES[match[0]][language == "zh"]


def _minus(match: re.Match[str], language: Language) -> str:
    if language == "en":
        return "minus"
    return "零下" if _BELOW_ZERO.match(match.string, match.end()) else "负"


def _plus(match: re.Match[str], language: Language) -> str | None:
    word = "plus" if language == "en" else "加"
    if match["more"]:
        return f"{word} {word}" if language == "en" else word * 2
    return word


def _sharp(match: re.Match[str], language: Language) -> str:
    """Read the number of something, a key in music, or the mark before a tag."""
    if _HOUSE.match(match.string, match.start() - 1):
        return "号"
    if match["number"] is not None and _NUMBERED.search(_before(match, 7)):
        return ""
    if match["number"] is not None:
        return "number" if language == "en" else "编号"
    return "sharp" if re.search(r"(?<![A-Za-z])[A-Z]$", _before(match, 2)) else ""


def _star(match: re.Match[str], language: Language) -> str:
    """Read a product between two things that can be multiplied."""
    if len(match[0]) > 1 or not _OPERAND_BEFORE.search(_before(match, 2)):
        return ""
    if not _OPERAND_AFTER.match(match.string, match.end()):
        return ""
    return "times" if language == "en" else "乘"


def _up_to(_: re.Match[str], language: Language) -> str:
    return "to" if language == "en" else "到"


def _about(_: re.Match[str], language: Language) -> str:
    return "about" if language == "en" else "约"


def _power(match: re.Match[str], language: Language) -> str:
    if match["power"] is None:
        before, after = _before(match, 1), match.string[match.end() : match.end() + 1]
        if not (before.isalnum() and after.isalnum()):
            return ""
        return "to the power of" if language == "en" else "的幂"
    if match["power"] in {"2", "3"}:
        return _NAMES[{"2": "²", "3": "³"}[match["power"]]][language == "zh"]
    return to_the_power("", match["power"], language).strip()


def _raised(match: re.Match[str], language: Language) -> str:
    power = ("-" if match["sign"] else "") + match["power"].translate(_FIGURES)
    if _before(match, 1).isalnum():
        return to_the_power("", power, language).strip()
    return number(power.lstrip("-"), language)


def _point(match: re.Match[str], language: Language) -> str:
    if language == "zh":
        return f"零点{chinese_numbers.digits(match['decimals'])}"
    return f"point {english_numbers.digits(match['decimals'])}"


def _dot(_: re.Match[str], language: Language) -> str:
    return "dot" if language == "en" else "点"


def _term(match: re.Match[str], language: Language) -> str | None:
    term = TERMS.get(match[0])
    return term.words(language) if term else None


_Reader = Callable[[re.Match[str], Language], "str | None"]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_MINUS, _minus),
    (_RAISED, _raised),
    (_SPACED, _named),
    (_PLUS, _plus),
    (_SHARP, _sharp),
    (_STAR, _star),
    (_UP_TO, _up_to),
    (_ABOUT, _about),
    (_POWER, _power),
    (_POINT, _point),
    (_DOT, _dot),
    (_INNER_DOT, _dot),
    (_TERM, _term),
)
RULES = tuple(Rule(*form) for form in _FORMS)
