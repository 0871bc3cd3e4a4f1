"""The words and signs of a question about a sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from app.facts import chinese_numerals, numerals
from app.facts.english_numerals import WORDS as NUMBER_WORDS
from app.facts.patterns import HAN, Pattern
from app.facts.spelling import Spelling

LONGEST = 500
"""Code points of a question that is looked at."""

_MOST = 80
"""Tokens of one."""

_DIGITS_AT_MOST = 40
"""Of a number: what is longer is no number that anyone reckons with."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a number, by what it does in a sum."""

    kind: str
    """"number", "ordinal", or a key of `_WORDS`."""
    text: str
    value: Fraction = Fraction(0)
    tight: bool = False
    """Whether it touches what stands on both sides, as the hyphens of a telephone number do."""


_WORDS: dict[str, str] = {
    "+": "+|plus|added to|加上|加",
    "-": "-|minus|take away|less|减去|减掉|拿走|去掉|减",
    "×": "*|×|✕|✖|x|times|multiplied by|multiplied with|times by|乘以|乘上|乘于|乘",
    "÷": "/|÷|divided by|over|除以|除于",
    "^": "^|**|to the power of|to the power|raised to the power of|raised to the power|raised to",
    "%": "%|percent|per cent",
    "(": "(|[|左括号|括号",
    ")": ")|]|右括号|括号完",
    "=": "=|equals|equal|等于",
    "separator": ",|、|and|和|与|跟|同",
    "mark": "?|!|.|。|:|;|~|…",
    "percent of": "百分之",
    "part": "of",
    "whole's": "的",
    "negative": "negative|负的|负",
    "to the": "to the",
    "to": "to|with",
    "by": "by",
    "from": "from",
    "power": "power|次方|次幂",
    "squared": "squared|²|的平方|的二次方|平方",
    "cubed": "cubed|³|的立方|的三次方|立方",
    "square": "square|square of",
    "cube": "cube|cube of",
    "square root": (
        "square root of|square root|squareroot of|squareroot|sqrt of|sqrt|root of|√|根号下|根号"
    ),
    "cube root": "cube root of|cube root|cubic root of|∛|三次根号",
    "its square root": "的平方根|的算术平方根|平方根|开平方根|开平方|开根号|开方",
    "its cube root": "的立方根|立方根|开立方|开三次方",
    "its half": "的一半|减半|除半",
    "double": "double|twice",
    "triple": "triple",
    "halve": "halve|half of|half",
    "its double": "doubled|翻倍|翻一番|翻一倍|加倍",
    "fold": "倍",
    "sum": "sum of|total of|sum|的总和|的和|之和|总和|相加|加起来|加在一起",
    "product": "product of|product|的乘积|的积|之积|乘积|相乘",
    "difference": "difference between|difference of|difference|的差|之差|相减",
    "quotient": "quotient of|quotient|的商|之商|相除",
    "add": "add",
    "subtract": "subtract|deduct|take",
    "multiply": "multiply",
    "divide": "divide",
    "increase": "increase|increased|raise|增加|增长|提高|涨",
    "decrease": "decrease|decreased|reduce|lower|减少|降低|降",
    "then divided": "除",
    "remainder": "remainder of|remainder when|remainder if|remainder|的余数|余数|余几|余多少|余",
    "modulo": "modulo|mod|对|模",
    "modulo after": "取余|取模|求余",
    "rate": (
        "what percentage|what percent|how many percent|as a percentage|as percentage|in percent|"
        "百分之几|百分之多少|百分比|百分率"
    ),
    "takes": "占|as a percentage of|as percentage of|as percent of|out of",
    "discount": "打",
    "tenths": "折",
    "off": "off|discount on|discount off",
    "that": "that|it|this|that number|that result|它|这个数|那个数|这个结果|刚才的结果|上面的结果",
    "ask": (
        "what is|what's|whats|what does|what do|what are|what will|what|how much is|how much|"
        "how many is|how many|calculate|compute|work out|evaluate|solve|figure out|result of|"
        "answer to|value of|get|gives|makes|give|make|do the math|"
        "等于多少|等于几|是多少|得多少|还剩多少|还剩几个|还剩几|剩多少|剩几个|剩几|还剩|多少"
        "|得几|是几|几|计算一下|计算|算一下|算一算|算算|算出|算|求|看一看|看看|看|"
        "结果是|结果|得数|得出|得|答案"
    ),
    "talk": (
        "wonder|any idea|math|maths|left|whats left|together|tell|me|us|can|could|would|will"
        "|you|u|i|we|want|need|to know|would like|id like|"
        "like to know|know|do you know|hey|hi|hello|ok|okay|so|also|well|um|uh|hmm|please|pls|plz|"
        "thanks|thank you|for me|for us|quickly|quick|help|let's|lets|just|result|answer|number|"
        "numbers|say|if|what about|how about|about|exactly|again|when|you have|do|does|come to|"
        "sottovoce|请问|请|麻烦|帮我|帮忙|帮|告诉我|你知道|我想知道|想知道|我想|你能|能不能"
        "|可以|能|"
        "你|我|口算|来着|呗|那么|那|现在|先|用|给|吧|呢|啊|呀|吗|嘛|啦|哦|哈|嗯|喂|嘿|谢谢"
        "|好吗|了|会|又|就|这|"
        "的结果|的值|的得数|的答案|的话|如果|所得|应该|到底"
    ),
    "noise": (
        "the|a|an|is|are|be|是|把|将|一下|一共|总共|共计|合计|它们|数|"
        "dollars|dollar|bucks|euros|euro|$|€|£|¥|￥|元钱|元|块钱|块|钱|从"
    ),
    "then": "then|and then|now|next|再|然后再|然后|接着|最后",
}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
)
KINDS = {phrase: kind for kind, phrases in _WORDS.items() for phrase in phrases.split("|")}
"""What each phrase does in a sum."""


