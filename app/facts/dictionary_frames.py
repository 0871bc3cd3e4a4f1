"""Reads from a question which term it asks about, and what it wants to know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.facts.lexicon import flatten, fold, is_chinese
from app.ports import Language

Want = Literal["definition", "meaning", "chinese", "english", "translation"]
"""What it is; what a word means; how it is said in Chinese, in English, in the other language."""

LONGEST = 160
"""Code points of a question that is looked at."""

POINTERS = frozenset(
    {"it", "that", "this", "them", "他", "它", "这", "那", "这个", "那个", "这个词"}
)
"""Words that stand for the term of the question before."""

_IN = r"(?:mandarin chinese|chinese|mandarin|english)"
_ZH = r"(?:中文|汉语|普通话|国语|华语|汉字|英语|英文|英国话|英)"
_HOW = r"(?:怎么|如何|怎样|咋)"
_CALLED = r"这个词|这个字|这句话"
_TELL = r"(?:解释|介绍|说|讲|谈|聊|了解)(?:一下|下)|解释|介绍|说说|讲讲|谈谈|聊聊|了解"
_SLIPS = {
    **dict.fromkeys(("wat", "waht", "wht", "whta", "hwat", "wath"), "what"),
    **dict.fromkeys(("whats", "wats"), "what is"),
    **dict.fromkeys(("trnaslate", "tranlate", "translte", "transalte", "traslate"), "translate"),
    **dict.fromkeys(("chinease", "chinees", "chinesse", "chines", "chinse"), "chinese"),
    **dict.fromkeys(("engish", "englsh", "inglish", "englisch"), "english"),
    **dict.fromkeys(("abuot", "abot", "baout", "aboot"), "about"),
    **dict.fromkeys(("expalin", "explian", "exlpain"), "explain"),
    **dict.fromkeys(("defien", "deifne", "defin"), "define"),
    **dict.fromkeys(("maen", "meen"), "mean"),
    "hwo": "how",
    "teh": "the",
    "si": "is",
    "tel": "tell",
    "dose": "does",
}
_ENGLISH: dict[Want | None, tuple[str, ...]] = {
    None: (
        (
            r"(?:(?:how|what) (?:do|would|can|could|should) (?:you|i|we|one|they|people) |how to )?"
            r"(?:say|translate|write|call|express|put) (?P<term>.+?) "
            rf"(?:in|into|to|as) (?P<to>{_IN})"
        ),
        (
            r"(?:how|what) (?:is|are) (?P<term>.+?) (?:said|written|called) "
            rf"in (?P<to>{_IN})"
        ),
        rf"what does (?P<term>.+?) mean in (?P<to>{_IN})",
        (
            rf"(?:what (?:is|are) )?(?:the )?(?P<to>{_IN}) (?:(?:word|name|term|translation|"
            r"phrase|expression|characters?) )?(?:for|of) (?P<term>.+)"
        ),
        (
            r"(?:what (?:is|are) )?(?:the )?(?:word|name|translation) (?:for|of) "
            rf"(?P<term>.+?) (?:in|into|to) (?P<to>{_IN})"
        ),
        rf"(?:what (?:is|are) )?(?P<term>.+?) (?:in|into|to) (?P<to>{_IN})",
    ),
    "translation": (
        r"translate (?P<term>.+)",
        r"how (?:do|would|can|should) (?:you|i|we) say (?P<term>[㐀-鿿 ]+)",
    ),
    "meaning": (
        r"what (?:does|do) (?P<term>.+?) mean",
        r"(?:what is )?(?:the )?(?:meaning|definition) of (?P<term>.+)",
        r"what is meant by (?P<term>.+)",
    ),
    "definition": (
        r"what (?:exactly |actually )?(?:is|are) (?P<term>.+)",
        (
            r"(?:explain|describe|tell me|do you know|i want to know|i would like to know)"
            r"(?: to me)? what (?P<term>.+?) (?:is|are|means|mean)"
        ),
        r"(?:define|explain|describe) (?P<term>.+)",
        (
            r"(?:tell me|teach me|what do you know|what can you tell me|talk)"
            r"(?: something| more| a bit| a little)? about (?P<term>.+)"
        ),
    ),
}
_CHINESE: dict[Want | None, tuple[str, ...]] = {
    None: (
        (
            rf"(?P<term>.+?)(?:{_CALLED})?用(?P<to>{_ZH})"
            rf"(?:应该|该)?{_HOW}(?:说|讲|写|念|表达|表示)"
        ),
        rf"(?P<term>.+?)(?:的)?(?P<to>{_ZH}){_HOW}(?:说|讲|写|念)",
        (
            rf"(?P<term>.+?)(?:的|用)?(?P<to>{_ZH})(?:意思|单词|名字|名称|翻译|说法)?"
            r"(?:是什么|是啥|叫什么|是什么意思|是)"
        ),
        rf"(?P<term>.+?)的(?P<to>{_ZH})(?:意思|单词|名字|名称|名|翻译|说法)?",
        rf"(?:用)?(?P<to>{_ZH}){_HOW}(?:说|讲|写|表达)(?P<term>.+)",
        rf"{_HOW}用(?P<to>{_ZH})(?:说|讲|写|表达|表示)(?P<term>.+)",
        rf"(?:在)?(?P<to>{_ZH})(?:里|中|里面)(?P<term>.+?)(?:{_HOW}(?:说|讲|写)|是什么|叫什么)",
        rf"用(?P<to>{_ZH})(?:{_HOW})?(?:说|讲|写|表达)(?P<term>.+)",
        (
            rf"(?:把|将)?(?:翻译)?(?P<term>.+?)(?:{_CALLED})?(?:翻译|译|翻)(?:成|为|到)"
            rf"(?P<to>{_ZH})(?:是什么|怎么说)?"
        ),
    ),
    "translation": (
        r"(?:翻译一下|翻译下|翻译)(?P<term>.+)",
        rf"(?P<term>.+?){_HOW}翻译",
        rf"(?P<term>[a-z' ]+|\"[^\"]+\"){_HOW}(?:说|讲|念)",
    ),
    "meaning": (
        rf"(?P<term>.+?)(?:{_CALLED})?(?:是|有)?(?:什么|啥)意思",
        rf"(?P<term>.+?)(?:{_CALLED})?的(?:意思|定义|含义)(?:是什么|是啥)?",
    ),
    "definition": (
        rf"(?:{_TELL})?(?:什么是|什么叫做|什么叫|啥是|啥叫)(?P<term>.+)",
        (
            r"(?P<term>.+?)(?:到底|究竟)?(?:指的)?是(?:一种)?(?:什么|啥|怎样的|什么样的)"
            r"(?:东西|动物|植物|水果|蔬菜|食物|工具|地方|现象)?"
        ),
        rf"(?:{_TELL})(?:关于)?(?P<term>.+)",
    ),
}
"""Ways to ask for each thing; under None, the question itself names the language it wants."""

_FILLER = re.compile(
    r"(?:please|pls|hey|hi|hello|okay|ok|so|well|um|uh|erm|now|just|sorry|excuse me|"
    r"(?:can|could|would|will) you|do you know|tell me|i (?:want|need) to know|i wonder|"
    r"i would like to know|help me|by the way|sottovoce|and|but) (?=.)"
    r"|(?:请问一下|请问|请你|请|麻烦你|麻烦|那么|告诉我|帮我|给我|能不能|你能|可以|能|你知道|我想知道|"
    r"我想问一下|我想问|我想|想知道|嗯|呃|哎|你好|对了|你|跟我) ?(?=.)"
)
_CLOSING = re.compile(
    r"(?<=.) (?:please|pls|thanks|thank you|for me|to me|exactly|actually|again|now|then)$"
    r"|(?<=.) ?(?:吗|呢|呀|啊|吧|嘛|谢谢|好吗|可以吗|一下)$"
)
_AFTER = {
    "en": re.compile(
        rf"(?:and |or |also |now )*(?:(?:what|how) about )?in (?P<to>{_IN})"
        r"|(?:(?:and|or|also|so) )?(?:what|how) about (?:the word |for )?(?P<term>.+)"
        r"|(?:and|or|also) (?:for |what is |the word )?(?P<term2>.+)"
    ),
    "zh": re.compile(
        rf"(?:那么|那|还有)?(?:用|换成)?(?P<to>{_ZH}|英语)(?:怎么说|怎么讲|呢)"
        r"|(?:那么|那|还有|再|然后)?(?P<term>.+?)(?:呢|又是什么|又怎么说)"
        r"|(?:还有|那么|那)(?P<term2>.+)"
    ),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What a question asks."""

    term: str
    """As it was said, flattened."""
    want: Want
    language: Language
    """That of the question around the term, in which it is answered."""

    @property
    def points(self) -> bool:
        """Whether the term stands for another, said before."""
        return '"' not in self.term and fold(self.term) in POINTERS


