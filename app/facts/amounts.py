"""Number words of a question, written in digits, so that patterns need to know digits only."""

from __future__ import annotations

from app.facts.digits import exactly
from app.facts.numerals import number_at
from app.facts.patterns import Pattern, is_chinese

_LATIN = Pattern(r"(?<![\w'.,/])(?:[a-z]+|\d[\d,.]*(?= (?:and|hundred|thousand|million|billion)))")
_HAN = Pattern(
    r"(?<![周期拜几第哪下市])[0-9零〇一二两三四五六七八九十百千万亿半](?![下共起般样些定直边旦])"
)
_MOST = 10**15


def in_digits(sentence: str) -> str:
    """Write the number words of a plain `sentence` in digits: 三公里 as 3公里.

    Weekdays (周五) and words that only look like numbers (一共) stay as they are.
    """
    start = _HAN if is_chinese(sentence) else _LATIN
    parts: list[str] = []
    position = 0
    while found := start.search(sentence, position):
        numeral = number_at(sentence, found.start())
        if numeral is None or numeral.value > _MOST:
            parts.append(sentence[position : found.end()])
            position = found.end()
            continue
        parts += sentence[position : found.start()], exactly(numeral.value)
        position = numeral.end
    return "".join(parts) + sentence[position:]
