"""Questions about quantities in Chinese, and their answers."""

from __future__ import annotations

import re

from app.facts.amounts import in_digits
from app.facts.grammar import Grammar
from app.facts.patterns import Pattern
from app.facts.units.asked import (
    AMOUNT,
    Conversion,
    Named,
    Quantity,
    all_named,
    amount,
    asked_for,
    both,
    named,
    said,
)
from app.facts.units.reading import Reading

_UNIT = r"(?:[^\W\d_]|°)[\w°/]{0,11}?"
_QUANTITY = rf"(?:{AMOUNT})(?:{_UNIT})(?:零?(?:{AMOUNT})(?:{_UNIT}))?"
_GRAMMAR = Grammar(
    slots={"quantity": _QUANTITY, "to": _UNIT, "single": _UNIT, "amount": AMOUNT},
    parts={
        "is": "(等于|是|有|合|相当于|为|=|折合|能换|换算|就是|转换|换|可以换|折算)[成|为|是]",
        "convert": "(换算|转换|换|转|折算|化|变|折)[成|为|到|作]",
        "many": "(多少|几)",
    },
    spaced=False,
)
_TEMPLATES = _GRAMMAR.templates(
    "[把|将]<quantity>[,]{is}{many}<to>",
    "[把|将]<quantity>[,]{convert}<to>[是|等于|有][多少|几]",
    "{many}<to>(是|等于|相当于|有|才是)<quantity>",
    "<quantity>{many}<to>",
    "<quantity>(用|以|按)<to>[来](表示|计算|算|说)[是|怎么说][多少]",
    "[把|将]<single>{convert}<to>",
    "<quantity>里[面]有{many}<to>",
)
_ANOTHER_UNIT = _GRAMMAR.templates("[等于|是|合|换成|换算成][{many}]<to>")
_ANOTHER_QUANTITY = _GRAMMAR.templates("<quantity>")
_ANOTHER_AMOUNT = _GRAMMAR.templates("<amount>")
_BEFORE = (
    (
        Pattern(
            r"(?<=[零一二三四五六七八九十百千万半两\d])两(?![零一二三四五六七八九十百千万点\d])|(?<=[几少])两"
        ),
        "市两",
    ),
    (Pattern(r"千(?=[克米瓦卡焦帕字])"), "k"),
    (Pattern(r"百(?=帕)"), "h"),
    (
        Pattern(
            r"(?<=[^\d零一二三四五六七八九十百千万半两几])零下|^零下|负(?=[\d零一二三四五六七八九十百])"
        ),
        "-",
    ),
)
_AFTER = (
    (Pattern(r"k(?=[克米瓦卡焦帕字])"), "千"),
    (Pattern(r"h(?=帕)"), "百"),
    (Pattern(r"(摄氏|华氏)(?:温度)?(?:零下(?=\d))?(-?[\d.]+)度"), r"\2\1度"),
    (Pattern(r"(-?[\d.]+)度(摄氏|华氏)度?"), r"\1\2度"),
    (Pattern(r"(?<=\d)度(?=.*[少几成为到]华氏)"), "摄氏度"),
    (Pattern(r"(?<=\d)度(?=.*[少几成为到]摄氏)"), "华氏度"),
)


_YEARS = 999
"""Of more, 年 says which year it is, not how many."""


def plain(sentence: str) -> str:
    """Give `sentence` with its numbers in digits; units that look like numbers stay units."""
    sentence = sentence.replace(" ", "")
    for pattern, instead in _BEFORE:
        sentence = pattern.sub(instead, sentence)
    sentence = in_digits(sentence)
    for pattern, instead in _AFTER:
        sentence = pattern.sub(instead, sentence)
    return sentence


def conversion(quantity_text: str, to_text: str) -> Conversion | None:
    """Read "5英里" and "公里"; None if one of them is something else."""
    quantity, to = _quantity(quantity_text), _named_all(to_text)
    return asked_for(quantity, to) if quantity and to else None


def _quantity(text: str) -> Quantity | None:
    found = re.fullmatch(rf"({AMOUNT})({_UNIT})(?:零?({AMOUNT})({_UNIT}))?", text)
    value, first = (amount(found[1]), named(found[2])) if found else (None, None)
    if not found or value is None or not first:
        return None
    if first.word == "年" and value > _YEARS:
        return None
    if not found[3]:
        return Quantity(((value, first),))
    rest, second = amount(found[3]), named(found[4])
    return both(value, first, rest, second)


def _named_all(text: str) -> tuple[Named, ...]:
    return all_named(re.split("和|加(?!仑)|多少|几", text))


READING = Reading(
    _TEMPLATES, _ANOTHER_UNIT, _ANOTHER_QUANTITY, _ANOTHER_AMOUNT, "1",
    plain, conversion, _quantity, _named_all,
)  # fmt: skip


def say(asked: Conversion, answer: Quantity | None) -> str:
    """Answer in one line."""
    if answer is None:
        return f"{_word(asked.quantity.parts[0][1])}不能换算成{_word(asked.to[0])}"
    return f"{_said(asked.quantity)} = {_said(answer)}"


def _said(quantity: Quantity) -> str:
    return "".join(f"{said(value)}{_word(named)}" for value, named in quantity.parts)


def _word(named: Named) -> str:
    """The Chinese word that was used, or the unit's name."""
    if named.word in {"千米", "千克", "星期", "分", "日", "钟头", "平米", "华里", "市斤", "大卡"}:
        return named.word
    return named.unit.zh