@dataclass(frozen=True, slots=True)
class Turn:
    """A way to go on from the question before: another term, or another language."""

    language: Language
    term: str = ""
    want: Want | None = None


def asks(text: str) -> Iterator[Ask]:
    """Every way to read `text` as a question to a dictionary, the most literal first."""
    for language, words in _versions(text):
        for want, pattern in _frames(language):
            match = pattern.fullmatch(words)
            if match is not None:
                yield Ask(match["term"].strip(), want or _target(match["to"]), language)


def turns(text: str) -> Iterator[Turn]:
    """Every way to read `text` as going on from the question before, the most literal first."""
    for language, words in _versions(text, whole=True):
        match = _AFTER[language].fullmatch(words)
        if match is None:
            continue
        if match["to"] is not None:
            yield Turn(language, want=_target(match["to"]))
        else:
            yield Turn(language, term=(match["term"] or match["term2"]).strip())


def _target(name: str) -> Want:
    return "english" if name.startswith(("english", "英")) else "chinese"


@cache
def _frames(language: Language) -> tuple[tuple[Want | None, re.Pattern[str]], ...]:
    """Compiled when the first question comes, not when the app starts."""
    frames = _ENGLISH if language == "en" else _CHINESE
    return tuple((want, re.compile(way)) for want, ways in frames.items() for way in ways)


def _versions(text: str, *, whole: bool = False) -> Iterator[tuple[Language, str]]:
    """`text` for the frames of each language, then without the fillers around it."""
    if len(text) > LONGEST:
        return
    flat = re.sub(r"[\s,;:!?。、.…~—]+", " ", flatten(text)).strip()
    if len(flat) > LONGEST:  # a single sign can stand for a whole sentence
        return
    words = re.sub(r"([㐀-鿿]+)", r" \1 ", flat).split()
    english = " ".join(_SLIPS.get(word, word) for word in words)
    chinese = re.sub(r"(?<=[㐀-鿿]) | (?=[㐀-鿿])", "", flat)
    sides: tuple[tuple[Language, str], ...] = (("en", english), ("zh", chinese))
    for language, side in sides:
        if language == "zh" and not is_chinese(side):
            continue
        for version in (side,) if whole else _shorter(side):
            yield language, version


def _shorter(text: str) -> Iterator[str]:
    """`text`, then without what is said only to be polite, before and after."""
    for _ in range(4):
        yield text
        end = _CLOSING.search(text)
        if end is not None:
            yield text[: end.start()]
        start = _FILLER.match(text)
        if start is None:
            return
        text = text[start.end() :]
