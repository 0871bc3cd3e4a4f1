"""Cuts questions and help pages into the units by which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.facts.patterns import HAN, Pattern, is_chinese
from app.ports import Language

_PIECE: Final = re.compile(rf"{HAN}+|[a-z0-9]+")
_NOT: Final = Pattern(r"(?:n['’]t|(?<=\bca)nnot)\b")
_IS: Final = Pattern(r"(?<=\bwhat)['’]s\b|(?<=\bwhere)['’]s\b")
_APOSTROPHE: Final = Pattern(r"(?<=[a-z])['’](?=[a-z])")
_DEFINITION: Final = Pattern(
    r" what (?:is|are|was) (?:the |an? )?(?:(?!for |to )\w+ ){1,3}$"
    r"| what does .* mean $| (?:define|explain) | how do(?:es)? (?:the |an? )?\w+ work $"
    r"|什么是|是什么|什么意思"
)
_PROPER: Final = Pattern(
    r"starter|gguf|sottovoce|amber|first sound|sidebar|side bar"
    r"|reader|espeak|voice bar|heard up to|highlight|\bq\d"
    r"|this (?:app|program|software|window|button|bar|strip|number|notice|message)"
    r"|琥珀|入门模型|朗读器|侧边栏|声音栏|听到这里|高亮|这个(?:软件|程序|窗口|按钮|数字|提示)|那条|小方块",
    re.IGNORECASE,
)
_CLAUSE: Final = Pattern(
    rf"[,;:.?!，。；：？！、\n]+(?=\s|{HAN}|$)|[，。；：？！、]"
    r"|\b(?:because|but|since|so (?=how|can|what|is|i )|and (?=how|can|what|where|i |it |then))\b"
    r"|因为|但是?|可是|所以"
)
_CLAUSES: Final = 4
"""Parts of a question that are looked at; what has more tells a story."""
_FRAME: Final = Pattern(
    r"^ (?:(?:please|can|could|would|will|how|do|to|you|i|we|tell|show|me|is it possible) )+"
    r"|^(?:请问?|怎[么样]|如何|我想|能不能|可不可以|可以|能|会|你|我|要|帮我|告诉我)+|[吗呢吧啊呀]+$"
)


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SILENT: Final = {
    "en": _table(
        "a an the i me my mine you your yours it its this that these those we us our he she they"
        " them is are am was were be been being do does did done can could would should shall will"
        " may might must have has had having to of in on at by for with from as and or but so if"
        " then than there how please just also too really very well okay ok hey hi now some"
        " any im youre its ive id ill whats wo ca"
        " possible able way let lets want wanna like need tell show about into out up down"
        " teh pls plz thx"
    ),
    "zh": frozenset(
        "的了吗呢吧啊呀嘛么请问怎样如何我你您它能可以会要想把让给在是就都也还帮下和个一有"
    ),
}
"""Words and characters that say nothing about what is asked."""

_FAINT: Final = {
    "en": _table(
        "make get give use using change set turn put go come take find look see say says work works"
        " try start when where why which what who thing things something anything one other"
        " more less bit little way time mean means happen happens kind many much new good all every"
        " support supported supports only again most not yes no here know like old key question"
        " app program software sottovoce computer machine today internet"
        " adjust alter modify fix select available protected shown"
    ),
    "zh": frozenset(
        "什为哪里谁知道多少几时候办用法到去来说做没不得地再些点中上这那刚才行对么之前后改调选老"
    ),
}
"""Words and characters that say little."""

_LIGHT: Final = _table(
    "always never ever still already yet soon often sometimes maybe perhaps actually really"
    " quite rather pretty too such enough almost even else instead without again once twice"
    " every everything everybody everyone anybody anyone somebody someone nobody nothing"
    " something somehow somewhere own same different another whole exactly purely directly"
    " got getting gets gave given goes going gone came comes coming took taken takes made makes"
    " making keep keeps kept keeping seem seems stay stays tried trying happened bring"
    " know knew known understand think thought guess suppose believe hope wish prefer rather"
    " love hate enjoy hurt hurts tell told ask asked asking claims claim mean meant"
    " dad mum mom mother father grandma grandpa granny son daughter kid kids child children"
    " friend person elderly"
    " sorry please thanks hello dear stupid damn hell bloody god wow hmm oh ah"
    " annoying annoyed awful terrible horrible weird strange odd funny bad badly worse ugly"
    " nice nicer great fine better best easy easier easily hard difficult simple simply"
    " because since while during before after between among against over under above below"
    " behind around near beside along away there here"
    " moment while second ages forever"
    " few several lots lot plenty least"
    " possible able allowed supposed required necessary need needs needed want wants wanted"
    " option feature function thing things stuff bit part piece sort kind type"
    " idea reason problem issue trouble fault matter bother suddenly"
    " wait let us lets really does stand cant wont dont isnt doesnt"
)
"""English words that do not speak against a section that lacks them."""

_CHATTER: Final = Pattern(
    "老人家?|孩子|小孩|爸爸?|妈妈?|奶奶|爷爷|行不行|好不好|可不可以|能不能|有没有|会不会|是不是|要不要"
    "|好[吗么]|怎么[办样么]?|为什么|为啥|干[什嘛]么?|什么的?|东西|事情|时候|办法|地方|问题"
    "|一[下点些个次直样]|现在|刚刚|刚才|已经|总是|老是|经常|有时|突然|自己|别人|大家|人家"
    "|觉得|感觉|知道|喜欢|希望|需要|麻烦|帮忙|谢谢|不好意思|直接|比较|非常|特别|实在|真的|到底|其实"
    "|但是|可是|不过|因为|所以|如果|然后|还是|或者|而且|以后|之后|以前|之前|里面?|上面?|下面?|哪[里儿个家些]"
    "|软件|程序|电脑|我们|你们|他们|它|那[个些种边]|这[个些种边]|各种|全部|所有|整个"
)
"""Chinese words that say little, though their characters do elsewhere."""

_ALIKE: Final = {
    word: tuple(other for other in group.split() if other != word)
    for group in (
        "speak talk",
        "hear listen",
        "answer answers reply replies response",
        "chat conversation",
        "larger bigger",
        "large big",
        "quick quickly fast rapidly rapid",
        "quicker faster",
        "slow slowly",
        "choose pick",
        "remove delete erase uninstall",
        "web internet online",
        "laptop pc notebook",
        "speakers loudspeakers",
        "headphones headset earphones earbuds",
        "settings options preferences",
        "colour color",
        "colours colors",
        "shortcut hotkey",
        "shortcuts hotkeys",
        "save store keep",
        "saved stored kept",
        "sent uploaded transmitted",
        "voice speech",
        "sound audio",
        "broken damaged corrupt corrupted",
        "document file",
        "documents files",
        "open load",
        "microphone mic",
        "clipboard pasteboard",
        "begin start launch",
        "quit exit close",
        "pause halt",
        "resume continue",
        "previous earlier former",
        "font letters writing",
        "paying pay paid",
        "manual documentation handbook",
        "until till",
        "cost price charge fee",
        "toggle hide",
        "clear empty",
        "shell terminal console",
        "folder directory",
        "screenshot picture image",
        "tiny small little",
    )
    for word in group.split()
}
"""English words that mean the same in a question about the app."""

_ALIKE_ZH: Final = {
    other: group.split()[0]
    for group in (
        "怎么 怎样 如何 咋样 咋",
        "什么 啥",
        "为什么 为何 为啥 干嘛",
        "哪里 哪儿 什么地方 什么位置",
        "能 能不能 可不可以 能否 可以 可否",
        "读 念 诵读",
        "说 讲",
        "说话 讲话",
        "一遍 一次 一回",
        "没 没有",
        "听不见 听不到 听不着",
        "复制 拷贝 拷",
        "剪贴板 剪切板",
        "声音 嗓音",
        "软件 程序 应用 app",
        "文件 文档",
        "网络 互联网 网",
        "联网 上网 连网",
        "账号 帐号 账户 帐户",
        "登录 登陆",
        "删除 删掉 弄掉 去掉 清除 抹掉",
        "关闭 关掉 关上",
        "隐藏 藏起来 藏",
        "回到 返回 退回",
        "换成 改成 变成",
        "更换 切换",
        "字体 字号",
        "按键 键位",
        "马上 立刻 立即",
        "以前 之前 从前",
        "旁边 边上",
        "u盘 优盘 闪存盘",
        "用不了 不能用 没法用",
        "打不开 不能打开 没法打开",
        "看不见 看不到",
    )
    for other in group.split()[1:]
}
"""Chinese words that mean the same in a question about the app, and the one that is meant."""
_OTHER_ZH: Final = Pattern("|".join(sorted(_ALIKE_ZH, key=len, reverse=True)))

_SMALL: Final = 0.3
"""The weight of a word that says nothing, where all words are compared."""
_LATIN: Final = 3.0
"""The weight of an English word among Chinese characters and their pairs."""
_LONG_ENOUGH: Final = 5
"""Letters from which a word may have one too many or too few, or two swapped."""
_LONGER: Final = 7
"""Letters from which a word may have a wrong one: "think" is not "thank"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a Chinese character of a question."""

    terms: tuple[str, ...]
    """Any of them in a section covers the unit."""
    faint: bool
    light: bool = False
    """Whether it does not matter where a section lacks it."""
    alike: tuple[str, ...] = ()
    """Other words for it."""


def indexed(said: Sequence[str], language: Language) -> str:
    """Return pieces as words between spaces; Chinese as its pairs of characters.

    A lone Chinese character is a word of its own.
    """
    return " ".join(
        term
        for piece in said
        for term in (_pairs(piece) if language == "zh" and is_chinese(piece) else [piece])
    )


def units(said: Sequence[str], language: Language) -> list[Unit]:
    """Return what a question must be understood by; words that say nothing are left out."""
    return [
        Unit(
            terms,
            faint=word in _FAINT[language] or word.isdigit(),
            light=light or word in _LIGHT,
            alike=_ALIKE.get(word, ()),
        )
        for piece in said
        for word, terms, light in _words(piece, language)
        if word not in _SILENT[language]
    ]


def spelled(said: Sequence[str], language: Language) -> dict[str, float]:
    """Return the weight of every word of pieces as it is, of Chinese the characters and pairs."""
    words = (
        word
        for piece in said
        for word in ([*piece, *_pairs(piece)] if is_chinese(piece) else [piece])
    )
    return {
        word: _SMALL if word in _SILENT[language] else _LATIN if _is_guest(word, language) else 1.0
        for word in words
    }


def _is_guest(word: str, language: Language) -> bool:
    return language == "zh" and not is_chinese(word)


def clauses(question: str) -> list[str]:
    """Return the whole question, then its parts: a reason stands before or after what is asked."""
    parts = [part.strip() for part in _CLAUSE.split(question) if part.strip()]
    return [question, *parts] if 1 < len(parts) <= _CLAUSES else [question]


def joined(said: Sequence[str], language: Language) -> str:
    """Return pieces as one text: English with a space around each word, Chinese without."""
    return f" {' '.join(said)} " if language == "en" else "".join(said)


def unframed(text: str) -> str:
    """Return a joined question without "how do I" and the like."""
    return (
        " ".join(["", _FRAME.sub("", text).strip(), ""])
        if text[:1] == " "
        else _FRAME.sub("", text)
    )


def is_definition(question: str) -> bool:
    """Whether it is asked what something is, which is seldom about the app."""
    return _DEFINITION.search(joined(pieces(question), "en")) is not None


def is_proper(question: str) -> bool:
    """Whether something is named that has its name from the app, or its meaning."""
    return _PROPER.search(question) is not None


def misspells(one: str, other: str) -> bool:
    """Whether a letter was added, left out, changed, or swapped with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_ENOUGH or len(long) - len(short) > 1 or one[0] != other[0]:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest, more = short[same:], long[same:]
    if len(short) < len(long):
        return rest == more[1:]
    if rest[1:] == more[1:]:
        return len(short) >= _LONGER
    return rest[:2] == more[1::-1] and rest[2:] == more[2:]


def _words(piece: str, language: Language) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The words or characters of a piece, the terms of each, and whether it is chatter."""
    if language == "en" or not is_chinese(piece):
        yield piece, (piece,), False
        return
    chatter = {place for found in _CHATTER.finditer(piece) for place in range(*found.span())}
    for place, character in enumerate(piece):
        around = piece[max(0, place - 1) : place + 2]
        terms = (character, *(one + other for one, other in pairwise(around)))
        yield character, terms, place in chatter


def _pairs(piece: str) -> list[str]:
    return [one + other for one, other in pairwise(piece)] or [piece]


def pieces(text: str) -> list[str]:
    """Return the words of `text` in small letters, and its runs of Chinese characters."""
    return lines_of_pieces(text.replace("\n", " "))[0]


def lines_of_pieces(text: str) -> list[list[str]]:
    """Return the pieces of each line of `text`; much faster than line by line."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if "'" in text or "’" in text or "cannot" in text:
        text = _APOSTROPHE.sub("", _NOT.sub(" not", _IS.sub(" is", text)))
    if is_chinese(text):
        text = _OTHER_ZH.sub(lambda found: _ALIKE_ZH[found[0]], text)
    return [_PIECE.findall(line) for line in text.split("\n")]
