"""The name by which a user wants to be called, where it is told beyond doubt."""

from __future__ import annotations

from typing import Final

from app.facts.patterns import HAN, Pattern

_NAME: Final = r"(?P<name>[^\W\d_][\w'’-]{0,19}(?: [A-Z][\w'’-]{0,19})?)"
_ENGLISH: Final = (
    Pattern(
        r"(?i:\b(?:my (?:first |full )?name(?: is|'s|’s)|(?:please |just |you can )?call me"
        r"|i(?: am|'m|’m) (?:called|named)|the name(?: is|'s|’s)))"
        rf" {_NAME}(?=\s*(?:[.,!?]|$|and\b|but\b))"
    ),
    Pattern(
        r"^(?i:(?:hi|hello|hey|good (?:morning|evening|afternoon))(?: there)?[,!.]? )"
        r"(?i:i am|i'm|i’m|im) (?P<name>[A-Z][\w'’-]{1,19})(?=\s*(?:[.,!?]|$))"
    ),
)
_CHINESE: Final = (
    Pattern(
        r"(?:我(?:的名字)?叫(?:做)?|我的名字是|(?<!人)叫我|称呼我)(?!什么|怎|啥|你|他)"
        rf"(?P<name>{HAN}{{1,4}}?|[A-Za-z]{{2,20}})"
        r"(?=吧|就好|就行|[，。！,.!\s]|$)"
    ),
    Pattern(
        rf"(?:^|[，,。])我是(?!.[师板人公婆孩学朋姐妹哥弟])(?P<name>[阿小老]{HAN})(?=[，。！,.!\s]|$)"
    ),
)
_NO_NAMES: Final = Pattern(
    r"later|back|crazy|old|names|when|if|an?|the|not|what|tomorrow|maybe|sir|mad|anything|whatever"
    r"|german|french|english|american|chinese|spanish|italian|indian|russian|japanese"
)
"""What is said in the same words and is nobody's name."""


def name_in(text: str) -> str:
    """The name that `text` tells as the user's own; empty where it tells none."""
    for pattern in (*_ENGLISH, *_CHINESE):
        found = pattern.search(text)
        if found and not _NO_NAMES.fullmatch(found["name"].lower()):
            return found["name"]
    return ""
