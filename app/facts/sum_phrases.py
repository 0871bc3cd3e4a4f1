"""The forms in which a sum is asked for: commands, lists of numbers, shares and discounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from app.facts.arithmetic import Binary, Expression, Part, Percent, Sign, evaluate
from app.facts.sum_parser import NotASumError, Parser


@dataclass(frozen=True, slots=True)
class Remainder:
    """What 17 ÷ 5 leaves over."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Share:
    """How many percent `part` is of `whole`."""

    part: Expression
    whole: Expression


Sum: TypeAlias = Expression | Remainder | Share


def after(parser: Parser, left: Expression) -> Sum:
    """Read what makes more than an expression of `left`.

    Raises:
        NotASumError: the words that follow make no sum with it.
    """
    kind = parser.kind
    if kind in _AGGREGATES and isinstance(left, Binary) and left.sign == _AGGREGATES[kind]:
        parser.take()
        return left
    if parser.accept("remainder"):
        return _divided(left)
    reader = _AFTER_EXPRESSION.get(kind)
    if not kind or reader is None:
        return left
    if kind not in ("number", "separator"):
        parser.take()
    return reader(parser, left)


def _listed(parser: Parser, left: Expression) -> Sum:
    """Read the rest of 3、4和5的和."""
    items = _items(parser, left)
    return _aggregate(parser.take().kind, items)


def _items(parser: Parser, first: Expression) -> list[Expression]:
    items = [first]
    while parser.accept("separator"):
        while parser.accept("separator"):
            pass
        items.append(parser.expression())
    return items


def _aggregate(kind: str, items: Sequence[Expression]) -> Expression:
    sign = _AGGREGATES.get(kind)
    if sign is None or len(items) < 2 or (sign in "-÷" and len(items) > 2):
        raise NotASumError
    return reduce(lambda left, right: Binary(sign, left, right), items)


def _divided(left: Expression) -> Sum:
    """Read the rest of 17 divided by 5 with remainder, 17除以5余几."""
    if isinstance(left, Binary) and left.sign == "÷":
        return Remainder(left.left, left.right)
    raise NotASumError


def _modulo(parser: Parser, left: Expression) -> Sum:
    right = parser.expression()
    parser.accept("modulo after")
    return Remainder(left, right)


def _share(parser: Parser, left: Expression) -> Sum:
    """Read the rest of 20占80的百分之几, of 20 out of 80 as a percentage."""
    whole = parser.expression()
    parser.accept("whole's")
    parser.expect("rate")
    return Share(left, whole)


def _rate_of(parser: Parser, left: Expression) -> Sum:
    parser.expect("part")
    return Share(left, parser.expression())


def _changed(sign: Sign) -> Callable[[Parser, Expression], Sum]:
    def read_amount(parser: Parser, left: Expression) -> Sum:
        parser.accept("by")
        return Binary(sign, left, parser.expression())

    return read_amount


def _discounted(parser: Parser, left: Expression) -> Sum:
    """Read the rest of 200打八折: eight tenths; 八五折 is 85%."""
    rate = parser.expect("number").value
    parser.expect("tenths")
    if not 0 < rate < 100:
        raise NotASumError
    return Part(Percent(rate * 10 if rate < 10 else rate), left)


def _off(parser: Parser, left: Expression) -> Sum:
    if not isinstance(left, Percent):
        raise NotASumError
    return Binary("-", parser.expression(), left)


_AGGREGATES: dict[str, Sign] = {"sum": "+", "product": "×", "difference": "-", "quotient": "÷"}
_AFTER_EXPRESSION: dict[str, Callable[[Parser, Expression], Sum]] = {
    "separator": _listed,
    "number": _share,
    "takes": _share,
    "rate": _rate_of,
    "modulo": _modulo,
    "%": _modulo,
    "increase": _changed("+"),
    "decrease": _changed("-"),
    "discount": _discounted,
    "off": _off,
}


def _add(parser: Parser) -> Sum:
    items = _items(parser, parser.expression())
    if len(items) > 1:
        return _aggregate("sum", items)
    whole = parser.expression() if parser.accept("to") else parser.that()
    return Binary("+", whole, items[0])


def _subtract(parser: Parser) -> Sum:
    amount = parser.expression()
    whole = parser.expression() if parser.accept("from") else parser.that()
    return Binary("-", whole, amount)


def _two(sign: Sign) -> Callable[[Parser], Sum]:
    """Read "100 by 8", "3 and 4", or "by 8" after a result."""

    def read_two(parser: Parser) -> Sum:
        left = parser.that() if parser.kind == "by" else parser.expression()
        if not parser.accept("by", "to", "separator"):
            raise NotASumError
        return Binary(sign, left, parser.expression())

    return read_two


def _change(sign: Sign) -> Callable[[Parser], Sum]:
    """Read "80 by 15%", or "by 15%" after a result; "raise 2 to the power of 3" is a power."""

    def read_change(parser: Parser) -> Sum:
        if parser.accept("by"):
            return Binary(sign, parser.that(), parser.expression())
        left = parser.expression()
        if parser.accept("by"):
            return Binary(sign, left, parser.expression())
        if isinstance(left, Binary):
            return left
        return Binary(sign, parser.that(), left)

    return read_change


def _aggregated(kind: str) -> Callable[[Parser], Sum]:
    """Read "3, 4 and 5"; a difference between two is never below zero."""

    def read_items(parser: Parser) -> Sum:
        parser.accept("part")
        items = _items(parser, parser.expression())
        if kind == "difference" and len(items) == 2 and evaluate(items[0]) < evaluate(items[1]):
            items.reverse()
        return _aggregate(kind, items)

    return read_items


def _remainder(parser: Parser) -> Sum:
    parser.accept("part")
    items = _items(parser, parser.expression())
    return Remainder(*items) if len(items) == 2 else _divided(items[0])


def _rate(parser: Parser) -> Sum:
    """Read the rest of "what percent is 20 of 80", "what percent of 80 is 20"."""
    if parser.accept("part"):
        whole = parser.expression()
        return Share(parser.expression(), whole)
    part = parser.expression()
    if not parser.accept("part", "takes"):
        raise NotASumError
    return Share(part, parser.expression())


COMMANDS: dict[str, Callable[[Parser], Sum]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _two("×"),
    "divide": _two("÷"),
    "increase": _change("+"),
    "decrease": _change("-"),
    "remainder": _remainder,
    "rate": _rate,
    **{kind: _aggregated(kind) for kind in _AGGREGATES},
}
"""How the rest is read of what begins with each kind of word."""
