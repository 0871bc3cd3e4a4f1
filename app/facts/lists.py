"""Sorts, counts and compares what a question lists, and looks at the letters of a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from app.facts import digits
from app.facts.list_items import numbers, split
from app.facts.list_questions import Request, request
from app.facts.list_sums import to_add
from app.facts.patterns import HAN, Pattern, is_chinese
from app.facts.source import Question
from app.facts.spoken_lists import requests
from app.ports import Fact, Language

_HAN = Pattern(HAN)
_DOWN = Pattern(r"desc|decr|reverse|from (?:the )?(?:largest|biggest|high|big|z)|[大高]到|降")
_LARGE = Pattern(r"larg|big|great|high|max|大")
_NO_WORDS = frozenset(
    (
        "it",
        "that",
        "this",
        "them",
        "english",
        "chinese",
        "total",
        "me",
        "you",
        "him",
        "her",
        "here",
        "alphabet",
        "word",
        "name",
        "list",
        "sentence",
        "check",
        "out",
        "spelling",
    )
)
_POINTS_ELSEWHERE = Pattern(r"[这那我他她它本]|你[的们]|.*的")
"""Begins what speaks of a text that is not in the question."""

_LIST_THEN_COMMA = Pattern("、[^、，,]+[，,]")
_LONGEST_WORD = 60


class Lists:
    """Answers only where the list, or the word, is in the question itself."""

    name = "lists"

    def find(self, question: Question) -> Sequence[Fact]:
        """What is asked about the list; nothing where there is none."""
        numbers = to_add(question.text)
        if len(numbers) > 2:
            return (Fact(self.name, _sum(numbers, question.language), question.language),)
        for asked in _requests(question.text):
            text = _answer(asked, question.language)
            if text:
                return (Fact(self.name, text, question.language),)
        return ()


def _requests(text: str) -> Iterator[Request]:
    """What is asked in so many words; then what is, however it is said."""
    asked = request(text)
    apart = _LIST_THEN_COMMA.search(text)  # 红、蓝、绿，有几个
    if asked and not apart:
        yield asked
    yield from requests(text)
    if asked and apart:
        yield asked


def _answer(asked: Request, language: Language) -> str | None:
    about_word = _WORD_TASKS.get(asked.task)
    if about_word:
        word = asked.body.strip("'\"“”‘’「」 ")
        elsewhere = word.lower() in _NO_WORDS or _POINTS_ELSEWHERE.match(word)
        fits = 0 < len(word) <= _LONGEST_WORD and (asked.named or not elsewhere)
        return about_word(asked, word, language) if fits else None
    items = split(asked.body, spaced=asked.named)
    return _LIST_TASKS[asked.task](asked, items, language) if items else None


def _sum(numbers: Sequence[str], language: Language) -> str:
    values = (Fraction(number.replace(",", "")) for number in numbers)
    total = digits.exactly(sum(values, Fraction(0)))
    return f"the sum is {total}" if language == "en" else f"总和是{total}"


def _joined(items: Sequence[str], language: Language) -> str:
    return (", " if language == "en" else "、").join(items)


def _sorted(asked: Request, items: Sequence[str], language: Language) -> str | None:
    values = numbers(items)
    down = _DOWN.search(asked.order) is not None
    if values:
        ordered = [digits.exactly(value) for value in sorted(values, reverse=down)]
    elif any(map(is_chinese, items)) or not (asked.named or _are_words(items)):
        return None  # Chinese words have no order that everyone shares
    elif "length" in asked.order:
        ordered = sorted(items, key=len, reverse=down)
    else:
        ordered = sorted(items, key=str.casefold, reverse=down)
    return ("sorted: " if language == "en" else "排序：") + _joined(ordered, language)


def _are_words(items: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[^\W\d_]+", item) for item in items)


def _longest(asked: Request, items: Sequence[str], language: Language) -> str | None:
    """The item of the most letters. The longest of the Nile and the Amazon is none of ours."""
    plain = all(re.fullmatch("[a-z]+", item) for item in items)
    if not (plain or asked.named):
        return None
    short = asked.order in ("shortest", "短")
    length = (min if short else max)(map(len, items))
    found = [item for item in items if len(item) == length]
    if language == "zh":
        return f"最{'短' if short else '长'}的是{_joined(found, language)}"
    return f"the {asked.order} {'is' if len(found) == 1 else 'are'} {_joined(found, language)}"


def _largest(asked: Request, items: Sequence[str], language: Language) -> str | None:
    values = numbers(items)
    if not values:
        return None
    large = _LARGE.search(asked.order) is not None
    value = digits.exactly(max(values) if large else min(values))
    return f"the {asked.order} is {value}" if language == "en" else f"最{asked.order}的是{value}"


def _average(_: Request, items: Sequence[str], language: Language) -> str | None:
    values = numbers(items)
    if not values:
        return None
    text, inexact = digits.rounded(sum(values, Fraction(0)) / len(values))
    if language == "zh":
        return f"平均数是{'约' * inexact}{text}"
    return f"the average is {'about ' * inexact}{text}"


def _count(_: Request, items: Sequence[str], language: Language) -> str:
    return f"the list has {len(items)} items" if language == "en" else f"一共有{len(items)}个"


def _reversed(_: Request, items: Sequence[str], language: Language) -> str:
    return ("reversed: " if language == "en" else "倒过来：") + _joined(items[::-1], language)


def _letter(asked: Request, word: str, language: Language) -> str:
    count = word.lower().count(asked.letter)
    if language == "zh":
        return f"{word}里有{count}个字母{asked.letter}"
    times = "1 time" if count == 1 else f"{count} times"
    return f"the letter {asked.letter} is {times} in {word}"


def _letters(_: Request, word: str, language: Language) -> str | None:
    letters, han = sum(map(str.isalpha, word)), len(_HAN.findall(word))
    if language == "en":
        return f"{word} has {letters} letters"
    if han == 0:
        return f"{word}有{letters}个字母"
    return f"{word}有{han}个字" if han == len(word) else None


def _words(_: Request, word: str, language: Language) -> str | None:
    return f"{word} has {len(word.split())} words" if language == "en" else None


def _spelled(_: Request, word: str, language: Language) -> str:
    """The word letter by letter, as it was given: there is no dictionary to doubt it by."""
    spelled = "-".join(word)
    if language == "zh":
        return f"{word}，逐个字母：{spelled}"
    return f"{word}, letter by letter: {spelled}"


def _backwards(_: Request, word: str, language: Language) -> str:
    return (
        f"{word} backwards is {word[::-1]}" if language == "en" else f"{word}倒过来是{word[::-1]}"
    )


_Answer: TypeAlias = Callable[[Request, Sequence[str], Language], str | None]
_WordAnswer: TypeAlias = Callable[[Request, str, Language], str | None]

_LIST_TASKS: dict[str, _Answer] = {
    "sort": _sorted,
    "count": _count,
    "longest": _longest,
    "largest": _largest,
    "average": _average,
    "reverse": _reversed,
}
_WORD_TASKS: dict[str, _WordAnswer] = {
    "letter": _letter,
    "letters": _letters,
    "words": _words,
    "spell": _spelled,
    "backwards": _backwards,
}
