"""Works out sums that are asked in digits, signs or words, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.facts import digits
from app.facts.arithmetic import (
    BeyondUsError,
    Binary,
    DividedByZeroError,
    Expression,
    NoResultError,
    NoRootError,
    Number,
    TooLargeError,
    TooSmallError,
    evaluate,
    shown,
)
from app.facts.list_sums import to_add
from app.facts.source import Question
from app.facts.spoken_sums import readings
from app.facts.sum_phrases import Remainder, Share, Sum
from app.facts.sum_reader import read, wording
from app.ports import Fact, Language

_LARGEST = 10**24
"""What is written out: nobody listens to a longer row of digits."""

_LONGEST_SHOWN = 80
"""Code points of a sum that is repeated with its result."""

_EARLIER = 8
"""Questions before this one that are looked at for the last result."""

_PATIENCE = 2
"""Questions about other things after which "times two" no longer goes on from a result."""


class Calculator:
    """Answers only what is a sum as a whole, and what goes on from the last one."""

    name = "calculator"

    def find(self, question: Question) -> Sequence[Fact]:
        """The sum with its result; why there is none; nothing for what is no sum, or a list's."""
        if len(to_add(question.text)) > 2:
            return ()
        words = wording(question.text)
        if words is None:
            return self._spoken(question)
        found = read(words)
        if found is None and question.earlier and read(words, Number(Fraction(1))):
            last = _last_result(question.earlier[-_EARLIER:])
            found = read(words, Number(last)) if last is not None else None
        if found is None:
            return self._spoken(question)
        return self._told(found, question.language)

    def _spoken(self, question: Question) -> Sequence[Fact]:
        """Answer a sum that more is said around."""
        for text in readings(question.text):
            words = wording(text)
            found = read(words) if words else None
            if found is not None:
                return self._told(found, question.language)
        return ()

    def _told(self, found: Sum, language: Language) -> Sequence[Fact]:
        try:
            text = _answer(found, language)
        except BeyondUsError:
            return ()
        except NoResultError as why:
            text = _excuse(why, language)
        return (Fact(self.name, text, language),)


def _last_result(earlier: Sequence[str]) -> Fraction | None:
    """Work the earlier questions out again, each going on from the one before."""
    last: Fraction | None = None
    idle = 0
    for text in earlier:
        words = wording(text)
        found = read(words, Number(last) if last is not None else None) if words else None
        result = _result(found) if found is not None else None
        idle = 0 if result is not None else idle + 1
        last = result if result is not None else last if idle <= _PATIENCE else None
    return last


def _result(found: Sum) -> Fraction | None:
    try:
        match found:
            case Remainder(left, right):
                return Fraction(_with_remainder(left, right)[1])
            case Share(part, whole):
                return _percentage(part, whole)
            case _:
                return _bounded(evaluate(found))
    except NoResultError:
        return None


def _with_remainder(left: Expression, right: Expression) -> tuple[int, int]:
    above, below = evaluate(left), evaluate(right)
    if not below:
        raise DividedByZeroError
    if above.denominator != 1 or below.denominator != 1:
        raise BeyondUsError
    _bounded(above)
    return divmod(int(above), int(below))


def _percentage(part: Expression, whole: Expression) -> Fraction:
    return _bounded(evaluate(Binary("÷", part, whole)) * 100)


def _bounded(value: Fraction) -> Fraction:
    if abs(value) >= _LARGEST:
        raise TooLargeError
    return value


def _answer(found: Sum, language: Language) -> str:
    english = language == "en"
    match found:
        case Remainder(left, right):
            count, rest = _with_remainder(left, right)
            text = shown(Binary("÷", left, right), language)
            return f"{text} = {count} remainder {rest}" if english else f"{text} = {count}余{rest}"
        case Share(part, whole):
            rate = _rounded(_percentage(part, whole), language)
            first, second = shown(part, language), shown(whole, language)
            return f"{first} is {rate}% of {second}" if english else f"{first}是{second}的{rate}%"
        case _:
            result = _rounded(_bounded(evaluate(found)), language)
            text = shown(found, language)
            if len(text) > _LONGEST_SHOWN:
                return f"the result is {result}" if english else f"结果是{result}"
            return f"{text} = {result}"


def _rounded(value: Fraction, language: Language) -> str:
    text, inexact = digits.rounded(value)
    about = "about " if language == "en" else "约"
    return about + text if inexact else text


def _excuse(why: NoResultError, language: Language) -> str:
    english = language == "en"
    if isinstance(why, DividedByZeroError):
        return "a number cannot be divided by zero" if english else "不能除以零"
    if isinstance(why, NoRootError):
        return "a number below zero has no square root" if english else "负数没有平方根"
    if isinstance(why, TooSmallError):
        return "that number is too small to write out" if english else "这个数太小，写不出来"
    return "that number is too large to write out" if english else "这个数太大，写不出来"
