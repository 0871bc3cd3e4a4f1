"""Names with figures in them: models, versions, and Roman numerals where they are sure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.ports import Language
from app.spoken_forms import chinese_numbers, english_numbers, vocabulary
from app.spoken_forms.numbers import number
from app.spoken_forms.rules import Rule
from app.spoken_forms.words import name

_TAIL = r"[0-9][0-9A-Za-z]{0,40}(?:[-.][0-9A-Za-z]{1,40}){0,8}(?![0-9])"
_MODEL = re.compile(rf"(?P<name>[A-Za-z]{{1,40}})(?P<gap>[-. ]?)(?P<tail>{_TAIL})(?!:[0-9])")
_VERSION = re.compile(
    r"[vV]\.?(?P<parts>[0-9]{1,9}(?:\.[0-9]{1,9}){0,5})(?=(?P<more>[A-Za-z0-9]?))"
)
_DOTTED = re.compile(r"(?P<parts>[0-9]{1,9}(?:\.[0-9]{1,9}){2,8})(?![0-9])")
_VERSIONED = re.compile(
    r"(?P<name>" + "|".join(sorted(vocabulary.VERSIONED, key=len, reverse=True))
    + r")(?P<gap>\s)(?P<parts>[0-9]{1,4}(?:\.[0-9]{1,4}){1,5})(?![0-9A-Za-z%])"
)  # fmt: skip
_MIXED = re.compile(
    r"(?=[0-9]{1,40}[A-Za-z])(?P<tail>[0-9A-Za-z]{1,80}(?:-[0-9][0-9A-Za-z]{0,40})?)"
)
_PIECES = re.compile(r"[0-9]+(?:\.[0-9]+)*|[A-Za-z]+|(?<=[0-9])-(?=[0-9])")

_ROMAN = (
    r"(?P<roman>(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r"(?![A-Za-z0-9'])"
)
HEADS = vocabulary.ROMAN_HEADS
"""Lower-case words that a Roman numeral may follow."""
_PART = re.compile(
    r"(?P<head>World War|Rocky|Super Bowl|Final Fantasy|"
    + "|".join(form for head in sorted(HEADS) for form in (head, head.title(), head.upper()))
    + r")\s"
    + _ROMAN
)
_RULER = re.compile(
    r"(?P<head>(?P<title>(?:King|Queen|Pope|Emperor|Empress|Tsar|Prince|Kaiser)\s)?"
    r"(?:Louis|Henry|Elizabeth|George|William|Charles|James|Edward|Richard|John Paul|Benedict|Pius"
    r"|Napoleon|Ivan|Peter|Catherine|Philip|Frederick|Otto|Ramses|Ramesses|Alexander|Nicholas"
    r"|Gregory|Leo|Innocent|Clement|Urban|Ferdinand|Wilhelm|Friedrich|Heinrich|Ludwig|Cleopatra"
    r"|Ptolemy|Darius|Rama|Sixtus|Julius|Francis|Mehmed|Murad|Leopold|Christian|Gustav|Harald"
    r"|Haakon|Olav|Juan Carlos|Alfonso|Pedro))\s" + _ROMAN
)
_BY_FIGURE = re.compile(
    r"911(?=事件)|985(?=[高院大])|211(?=[高院工大])|618(?=[大购年])|996(?=[工模制])"
    r"|12306(?=[网官购])|360(?=[浏安杀])"
)
"""Numbers that are names in Chinese."""
_HEXADECIMAL = re.compile(r"0[xX](?P<figures>[0-9A-Fa-f]{1,16})(?![0-9A-Za-z])")
_ALONE = re.compile(_ROMAN + r"(?P<century>\scentury\b)?")
_SURE = frozenset(
    ("II", "III", "VII", "VIII", "XII", "XIII", "XIV", "XVI", "XVII", "XVIII", "XIX", "XXI", "XXII")
)
"""Numerals that are no other word or name."""
_CHINESE_PART = re.compile(r"(?<=第)\s?" + _ROMAN)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(numeral: str) -> int:
    """Tell the value of a Roman numeral."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def version(parts: str, language: Language) -> str:
    """Say a version: its parts are numbers with points between them."""
    if language == "zh":
        first, *others = parts.split(".")
        return "点".join(
            [chinese_numbers.model_number(first), *map(chinese_numbers.digits, others)]
        )
    return " point ".join(_whole(part) for part in parts.split("."))


def _whole(part: str) -> str:
    return number(part, "en")


