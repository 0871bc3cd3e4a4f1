"""Whether an answer is right: by what a skill expects, and by what the facts say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_NUMBER: Final = re.compile(r"(?<![A-Za-z\d.])-?\d[\d,]*(?:[.:]\d+)*")
_MINUS: Final = re.compile(r"(?:minus |负)(?=\d)")
_ASIDE: Final = re.compile(r"\s*[(（][^()（）]*[)）]")
_QUOTED: Final = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_CAPITAL: Final = re.compile(r"\b[A-Z][\w'’-]+")
_WEEKDAY: Final = re.compile(r"星期[一二三四五六日天]")
_HAN: Final = re.compile(r"[㐀-鿿]+")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’+-]*")
_LIST: Final = re.compile(r"[:：]\s*(?=\D|\d+\s*[,，、])(.+)$")
_EQUAL: Final = re.compile(r"[=≈](.*)$")
_KEY: Final = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d+\b|\bEsc\b|\bEnter\b|\b[A-Z][\w-]*(?: [a-z]+)*…"
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_SIDES: Final = ("ahead of", "behind", "before", "earlier", "later", "早", "晚", "前一天", "次日")
_NOT: Final = re.compile(r"\bnot\b|n't\b|\bno\b|不|没")
_LANGUAGES: Final = frozenset({"Chinese", "English"})
_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "at",
        "it",
        "is",
        "are",
        "you",
        "your",
        "i",
        "that",
        "this",
        "with",
        "for",
        "be",
        "by",
        "as",
        "do",
        "so",
        "its",
        "from",
        "can",
        "not",
        "no",
    ]
)
_LOOP: Final = re.compile(r"(.{6,}?)\1\1", re.DOTALL)

_MOST: Final = 0.7
"""Of the content of a help passage's first sentence, what an answer must hold."""
_NEARLY_ALL: Final = 0.8
"""The same of a definition."""
_STRANGE: Final = 0.2
"""Of a sentence, what may stand in none of those that refuse, and not in the question either."""


def loops(text: str) -> bool:
    """Whether something of six characters or more stands there three times in a row."""
    return _LOOP.search(text) is not None


def sentences(text: str) -> list[str]:
    """The sentences of `text`, with their marks."""
    return [each for each in map(str.strip, _SENTENCE.split(text)) if each]


def numbers(text: str) -> list[str]:
    """The numbers of `text` as they are written, but for the commas between thousands."""
    return [found.replace(",", "") for found in _NUMBER.findall(_MINUS.sub("-", _signed(text)))]


def _signed(text: str) -> str:
    return text.replace("−", "-").replace("，", ", ").replace("、", ", ")


def pieces(text: str) -> set[str]:
    """What `text` tells: its English words but for the smallest, its pairs of Han characters."""
    words = {word.lower() for word in _WORD.findall(text)} - _SMALL
    pairs = {run[i : i + 2] for run in _HAN.findall(text) for i in range(max(1, len(run) - 1))}
    return words | pairs


def _share(wanted: set[str], text: str) -> float:
    return len(wanted & pieces(text)) / len(wanted) if wanted else 1.0


def tells_help(passage: str, answer: str) -> bool:
    """Whether `answer` says what the first sentence of a help passage says, with every key."""
    first = sentences(passage)[0]
    keys = [*_KEY.findall(first), *_QUOTED.findall(first)]
    flat = answer.replace(" ", "")
    return all(key.replace(" ", "") in flat for key in keys) and (
        _share(pieces(first), answer) >= _MOST
    )


def tells_fact(fact: str, question: str, answer: str) -> bool:
    """Whether `answer` has all numbers and names that `fact` answers with, and no other number.

    What answers is what stands behind "=" or after the colon of a list; elsewhere all numbers and
    names that the question has not said itself. A fact without any is a definition: nearly all
    of its words must be there. What stands in brackets may be left out. A sum is repeated with
    all of its numbers or not at all.
    """
    told = _ASIDE.sub("", fact)
    if not _sizes(answer) <= _sizes(fact) | _sizes(question):
        return False
    if bool(_NOT.search(told)) != bool(_NOT.search(answer)):
        return False
    if found := _EQUAL.search(told):
        return _tells_sum(told[: found.start()], found[1], answer)
    if found := _LIST.search(told):
        return _in_order(re.split(r"[,，、]\s*", found[1].rstrip(".。")), answer)
    new_numbers = [each for each in numbers(told) if each not in numbers(question)]
    new_names = [each for each in _names(told) if each.lower() not in question.lower()]
    sides = [side for side in _SIDES if side in told]
    if not (new_numbers or new_names or sides):
        return _share(pieces(told), answer) >= _NEARLY_ALL
    return _holds(new_numbers, numbers(answer)) and _holds([*new_names, *sides], answer.lower())


def _tells_sum(given: str, result: str, answer: str) -> bool:
    said, parts = _sizes(answer), _sizes(given)
    return (
        (parts <= said or not parts & said)
        and _holds(numbers(result), numbers(answer))
        and _holds([*_WORD.findall(result), *_HAN.findall(result)], answer.lower())
    )


def _sizes(text: str) -> set[str]:
    """The numbers of `text` without their signs."""
    return {each.lstrip("-") for each in numbers(text)}


def _names(fact: str) -> list[str]:
    """Names: capital letters, quoted words, weekdays, and Chinese within an English fact."""
    found = [*_CAPITAL.findall(fact), *_QUOTED.findall(fact), *_WEEKDAY.findall(fact)]
    if len(_WORD.findall(_QUOTED.sub("", fact))) > 1:
        found += _HAN.findall(fact)
    return [each for each in found if each not in _LANGUAGES]


def _holds(wanted: Sequence[str], answer: str | Sequence[str]) -> bool:
    return all(each.lower() in answer for each in wanted)


def _in_order(items: Sequence[str], answer: str) -> bool:
    place = 0
    for item in items:
        found = re.compile(rf"(?<![\w]){re.escape(item)}(?![a-z\d])", re.IGNORECASE | re.ASCII)
        match = found.search(answer, place)
        if match is None:
            return False
        place = match.end()
    return True


def only_refuses(question: str, answer: str, known: Sequence[set[str]]) -> bool:
    """Whether each sentence of `answer` is like one of those of which `known` has the pieces.

    What the question has said itself may stand in it.
    """
    asked = pieces(question)
    for sentence in sentences(answer):
        rest = pieces(sentence) - asked
        strange = min((len(rest - each) for each in known), default=len(rest))
        if rest and strange / len(rest) > _STRANGE:
            return False
    return True
