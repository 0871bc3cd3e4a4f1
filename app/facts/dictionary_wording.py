"""What is said around a question to a dictionary: greetings, reasons, how simple it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.facts.lexicon import flatten
from app.facts.patterns import HAN, Pattern, is_chinese
from app.ports import Language

LONGEST = 160
"""Code points of a question that is looked at."""

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
    "u": "you",
    "wots": "what is",
    "wot": "what",
}
_MARKS = r"[\s,;:!?。、.…~—]+"
_CLAUSES = Pattern(
    r"[,;:!?。、…~—]+\s*|\.+(?:\s+|$)|\s-\s|\n+| (?:but|so|and|because|like|then) (?=what|how"
    r"|can|could|do|explain|define|tell|please)"
)
_MOST_CLAUSES = 4

_TERM_WORDS, _TERM_CHARACTERS = 3, 6
_PAIRED = (
    (
        Pattern(r"([^,:;?]{1,40})[,:;?]+ ?(mandarin|chinese|english)(?: please)?[?!. ]*"),
        r"\1 in \2",
    ),
    (Pattern(r"([^,:;?]{1,20})[,:;?]+ ?(中文|汉语|英语|英文)[?!。 ]*"), r"\1的\2"),
)
"""A term and a language, with nothing but a mark between."""
_STYLE_EN = Pattern(
    r"\b(?:(?:(?:but|and|just|keep it|make it|put|using|explained|said) )*"
    r"(?:in|with|using) (?:very |really |more |your |some )?"
    r"(?:simple|plain|easy|basic|a few|everyday|normal|layman'?s?|laymans|kid|few|short"
    r"|single|non technical|(?:2|two|a|one|own)(?= (?:very |really )?(?:short|simple|single|few"
    r"|couple|nutshell|own|words?|terms?|sentences?|lines?)\b))"
    r"(?: short| simple| single| own| few| couple of| nutshell)*"
    r"(?: (?:words?|terms?|english|language|sentences?|lines?))?"
    r"|in (?:short|brief|general)|simply put|in a nutshell|(?:to me )?(?:like|as if) (?:i am"
    r"|i were|i was"
    r"|you would to|to) (?:a |an )?(?:five|5|six|ten|kid|child|small child|kids|baby|beginner"
    r"|idiot|dummy)"
    r"(?: years? old)?|(?:so|such) that (?:a|my) (?:kid|child|son|daughter) (?:understands"
    r"|gets)(?: it)?"
    r"|for (?:a |my )?(?:kid|child|kids|children|beginners?|dummies|five year old|5 year old"
    r"|little ones?"
    r"|class|homework|quiz|test|project|exam|presentation|school|crossword(?: puzzle)?|son"
    r"|daughter)"
    r"|briefly|keep it (?:simple|short|brief)|short (?:answer|version)|quickly|real quick"
    r"|if you know"
    r"|if you can|if that is ok(?:ay)?|real fast|right quick|honestly|seriously|simply)(?= |$)"
)
_STYLE_ZH = Pattern(
    r"(?:用|拿)?(?:最|很|比较|特别)?(?:简单|通俗|容易懂|易懂|简短|简洁|大白话|通俗易懂|好懂"
    r"|普通)(?:一点|点|些)?"
    r"(?:的|地|得)?(?:话|语言|方式|词)?(?:来|去)?(?:说明|说说|讲讲|说|讲|解释|描述|介绍"
    r"|概括)?(?:一下|下|吧)?(?:就是|就行|就好|即可)?"
    r"|(?:用|拿)?(?:一|两)(?:两)?句话(?:来|就)?(?:说明白|说清楚|讲明白|讲清楚|解释清楚|说明|说"
    r"|讲|解释|概括|介绍|告诉我)?(?:一下|下|就行|就好)?"
    r"|(?:简而言之|说白了|总的来说|给(?:小)?(?:孩子|朋友|学生)(?:们)?(?:听|讲)?的?)"
)
_OATHS = Pattern(
    r"\b(what|how)(?: (?:on earth|the heck|the hell|the|in the world|in heavens name|exactly"
    r"|actually|really|even"
    r"|precisely|basically|exactly then|again|generally)) (?=(?:is|are|was|do|does|would|did"
    r"|is it) )"
)
_SAME_ZH = (
    (Pattern(r"咋个|咋样|咋|杂个|点样"), "怎么"),
    (Pattern(r"啥子|啥|嘛玩意儿?|么子|么事|咩"), "什么"),
    (Pattern(r"玩意[儿里]?|东东"), "东西"),
    (Pattern(r"晓得"), "知道"),
    (Pattern(r"何谓|何为|什么为"), "什么是"),
    (Pattern(r"(?<=什么)鬼|又(?=是)|(?<=.)呗$"), ""),
    (Pattern(r"是个(?=什么)|是一个(?=什么)|算是个?(?=什么)|是一种(?=什么)"), "是"),
    (Pattern(r"到底|究竟|其实|所谓的?|真正"), ""),
    (Pattern(r"解释解释|解释下"), "解释一下"),
    (Pattern(r"介绍介绍|介绍下"), "介绍一下"),
    (Pattern(r"拿(?=[中汉英国普华])"), "用"),
    (Pattern(r"英国话|英国语|英语话|洋文|鸟语"), "英语"),
    (Pattern(r"外文"), "英文"),
)

_WHO = r"(?:i|we|my \w+(?: \w+)?|somebody|someone|he|she|they|people|the \w+|a friend|everyone|you)"
_FILLER_EN = Pattern(
    r"(?:please|pls|hey|hi|hello|okay|ok|so|well|um|uh|erm|hmm|now|just|sorry|excuse me|yo"
    r"|alright|right|oh"
    r"|listen|quick(?: one| question)?|a question|one (?:more )?question|question"
    r"|random(?: question)?|dumb question"
    r"|silly question|stupid question|maybe|perhaps|there|then|also|actually|honestly|basically"
    r"|(?:can|could|would|will|might) (?:you|i|we|anyone|someone)(?: please| maybe| possibly"
    r"| kindly)?|do you (?:happen to )?know"
    r"|(?:have you )?(?:got )?any (?:idea|clue|chance)(?: you (?:know|could tell me))?"
    r"|remind me(?: again)?(?: of)?|tell (?:me|us)|let me know"
    r"|show me|give me|get me|i (?:really )?(?:want|need|have|would like|would love|wish|got"
    r"|am trying|was trying|am supposed|try)"
    r" to (?:know|find out|understand|learn|ask(?: you)?|look up|check|figure out|hear|see)"
    r"|(?:i )?(?:always |often |just |really |sometimes )*(?:wonder(?:ed|ing)?|was wondering"
    r"|am wondering)(?: about)?"
    r"|(?:i )?(?:am |was )?(?:so |just |really )?curious(?: about| to know)?"
    r"|i (?:really |still |just )?(?:do not|did not|never|cannot|could not) (?:really |quite "
    r"|even |fully )?(?:know|understand|understood|get|remember|recall|figure out)"
    r"|(?:i )?(?:have )?(?:absolutely )?no (?:idea|clue)|i (?:am )?(?:not )?(?:really )?(?:sure"
    r"|certain)|i forgot|i (?:just |always )?(?:forget|keep forgetting)"
    rf"|{_WHO} (?:just )?(?:asked|asks|keeps asking|is asking|wants to know|wanted to know"
    r"|was asking|needs to know|was wondering|wonders)(?: me| us)?(?: about)?"
    r"|help me(?: to)?(?: understand| out)?|help|by the way|sottovoce|and|but"
    r"|would you mind (?:telling me|explaining)|mind telling me"
    r"|i (?:would|will) (?:like|love) (?:you )?to|i (?:want|need) (?:you )?to|you (?:know"
    r"|need to)|are you able to|is it possible to|explain(?: to (?:me|us|him|her|them"
    r"|my \w+))?(?= (?:what|how|the meaning) ))"
    r" (?=.)"
)
_FILLER_ZH = Pattern(
    r"(?:请问一下|请问|请你|请|麻烦你|麻烦|劳驾|那么|那个|告诉我|告诉|帮我|帮忙|帮|给我|给大家"
    r"|给俺|能不能|可不可以|能否|你能|可以|能|你知道|知道|我想知道"
    r"|我想问一下|我想问问|我想问|我想请教(?:一下)?|请教(?:一下|下)?|我想|想知道|想问问|想问下"
    r"|想问一下|想问|想了解一下|想了解下|想了解|想学学?|想听听|想"
    r"|问一下|问下|问问|问个问题|问个事儿?|打听一下|嗯|呃|哎|诶|欸|喂|哈喽|嘿|你好|对了|话说"
    r"|你|跟我|和我|说说看|说说|说一下|讲讲|讲一下"
    r"|我?(?:一直|还是|真|也|真的|实在|有点|还|又|老是|总是|突然|都|完全)*(?:不知道|不懂"
    r"|不明白|不太懂|不太明白|不太清楚|不清楚|不了解|搞不懂|弄不懂"
    r"|搞不清楚?|弄不清|没听懂|没弄懂|没搞懂|忘了|忘记了?|记不得|不记得|不会|很好奇|好奇|没听说过)"
    r"|(?:我|咱|俺)?(?:的|家|们)?(?:女儿|儿子|孩子|小孩|妈妈?|爸爸?|老师|朋友|同学|同事|弟弟"
    r"|妹妹|哥哥|姐姐|奶奶|爷爷|老板|别人|人家|老婆|老公|娃"
    r"|客户|闺女|他|她|他们)(?:刚才|今天|刚刚|昨天|老|总|又|刚)*(?:问|让|叫|要|想)(?:我们|我"
    r"|俺|咱)?(?:查查|查一下|查|知道|解释|说|回答)?"
    r"|科普一下|普及一下|查查|查一下|查下|我|俺|来|先|再|解释一下|解释|快|那(?=什么)|谁能|谁"
    r"|有谁|有人|(?:中国人|我们|咱们|人家|大家|他们|书上|电视里"
    r"|新闻里)(?:常|常常|总|老|经常)?(?:说|讲|提到)的|教教?我(?:一下|一个)?|顺便|随便|老实说"
    r"|其实) ?(?=.)"
)
_CLOSING_EN = Pattern(
    r"(?<=.) (?:please|pls|plz|thanks(?: a lot)?|thx|cheers|thank you(?: so much)?|for me|to me"
    r"|to us|exactly|actually|again|now|then|anyway|really|precisely|even"
    r"|do you know|you know|any idea|any clue|i wonder|i am curious|just curious"
    r"|if you do not mind|mate|buddy|dude|man|sottovoce|though|by the way|basically"
    r"|supposed to be|supposed to mean"
    r"|(?:tell|help|enlighten) me|can you (?:tell me|explain(?: it)?|help)|could you (?:tell me"
    r"|explain(?: it)?|help)|i (?:am not sure|do not know|forgot|have no idea|need it"
    r"|keep forgetting|always forget)|quick|anyways|at all|or so|right|huh|hm+)$"
)
_CLOSING_ZH = Pattern(
    r"(?<=.) ?(?:吗|呢|呀|啊|吧|嘛|哦|噢|哟|哇|咧|嘞|噻|喔|哈|哩|来着|来的|谢谢你?|多谢|谢啦"
    r"|好吗|好不好|行吗|行不|可以吗|一下|不|没|了|给我看看"
    r"|给我听听|给我听|给我|你知道吗|你知道不|知道吗|知道不|你说说|说说看|说说|讲讲|请教|帮忙"
    r"|我不懂|我想知道|求解|求解答|求教|急|在线等)$"
)
_ASIDE = Pattern(
    r"(?:for|because|since|i|my|we|just|anyway|please|thanks|thank|like|can|could|do|any|tell"
    r"|explain|keep|short|in|if|it|the kids"
    r"|as|so|asking|asap|he|she|they|you|not|no|simple|simply|need|curious|exactly|help|give"
    r"|would|quick|that) .*|\w+"
    r"|(?:我|因为|帮|急|谢|做|想|好|给|老师|作业|孩子|要|用|简单|请|跟|一句|说|讲|你|能|解释"
    r"|怕|考试|在|写|女儿|儿子|不|忘|有人|他|她|麻烦|通俗).*"
)
_COMMENT = Pattern(
    r"(?!.*(?:\?|tell|give|sing|write|make|play|问|讲个|说个|写|唱|放))(?:[a-z' ,.!]{1,60}|.{1,16})"
)
"""What may follow a question without changing it."""
_CUES = Pattern(
    r"what|mean|defin|expla|descri|chinese|mandarin|english|transla|about|how"
    r"|[什么啥咋意思译翻英中汉国普解介绍说讲谈聊科怎指]"
)


def versions(text: str, *, whole: bool = False) -> Iterator[tuple[Language, str]]:
    """`text` for the frames of each language, the most literal first.

    Args:
        text: The question.
        whole: Whether nothing may be left away.
    """
    if len(text) > LONGEST:
        return
    flattened = flatten(text)
    seen: set[tuple[Language, str]] = set()
    for part in (flattened,) if whole else _parts(flattened):
        flat = re.sub(_MARKS, " ", part).strip()
        if len(flat) > LONGEST:  # a single sign can stand for a whole sentence
            return
        for language, side in _sides(flat):
            for version in (side,) if whole else _shorter(side, language):
                if (language, version) not in seen:
                    seen.add((language, version))
                    yield language, version


def _sides(flat: str) -> Iterator[tuple[Language, str]]:
    words = re.sub(rf"({HAN}+)", r" \1 ", flat).split()
    yield "en", " ".join(_SLIPS.get(word, word) for word in words)
    if is_chinese(flat):
        yield "zh", re.sub(rf"(?<={HAN}) | (?={HAN})", "", flat)


def _parts(text: str) -> Iterator[str]:
    """`text`, then from each of its clauses on, then without what only comments on it."""
    yield text
    for pattern, instead in _PAIRED:
        if found := pattern.fullmatch(text):
            yield found.expand(instead)
    starts = [found.end() for found in _CLAUSES.finditer(text) if found.end() < len(text)]
    for start in starts[-_MOST_CLAUSES:]:
        if _CUES.search(text, start):
            yield text[start:]
    for start in starts[:_MOST_CLAUSES]:
        if _ASIDE.fullmatch(text[start:]) or _COMMENT.fullmatch(text[start:]):
            yield text[:start]


def _shorter(text: str, language: Language) -> Iterator[str]:
    """`text`, then without what is said only to be polite, before and after."""
    yield text
    filler, closing = (_FILLER_EN, _CLOSING_EN) if language == "en" else (_FILLER_ZH, _CLOSING_ZH)
    said = _without_style(text, language)
    if len(said) < len(text):  # gravity, in simple words?
        if language == "en" and said.count(" ") < _TERM_WORDS:
            yield f"what is {said}"
        elif language == "zh" and len(said) < _TERM_CHARACTERS:
            yield f"什么是{said}"
    text = said
    for _ in range(6):
        yield text
        cut = text
        while (end := closing.search(cut)) is not None:
            cut = cut[: end.start()]
            yield cut
        start = filler.match(text)
        if start is None:
            return
        text = text[start.end() :]


def _without_style(text: str, language: Language) -> str:
    if language == "en":
        return " ".join(_OATHS.sub(r"\1 ", _STYLE_EN.sub(" ", text)).split())
    text = _STYLE_ZH.sub("", text)
    for pattern, same in _SAME_ZH:
        text = pattern.sub(same, text)
    return text.strip()
