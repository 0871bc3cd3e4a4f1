"""One character at a time, to the few that the rules and the voices know."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

KEPT = frozenset(
    "，。、！？：；（）《》【】「」『』〈〉“”…—–·•°′″‰¼½¾±×÷≤≥≠≈→²³¹⁰⁴⁵⁶⁷⁸⁹⁻⁺€£¥₹₩₽₿¢©§√∞¬"
)
"""Marks and signs that the rules know as they are."""

PICTURE = "\N{REPLACEMENT CHARACTER}"
"""Stands for what is no letter and has no name: a voice without a word for it leaves it out."""

_ODD = re.compile("[^ -~\u4e00-\u9fff，。、！？：；（）“”—…]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[，：．](?=[0-9])")
_NARROW = str.maketrans("，：．", ",:.")
_LETTERS = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
    "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
    "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "Ng",
}  # fmt: skip
_SIGNS = {
    "‘": "'", "’": "'", "ʼ": "'", "＇": "'", "`": "'", "´": "'", "‛": "'", "„": "“", "«": "“",
    "»": "”", "‹": "“", "›": "”", "〝": "“", "〞": "”", "‐": "-", "‑": "-", "‒": "–", "―": "—",
    "−": "-", "﹣": "-", "〜": "~", "～": "~", "∼": "~", "㎡": "m²", "㎥": "m³", "㎢": "km²",
    "⇒": "→", "➜": "→", "➡": "→", "⟶": "→", "►": "→", "∙": "·", "⋅": "·", "・": "·", "．": ".",
    "。": "。", "｡": "。", "､": "、", "〔": "（", "〕": "）", "〖": "【", "〗": "】", "⁓": "~",
    "№": "No. ", "™": "", "®": "", "℠": "", "〇": "零", "¦": "|", "⁄": "/", "∕": "/", "∶": ":",
    "∗": "*", "≦": "≤", "≧": "≥", "￥": "¥", "﹪": "%", "％": "%", "º": "°", "ª": "a", "¿": "",
    "¡": "", "⅓": " 1/3", "⅔": " 2/3", "⅕": " 1/5", "⅛": " 1/8", "½": " 1/2", "¼": " 1/4",
    "¾": " 3/4", "\u3000": " ", "\u2028": " ", "\u2029": " ", "\u200b": "", "\xad": "",
}  # fmt: skip
_FIXED = {mark: mark for mark in KEPT} | _LETTERS | _SIGNS
_PLAIN = re.compile("[ -~\u4e00-\u9fff]")
_OTHERS = {
    "M": "",
    "Cc": "",
    "Cf": "",
    "C": PICTURE,
    "Sk": PICTURE,
    "So": PICTURE,
    "Sc": "",
    "P": ",",
}
"""By category: what is heard as nothing, what is a picture, and marks of every other kind."""


def folded(text: str) -> tuple[str, list[int] | range]:
    """Write `text` in narrow letters without accents and with plain signs.

    Returns:
        The text, and for each of its code points the one of `text` that it came from.
    """
    if _ODD.search(text) is None:
        return _BETWEEN_DIGITS.sub(_narrow, text), range(len(text))
    parts: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = character if " " <= character <= "~" else _character(character)
        parts.append(plain)
        places.extend([place] * len(plain))
    return _BETWEEN_DIGITS.sub(_narrow, "".join(parts)), places


def _narrow(mark: re.Match[str]) -> str:
    return mark[0].translate(_NARROW)


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    if character in _FIXED or _PLAIN.match(character):
        return _FIXED.get(character, character)
    value = unicodedata.numeric(character, -1)
    if value >= 0 and value == int(value) and unicodedata.category(character) != "Lo":
        return str(int(value))
    return "".join(map(_part, unicodedata.normalize("NFKC", character)))


def _part(character: str) -> str:
    """Tell what becomes of one character of a compatible form."""
    if character in _FIXED or _PLAIN.match(character):
        return _FIXED.get(character, character)
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else _OTHERS.get(_kind(character), character)


def _kind(character: str) -> str:
    kind = unicodedata.category(character)
    return kind if kind in _OTHERS else kind[0]
