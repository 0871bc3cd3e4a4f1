"""Makes trees of the tokens of a sum, by precedence climbing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from app.facts.arithmetic import Binary, Expression, Negation, Number, Part, Percent, Root, Sign
from app.facts.sum_words import Token

_DEEPEST = 24
"""Brackets and signs within each other."""

_STRENGTH: dict[str, tuple[int, Sign]] = {
    "+": (1, "+"),
    "-": (1, "-"),
    "×": (2, "×"),
    "÷": (2, "÷"),
}
_TWO, _THREE = Number(Fraction(2)), Number(Fraction(3))


class NotASumError(ValueError):
    """The tokens make no sum."""


class Parser:
    """Reads expressions from a sequence of tokens, from left to right.

    Binding from loose to tight: + and -, × and ÷, a minus sign, ^, what follows its operand
    ("squared", "%", 的平方根). Only ^ groups to the right, as in Python.
    """

    def __init__(self, tokens: Sequence[Token], that: Expression | None) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0
        self._that = that

    @property
    def kind(self) -> str:
        """The kind of the next token, empty at the end."""
        return self.ahead(0)

    def ahead(self, count: int) -> str:
        """The kind of the token `count` places further on."""
        place = self._place + count
        return self._tokens[place].kind if place < len(self._tokens) else ""

    def take(self) -> Token:
        """Take the next token, whatever it is.

        Raises:
            NotASumError: There is none.
        """
        if self._place == len(self._tokens):
            raise NotASumError
        self._place += 1
        return self._tokens[self._place - 1]

    def accept(self, *kinds: str) -> bool:
        """Take the next token if it is one of `kinds`."""
        found = self.kind in kinds
        self._place += found
        return found

    def expect(self, kind: str) -> Token:
        """Take the next token, which must be a `kind`."""
        if self.kind != kind:
            raise NotASumError
        return self.take()

    def that(self) -> Expression:
        """What the words before came to."""
        if self._that is None:
            raise NotASumError
        return self._that

    def expression(self, at_least: int = 1) -> Expression:
        """Read operands joined by signs that bind at least so tightly."""
        return self._joined(self.operand(), at_least)

    def going_on(self) -> Expression:
        """Read "times two" after what the words before came to."""
        left = self.that()
        if self.accept("then divided"):
            left = Binary("÷", left, self.operand())
        return self._joined(self._raised(self._followed(left)), 1)

    def _joined(self, left: Expression, at_least: int) -> Expression:
        while self.kind in _STRENGTH and _STRENGTH[self.kind][0] >= at_least:
            strength, sign = _STRENGTH[self.take().kind]
            left = Binary(sign, left, self.expression(strength + 1))
        return left

    def operand(self) -> Expression:
        """Read what stands between + - × ÷, with what belongs to it.

        Raises:
            NotASumError: Something else stands there, or too deep within brackets.
        """
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotASumError
        before = _BEFORE.get(self.kind)
        if before:
            self.take()
            self.accept("part")
            found = before(self.operand())
        else:
            found = self._raised(self._followed(self._atom()))
        self._depth -= 1
        return found

    def _raised(self, base: Expression) -> Expression:
        if self.accept("^"):
            exponent = self.operand()
            self.accept("power")
            return Binary("^", base, exponent)
        if self.kind == "to the" and self.ahead(1) == "ordinal":
            self.take()
            exponent = Number(self.take().value)
            self.accept("power")
            return Binary("^", base, exponent)
        return base

    def _atom(self) -> Expression:
        token = self.take()
        match token.kind:
            case "number":
                return self._share(token) or Number(token.value)
            case "(":
                inside = self.expression()
                self.expect(")")
                return inside
            case "negative":
                return Number(-self.expect("number").value)
            case "percent of":
                return Percent(self.expect("number").value)
            case "that":
                return self.that()
        raise NotASumError

    def _share(self, token: Token) -> Expression | None:
        """Read "two thirds of 90", "2/3 of 90", whose numerator has just been taken."""
        share = token.value
        if self.kind == "part" and share.denominator > 1 and not token.text[0].isdigit():
            self.take()
        elif [self.kind, self.ahead(1), self.ahead(2)] == ["÷", "number", "part"]:
            self.take()
            below = self.take().value
            if not below or share.denominator != 1:
                raise NotASumError
            share = share / below
            self.take()
        else:
            return None
        return part_of(self.operand(), share)

    def _followed(self, found: Expression) -> Expression:
        while True:
            after = _AFTER.get(self.kind)
            if after:
                self.take()
                found = after(found)
            elif self.kind == "%" and isinstance(found, Number) and self.ahead(1) != "number":
                self.take()
                found = Percent(found.value)
            elif self.kind == "part" and isinstance(found, Percent):
                self.take()
                found = Part(found, self.operand())
            elif self.kind == "whole's" and self.ahead(1) != "rate":
                self.take()
                found = self._of_whole(found)
            else:
                return found

    def _of_whole(self, whole: Expression) -> Expression:
        """Read what follows 的: 80的15%, 2的10次方, 80的三分之一, 80的两倍."""
        if self.accept("percent of"):
            return Part(Percent(self.expect("number").value), whole)
        token = self.expect("number")
        if self.accept("power"):
            return Binary("^", whole, Number(token.value))
        if self.accept("fold"):
            return Binary("×", whole, Number(token.value))
        if self.accept("%"):
            return Part(Percent(token.value), whole)
        if token.value.denominator > 1 and not token.text[0].isdigit():
            return part_of(whole, token.value)
        raise NotASumError


def part_of(whole: Expression, share: Fraction) -> Expression:
    """The part of `whole`, as one works it out: times the upper number, by the lower one."""
    above = whole
    if share.numerator != 1:
        above = Binary("×", whole, Number(Fraction(share.numerator)))
    return Binary("÷", above, Number(Fraction(share.denominator)))


_BEFORE: dict[str, Callable[[Expression], Expression]] = {
    "-": Negation,
    "square root": lambda operand: Root(2, operand),
    "cube root": lambda operand: Root(3, operand),
    "square": lambda operand: Binary("^", operand, _TWO),
    "cube": lambda operand: Binary("^", operand, _THREE),
    "double": lambda operand: Binary("×", _TWO, operand),
    "triple": lambda operand: Binary("×", _THREE, operand),
    "halve": lambda operand: Binary("÷", operand, _TWO),
}
_AFTER: dict[str, Callable[[Expression], Expression]] = {
    "squared": lambda operand: Binary("^", operand, _TWO),
    "cubed": lambda operand: Binary("^", operand, _THREE),
    "its square root": lambda operand: Root(2, operand),
    "its cube root": lambda operand: Root(3, operand),
    "its half": lambda operand: Binary("÷", operand, _TWO),
    "its double": lambda operand: Binary("×", operand, _TWO),
}
AFTER = frozenset(_AFTER)
"""The kinds of tokens that stand behind their operand."""
