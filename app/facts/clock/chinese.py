"""Questions to the clock in Chinese, and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from app.facts.clock.asked import Asked, Difference, TimeIn, TimeWhen, whole_hours
from app.facts.clock.places import HERE
from app.facts.clock.reading import Reading
from app.facts.days import WEEKDAYS_ZH
from app.facts.grammar import Grammar

_NAME = r"[^\W\d_](?:[^\W\d_]| ){1,20}?"
_NUMERAL = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
_GRAMMAR = Grammar(
    slots={
        "place": _NAME,
        "one": _NAME,
        "other": _NAME,
        "half": "凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜",
        "hour": _NUMERAL,
        "minute": rf"半|一刻|三刻|(?:{_NUMERAL})分?",
    },
    parts={
        "now": "[现在|目前|当前|此刻|这会儿|这个时候|这时候|这时|今天]",
        "what": "(几点|几点钟|多少点|什么时间|什么时候|时间[是]多少|时间[是]几点|时间是什么|时间)"
        "[了|啦]",
        "me": "[(我|我们|咱们|咱)[人|家|现在|这会儿]]",
        "them": "[而|但|但是](他|她|它|他们|她们|你|你们|对方|客户|朋友|我朋友|同学|同事|家人|爸妈"
        "|我爸妈|我妈|我爸|孩子|女儿|儿子|我女儿|我儿子|男朋友|女朋友|我男朋友|我女朋友"
        "|老婆|老公|我老婆|我老公|老板)[人|家|现在]",
        "live": "(在|住在|住|待在|人在)",
        "apart": "[那|那么][我们|咱们|我们俩|我俩|两地|两边|两个地方|两人|中间|彼此]",
        "weekday": "(星期几|周几|礼拜几)",
        "which": "(哪个|哪里|哪边|谁)[的][时间][更|比较|是]",
        "there": "[那边|那里][当地]",
        "clock": "[<half>]<hour>(点|点钟|时|:)[<minute>]",
        "hours": "(多少|几)[个](小时|钟头)",
        "gap": "[之间][的][有|是](时差[是|有][多少|{hours}]|[相]差[了|着]{hours}|{hours}[的]时差)",
    },
    spaced=False,
)
_HERE = _GRAMMAR.templates(
    "{now}[的|是|都|到](几点|几点钟|多少点|什么时间|时间[是]多少|时间[是]几点|时间是什么|什么时候)[了]{now}",
    "(现在|目前|当前|此刻)[的]时间",
    "现在[是]什么时候了",
    "报时|报[一]下时间",
)
_ELSEWHERE = _GRAMMAR.templates(
    "[在]<place>{there}[的]{now}[的|是|都|当地]{what}{now}",
    "{now}[是|在]<place>{there}[的|是|都]{what}",
    "[在]<place>{there}{now}[是]{weekday}[了]",
    "[在]<place>{there}{now}[已经|还][是](白天|晚上|早上|上午|下午|半夜|夜里|深夜|凌晨|中午|傍晚)",
)
_ANOTHER = _GRAMMAR.templates("[那|在]<place>{now}")
_DIFFERENCE = _GRAMMAR.templates(
    "<one>(和|跟|与|同|到|,)<other>{gap}",
    "<one>比<other>(早|晚|快|慢)[了]{hours}",
    "{me}{live}<one>{them}{live}<other>{apart}{gap}",
    "(和|跟|与)<other>{gap}",
    "<one>(和|跟|与|同|还是|,)<other>[,][现在]{which}(早|晚)[一点|一些]",
)
_WHEN = _GRAMMAR.templates(
    "[如果|假如|当|要是]<one>[时间|现在][是|的]{clock}[的时候|时|的话][,][那|那么][是|等于|相当于]"
    "<other>[时间][现在][是]{what}",
)
_DIGITS = "零一二三四五六七八九"


def _clock(found: Mapping[str, str]) -> time | None:
    hour, minute = _number(found["hour"]), found.get("minute", "0")
    minutes = {"半": 30, "一刻": 15, "三刻": 45}.get(minute, _number(minute.removesuffix("分")))
    half = found.get("half")
    if (half in {"下午", "傍晚", "晚上"} and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    elif half in {"凌晨", "半夜"} and hour == 12:
        hour = 0
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


def _number(text: str) -> int:
    """The number up to 99 that `text` writes, in digits or characters."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    if not ten:
        return max(_DIGITS.find(ones), 0) if len(ones) == 1 else 100
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


READING = Reading(_HERE, _ELSEWHERE, _ANOTHER, _DIFFERENCE, _WHEN, _clock, str)


def say(asked: Asked, now: datetime) -> str:
    """Answer in one line."""
    match asked:
        case TimeIn(there) if there is HERE:
            return f"现在是{now:%H:%M}"
        case TimeIn(there):
            local = there.at(now)
            return f"{there.zh}现在是{local:%H:%M}，{WEEKDAYS_ZH[local.weekday()]}"
        case Difference(one, other):
            gap = one.ahead_of(other, now)
            if not gap:
                return f"{one.zh}和{other.zh}没有时差"
            side = "早" if gap.total_seconds() > 0 else "晚"
            return f"{one.zh}比{other.zh}{side}{whole_hours(gap)}小时"
        case TimeWhen(clock, one, other):
            shown, days = asked.answer(now)
            day = {1: "次日", -1: "前一天"}.get(days, "")
            return f"{one.zh}{clock:%H:%M}时，{other.zh}是{day}{shown:%H:%M}"
