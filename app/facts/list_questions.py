"""How one asks for something about a list, or about the letters of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.facts.numerals import narrow
from app.facts.patterns import Pattern

Task: TypeAlias = Literal[
    "sort", "count", "longest", "largest", "average", "letters", "letter", "words", "spell",
    "backwards", "reverse",
]  # fmt: skip

LONGEST = 600
"""Code points of a question that is looked at."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked about which words."""

    task: Task
    body: str
    """The words themselves: a list, or one word."""
    order: str = ""
    """In lower case what was said about the order or the end: "descending", "largest", 小."""
    letter: str = ""
    """The letter to count."""
    named: bool = False
    """Whether the words were announced as such: "these words", a colon, quotation marks."""


_LEAD = Pattern(
    r"(?:(?:please|pls|hey|hi|hello|okay|ok|so|now|sottovoce|(?:can|could|would|will) you"
    r"|help me(?: to)?|(?:tell|show|give) me|i (?:want|need) to know|do you know)(?![a-z])[\s,]*"
    r"|(?:请问|请|麻烦你?|帮我|帮忙|告诉我|能不能|你能|你知道|我想知道|那)[,、\s]*)+",
    re.IGNORECASE,
)
_TAIL = Pattern(
    r"[\s,、]*(?:please|pls|thanks|thank you|for me|[啊呀哦呢吗吧嘛]|谢谢|[?!.。:,、])+$",
    re.IGNORECASE,
)
_THINGS = r"(?:words?|numbers?|names?|items?|letters?|things?|elements?|list)"
_NAMED = Pattern(
    rf"(?:(?:this|these|the|of|following|my|in)\s+)*{_THINGS}(?![a-z])[\s:,]*|:\s*"
    r"|(?:这些|这几个|下面的?|以下)?(?:数字|数|单词|词语|词|名字|字母)?[:、]\s*"
    r"|(?:这些|这几个|下面的?|以下)(?:数字|数|单词|词语|词|名字|字母)?\s*",
    re.IGNORECASE,
)
_ORDER = Pattern(
    r"[\s,]*(?:(?:in|into|by)\s+)?(?:descending|decreasing|reverse alphabetical|ascending"
    r"|increasing|numerical|alphabetical|length)(?:\s+order)?(?![a-z])"
    r"|[\s,]*from (?:the )?(?:largest|biggest|highest|high|big|z|smallest|lowest|low|small|a)"
    r" to (?:the )?(?:largest|biggest|highest|high|big|z|smallest|lowest|low|small|a)(?![a-z])"
    r"|[\s,]*(?:alphabetically|numerically|in order)(?![a-z])"
    r"|[按以用]?(?:[从由][大高]到[小低]|[从由][小低]到[大高]|降序|升序|字母)的?(?:顺序)?",
    re.IGNORECASE,
)
_SORT = Pattern(
    r"(?P<verb>sort|alphabeti[sz]e|order|arrange|rank|put)\s+|"
    r"(?:来?进行|来)?(?:排序|排列|排一下序?|排个序|排一排|排好)(?:一下)?",
    re.IGNORECASE,
)
_EDGES = Pattern(r"^(?:把|将|给|对)|(?:来|进行|一下|的)+$")

_LARGE = "largest|biggest|greatest|highest|maximum|larger|bigger|greater|higher"
_SMALL = "smallest|lowest|minimum|smaller|lower"
_IS = r"(?:(?:what|which)(?:'?s|\s+is|\s+are)?\s+|find\s+)?(?:(?:one|number)\s+is\s+)?(?:the\s+)?"
_OF = r"(?:\s+(?:of|among|out of|in|from)\s+|\s*[:,]\s*)"
_IN = r"\s+(?:are\s+|is\s+)?(?:there\s+)?in\s+"
_WORD = r"(?P<named>the (?:word|name)\s+)?(?P<body>[a-z][a-z'-]*|['\"][a-z][a-z' -]*['\"])"
_LETTER = r"(?:the\s+)?(?:letters?\s+)?['\"]?(?P<letter>[a-z])['\"]?(?:'?s)?"
_OCCURS = r"(?:\s+(?:appear|occur))?"
_LIST = r"(?P<body>.+)"
_HAN_LIST = r"(?P<body>.+?)(?:[,、\s]*(?:里面|里|中间|中|之中|当中))?[,、\s]*"
_WORD_IN_CHINESE = r"['\"]?(?P<body>[a-z][a-z'-]*)['\"]?\s*(?:这个(?:单)?词)?"
_INSIDE = r"(?:里面|里|中)?一?共?"
_HOW_MANY = r"(?:几|多少)[个项]"
_SENTENCE = r"(?:(?:this|the)\s+)?(?:following\s+)?(?:sentence|phrase)[\s:]+"
_ARE_IN = r"\s+(?:are\s+|is\s+)?(?:there\s+)?in(?![a-z])\s*"
_LATIN = r"['\"]?(?P<body>[a-z][a-z'-]*)['\"]?"


_CUES: dict[Task, tuple[str, ...]] = {
    "letter": ("how many", "count", "几", "多少"),
    "letters": ("how many", "几", "多少"),
    "words": ("how many",),
    "count": ("how many", "count", "几", "多少"),
    "longest": ("longest", "shortest", "哪个", "哪一个"),
    "largest": (*f"{_LARGE}|{_SMALL}".split("|"), "大", "小"),
    "average": ("average", "mean", "平均"),
    "backwards": ("backward", "reverse"),
    "spell": ("spell", "spelt", "拼"),
    "reverse": ("reverse", "倒", "反", "颠倒"),
}
"""One of them is in whatever asks for the task."""

