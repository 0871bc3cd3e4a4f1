"""Reads from a question which term it asks about, and what it wants to know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.facts.dictionary_wording import versions
from app.facts.lexicon import fold
from app.ports import Language

Want = Literal["definition", "meaning", "chinese", "english", "translation"]
"""What it is; what a word means; how it is said in Chinese, in English, in the other language."""

POINTERS = frozenset(
    {"it", "that", "this", "them", "他", "它", "这", "那", "这个", "那个", "这个词"}
)
"""Words that stand for the term of the question before."""

_IN = r"(?:mandarin chinese|chinese|mandarin|english)"
_ZH = r"(?:中文|汉语|普通话|国语|华语|汉字|英语|英文|英国话|英)"
_HOW = r"(?:怎么|如何|怎样|咋)"
_CALLED = (
    r"这个词|这个字|这句话|这个单词|这单词|这词|这个英文单词|这个英语单词|这个英文|这东西|这个东西"
    r"|这种东西|这个说法"
)
_TELL = r"(?:解释|介绍|说|讲|谈|聊|了解)(?:一下|下)|解释|介绍|说说|讲讲|谈谈|聊聊|了解"
_YOU = r"(?:you|i|we|one|they|people)"
_SPEAKERS = (
    r"(?:the chinese|chinese people|chinese speakers|people in china|they in china"
    r"|a chinese person|a chinese"
    r"|chinese folks|someone in china|someone chinese|people in beijing)"
)
_SAY = r"(?:say|translate|write|call|express|put|pronounce|turn|get|have)"
_WORD = r"(?:the |this |that |a )?(?:word|term|expression|phrase|concept)(?: called| of)?"
_WHAT_IT = (
    r"(?:what (?:does|do|is|are|would|did) (?:it|that|this|they|those|these)(?: even| actually"
    r"| really)?"
    r"(?: mean| be| called)?(?: exactly| again| then)?|what (?:it|that|this) (?:means|is)"
    r"|what is the meaning|what is its meaning"
    r"|what does the word mean)"
)
_KNOW = (
    r"(?:explain|describe|tell|teach|show|remind|inform|knows?|wonder|wondering|curious|asked"
    r"|asks|asking|learn|understand"
    r"|find out|figure out|idea|clue|question|sure|forgot|forget|remember|explaining|telling|say"
    r"|grasp|about|of|see)"
    r"(?: me| us| him| her| them| it| to (?:me|us|a \w+|kids|children|my \w+))?(?: exactly"
    r"| again| please)?"
)
_THING = (
    r"(?:things?|animals?|plants?|instruments?|musical instruments?|objects?|foods?|fruits?"
    r"|vegetables?|machines?|tools?|places?"
    r"|buildings?|birds?|fish|insects?|creatures?|devices?|vehicles?|sports?|feelings?|emotions?"
    r"|materials?|idea|ideas|concepts?|illness|disease|drink|dish|tree|flower|metal|gas|weather"
    r"|job|profession|beings?|stuff|substance)"
)
_FOREIGN = r"(?:老外|外国人|英国人|美国人|洋人|国外|在国外|人家老外|外国)(?:们)?"
_CALLED_ZH = (
    r"(?:这个|那个|一个|个)?(?:英文|英语|英|中文|生)?"
    r"(?:单词|词语|词汇|词|生词|概念|说法|术语|名词|字眼)"
)
_ZH_THING = (
    r"(?:东西|动物|植物|水果|蔬菜|食物|工具|地方|现象|乐器|机器|建筑|运动|交通工具|材料|概念"
    r"|生物|鸟|鱼|昆虫|虫子|花|树"
    r"|情感|感觉|感情|天体|疾病|病|职业|工作|饮料|菜|气体|金属|物质|事物|家伙|动物啊|设备|仪器"
    r"|意思|名堂|存在)"
)
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
        (rf"(?:.{{0,60}} )?{_SAY} (?P<term>.+?) (?:in|into|to|as|using) (?P<to>{_IN})"),
        (
            rf"(?:.{{0,60}} )?(?P<to>{_IN}) (?:word|name|term|translation|phrase|expression"
            r"|characters?|version|equivalent) (?:for|of) (?P<term>.+)"
        ),
        (
            r"(?:.{0,60} )?(?:word|name|term|translation|expression) (?:for|of) "
            rf"(?P<term>.+?) (?:in|into|to) (?P<to>{_IN})"
        ),
        (
            r"what (?:would|will|could|does|do) (?P<term>.+?) (?:be|become|translate to"
            rf"|look like) in (?P<to>{_IN})"
        ),
        rf"what (?:do|would) {_SPEAKERS} (?:call|say for|say to|name) (?P<term>.+)",
        rf"how (?:do|does|would|can) {_SPEAKERS} (?:say|call|write) (?P<term>.+)",
        (
            rf"(?P<term>.+?) (?:how|what) (?:do|would|can|should) {_YOU} (?:say|call|write"
            r"|translate|put) "
            rf"(?:that|it|this) (?:in|into|to) (?P<to>{_IN})"
        ),
        (
            r"(?P<term>.+?) (?:what is|how is) (?:that|it|this|the word)(?: called"
            rf"| said)? in (?P<to>{_IN})"
        ),
        (
            rf"in (?P<to>{_IN}) (?:how|what) (?:do|would|can|should) {_YOU} (?:say|call"
            r"|write) (?P<term>.+)"
        ),
        rf"in (?P<to>{_IN}) what is (?P<term>.+)",
        (
            rf"(?:.{{0,40}} )?(?:translate|say|write|put|is) (?:this|the following|that|it"
            rf"|these)(?: \w+)? (?:in|into|to) (?P<to>{_IN}) (?P<term>.+)"
        ),
        rf"(?P<term>.+?) in (?P<to>{_IN}) (?:is|would be|means) what",
        rf"(?P<term>.+?) (?:is|are) (?:called )?what in (?P<to>{_IN})",
        (
            r".*\b(?P<to>chinese|mandarin)\b.* how (?:do|would|can|should) (?:you|i"
            r"|we) say (?P<term>.+)"
        ),
        (
            rf"(?:what is |tell me |give me )?(?:the )?pinyin and (?P<to>{_IN}) (?:for"
            r"|of) (?P<term>.+)"
        ),
        rf"(?:in (?P<to>{_IN}))(?: please)? (?P<term>.+)",
    ),
    "translation": (
        r"translate (?P<term>.+)",
        r"[^㐀-鿿]*(?:mean|english|translat)[^㐀-鿿]*(?P<term>[㐀-鿿]+)[^㐀-鿿]*",
        r"[^㐀-鿿]*(?P<term>[㐀-鿿]+)[^㐀-鿿]*(?:mean|english|translat|what does|what is)[^㐀-鿿]*",
        r"how (?:do|would|can|should) (?:you|i|we) say (?P<term>[㐀-鿿 ]+)",
    ),
    "meaning": (
        r"what (?:does|do) (?P<term>.+?) mean",
        r"(?:what is )?(?:the )?(?:meaning|definition) of (?P<term>.+)",
        r"what is meant by (?P<term>.+)",
        (
            r"what (?:do|does|would|did) (?:people|we|you|they|one|he|she|someone) (?:mean"
            r"|understand) (?:by|with|under|when they say) (?P<term>.+)"
        ),
        (
            rf"(?:.{{0,60}} )?{_WORD} (?P<term>.+?)(?: today| once| yesterday| somewhere| a lot)? "
            rf"(?:and |but )?(?:i do not know |no idea )?{_WHAT_IT}"
        ),
        (
            r"(?:.{0,60} )?(?:about|of|called|named|saw|see|seen|found|heard|read|mentioned|said"
            r"|says|ate|have|got) "
            r"(?P<term>.+?)(?: today| once| yesterday| somewhere| a lot| lately)? (?:and "
            rf"|but )?{_WHAT_IT}"
        ),
        (
            r"(?P<term>.+?) (?:please )?(?:(?:can|could|would) you )?(?:describe|explain"
            r"|define) (?:it|that|this|that word)"
        ),
        (
            r"(?:.{0,60} )?(?:to|you|please|and|somebody|someone|anyone|anybody) (?:define|explain"
            r"|describe) (?P<term>.+)"
        ),
        rf"{_WHAT_IT} (?P<term>.+)",
        rf"(?P<term>.+?) (?:meaning|definition|means what|defined|{_WHAT_IT})",
        (
            r"(?:.{0,40} )?(?:short |quick |simple |brief |easy |good |clear |basic )*(?:meaning"
            r"|definition"
            r"|explanation|description)s? (?:of|for) (?P<term>.+)"
        ),
        r"(?:what|how) would (?:you|one) define (?P<term>.+)",
    ),
    "definition": (
        r"what (?:exactly |actually )?(?:is|are) (?P<term>.+)",
        (
            r"(?:explain|describe|tell me|do you know|i want to know|i would like to know)"
            r"(?: to me)? what (?P<term>.+?) (?:is|are|means|mean)"
        ),
        r"(?:define|explain|describe) (?P<term>.+)",
        (
            r"(?:tell me|teach me|what do you know|what can you tell me|talk|talk to me|speak)"
            r"(?: something| more| a bit| a little)? about (?P<term>.+)"
        ),
        (
            rf"(?:.{{0,60}} )?{_KNOW} what (?P<term>.+?) (?:is|are|means|mean|was"
            r"|were)(?: all about"
            r"| like)?"
        ),
        r"(?P<term>.+?) (?:is|are) what",
        rf"what (?:kind|sort|type|species) of (?:a |an )?{_THING} (?:is|are) (?P<term>.+)",
        rf"(?P<term>.+?) (?:is|are) what (?:kind|sort|type) of (?:a |an )?{_THING}",
        (
            r"(?:how|what) (?:would|do|can|could|should) (?:you|i|we|one) (?:explain|describe"
            r"|define) (?P<term>.+)"
        ),
        r"what (?:would|do|can) (?:you|people|we) (?:say|think) (?P<term>.+?) (?:is|are)",
        (
            r"what is the (?:deal with|story with|story behind|idea behind|concept of|idea of"
            r"|notion of|thing about|point of|thing called) (?P<term>.+)"
        ),
        r"what is this thing called (?P<term>.+)",
        r"what is (?:this|that|a thing called|something called) (?P<term>.+?)(?: thing)?",
        r"what are these (?P<term>.+?)(?: things)?",
        r"(?P<term>.+?) explained?",
        (
            r"(?:explain|describe|define)(?: to me)? (?:the (?:concept|idea|notion|meaning) of"
            rf"|{_WORD}) (?P<term>.+)"
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
        rf"(?P<term>.+?)(?:{_CALLED})?的(?P<to>{_ZH})(?:意思|单词|名字|名称|名|翻译|说法)?",
        rf"(?:用)?(?P<to>{_ZH}){_HOW}(?:说|讲|写|表达)(?P<term>.+)",
        rf"{_HOW}用(?P<to>{_ZH})(?:说|讲|写|表达|表示)(?P<term>.+)",
        rf"(?:在)?(?P<to>{_ZH})(?>里面|里|中)(?P<term>.+?)(?:{_HOW}(?:说|讲|写)|是什么|叫什么)",
        rf"用(?P<to>{_ZH})(?:{_HOW})?(?:说|讲|写|表达)(?P<term>.+)",
        (
            rf"(?:把|将)?(?:翻译)?(?P<term>.+?)(?:{_CALLED})?(?:翻译|译|翻)(?:成|为|到)"
            rf"(?P<to>{_ZH})(?:是什么|怎么说)?"
        ),
        (
            rf"(?P<term>.+?)(?:{_CALLED})?(?:用|在|的)?(?P<to>{_ZH})(?:里面|里头|里|中|单词|名字"
            r"|名)?(?:应该|该"
            rf"|要)?(?:{_HOW}|叫)(?:说|讲|写|念|读|拼|表达|表示|称呼|叫|翻|翻译|什么"
            r"|什么名字)(?:才对|的|呢)?"
        ),
        rf"(?P<term>.+?){_HOW}(?:用|拿)(?P<to>{_ZH})(?:来)?(?:说|讲|写|念|读|表达|表示)",
        (
            rf"(?P<to>{_ZH})(?>里面|里头|里|中)(?:把|管|的)?(?P<term>.+?)(?:{_HOW}(?:说|讲|写|念|叫"
            r"|拼)|是什么|叫什么|叫作什么"
            r"|是哪个词|是哪个单词|是什么词|是什么说法)"
        ),
        rf"(?P<to>{_ZH})的(?P<term>.+?)(?:{_HOW}(?:说|讲|写|念|拼)|是什么|是哪个词)",
        (
            rf"(?P<term>.+?)(?:{_CALLED})?(?:对应的|所对应的|的)?(?P<to>{_ZH})(?:单词|名称|名字|词"
            r"|词汇|说法|翻译|意思|叫法|写法"
            r"|名|怎么)?(?:是什么|是哪个|是哪个词|叫什么|有哪些|是多少|是)"
        ),
        (
            r"(?:用|拿|教(?:教)?我|教(?:教)?我用|教(?:教)?我说|学|学说"
            rf"|说)(?P<to>{_ZH})(?:{_HOW})?(?:来)?(?:的|说|讲|写|念"
            r"|表达)+(?P<term>.+)"
        ),
        (
            rf"(?:把|将)?(?P<term>.+?)(?:{_CALLED})?(?:给我)?(?:换|转|变|改|说|写|讲|换算"
            r"|转换)(?:成|为|做"
            rf"|作)(?P<to>{_ZH})(?:是什么|怎么说|怎么讲|叫什么)?"
        ),
        (
            rf"(?:把|将)?(?P<term>.+?)(?:{_CALLED})?(?:给我)?(?:翻译|译|翻|翻译一下)(?:成|为|到|做"
            rf"|作)?(?P<to>{_ZH})(?:是什么|怎么说|怎么讲|是|应该怎么说|叫什么|是哪个词|会是什么"
            r"|该怎么说|要怎么说)?"
        ),
        rf"(?P<term>.+?)(?P<to>{_ZH})(?:是)?什么",
        (
            rf".{{0,20}}(?:学|用|去|在|讲|说)(?:习)?(?P<to>英语|英文|英国)(?:请问"
            rf"|那)?(?P<term>.+?){_HOW}(?:说|讲)"
        ),
        rf"(?:帮我)?(?:翻译|译)(?:个|一个)?(?:词|单词)?(?P<term>.+?)(?:成|为|到)?(?P<to>{_ZH})",
    ),
    "translation": (
        r"(?:翻译一下|翻译下|翻译)(?P<term>.+)",
        rf"{_FOREIGN}(?:都|一般|会|是)?{_HOW}(?:说|叫|讲|称呼)(?P<term>.+)",
        rf"{_FOREIGN}(?:都|一般|会)?(?:管|把)(?P<term>.+?)(?:叫|叫做|称为|说成|称作)(?:什么)",
        rf"(?P<term>.+?){_FOREIGN}(?:都|一般|会|是)?{_HOW}(?:说|叫|讲)",
        rf"(?P<term>.+?){_HOW}翻译",
        (
            rf"[^a-z]*(?P<term>[a-z][a-z' -]*?)[^a-z]*(?:意思|{_HOW}说|{_HOW}讲|{_HOW}翻|中文|汉语"
            r"|翻译过来)[^a-z]*"
        ),
        rf"(?P<term>[a-z' ]+|\"[^\"]+\"){_HOW}(?:说|讲|念)",
    ),
    "meaning": (
        rf"(?P<term>.+?)(?:{_CALLED})?(?:是|有)?(?:什么|啥)意思",
        (
            rf"(?:.{{0,20}})?{_CALLED_ZH}(?:叫做|叫|是)?(?P<term>.+?)(?:它|这)?(?:是|指)?(?:什么"
            r"|啥)(?:意思|东西)?"
        ),
        (
            rf"(?P<term>.+?)(?:{_CALLED}|{_CALLED_ZH})?(?:是|有|指|代表|表示)(?:的)?(?:是)?(?:什么"
            r"|啥|哪个)(?:意思|含义"
            r"|概念|来的)?"
        ),
        rf"(?P<term>.+?)(?:{_CALLED})?的(?:意思|定义|含义|概念|意义|解释|释义)(?:是什么|是啥|是)?",
        rf"(?P<term>.+?)(?:{_CALLED})?(?:要|该|应该)?{_HOW}(?:解释|理解|定义|解|讲解|描述)",
        (
            rf"(?:要|该|应该)?{_HOW}(?:解释|理解|定义|描述|看待|去理解|来解释|(?:向|给|跟"
            r"|对)(?:小)?(?:孩子|朋友|学生|小孩)(?:们)?(?:解释"
            rf"|说明|讲|介绍))(?:什么是|什么叫)?(?:{_CALLED_ZH})?(?P<term>.+?)(?:{_CALLED}|是什么)?"
        ),
        rf"(?P<term>.+?)(?:{_CALLED})?的(?:意思|定义|含义)(?:是什么|是啥)?",
    ),
    "definition": (
        rf"(?:{_TELL})?(?:什么是|什么叫做|什么叫|啥是|啥叫)(?P<term>.+)",
        (
            r"(?P<term>.+?)(?:到底|究竟)?(?:指的)?是(?:一种)?(?:什么|啥|怎样的|什么样的)"
            r"(?:东西|动物|植物|水果|蔬菜|食物|工具|地方|现象)?"
        ),
        rf"(?:{_TELL})(?:关于)?(?P<term>.+)",
        (
            r"(?:.{0,20}(?:问|查|知道|明白|懂|了解|解释|告诉|说|讲|学|教|清楚|理解)(?:我们|我|你"
            r"|她|他|大家|一下|下|孩子)?)(?:什么是"
            r"|什么叫做|什么叫|什么才是|什么才叫|什么算)(?P<term>.+)"
        ),
        (
            r"(?:什么东西|什么样的东西|什么样的|什么|怎样的|怎样|怎么样)(?:才)?(?:叫做|叫|算是|算"
            r"|称为|是)(?:一个|一种)?(?P<term>.+)"
        ),
        (
            rf"(?P<term>.+?)(?:(?:这个|这种|那种)(?:{_ZH_THING})?)?(?:呢)?(?:是|算|属于|指|是指"
            r"|指的是|叫|代表)(?:一)?(?:个"
            r"|种|类)?(?:什么|怎样的|哪种|哪类|哪一种|哪一类|怎么个|怎么样|干什么的|干嘛的"
            r"|做什么的|怎么回事"
            rf"|怎么一回事)(?:样)?(?:的)?(?:{_ZH_THING})?(?:来的|来着|用的)?(?:是什么)?"
        ),
        rf"(?:什么|怎样)(?:{_ZH_THING})?(?:叫|叫做|是|才是)(?P<term>.+)",
        (
            r"(?:说说|讲讲|聊聊|谈谈|科普|普及|介绍|描述|形容)(?:一下|下)?(?:你)?(?:对"
            r"|关于)?(?P<term>.+?)(?:的理解|是什么|是怎么回事"
            r"|这个东西|这个概念)?"
        ),
        rf"(?P<term>.+?)是(?:用来)?(?:干什么|干嘛|做什么)(?:用)?的(?:{_ZH_THING})?",
    ),
}
"""Ways to ask for each thing; under None, the question itself names the language it wants."""

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
    for language, words in versions(text):
        for want, pattern in _frames(language):
            match = pattern.fullmatch(words)
            if match is not None:
                yield Ask(match["term"].strip(), want or _target(match), language)


def turns(text: str) -> Iterator[Turn]:
    """Every way to read `text` as going on from the question before, the most literal first."""
    for language, words in versions(text, whole=True):
        match = _AFTER[language].fullmatch(words)
        if match is None:
            continue
        if match["to"] is not None:
            yield Turn(language, want=_target(match))
        else:
            yield Turn(language, term=(match["term"] or match["term2"]).strip())


def _target(match: re.Match[str]) -> Want:
    """The language that is named; Chinese where it is its speakers who are."""
    name = match.groupdict().get("to") or ""
    return "english" if name.startswith(("english", "英")) else "chinese"


@cache
def _frames(language: Language) -> tuple[tuple[Want | None, re.Pattern[str]], ...]:
    """Compiled when the first question comes, not when the app starts."""
    frames = _ENGLISH if language == "en" else _CHINESE
    return tuple((want, re.compile(way)) for want, ways in frames.items() for way in ways)
