"""Sums as trees: worked out exactly within bounds, and written with the usual signs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Literal, TypeAlias

from app.facts import digits
from app.ports import Language

Sign: TypeAlias = Literal["+", "-", "×", "÷", "^"]

_BITS = 2048
"""What a numerator or denominator may have on the way to a result."""

_ROOT_DIGITS = 30
"""Decimals to which a root that never ends is taken."""


class NoResultError(ArithmeticError):
    """The sum cannot be worked out; each kind has a sentence for it in `app.facts.calculator`."""


class DividedByZeroError(NoResultError):
    """Something is divided by zero."""


class TooLargeError(NoResultError):
    """A number on the way, or the result, is absurdly large."""


class TooSmallError(NoResultError):
    """A number on the way is absurdly close to zero."""


class NoRootError(NoResultError):
    """The square root of a number below zero."""


class BeyondUsError(NoResultError):
    """A power such as 2^0.3: right, but not for this calculator."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the user's, or the last result."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Percent:
    """So many hundredths: of what is added to, or of one."""

    rate: Fraction


@dataclass(frozen=True, slots=True)
class Part:
    """15% of 80."""

    share: Percent
    whole: Expression


@dataclass(frozen=True, slots=True)
class Negation:
    """A minus sign before something."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Root:
    """The square (2) or cube (3) root."""

    degree: Literal[2, 3]
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and a sign. "+" and "-" take a percentage of what stands on the left."""

    sign: Sign
    left: Expression
    right: Expression


Expression: TypeAlias = Number | Percent | Part | Negation | Root | Binary


def evaluate(expression: Expression) -> Fraction:
    """Work it out, exactly but for roots that never end.

    Raises:
        NoResultError: There is no result, or none within bounds.
    """
    match expression:
        case Number(value):
            return _bounded(value)
        case Percent(rate):
            return _bounded(rate / 100)
        case Part(share, whole):
            return _bounded(share.rate * evaluate(whole) / 100)
        case Negation(operand):
            return -evaluate(operand)
        case Root(degree, operand):
            return _root(degree, evaluate(operand))
        case Binary(sign, left, right):
            return _bounded(_combined(sign, left, right))


def _combined(sign: Sign, left: Expression, right: Expression) -> Fraction:
    first, second = evaluate(left), evaluate(right)
    if sign in "+-" and isinstance(right, Percent) and not isinstance(left, Percent):
        second *= first
    match sign:
        case "+":
            return first + second
        case "-":
            return first - second
        case "×":
            return first * second
        case "÷":
            if not second:
                raise DividedByZeroError
            return first / second
        case "^":
            return _power(first, second)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent == Fraction(1, 2):
        return _root(2, base)
    if exponent.denominator != 1:
        raise BeyondUsError
    if not base and exponent < 0:
        raise DividedByZeroError
    if base in (0, 1, -1):
        return base ** (int(exponent) % 2 if base == -1 else min(int(exponent), 1))
    bits = max(base.numerator.bit_length(), base.denominator.bit_length()) - 1
    if bits * abs(exponent) > _BITS or abs(exponent) > _BITS:
        raise TooLargeError if (abs(base) > 1) == (exponent > 0) else TooSmallError
    return Fraction(base ** int(exponent))


def _root(degree: Literal[2, 3], value: Fraction) -> Fraction:
    if value < 0:
        if degree == 2:
            raise NoRootError
        return -_root(degree, -value)
    above, below = _whole_root(degree, value.numerator), _whole_root(degree, value.denominator)
    if above**degree == value.numerator and below**degree == value.denominator:
        return Fraction(above, below)
    scale = 10**_ROOT_DIGITS
    return Fraction(_whole_root(degree, int(value * scale**degree)), scale)


def _whole_root(degree: Literal[2, 3], value: int) -> int:
    """The largest whole number whose power is not above `value`, by bisection for cubes."""
    if degree == 2:
        return isqrt(value)
    low, high = 0, 1 << (value.bit_length() // 3 + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**3 <= value else (low, middle)
    return low


def _bounded(value: Fraction) -> Fraction:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _BITS:
        raise TooLargeError if abs(value) > 1 else TooSmallError
    return value


_STRENGTH: dict[str, int] = {"+": 1, "-": 1, "×": 2, "÷": 2, "^": 4}
_NEGATION, _ATOM = 3, 5
_LONGEST_NUMBER = 24


def shown(expression: Expression, language: Language) -> str:
    """Write it as one would on paper, with spaces around the signs but "^"."""
    return _shown(expression, language, 0)


def _shown(expression: Expression, language: Language, at_least: int) -> str:
    text, strength = _written(expression, language)
    return text if strength >= at_least else f"({text})"


def _written(expression: Expression, language: Language) -> tuple[str, int]:
    """The text, and how strongly it holds together."""
    match expression:
        case Number(value):
            return _written_number(value)
        case Percent(rate):
            return f"{digits.exactly(rate)}%", _ATOM
        case Part(share, whole):
            percent, inner = _written(share, language)[0], _shown(whole, language, _ATOM)
            return f"{percent} of {inner}" if language == "en" else f"{inner}的{percent}", 0
        case Negation(operand):
            return f"-{_shown(operand, language, _STRENGTH['^'])}", _NEGATION
        case Root(degree, operand):
            return f"{'³' * (degree == 3)}√{_shown(operand, language, _ATOM)}", _ATOM
        case Binary(sign, left, right):
            return _written_binary(sign, left, right, language), _STRENGTH[sign]


def _written_number(value: Fraction) -> tuple[str, int]:
    text = digits.exactly(value)
    if len(text) > _LONGEST_NUMBER:  # a root, gone on from
        text = digits.rounded(value)[0]
    if "/" in text:
        return text, _STRENGTH["÷"]
    return text, _ATOM if value >= 0 else _NEGATION


def _written_binary(sign: Sign, left: Expression, right: Expression, language: Language) -> str:
    strength, power = _STRENGTH[sign], sign == "^"
    first = _shown(left, language, strength + power)
    second = _shown(right, language, _ATOM if power else strength + 1)
    if second.startswith("-"):
        second = f"({second})"
    return f"{first}{sign}{second}" if power else f"{first} {sign} {second}"
