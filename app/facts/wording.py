"""The plain wording of a question: one width, one case, without what is only polite."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.facts.patterns import HAN, Pattern, is_chinese

LONGEST = 200
"""Code points of a sentence that is looked at: nobody asks for the time at greater length."""

_KEPT = 8
"""Questions whose wording is kept: several sources look at one, and at those before it."""

_TYPED = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "、": ","})

_ENDS = Pattern(r"[!?。;\n]+|\.(?=\s|$)")
_MARKS = Pattern(r"[!?。;\n]+|:(?!\d)|(?<!\d):|\.(?=\s|$)|(?<= )-(?= )|\.\.+|…")
_ABBREVIATED = Pattern(
    r"\b(a\.m|p\.m|d\.c|u\.s\.a|u\.s|u\.k|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"\.(?=[\s,?!]|$)"
)
_SHORTENED = (
    (
        Pattern(r"\b(what|how|when|where|it|that|there)'?s\b"),
        r"\1 is",
    ),
    (Pattern(r"\bwhat'?re\b"), "what are"),
    (Pattern(r"\bi'?m\b"), "i am"),
    (Pattern(r"(?<!\d)'"), ""),
)
_CLAUSE = Pattern(r" , | (?:but|so|and|because|then|like) (?=what|how|when|which|is|are|do|tell)")
_MOST_CLAUSES = 3
_COMMA = Pattern(r",(?!\d{3}(?!\d))")
_SPOKEN_ZH = (
    (Pattern("啥子|啥"), "什么"),
    (Pattern("咋个|咋"), "怎么"),
    (Pattern("([今明昨后前])儿个?"), r"\1天"),
    (Pattern("了?啦$"), "了"),
)
_AMID_CHINESE = Pattern(rf"(?<={HAN}) +| +(?={HAN})")

_LEADS_EN = Pattern(
    r"(?:(?:hey|hi|hello|okay|ok|so|well|um+|uh+|er|hmm+|please|pls|and|but|then|also|sorry|just"
    r"|yo|right|alright|oh|listen|actually|maybe|now|look|anyway|hang on|wait|real quick"
    r"|quick one|one question|random question"
    r"|question|excuse me|quick question|by the way|sottovoce|may i ask|can i ask|any idea|i wonder"
    r"|(?:can|could|would|will|might) (?:you|u|i|we|anyone|somebody|someone)(?: please| maybe"
    r"| kindly| possibly)?"
    r"|(?:i )?(?:really |just |always |still )*(?:do not|dont|never|cannot|cant|can not"
    r"|did not) (?:really |quite )?(?:know|remember|recall)"
    r"|(?:i )?(?:have )?no (?:idea|clue)|i (?:forgot|forget|keep forgetting)|i am (?:not sure"
    r"|curious|wondering|just wondering|trying to (?:figure out|find out|work out))"
    r"|(?:just )?(?:wondering|curious)|any (?:idea|clue|chance)(?: you (?:know"
    r"|could tell me))?|remind me(?: again)?|help me(?: out)?(?: figure out| find out"
    r"| work out)?"
    r"|(?:figure|find|work) out|check|look up|mind telling me|would you mind telling me"
    r"|does anyone know|do we know|be so kind and tell me"
    r"|my \w+ (?:asks|asked|wants to know|is asking)(?: me)?|i (?:have|got) to know|it is important"
    r"|(?:tell|show|give|remind|let) (?:me|us)(?: know)?"
    r"|do (?:you|u)(?: happen to)? know|i was wondering"
    r"|i(?: would|d)? (?:want|need|like|wanna)(?: to)? (?:know|ask)(?: you)?) )+"
)
_TAILS_EN = Pattern(
    r"(?: (?:please|pls|thanks|thank you|thx|for me|exactly|by the way|again|then|sottovoce"
    r"|do you know|you know|any idea|i wonder|if you know|if you can|mate|buddy|dude|man"
    r"|actually|anyway|roughly|about|quick|real quick|asap|if you do not mind|if i may ask"
    r"|if i may|or what|huh|right|i forgot|just curious|can you tell me|could you tell me"
    r"|tell me|do you happen to know|cheers|ok|okay))+$"
)
_LEADS_ZH = Pattern(
    r"(?:请问|请|麻烦(?:你|您)?|你好|您好|喂|嗨|嘿|哎|那个|嗯+|呃|那么|那|能不能|可不可以|可以"
    r"|能否|你能|您能"
    r"|帮我|帮忙|给我|告诉我|你知道|您知道|我想知道|我想问|我要问|想问|想知道|问下|算下|查下"
    r"|(?:算|查|问|看|说|报|换算|讲|瞧|瞅)(?:一下|下|看|看看)|一下|你说|你看|话说|对了|诶|欸"
    r"|哈喽|劳驾|打扰(?:一下)?|打听(?:一下|个事儿?)|问个(?:问题|事儿?)|我?忘了|我?不知道"
    r"|我?不记得|我?记不得|我?记不清|我?不清楚|我?想了解|想请教|请教|算算|查查|看看|问问|说说"
    r"|讲讲|快|跟我|和我|知道|晓得|我就想|其实|呐|哦|啊|,)+"
)
_TAILS_ZH = Pattern(
    r"(?:谢谢(?:你|您)?|多谢|谢了|好吗|可以吗|行吗|行不|来着|你?知道吗|你?知道不|你?晓得不"
    r"|告诉我|帮我(?:看看|算算|查查|查一下|算一下|看一下)|急|我忘了"
    r"|[啊呀哦噢哈嘛呢吗嘞咧噻喔哟哇撒哩诶哪吧不,])+$"
)


@lru_cache(_KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """Give the sentences of `text` in lower case, without marks at their ends and fillers.

    Full-width forms become ordinary ones, short forms whole words ("what's" is "what is"), commas
    spaces unless they stand within a number. Between Chinese characters there are no spaces.
    """
    flat = unicodedata.normalize("NFKC", text).lower().translate(_TYPED)
    flat = _ABBREVIATED.sub(lambda found: found[1].replace(".", ""), flat)
    found = (_plain(part) for part in _ENDS.split(flat) if len(part) <= LONGEST)
    return tuple(part for part in found if part)


@lru_cache(_KEPT)
def clauses(text: str) -> tuple[str, ...]:
    """Give the sentences of `text`, then what is left of each without its first clauses.

    Whoever asks says why first: "we land at noon, so what time is it in Tokyo".
    """
    whole = sentences(text)
    words = line(text)
    starts = [found.end() for found in _CLAUSE.finditer(words)][-_MOST_CLAUSES:]
    ends = [found.start() for found in re.finditer(" , ", words)][:_MOST_CLAUSES]
    parts = [words[at:] for at in starts] + [words[:at] for at in ends]
    parts += [words[start:end] for start in starts[:1] for end in ends[-1:] if start < end]
    plain = (_plain(part) for part in parts)
    return tuple(dict.fromkeys((*whole, *(part for part in plain if part))))


@lru_cache(_KEPT)
def line(text: str) -> str:
    """Give all of `text` as `sentences` does, but in one line: its marks are commas with spaces.

    Empty where it is longer than a sentence may be.
    """
    flat = unicodedata.normalize("NFKC", text).lower().translate(_TYPED)
    if len(flat) > LONGEST:
        return ""
    flat = _ABBREVIATED.sub(lambda found: found[1].replace(".", ""), flat)
    flat = _COMMA.sub(",", _MARKS.sub(",", flat)).strip(" ,")
    for pattern, whole in _SHORTENED:
        flat = pattern.sub(whole, flat)
    return " ".join(_COMMA.sub(" , ", flat).split())


def any_of(words: str) -> str:
    """Make a pattern of `words`, parted by spaces, that tries the longest first and keeps to it.

    Repeated, it reads a text in one way only, however the words overlap.
    """
    return f"(?>{'|'.join(sorted(map(re.escape, words.split()), key=len, reverse=True))})"


def _plain(sentence: str) -> str:
    sentence = " ".join(sentence.split())
    if is_chinese(sentence):
        sentence = _COMMA.sub("", _AMID_CHINESE.sub("", sentence))
        for pattern, same in _SPOKEN_ZH:
            sentence = pattern.sub(same, sentence)
        sentence = sentence[_end(_LEADS_ZH, sentence) :]
        return _TAILS_ZH.sub("", sentence)
    for pattern, whole in _SHORTENED:
        sentence = pattern.sub(whole, sentence)
    sentence = " ".join(_COMMA.sub(" ", sentence).split()).rstrip(".: ")
    sentence = sentence[_end(_LEADS_EN, sentence) :]
    return _TAILS_EN.sub("", sentence)


def _end(pattern: Pattern, text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0
