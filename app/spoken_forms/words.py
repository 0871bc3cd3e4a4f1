"""Latin words: acronyms, contractions, abbreviations, names with capitals inside."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms import vocabulary
from app.spoken_forms.rules import Rule

_PARTS = re.compile(r"[A-Z]{1,40}(?=[A-Z][a-z])|[A-Z]?[a-z]{1,80}|[A-Z]{1,40}(?![a-z])")
_PLURAL = re.compile(r"(?P<letters>[A-Z]{2,6})s")
_SURNAME = re.compile(r"(?:Mc|Mac|De|Le|La|Fitz)[A-Z][a-z]{2,20}")
_VOWELS = re.compile(r"[AEIOUY]", re.IGNORECASE)
_SAYABLE = re.compile(r"[^AEIOUY]{0,2}(?:[AEIOUY]{1,2}[^AEIOUY]{1,2}){1,3}[AEIOUY]{0,2}")

_WORD = re.compile(r"[A-Za-z]{1,200}(?:'[A-Za-z]{1,20}){0,3}")
_ELIDED = re.compile(r"'(?:em|cause|til|tis|twas|n')(?![A-Za-z])", re.IGNORECASE)
_LETTERED = re.compile(r"(?<![A-Za-z])(?:Ph\.D\.|(?:[A-Za-z]\.){2,8})(?![A-Za-z])")
_INITIAL = re.compile(r"(?<![A-Za-z'])(?P<letter>[A-Z])\.(?=\s?[A-Z])")
_DOTTED = re.compile(
    rf"(?P<word>{'|'.join(vocabulary.DOTTED)})\.(?=$|[\s,;:)\]，。；：）\u4e00-\u9fff-])"
)
_NUMBERED = re.compile(rf"(?P<word>{'|'.join(vocabulary.BEFORE_NUMBER)})\.\s?(?=[0-9])")
_SAINT = re.compile(r"St\.(?=(?P<name>\s[A-Z])?)")
_DAYS = re.compile(
    r"(?P<one>[MTWFS][a-z]{2,4})\.?\s?[-–—]\s?(?P<two>[MTWFS][a-z]{2,4})(?![a-z])(?:\.(?=\s[a-z0-9]))?"
)
_DAY = re.compile(
    r"(?P<one>[MTWFS][a-z]{2,4})\.?,?\s(?=[0-9]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_AND = re.compile(r"(?P<one>[A-Z]{1,4})&(?P<two>[A-Z]{1,4})(?![A-Za-z0-9])")
_STROKE = re.compile(r"(?<![A-Za-z])(?:w/o|w/|n/a|N/A|c/o)(?![A-Za-z0-9/])")
_STROKES = {"w/o": "without", "w/": "with", "c/o": "care of"}
_TO = re.compile(r"(?P<one>[A-Z])\s?[-–—]\s?(?P<two>[A-Z])(?![A-Za-z0-9])")


def spelled(letters: str) -> str:
    """Say letter by letter."""
    return " ".join(letters)


def name(written: str) -> str:
    """Say a name of any letters, as in a file's name or a site's: what has no vowel is spelled."""
    if len(written) > 1 and _VOWELS.search(written) is None:
        return spelled(written)
    return word(written)


def word(written: str, *, shouted: bool = False) -> str:
    """Say a word without an apostrophe.

    Args:
        written: ASCII letters alone.
        shouted: everything around it is in capitals too, so they say nothing of this word.
    """
    if written in vocabulary.WHOLE:
        return vocabulary.WHOLE[written]
    if written.islower() or len(written) == 1 or written[1:].islower():
        return written
    if written.isupper():
        return _capitals(written, shouted=shouted)
    plural = _PLURAL.fullmatch(written)
    if plural:
        said = _capitals(plural["letters"], shouted=False)
        return f"{said}s" if said.isalpha() else f"{said} s"
    if _SURNAME.fullmatch(written) or written in vocabulary.SAID_AS_WORDS:
        return written
    return " ".join(_capitals(part, shouted=False) for part in _PARTS.findall(written))


def _capitals(written: str, *, shouted: bool) -> str:
    """Spell an acronym, unless it is said as a word."""
    if not written.isupper() or len(written) == 1:
        return written
    if written in vocabulary.SAID_AS_WORDS or written in vocabulary.EMPHASISED:
        return written.lower() if shouted else written
    if written in vocabulary.SPELLED or _VOWELS.search(written) is None:
        return spelled(written)
    if shouted:
        return written.lower()
    long = len(written) >= 6
    return (
        written if long or (len(written) >= 4 and _SAYABLE.fullmatch(written)) else spelled(written)
    )


def contracted(written: str, *, shouted: bool = False) -> str:
    """Say a word with apostrophes: "don't" in full, "John's" as it sounds."""
    lower = written.lower()
    if lower in vocabulary.FIXED:
        return _as_begun(vocabulary.FIXED[lower], written)
    head, _, tail = lower.rpartition("'")
    first = written[: len(head)]
    first = contracted(first) if "'" in first else word(first, shouted=shouted)
    if tail == "t" and head.endswith("n"):
        stem = vocabulary.NEGATIONS.get(head, head.removesuffix("n"))
        return _as_begun(f"{stem} not", written)
    if tail in vocabulary.ENDINGS:
        return f"{first} {vocabulary.ENDINGS[tail]}"
    if tail == "s":
        return f"{first} is" if head in vocabulary.WITH_IS else _owning(first)
    return word(written.replace("'", ""), shouted=shouted)


def _owning(said: str) -> str:
    """Say whose something is; of a spelled name the s is one letter more."""
    if " " in said[-2:] or len(said) == 1:
        return f"{said} s"
    return f"{said}es" if said.endswith("s") else f"{said}s"


def _as_begun(said: str, written: str) -> str:
    return said.capitalize() if written[0].isupper() else said


def is_shouted(text: str) -> bool:
    """Whether a text in capitals is meant to be loud rather than made of acronyms."""
    return text.upper() == text and len(re.findall(r"[A-Z]{2}", text)) >= 3


def _loose(match: re.Match[str], _: Language) -> str:
    """Say a word of prose."""
    if "'" in match[0]:
        return contracted(match[0])
    return word(match[0])


def _loud(match: re.Match[str], _: Language) -> str:
    """Say a word of a text in capitals."""
    if "'" in match[0]:
        return contracted(match[0].lower())
    return word(match[0], shouted=True)


def _elided(match: re.Match[str], _: Language) -> str:
    return vocabulary.FIXED[match[0].lower()]


def _ended(said: str, match: re.Match[str]) -> str:
    """Keep the full stop of an abbreviation where it ends the text too."""
    return f"{said}." if match.end() == len(match.string) else said


def _lettered(match: re.Match[str], _: Language) -> str:
    written = match[0]
    known = vocabulary.LETTERED.get(written) or vocabulary.LETTERED.get(written.lower())
    return _ended(known or spelled(written.replace(".", "")), match)


def _initial(match: re.Match[str], _: Language) -> str:
    return match["letter"]


def _dotted(match: re.Match[str], _: Language) -> str:
    return _ended(vocabulary.DOTTED[match["word"]], match)


def _numbered(match: re.Match[str], _: Language) -> str:
    return f"{vocabulary.BEFORE_NUMBER[match['word']]} "


def _saint(match: re.Match[str], _: Language) -> str:
    """Read a saint before a name, and a street behind one."""
    after_name = re.search(
        r"[A-Za-z0-9]\s$", match.string[max(0, match.start() - 2) : match.start()]
    )
    return "Saint" if match["name"] and not after_name else _ended("Street", match)


def _days(match: re.Match[str], _: Language) -> str | None:
    one, two = (vocabulary.WEEKDAYS.get(match[name]) for name in ("one", "two"))
    return f"{one} to {two}" if one and two else None


def _day(match: re.Match[str], _: Language) -> str | None:
    said = vocabulary.WEEKDAYS.get(match["one"])
    return f"{said}, " if said else None


def _to(match: re.Match[str], _: Language) -> str:
    return f"{match['one']} to {match['two']}"


def _and(match: re.Match[str], _: Language) -> str:
    return f"{spelled(match['one'])} and {spelled(match['two'])}"


def _stroke(match: re.Match[str], _: Language) -> str:
    return _STROKES.get(match[0], "not applicable")


RULES = (
    Rule(_STROKE, _stroke),
    Rule(_AND, _and),
    Rule(_LETTERED, _lettered),
    Rule(_NUMBERED, _numbered),
    Rule(_SAINT, _saint),
    Rule(_DAYS, _days),
    Rule(_DAY, _day),
    Rule(_DOTTED, _dotted),
    Rule(_INITIAL, _initial),
    Rule(_TO, _to),
)
PLAIN, SHOUTED = Rule(_WORD, _loose), Rule(_WORD, _loud)
"""The last rule of all for what begins with a letter."""
ELIDED = Rule(_ELIDED, _elided)
