"""Telephone numbers: figure by figure, with a rest between the groups."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms import chinese_numbers, english_numbers
from app.spoken_forms.rules import Rule

_TAIL = r"(?![0-9]|[-.,:/][0-9]|[A-Za-z%])"
_INTERNATIONAL = re.compile(r"\+(?P<all>[0-9]{1,3}(?:[\s.-]?\(?[0-9]{1,5}\)?){2,6})(?![0-9])")
_AREA = re.compile(r"\((?P<all>0?[0-9]{2,4}\)\s?[0-9]{3,4}[\s.-]?[0-9]{4})" + _TAIL)
_GROUPS = re.compile(
    r"(?P<all>1?[-. ]?[0-9]{3}[-.][0-9]{3}[-.][0-9]{4}|[0-9]{3} [0-9]{3}[- ][0-9]{4}"
    r"|[0-9]{3}-[0-9]{4}|0[0-9]{2,3}[-\s][0-9]{7,8}|[48]00-?[0-9]{3,4}-?[0-9]{3,4}"
    r"|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4})" + _TAIL
)
_MOBILE = re.compile(r"(?P<all>1[3-9][0-9]{9})" + _TAIL)
_ROUND = re.compile(r"[0-9]{3}-[0-9]{2}00")
"""Rather from hundreds to thousands than a telephone."""
_SHORT = re.compile(r"(?P<all>[0-9]{3}|[1-9][0-9]{4})" + _TAIL)
_CALLED = re.compile(
    r"(?:\b(?:call|dial|dialed|dialled|phone|ring|called|calling|dialing)|拨打|拨|电话|热线|打|呼叫"
    r"|报警|急救)[\s:：是]*$",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"\s?(?:报警|急救|火警|热线|电话|专线|服务台)")
_FIGURES = re.compile(r"[0-9]+")


def _national(match: re.Match[str], language: Language) -> str | None:
    return None if _ROUND.fullmatch(match["all"]) else _groups(match, language)


def _groups(match: re.Match[str], language: Language) -> str:
    groups = _FIGURES.findall(match["all"])
    if language == "zh":
        return "，".join(chinese_numbers.digits(group, phone=True) for group in groups)
    return ", ".join(map(english_numbers.digits, groups))


def _international(match: re.Match[str], language: Language) -> str | None:
    if len("".join(_FIGURES.findall(match["all"]))) < 8:
        return None
    return f"{'加' if language == 'zh' else 'plus '}{_groups(match, language)}"


def _mobile(match: re.Match[str], language: Language) -> str:
    number = match["all"]
    groups = (number[:3], number[3:7], number[7:])
    if language == "zh":
        return "，".join(chinese_numbers.digits(group, phone=True) for group in groups)
    return ", ".join(map(english_numbers.digits, groups))


def _short(match: re.Match[str], language: Language) -> str | None:
    """Read a number for emergencies or services where the words beside it say so."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    if not _CALLED.search(before) and not _SERVICE.match(match.string, match.end()):
        return None
    return _groups(match, language)


SIGN_RULES = (Rule(_INTERNATIONAL, _international), Rule(_AREA, _groups))
RULES = (Rule(_GROUPS, _national), Rule(_MOBILE, _mobile), Rule(_SHORT, _short))
