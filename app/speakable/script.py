"""What the letters of a text tell: its language, and how long it takes to say."""

from __future__ import annotations

import re

from app.ports import Language

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_LETTERS = re.compile(f"[{_HAN}]")
_WIDE = re.compile(f"[{_HAN}\u3040-\u30ff\uac00-\ud7af]")
_WORDS = re.compile(r"[^\W\d_]+")
_NO_DIGIT = bytes(code for code in range(128) if not chr(code).isdigit())
_NO_LETTER = bytes(code for code in range(128) if not chr(code).isalpha())
_DIGITS = re.compile(r"[0-9]")

# Medians of eSpeak NG 1.52 (en-us, cmn) over twelve sentences; the neural engines lie within a
# third of them. Good enough to compare one clause with another, which is all they are for.
_SECONDS_WIDE = 0.21
_SECONDS_DIGIT = 0.30
LONGEST_LETTER = _SECONDS_DIGIT
"""Seconds that no single character exceeds."""
_SECONDS_LETTER = 0.06


def language_of(text: str, otherwise: Language = "en") -> Language:
    """The voice that can say all of `text`; `otherwise` if it has no letter.

    A Chinese voice says Latin words, an English one cannot say a Han character: one is enough.
    """
    if not text.isascii() and _HAN_LETTERS.search(text):
        return "zh"
    return "en" if any(map(str.isalpha, text)) else otherwise


def spoken_seconds(text: str) -> float:
    """Estimate how many seconds `text` takes to say at speed 1, without the pause after it."""
    if text.isascii():
        plain = text.encode()
        digits, wide = len(plain.translate(None, _NO_DIGIT)), 0
        letters = len(plain.translate(None, _NO_LETTER))
    else:
        digits, wide = len(_DIGITS.findall(text)), len(_WIDE.findall(text))
        letters = sum(map(len, _WORDS.findall(text))) - wide
    return digits * _SECONDS_DIGIT + wide * _SECONDS_WIDE + letters * _SECONDS_LETTER
