"""What the letters of a text tell: its language, and how long it takes to say."""

from __future__ import annotations

import re

from app.ports import Language

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_LETTERS = re.compile(f"[{_HAN}]")
_KINDS = re.compile(rf"(?P<han>[{_HAN}\u3040-\u30ff\uac00-\ud7af])|(?P<digit>\d)|(?P<letter>\w)")

# Medians of eSpeak NG 1.52 (en-us, cmn) over twelve sentences; the neural engines lie within a
# third of them. Good enough to compare one clause with another, which is all they are for.
_SECONDS_HAN = 0.21
_SECONDS_DIGIT = 0.30
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
    digits = sum(map(str.isdigit, text))
    if text.isascii():
        return digits * _SECONDS_DIGIT + sum(map(str.isalpha, text)) * _SECONDS_LETTER
    seconds = 0.0
    for found in _KINDS.finditer(text):
        kind = found.lastgroup
        seconds += (
            _SECONDS_HAN
            if kind == "han"
            else _SECONDS_DIGIT
            if kind == "digit"
            else _SECONDS_LETTER
        )
    return seconds
