"""Plain text as written to plain text as said: sites, emoji and symbols that nobody would read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from app.ports import Language
from app.speakable.spoken import Saying

_PICTURES = (
    "\U0001f000-\U0001faff"  # emoji, flags, skin tones, cards
    "\U000e0020-\U000e007f"  # the tags behind a flag
    "\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff"  # technical, boxes, shapes, dingbats
    "\u200b-\u200d\u2060\u20e3\ufe00-\ufe0f\ufeff"  # joiners and variation selectors
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad"  # control characters and soft hyphens
    "\ud800-\udfff\ue000-\uf8ff\ufffd"  # half of a pair, private use, not a character
    "©®™•‣◦¶"
)
_HOST = r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)"
_PATH = r"(?::\d+)?(?:[/?#](?:[!-~]*[A-Za-z0-9/_=&%#-])?)?"

_SYMBOL = re.compile(
    rf"(?P<site>(?:(?:https?|ftp|file)://(?:[^\s/@]*@)?(?:www\.)?|(?<![\w.])www\.){_HOST}{_PATH})"
    rf"|(?P<picture>[{_PICTURES}]+)"
    r"|(?P<arrow>[\u2190-\u21ff\u27f0-\u27ff]+|[-=]{1,2}>)"
    r"|(?P<rule>[-=_+~*#<>^]{3,})"
    r"|(?P<times>(?<=\d)\*(?=\d)|(?<=\d\s)\*(?=\s\d))"
    r"|(?P<number>\#(?=\d))"
    r"|(?P<sharp>(?<=\b[A-Za-z])\#)"
    r"|(?P<about>[~～](?=\d))"
    r"|(?P<power>(?<=\w)\^(?=\w))"
    r"|(?P<bar>\|+)"
    r"|(?P<dash>(?<=\w)--(?=\w)|(?<=\s)--(?=\s))"
    r"|(?P<joint>(?<=\w)[_\\·]+(?=\w))"
    r"|(?P<nothing>[*`~_^\#\\\[\]{}]+|\(\)|\$\$|--)"
    r"|(?P<space>\s+)"
)
_SUSPECT = re.compile(r"[\x00-\x1f\x7f~^|_\\*`#\[\]{}+=<>]")
_SUSPECT_WIDE = re.compile(f"[{_PICTURES}\u2190-\u21ff～·\x85\xa0\u2000-\u200a\u3000]")
_WORDS: Mapping[str, Mapping[Language, str]] = {
    "arrow": {"en": " to ", "zh": "到"},
    "times": {"en": " times ", "zh": "乘"},
    "number": {"en": "number ", "zh": "编号"},
    "about": {"en": "about ", "zh": "约"},
    "power": {"en": " to the power of ", "zh": "的幂"},
    "bar": {"en": ", ", "zh": "，"},
    "dash": {"en": "—", "zh": "—"},
    "sharp": {"en": " sharp", "zh": " sharp"},
}
_LEADING = " ,;.!?，。、；：！？)”’」』》】"
_SLACK = re.compile(r" +(?=[,.!?;:，。；：！？](?:\s|$))| +(?= )")


def is_plain(text: str) -> bool:
    """Whether `clean` would say `text` just as it stands."""
    suspect = (
        "//" in text
        or "www." in text
        or "  " in text
        or "--" in text
        or "->" in text
        or "()" in text
        or "$$" in text
        or _SUSPECT.search(text) is not None
        or (not text.isascii() and _SUSPECT_WIDE.search(text) is not None)
    )
    return not suspect


def clean(text: str, offsets: Sequence[int], language: Language) -> Saying:
    """Say plain text: sites by their names, emoji and stray markup not at all.

    Args:
        text: without Markdown, or with what a writer left open.
        offsets: the source offset of each code point of `text`.
        language: of the words that stand for a symbol.
    """
    saying = Saying()
    end = 0
    for found in _SYMBOL.finditer(text):
        start = found.start()
        saying.copy(text[end:start], offsets[end:start])
        _say_symbol(saying, found, offsets, language)
        end = found.end()
    saying.copy(text[end:], offsets[end:])
    return _tighten(saying)


def _say_symbol(
    saying: Saying, found: re.Match[str], offsets: Sequence[int], language: Language
) -> None:
    kind = found.lastgroup or ""
    if kind == "site":
        saying.copy(found["host"], offsets[found.start("host") :])
    elif kind in _WORDS:
        saying.say(_WORDS[kind][language], offsets[found.start()])
    elif kind in _GAPS:
        before = found.string[: found.start()][-1:]
        after = found.string[found.end() :][:1]
        saying.say(_GAPS[kind](found[0], before, after), offsets[found.start()])


def _picture_gap(_picture: str, before: str, after: str) -> str:
    return " " if before.isalnum() and after.isalnum() else ""


def _joint_gap(joint: str, before: str, after: str) -> str:
    return "" if joint == "·" and not (before.isascii() and after.isascii()) else " "


def _space_gap(space: str, before: str, after: str) -> str:
    """A line break inside Chinese is no pause; every other white space is one space."""
    chinese = before > "\u2e7f" and after > "\u2e7f"
    return "" if chinese and "\n" in space else " "


_GAPS: Mapping[str, Callable[[str, str, str], str]] = {
    "picture": _picture_gap,
    "joint": _joint_gap,
    "space": _space_gap,
    "rule": lambda _rule, _before, _after: " ",
}


def _tighten(saying: Saying) -> Saying:
    """Take out the spaces and marks that were left standing where a symbol went."""
    text, offsets = saying.text, saying.offsets
    tight = Saying()
    end = len(text) - len(text.lstrip(_LEADING))
    for slack in _SLACK.finditer(text, end):
        tight.copy(text[end : slack.start()], offsets[end:])
        end = slack.end()
    tight.copy(text[end:], offsets[end:])
    return tight