def _pattern(phrase: str) -> str:
    spaced = r"\s+".join(map(re.escape, phrase.split()))
    spelled = phrase[0].isascii() and phrase[0].isalpha()
    return rf"(?<![a-z']){spaced}(?![a-z'])" if spelled else spaced


@cache
def _phrase() -> Pattern:
    """Any of `KINDS`, the longest first."""
    return Pattern("|".join(map(_pattern, sorted(KINDS, key=len, reverse=True))))


_ORDINAL = Pattern(rf"([0-9]{{1,4}})(?:st|nd|rd|th)(?![a-z])|({'|'.join(_ORDINALS)})(?![a-z])")
_SPACE = Pattern(r"\s+")
_WRITTEN = Pattern(rf"[a-z]+|{HAN}")
_VOCABULARY = frozenset(_WRITTEN.findall(" ".join(KINDS))) | {
    *NUMBER_WORDS, *_ORDINALS, "st", "nd", "rd", "th", "a", "an", *chinese_numerals.CHARACTERS,
}  # fmt: skip
"""Words and Chinese characters of which every sum is made: most questions are none by these."""
_LONG_NUMBER = Pattern(rf"[0-9]{{{_DIGITS_AT_MOST}}}")
_SPELLING = Spelling(
    " ".join({word for phrase in KINDS for word in re.findall("[a-z]+", phrase)} | NUMBER_WORDS),
    others="mins min stimes one's dived",
)


_PERCENT = r"([0-9]+(?:\.[0-9]+)?\s*(?:%|percent|per cent))"
_SAID_OTHERWISE = (
    (Pattern(rf"\b(?:tip (?:of )?{_PERCENT}|{_PERCENT} tip) (?:on|of|for)\b"), r"\1\2 of"),
    (Pattern(r"(^|\bis |\bwhats |\bwhat's )(?=(?:third|quarter|fifth|tenth) of\b)"), r"\1a "),
    (Pattern(r"(?<=[0-9])[块元](?=[0-9](?![0-9]))"), "."),  # 3块5
    (Pattern("对折"), "五折"),
)
"""What people say, and the same in the words of sums."""


def tokens(text: str) -> list[Token] | None:
    """Cut `text` into tokens; None at the first word that no sum has, or if there are too many."""
    if len(text) > LONGEST:
        return None
    folded = _SPELLING.correct(numerals.fold(text))
    for pattern, instead in _SAID_OTHERWISE:
        folded = pattern.sub(instead, folded)
    if _LONG_NUMBER.search(folded) or not _VOCABULARY.issuperset(_WRITTEN.findall(folded)):
        return None
    found: list[Token] = []
    position = 0
    while position < len(folded):
        space = _SPACE.match(folded, position)
        if space:
            position = space.end()
            continue
        token, end = _token(folded, position)
        if token is None or len(found) == _MOST:
            return None
        found.append(token)
        position = end
    return found


def _token(text: str, start: int) -> tuple[Token | None, int]:
    ordinal = _ORDINAL.match(text, start)
    if ordinal:
        value = int(ordinal[1]) if ordinal[1] else _ORDINALS.index(ordinal[2]) + 1
        return Token("ordinal", ordinal[0], Fraction(value)), ordinal.end()
    number = numerals.number_at(text, start)
    phrase = _phrase().match(text, start)
    if number and not (phrase and phrase.end() > number.end):
        return Token("number", text[start : number.end], number.value), number.end
    if phrase is None:
        return None, start
    end = phrase.end()
    tight = not (text[start - 1 : start].isspace() or text[end : end + 1].isspace())
    kind = KINDS[_SPACE.sub(" ", phrase[0])]
    return Token(kind, phrase[0], tight=tight), end