def pieces(written: str, language: Language) -> str:
    """Say figures and letters that stand in one name, each in its way."""
    said = []
    for piece in _PIECES.findall(written):
        if "." in piece:
            said.append(version(piece, language))
        elif piece[0].isdigit():
            module = chinese_numbers if language == "zh" else english_numbers
            said.append(module.model_number(piece))
        elif piece == "-":
            said.append(",")
        else:
            said.append(name(piece))
    return joined(said)


def joined(said: Iterable[str]) -> str:
    """Put what is said in a row, with spaces between Latin words alone."""
    text = ""
    for part in filter(None, said):
        gap = " " if text and text[-1].isascii() and part[0].isascii() and part != "," else ""
        text += gap + part
    return text


def _model(match: re.Match[str], language: Language) -> str | None:
    head, gap, tail = match["name"], match["gap"], match["tail"]
    if gap == " " and not (_is_maker(head) and len(_PIECES.findall(tail)[0]) >= 3):
        return None
    if (gap == "-" and head.islower()) or (gap == "." and (len(head) > 1 or head.islower())):
        return None
    return joined([name(head), pieces(tail, language)])


def _is_maker(head: str) -> bool:
    if head in vocabulary.PRODUCTS:
        return True
    return head.isupper() and 2 <= len(head) <= 6 and head not in vocabulary.EMPHASISED


def _version(match: re.Match[str], language: Language) -> str | None:
    more = match["more"]
    if more or (language == "zh" and "." not in match["parts"]):
        return None
    if "." not in match["parts"] and len(match["parts"]) > 2:
        return None
    said = version(match["parts"], language)
    if language == "zh":
        return said if match.string.endswith("版本", 0, match.start()) else f"版本{said}"
    return f"version {said}"


def _dotted(match: re.Match[str], language: Language) -> str:
    """Say a version without a name; four parts are an address of a computer."""
    parts = match["parts"].split(".")
    if len(parts) != 4:
        return version(match["parts"], language)
    module = chinese_numbers if language == "zh" else english_numbers
    return ("点" if language == "zh" else " dot ").join(map(module.digits, parts))


def _versioned(match: re.Match[str], language: Language) -> str:
    return joined([name(match["name"]), version(match["parts"], language)])


def _mixed(match: re.Match[str], language: Language) -> str:
    return pieces(match["tail"], language)


def _by_figure(match: re.Match[str], _: Language) -> str:
    return chinese_numbers.digits(match[0])


def _hexadecimal(match: re.Match[str], language: Language) -> str:
    """Say a number of a computer's, figure by figure and letter by letter."""
    module = chinese_numbers if language == "zh" else english_numbers
    figures = (module.digits(sign) if sign.isdigit() else sign.upper() for sign in match["figures"])
    return joined([module.digits("0"), "x", *figures])


def _part(match: re.Match[str], _: Language) -> str | None:
    numeral = match["roman"]
    if not numeral or numeral in "LCDM":
        return None
    return f"{match['head']} {english_numbers.cardinal(roman(numeral))}"


def _ruler(match: re.Match[str], _: Language) -> str | None:
    """Read which one of a name; a lone I is most often a person who speaks."""
    numeral = match["roman"]
    if not numeral or numeral in "LCDM" or (numeral == "I" and not match["title"]):
        return None
    return f"{match['head']} the {english_numbers.ordinal(roman(numeral))}"


def _alone(match: re.Match[str], _: Language) -> str | None:
    numeral, century = match["roman"], match["century"]
    if not numeral or (century is None and numeral not in _SURE):
        return None
    value = roman(numeral)
    return (
        f"{english_numbers.ordinal(value)}{century}" if century else english_numbers.cardinal(value)
    )


def _chinese_part(match: re.Match[str], _: Language) -> str | None:
    return chinese_numbers.cardinal(roman(match["roman"])) if match["roman"] else None


WORD_RULES = (
    Rule(_VERSION, _version),
    Rule(_PART, _part),
    Rule(_RULER, _ruler),
    Rule(_CHINESE_PART, _chinese_part),
    Rule(_ALONE, _alone),
    Rule(_VERSIONED, _versioned),
    Rule(_MODEL, _model),
)
FIXED_RULES = (
    Rule(_DOTTED, _dotted),
    Rule(_BY_FIGURE, _by_figure),
    Rule(_HEXADECIMAL, _hexadecimal),
)
"""Before everything that has a unit."""
RULES = (Rule(_MIXED, _mixed),)
"""After everything that has a unit."""
