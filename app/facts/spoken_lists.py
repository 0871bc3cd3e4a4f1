"""Questions about lists as they are said: the list is found first, then what is asked about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.facts.list_questions import Request, Task
from app.facts.numerals import number
from app.facts.patterns import HAN, Pattern

_NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_JOINED = (
    r"(?:\s*,\s*(?:and|or|then)\s+|\s*[,、;&]\s*|\s+(?:and|or|vs\.?|versus)\s+|\s*[和跟与或]\s*)"
)
_UNIT = r"(?:\s*(?:dollars?|bucks|euros?|pounds|块钱?|元|分钱?|分(?![之钟])))?"
_NUMBERS = Pattern(
    rf"(?<![a-z0-9.]){_NUMBER}{_UNIT}(?:{_JOINED}{_NUMBER}{_UNIT})+(?![a-z0-9.]*\d)"
    rf"|(?<![a-z0-9.]){_NUMBER}(?:\s+(?:(?:and|or)\s+)?{_NUMBER})+(?![a-z0-9.]*\d)"
)
_WORD = r"[a-z][a-z'-]*"
_WORDS = Pattern(
    rf"\b{_WORD}(?:(?:\s*[,、]\s*(?:and |or )?|\s*[和跟与]\s*){_WORD})+(?:\s+(?:and"
    rf"|or)\s+{_WORD})?(?![a-z])"
    rf"|\b{_WORD} and {_WORD}\b"
)
_AFTER_COLON = Pattern(r":\s*(?P<list>[^:?!。]+?)[\s.?!。]*$")
_HAN_LIST = Pattern(
    r"(?P<list>[^,、:;?!。]+(?:、[^,、:;?!。]+?)+)"
    r"(?=一共|总共|[共有是里中哪谁最按排几多这]|$|[,;:?!。])"
)
_LARGE = r"largest|biggest|greatest|highest|maximum|max|larger|bigger|greater|higher|most|more"
_SMALL = r"smallest|lowest|minimum|min|smaller|lower|least|less|tiniest|fewest"
_SAME = {"max": "maximum", "min": "minimum", "more": "larger", "less": "smaller", "most": "largest",
         "least": "smallest", "tiniest": "smallest", "fewest": "smallest"}  # fmt: skip
_THINGS = (
    r"(?:items?|things?|entries|elements|words?|names?|animals?|fruits?"
    r"|colou?rs?|products?|ones?|people|kids|countries|cities|of them|[a-z]+s)"
)
_TASKS: tuple[tuple[Task, Pattern], ...] = (
    (
        "reverse",
        Pattern(
            r"\b(?:revers\w+|backwards?|flip the order|other way (?:a?round)|flipped"
            r"|last to first|back to front)\b|倒过来|反过来|倒序|颠倒|倒着"
        ),
    ),
    (
        "longest",
        Pattern(
            r"\b(?P<order>longest|shortest)\b(?= (?:word|name|one|item|of|in|from|out|is"
            r"|among|#)|[\s:,?.]*$)|最(?P<orderzh>[长短])"
        ),
    ),
    (
        "sort",
        Pattern(
            r"\b(?:sort(?:ed|ing)?(?! of)|alphabeti[sz]ed?|alphabetical(?:ly)?|(?:in"
            r"|by) (?:the )?alphabet|ascending|descending|in order|rank(?:ed)?|numerical order"
            r"|increasing|decreasing"
            r"|from (?:the )?\w+ to (?:the )?\w+|(?:smallest|largest|biggest|lowest|highest|low"
            r"|high|small|big) (?:number )?first|order(?:ed)? (?:them|these|by))\b"
            r"|从[大高]到[小低]|从[小低]到[大高]|由[大高][到至][小低]|由[小低][到至][大高]|升序"
            r"|降序|排(?:序|一?下序?|列|个序|好|一排|排队|队|个队)|怎么排|字母(?:表|顺序)"
            r"|[大小]的(?:在|排)前"
        ),
    ),
    (
        "average",
        Pattern(
            r"\b(?:average|mean)\b(?! (?!of|is|for|score|grade|please|these|number|value"
            r"|them|it|and|temperature|price)[a-z])|平均"
        ),
    ),
    (
        "largest",
        Pattern(
            rf"\b(?P<order>{_LARGE}|{_SMALL})\b(?! than)|最(?P<orderzh>[大小高低多少])"
            r"|(?:哪个|哪一个|谁)(?:数|数字)?(?:更|比较|要"
            r"|会)?(?P<orderzh2>[大小高低多少])"
        ),
    ),
    (
        "count",
        Pattern(
            rf"\bhow many (?:{_THINGS}|is|are|in)\b|\bcount (?:them|these|those|the"
            r"|how many|up)\b|\bhow long is (?:the|my|this) list\b|(?:几|多少)(?:个|样"
            r"|种|项|件|位|只|名|类|门|道)"
        ),
    ),
)
_NO_COUNT = Pattern(r"letters?|characters?|字母|字")
_ANNOUNCED = Pattern(r"\b(?:words|names)\b|alphabet|字母")
_NO_ITEMS = frozenset(
    [
        "please",
        "thanks",
        "thank",
        "you",
        "it",
        "that",
        "this",
        "the",
        "a",
        "an",
        "me",
        "my",
        "so",
        "then",
        "but",
        "ok",
        "okay",
        "hey",
        "hi",
        "now",
        "well",
        "what",
        "which",
        "how",
        "i",
        "we",
        "is",
        "are",
        "was",
        "files",
        "out",
        "list",
        "them",
        "in",
        "of",
        "for",
        "sort",
        "to",
        "do",
        "can",
        "could",
        "will",
    ]
)
_CUE = Pattern(r"letter|character|word|how|spell|backward|revers|count|字|拼|倒|反|逆|几|多少")
_LONGEST, _LONGEST_ABOUT_WORD = 300, 160
_SHIELD = Pattern(
    r"\b(?:prefer|favou?rite|best|world|planet|ever|alive|recommend|should i|do you like"
    r"|rather|would you)\b|世界|喜欢|推荐"
)
"""Compares what the words stand for, not the words."""

_ANY = r"(?:.*[\s,.:?!])?"
_THE_WORD = r"(?:(?:the|this) )?(?:words?|name|term)?\s*['\"]?(?P<body>[a-z][a-z'-]*?)['\"]?"
_END = (
    r"(?:,? (?:please|pls|for me|thanks|correctly|right|out|exactly|again"
    r"|spelled out|to me|letter by letter|have|has|contain|got|altogether"
    r"|in total))*[\s.?!]*"
)
_IN_HAN = r"(?:这个)?(?:单?词|英文单词)?"
_LATIN = rf"['\"]?(?P<body>[a-z][a-z'-]*)(?![a-z])['\"]?{_IN_HAN}"
_ABOUT_WORDS_SAID: tuple[tuple[Task, str], ...] = (
    (
        "letter",
        (
            rf"{_ANY}how many (?:times (?:does |do |is )?)?(?:the "
            r"|letters? )*['\"]?(?P<letter>[a-z])['\"]?(?:'?s)?(?: letters?)?(?: (?:are"
            r"|is|do you see|can you find|appear|occur|does it have))*(?: there)? (?:in"
            rf"|inside) {_THE_WORD}{_END}"
        ),
    ),
    (
        "letter",
        (
            rf"{_ANY}(?:number of|count (?:all )?(?:of )?(?:the )?"
            r"|counting (?:the )?)\s*(?:letters? )?['\"]?(?P<letter>[a-z])['\"]?'?s? (?:in"
            rf"|inside) {_THE_WORD}{_END}"
        ),
    ),
    (
        "letter",
        (
            rf"{_ANY}how many (?:letters? )?['\"]?(?P<letter>[a-z])['\"]?'?s? (?:does"
            rf"|do) {_THE_WORD}{_END}"
        ),
    ),
    (
        "letters",
        (
            rf"{_ANY}(?:how many|number of|count(?: up)?(?: all)?(?: of)? the"
            r"|the count of|count) (?:letters?|characters?)(?: (?:are|is|there|do|does"
            rf"|we have|has))* (?:in|of|for|does|inside|make up|has) {_THE_WORD}{_END}"
        ),
    ),
    (
        "letters",
        (
            rf"{_ANY}how long is the (?:word"
            rf"|name) ['\"]?(?P<body>[a-z][a-z'-]*)['\"]?{_END}"
        ),
    ),
    (
        "letters",
        (
            rf"{_ANY}(?:the )?word ['\"]?(?P<body>[a-z][a-z'-]*)['\"]?,? (?:how many letters"
            rf"|has how many letters)(?: is that| does it have)?{_END}"
        ),
    ),
    (
        "words",
        (
            r".*?(?:how many words|count (?:the|how many) words)[^:\"]*(?::\s*"
            r"|\")(?P<body>[^\"]+?)\"?[\s.?!]*"
        ),
    ),
    (
        "backwards",
        (
            rf"{_ANY}(?:spell|say|write|what is|what's|read|type"
            rf"|put) {_THE_WORD}(?: spelled| written| when)? (?:backwards?|in reverse"
            rf"|reversed|from back to front|the other way (?:a?round)){_END}"
        ),
    ),
    ("backwards", rf"{_ANY}reverse (?:the (?:word|letters (?:of|in)) ){_THE_WORD}{_END}"),
    (
        "spell",
        (
            rf"{_ANY}(?:how (?:do|would|can|should) (?:you|i|we|one)|how to|can you"
            r"|could you|please|me|would you|to|and|help me|just"
            rf"|then) spell(?: out)? {_THE_WORD}{_END}"
        ),
    ),
    ("spell", rf"{_ANY}(?:correct |right |proper )?spelling (?:of|for) {_THE_WORD}{_END}"),
    ("spell", rf"spell(?: out)?(?: me)? {_THE_WORD}{_END}"),
    ("spell", rf"{_ANY}how (?:is|do you get|are) {_THE_WORD} (?:spelled|spelt|written){_END}"),
    (
        "spell",
        (
            rf"{_THE_WORD},? how (?:is (?:it|that)|do (?:you|i)) (?:spelled|spelt"
            rf"|spell (?:it|that)){_END}"
        ),
    ),
    (
        "letter",
        (
            rf".*?{_LATIN}(?:里面?|中|当中)?(?:一共|总共|共)?(?:有|出现了?|含有?"
            r"|包含)?(?:几|多少)(?:个|次)(?:字母)?['\"]?(?P<letter>[a-z])['\"]?[^a-z]*"
        ),
    ),
    (
        "letter",
        (
            rf".*?{_LATIN}(?:里面?|中|当中)?,?(?:字母)?(?P<letter>[a-z])(?:一共"
            r"|总共)?(?:有|出现了?)(?:几|多少)(?:个|次)[^a-z]*"
        ),
    ),
    (
        "letter",
        (
            rf"[^a-z]*字母(?P<letter>[a-z])在{_LATIN}(?:里面?|中)?(?:一共|总共)?(?:有"
            r"|出现了?)(?:几|多少)(?:个|次)[^a-z]*"
        ),
    ),
    (
        "letters",
        (
            rf"[^a-z]*{_LATIN}(?:里面?|中)?(?:一共|总共|共)?(?:有|是|由)?(?:多长|几个字母"
            r"|多少个?字母|的?字母数|多少字母|几个字符|的长度)[^a-z]*"
        ),
    ),
    (
        "backwards",
        (
            rf"[^a-z]*{_LATIN}(?:这个词)?(?:给我)?(?:倒过来|反过来|倒着|反着"
            r"|逆着)(?:怎么)?(?:拼|念|写|读|说|是|来)?[^a-z]*"
        ),
    ),
    (
        "spell",
        (
            r"[^a-z]*(?:拼(?:写|读)?(?:一下|出来|出|个)?|逐个字母(?:说|拼|念)?(?:出"
            rf"|一下)?)(?:单词|英文)?\s*{_LATIN}(?:怎么)?[^a-z]*"
        ),
    ),
    (
        "spell",
        (
            rf"[^a-z]*{_LATIN}(?:是|要|该|应该)?(?:怎么|咋|如何|的|给我)?(?:拼(?:写|出来"
            r"|一下|读)?|逐个字母)[^a-z]*"
        ),
    ),
    (
        "letters",
        (
            r"(?:.*?)(?:这句话|这个词|这个句子|下面这句话|这段话|这行字)(?:一共"
            rf"|总共)?有?(?:几|多少)个字[:,]\s*['\"]?(?P<body>{HAN}{{1,40}})['\"]?[?!。]*"
        ),
    ),
    (
        "letters",
        (
            rf"(?:.*?)['\"](?P<body>{HAN}{{1,40}})['\"](?:这句话|这个词)?(?:一共"
            r"|总共)?[是有](?:几|多少)个字[呀啊呢?]*"
        ),
    ),
)
_ABOUT_WORDS = tuple((task, Pattern(pattern)) for task, pattern in _ABOUT_WORDS_SAID)


def requests(text: str) -> Iterator[Request]:
    """What `text` may ask about a list or a word, the surest first."""
    if len(text) > _LONGEST:
        return
    plain = re.sub(r"[“”「」]", '"', unicodedata.normalize("NFKC", text)).replace("’", "'")
    folded = " ".join(plain.lower().split())
    about_word = len(folded) <= _LONGEST_ABOUT_WORD and _CUE.search(folded)
    for task, pattern in _ABOUT_WORDS if about_word else ():
        if found := pattern.fullmatch(folded):
            parts = found.groupdict()
            named = (
                re.search(rf"(?:word |name |['\"]){re.escape(parts['body'])}", folded) is not None
            )
            yield Request(task, parts["body"], letter=parts.get("letter") or "", named=named)
    yield from _about_lists(" ".join(plain.split()))


def _about_lists(plain: str) -> Iterator[Request]:
    for kind, start, end in _lists(plain):
        rest = f"{plain[:start]} # {plain[end:]}".lower()
        body = (
            re.sub(_UNIT + r"(?=\W|$)", "", plain[start:end])
            if kind == "numbers"
            else plain[start:end]
        )
        if kind != "numbers" and _SHIELD.search(rest):
            continue
        for task, cue in _TASKS:
            found = cue.search(rest)
            if not found or not _fits(task, kind, rest):
                continue
            order = _order(task, found, rest)
            yield Request(task, body.strip(), order, named=True)
            break


def _fits(task: Task, kind: str, rest: str) -> bool:
    if task in {"average", "largest"}:
        return kind == "numbers"
    if task == "longest":
        return kind != "numbers"
    if task == "count":
        return kind != "numbers" and not _NO_COUNT.search(rest)
    return True


def _order(task: Task, found: re.Match[str], rest: str) -> str:
    if task == "sort":
        down = re.search(
            (
                r"从[大高]到|由[大高]|降序|大的(?:在|排)前|(?:largest|biggest|highest|high"
                r"|big) (?:number )?first"
            ),
            rest,
        )
        return "降" if down else rest
    parts = found.groupdict()
    if parts.get("orderzh2") or parts.get("orderzh"):
        sign = parts.get("orderzh2") or parts.get("orderzh") or ""
        return {"高": "大", "多": "大", "低": "小", "少": "小"}.get(sign, sign)
    word = parts.get("order") or ""
    return _SAME.get(word, word)


def _lists(plain: str) -> Iterator[tuple[str, int, int]]:
    """Where lists stand in `plain`: of numbers, of single words, of anything behind a colon."""
    lower = plain.lower()
    if found := next(iter(_NUMBERS.finditer(lower)), None):
        yield "numbers", *found.span()
        return
    if (found := _AFTER_COLON.search(lower)) and re.search(r"[,、]|\band\b|和", found["list"]):
        numeric = all(number(each) is not None for each in re.split(r"[,、]\s*", found["list"]))
        yield "numbers" if numeric else "anything", *found.span("list")
    for found in _WORDS.finditer(lower):
        items = re.findall(_WORD, found[0])
        told = len(items) > 3 or re.search("[,、]", found[0]) or _ANNOUNCED.search(lower)
        if told and _NO_ITEMS.isdisjoint(items):
            yield "words", *found.span()
    if found := _HAN_LIST.search(lower):
        yield "anything", *found.span("list")