_QUESTIONS_SAID: tuple[tuple[Task, str], ...] = (
    ("letter", rf"how many(?: times)?(?: does| is)?\s+{_LETTER}{_OCCURS}{_IN}{_WORD}"),
    ("letter", rf"count\s+{_LETTER}\s+in\s+{_WORD}"),
    ("letters", rf"how many (?:letters|characters){_IN}{_WORD}"),
    ("letters", rf"how many (?:letters|characters) does\s+{_WORD}\s+(?:have|contain)"),
    ("words", rf"how many words{_IN}(?=['\"]){_LIST}"),
    ("words", rf"how many words{_IN}{_SENTENCE}{_LIST}"),
    ("count", rf"how many {_THINGS}{_ARE_IN}(?:(?:this|the) list)?[\s:]*{_LIST}"),
    ("count", rf"count\s+(?=the (?:items|words(?! in)|numbers)|these|:){_LIST}"),
    ("longest", rf"{_IS}(?P<order>longest|shortest)(?P<named>\s+(?:word|name))?{_OF}{_LIST}"),
    ("largest", rf"{_IS}(?P<order>{_LARGE}|{_SMALL})(?:\s+(?:number|value))?{_OF}{_LIST}"),
    ("average", rf"{_IS}(?:average|mean)\s+(?:of|between)\s+{_LIST}"),
    ("backwards", rf"(?:spell|say|what is|what's)\s+{_WORD}\s+(?:spelled\s+|spelt\s+)?backwards?"),
    ("backwards", rf"reverse the (?:word|letters (?:of|in))\s+{_WORD}"),
    ("spell", rf"(?:(?:how (?:do|would|can) (?:you|i|we)|how to)\s+)?spell\s+{_WORD}"),
    ("spell", rf"how is\s+{_WORD}\s+(?:spelled|spelt)"),
    ("reverse", rf"reverse\s+{_LIST}"),
    ("letter", rf"{_WORD_IN_CHINESE}{_INSIDE}有{_HOW_MANY}(?:字母)?\s*(?P<letter>[a-z])"),
    ("letters", rf"{_WORD_IN_CHINESE}{_INSIDE}[有是]{_HOW_MANY}(?:字母|字符)"),
    ("letters", r"(?P<body>[^,、]{1,60}?)(?:这(?:个词|句话)|里面|里)?一?共?[有是](?:几|多少)个字"),
    ("count", rf"{_HAN_LIST}一?共?有(?:几|多少)[个项](?:词|数|数字|东西|项目)?"),
    ("longest", rf"{_HAN_LIST}(?:哪个|哪一个)(?P<named>单?词|名字)?最(?P<order>[长短])"),
    ("largest", rf"{_HAN_LIST}(?:哪个数?|哪一个数?|谁)(?:最|更|比较)?(?P<order>[大小])"),
    ("largest", rf"{_HAN_LIST}最(?P<order>[大小])的?(?:数|数字|值)?(?:是(?:哪个|多少|几))?"),
    ("average", r"(?:求|算一下|计算)?(?P<body>.+?)的?(?:平均数|平均值|平均)(?:是(?:多少|几))?"),
    ("spell", rf"(?:怎么|如何)?拼写?(?:单词)?\s*{_LATIN}"),
    ("spell", rf"{_WORD_IN_CHINESE}(?:怎么|如何|的)拼写?(?:是什么)?"),
    ("reverse", (
            r"(?:把|将)?(?P<body>.+?)(?:的?(?:顺序|次序))?(?:倒过来|反过来|倒序"
            r"|颠倒)(?:排列?|说|写)?(?:一下)?"
        )),
)  # fmt: skip
_QUESTIONS = tuple((task, Pattern(said, re.IGNORECASE)) for task, said in _QUESTIONS_SAID)


def request(text: str) -> Request | None:
    """What `text` asks about a list or a word; None if it asks for something else."""
    if len(text) > LONGEST:
        return None
    plain = narrow(text).strip()
    lead = _LEAD.match(plain)
    plain = _TAIL.sub("", plain[lead.end() if lead else 0 :])
    return _sorting(plain) or next(_asked(plain), None)


def _asked(plain: str) -> Iterator[Request]:
    said = plain.lower()
    for task, pattern in _QUESTIONS:
        if not any(cue in said for cue in _CUES[task]):
            continue
        found = pattern.fullmatch(plain)
        if found:
            parts = found.groupdict()
            body, announced = _body(parts["body"])
            yield Request(
                task,
                body,
                (parts.get("order") or "").lower(),
                (parts.get("letter") or "").lower(),
                named=announced or bool(parts.get("named")),
            )


def _sorting(plain: str) -> Request | None:
    """A request to sort: the verb before the list in English, after it in Chinese."""
    verb = _SORT.search(plain)
    order = _ORDER.search(plain)
    if verb is None or (verb["verb"] and verb.start() > 0):
        return None
    said = order[0].strip(" ,").lower() if order else ""
    rest = plain.replace(verb[0], "", 1)
    rest = _EDGES.sub("", _ORDER.sub("", rest, most=1).strip()) if order else _EDGES.sub("", rest)
    body, named = _body(_EDGES.sub("", rest.strip()))
    free = not verb["verb"] or verb["verb"].lower() in ("sort", "alphabetize", "alphabetise")
    return Request("sort", body, said, named=named) if free or named or order else None


def _body(text: str) -> tuple[str, bool]:
    """The words themselves, and whether they were announced."""
    text = text.strip()
    announced = _NAMED.match(text)
    if announced and announced.end() < len(text):
        return text[announced.end() :].strip(), True
    return text, text[:1] in ("'", '"', "“", "「")
