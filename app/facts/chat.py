"""What was said in this chat: the last answer, the user's last words, the user's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.facts.chat_names import name_in
from app.facts.patterns import Pattern
from app.facts.source import Question
from app.facts.wording import clauses, line, sentences
from app.ports import Fact, Language

_LONGEST: Final[dict[Language, int]] = {"en": 240, "zh": 90}
"""Code points that are said again word for word; what is longer would crowd out the question."""

_AGAIN: Final = "(?:again|once more|one more time|once again|a second time|another time)"
_HEARD: Final = "(?:that|it|this|you|what you (?:just )?said|the last (?:bit|part|word|sentence))"
_YOURS: Final = (
    r"(?:that|it|this|yourself|what you (?:just )?(?:said|told me|wrote)|your (?:last )?(?:answer"
    r"|words|sentence|reply)|the (?:last )?(?:answer|sentence|reply))"
)
_ALONE: Final = Pattern(rf"(?:(?:come|say) )?{_AGAIN}(?: please)?")
"""Asks for a repetition where nothing else is said: "again, but shorter" does not."""
_REPEAT: Final = Pattern(
    rf"(?:mind )?repeat(?:ing)?(?: {_YOURS})?(?: {_AGAIN})?(?: to me)?"
    rf"|(?:mind )?say(?:ing)? {_YOURS} {_AGAIN}|come again"
    r"|what (?:did|have) you (?:just )?(?:say|said|tell me|told me|answer|answered|write|wrote)"
    r"(?: there| just now| a moment ago| again| to me| before)*"
    r"|what was (?:that|your (?:last )?answer)(?: again| you said)?"
    r"|what was it (?:that )?you (?:just )?(?:said|told me|wrote)(?: to me| just now)*"
    rf"|i (?:missed|did not (?:hear|catch|get)|didnt (?:hear|catch|get)|could not hear) {_HEARD}"
    rf"(?: (?:say it|say|repeat(?: it| that)?))?(?: {_AGAIN})?"
)
_REPEAT_ZH: Final = Pattern(
    r".{0,6}?(?:(?:重新|再|重)(?:说|讲|念|读|来|复述|重复)(?:一|两)?(?:遍|次|回|下|说)(?:给我听)?"
    r"|重[说讲](?:一[遍次下])?"
    r"|(?:重复|复述)(?:一下|一遍|下)?(?:你|刚才|刚刚|上面|上一句|最后)+(?:说)?的?(?:话|内容|那句话?)?"
    r"|把?(?:你|刚才|刚刚|上面|上一句|最后)+(?:说|讲)?的?(?:话|内容|那句话?|回答)?(?:再|重新?)"
    r"(?:说|讲|念|读|重复|复述)(?:一[遍次下]|说)?"
    r"|你(?:刚才|刚刚|刚|上一句)(?:说|讲|回答)(?:了|的)?(?:是)?什么"
    r"|没(?:有)?听(?:清楚?|见|到)(?:你说(?:的|什么)*)?(?:请?(?:再|重)(?:说|讲).{0,3})?)"
)
_SAID: Final = "(?:say|said|ask|asked|tell you|told you|type|typed|write|wrote)"
_WHEN: Final = "(?: (?:to you|just now|a moment ago|before|last|again|earlier))*"
_MINE: Final = (
    rf"(?:my (?:last |previous )?(?:words|question|message|sentence)"
    rf"|what i (?:have )?(?:just )?{_SAID})"
)
_YOUR_WORDS: Final = Pattern(
    rf"what (?:did|have|had|was it that|was it) i (?:have |had )?(?:just |last )?{_SAID}{_WHEN}"
    r"|what (?:was|were|is) my (?:last|previous) (?:words?|question|message|sentence)"
    rf"|what (?:was|were) the last (?:words?|thing|question|message) (?:that )?i {_SAID}{_WHEN}"
    rf"|(?:repeat|remember|recall|(?:do|did) you (?:still )?(?:remember|recall)|read(?: back)?) "
    rf"{_MINE}{_WHEN}(?: back)?(?: to me)?"
    rf"|what i (?:have |had )?(?:just )?{_SAID}{_WHEN}"
)
_JUST: Final = "(?:刚才|刚刚|刚|前面|上面|之前|先前|上一句|最后)"
_YOUR_WORDS_ZH: Final = Pattern(
    rf".{{0,8}}?(?:我{_JUST}?|{_JUST}我)(?:[跟对和]你|给你)?(?:说|讲|问|写|打)(?:过|了|的)?"
    r"(?:是)?(?:什么|话|哪句话)(?:话)?"
    rf"|我的?{_JUST}?一?[句个条]?的?(?:话|问题|消息)是(?:什么|哪句)"
    rf"|(?:重复|复述)(?:一下|一遍|下)?我{_JUST}?[说讲问]?过?的(?:话|问题|内容)?(?:一遍)?"
    rf"|把?我{_JUST}?[说讲问]?的(?:话|问题|内容)(?:重复|复述|再说|说)(?:一遍|一下)?"
)
_NAME: Final = Pattern(
    r"(?:(?:just testing|test|so) )?(?:what is|what was|whats) my (?:first )?name(?: then| again)?"
    r"|(?:(?:just testing|test|so) )?(?:who am i|what am i called)"
    r"|what did i say (?:i was called|my name (?:is|was))"
    r"|(?:(?:do|did|can|could) you (?:still )?)?"
    r"(?:remember|know|recall|say|repeat|spell|catch|tell me)"
    r"(?: what)? (?:my name|who i am|what i am called)(?: is| was)?(?: out loud| aloud)?"
    r"|(?:you )?(?:have not|havent|have you|did you) (?:forgotten|forget) my name(?: have you)?"
    r"|you (?:no longer|do not|dont) (?:know|remember) (?:my name|who i am|what i am called)"
    r"|what my name (?:is|was)|who i am|what i am called|can you still tell me who i am"
    r"|who are you (?:talking|speaking|chatting) (?:to|with)(?: right now| now)?"
)
_NAME_ZH: Final = Pattern(
    r".{0,6}?(?:我(?:刚|刚才|刚刚)?说?我?的?(?:叫|名字是?|名字叫)(?:什么)?(?:名字)?|我是谁)"
    r"(?:你?还?记得不?|你?(?:晓得|知道)不?)?"
    r"|(?:说出|喊一下|还?记不?记?得)我的名字|别忘了我叫什么(?:说一遍)?|你在[跟和]谁(?:说话|聊天|聊)"
)


class Chat:
    """Answers what can only be known from this chat, and only where it was said."""

    name = "chat"

    def find(self, question: Question) -> Sequence[Fact]:
        """What was said, or the name that was told; nothing for other questions."""
        chinese = question.language == "zh"
        whole, parts = sentences(question.text), line(question.text).split(" , ")
        clear = whole if chinese else (*clauses(question.text), *parts)
        text = ""
        if _one_of(_NAME_ZH if chinese else _NAME, clear):
            text = _name(question)
        elif _one_of(_YOUR_WORDS_ZH if chinese else _YOUR_WORDS, clear):
            text = _your_words(question)
        elif _one_of(_REPEAT_ZH if chinese else _REPEAT, clear) or _one_of(
            _ALONE, (*whole, *parts[: len(parts) == 1])
        ):
            text = _my_words(question)
        return (Fact(self.name, text, question.language),) if text else ()


def _one_of(pattern: Pattern, said: Sequence[str]) -> bool:
    return any(pattern.fullmatch(words) for words in said)


def _name(question: Question) -> str:
    found = next(filter(None, map(name_in, (question.text, *reversed(question.earlier)))), "")
    if not found:
        return ""
    return f"your name is {found}" if question.language == "en" else f"你叫{found}"


def _your_words(question: Question) -> str:
    words = " ".join(question.earlier[-1].split()) if question.earlier else ""
    if not words or len(words) > _LONGEST[question.language]:
        return ""
    return f"you said: {words}" if question.language == "en" else f"你说的是：{words}"


def _my_words(question: Question) -> str:
    words = " ".join(question.answered.split())
    if not words or len(words) > _LONGEST[question.language]:
        return ""
    return f"the answer was: {words}" if question.language == "en" else f"我刚才说：{words}"
