"""What an answer takes over word for word from the dialogue before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tools.starter_model.chatml import Language

LAST_REPLY: Final = "last_reply"
"""The slot of the last answer, word for word."""
LAST_REPLY_FIRST: Final = "last_reply_first"
"""The slot of the last answer's first sentence."""
LAST_ASK: Final = "last_ask"
"""The slot of the user's last words, without the facts that were put before them."""
SLOTS: Final = frozenset({LAST_REPLY, LAST_REPLY_FIRST, LAST_ASK})

_LONGEST: Final = {"en": 240, "zh": 90}
"""Characters of an answer that may be asked for again; longer ones would fill the window."""
_SENTENCE = re.compile(r".*?(?:[.!?](?=\s|$)|[。！？])", re.DOTALL)
_NUMBERS: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "zh": tuple("一二三四五六七八九十"),
}


def first_sentence(text: str) -> str:
    """Return what stands before the end of the first sentence, its mark included."""
    found = _SENTENCE.match(text)
    return found[0] if found else text


def of(ask: str, reply: str, language: Language) -> dict[str, str]:
    """Return the slots that one exchange leaves for the next; none if it is too long to repeat."""
    said = ask.rpartition("\n")[2]
    if max(len(said), len(reply)) > _LONGEST[language]:
        return {}
    return {LAST_REPLY: reply, LAST_REPLY_FIRST: first_sentence(reply), LAST_ASK: said}


def counted(number: str, language: Language) -> str:
    """Count from one to `number`, which is written as a word or in digits."""
    known = _NUMBERS[language]
    last = int(number) if number.isdecimal() else known.index(number) + 1
    return (", " if language == "en" else "，").join(known[:last])
