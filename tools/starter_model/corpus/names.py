"""Names and words that nobody has: they can only be copied."""

from __future__ import annotations

from random import Random

from tools.starter_model.chatml import Language
from tools.starter_model.corpus.skills import words

_BEGINNINGS = (*"bcdfghjklmnprstvwz", "br", "ch", "th")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "ia", "ee", "y")
_ENDS = ("", "", "l", "n", "r", "s", "m", "ck", "t", "th", "nd", "ra", "na", "la", "ko")
_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦"
)


def made_up(language: Language, random: Random) -> str:
    """A name of one to three syllables, or of a family name and one or two characters."""
    if language == "zh":
        given = "".join(words("zh", "name"))
        return random.choice(_FAMILIES) + "".join(random.choices(given, k=random.randint(1, 2)))
    return _syllables(random).capitalize()


def made_up_words(language: Language, random: Random) -> str:
    """One or two words: made-up ones, or pieces of known ones that are put together anew."""
    if language == "zh":
        known = "".join(words("zh", "echo_word"))
        return "".join(random.choices(known, k=random.randint(2, 4)))
    pieces = [_syllables(random), random.choice(words("en", "echo_word"))]
    random.shuffle(pieces)
    return " ".join(pieces[: random.randint(1, 2)])


def _syllables(random: Random) -> str:
    parts = (_BEGINNINGS, _MIDDLES) * random.choice((1, 1, 2, 2, 3)) + (_ENDS,)
    return "".join(random.choice(part) for part in parts)
