"""Questions to the calendar in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.facts.amounts import in_digits
from app.facts.calendar import asked as ask
from app.facts.calendar.chinese_dates import day, year
from app.facts.grammar import Grammar
from app.facts.patterns import Pattern

_DAY = r"[^\W_a-z][\w./\-]{1,18}?"
_GRAMMAR = Grammar(
    slots={
        "date": _DAY,
        "one": _DAY,
        "other": _DAY,
        "year": r"\d{4}|今年|明年|去年|后年|前年",
        "month": r"\d{1,2}",
        "unit": "天|日|个?星期|周|个?礼拜",
        "which": "下|上|这|本",
        "age_year": r"\d{4}|\d{2}",
        "born": r"\d{4}年\d{1,2}月\d{1,2}[日号]?",
    },
    parts={
        "what": "(几号|几月几号|几月几日"
        "|几日|多少号|星期几|周几|礼拜几|哪天|哪一天|什么日子|什么日期"
        "|几月几号星期几|几月几日星期几|几号星期几|星期几几号|什么时候|几月几号周几)",
        "many": "(多少|几)",
        "old": "(多大|几岁|多少岁|多大年纪|多大岁数)",
        "now": "[今年|现在|到今年]",
    },
    spaced=False,
)
_TODAY = _GRAMMAR.templates(
    "(今天|今日|现在)[的]日期[是][什么|多少|几号]",
    "{what}了今天",
    "[今天]{what}了",
    "今天[是|到]几[月]了",
    "今天是[不是](星期|周|礼拜)(一|二|三|四|五|六|日|天)",
)
_WHAT_DAY = _GRAMMAR.templates(
    "<date>[那天|那一天|这天][应该|会|都]是{what}[了]",
    "<date>[那天|那一天][在]{what}[了]",
    "<date>的日期[是][什么|多少]",
    "{what}[是]<date>",
    "[我|我是]<date>(出生|生)[的][那天|那一天][是]{what}",
)
_BETWEEN = _GRAMMAR.templates(
    "[从]<one>(到|至|和|与|跟|距离|离|距)<other>[之间|为止][一共|总共][相隔|相差|间隔|隔|差]"
    "[了|有|是|还有]{many}<unit>",
    "[从]<one>(到|至)<other>[要|需要][多久|多长时间]",
)
_UNTIL = _GRAMMAR.templates(
    "[现在|今天](距离|距|离|到)<date>[还][有|剩|差|要][下]{many}<unit>",
    "<date>[还]有{many}<unit>[到|了]",
    "还有{many}<unit>[就]([到|是|过]|才到|才是|才过)<date>",
    "还有多久[就](到|是|过|才到|才是|才过|)<date>",
    "(距离|距|离|到)<date>[还][有]多久",
    "<date>还有多久",
    "<date>还有{many}<unit>[就|才](到|来)[了]",
    "[还有|要|还要]多久[才|就](到|是|过)<date>",
    "{many}<unit>后[就]是<date>",
)
_SINCE = _GRAMMAR.templates(
    "<date>(到现在|到今天|至今)[已经|过去|过|有|了]{many}<unit>[了]",
    "<date>[已经]过去[了]{many}<unit>[了]",
    "<date>是{many}<unit>[以|之]前",
)
_LEFT_OF_YEAR = _GRAMMAR.templates(
    "今年[还]剩[下|余]{many}天", "今年还[有|剩下]{many}天", "离今年结束还有{many}天"
)
_LEFT_OF_MONTH = _GRAMMAR.templates("(这个月|本月)还[有|剩|剩下]{many}天")
_LEAP = _GRAMMAR.templates("<year>[年][是不是|是否|是|算]闰年", "<year>[年]是平年还是闰年")
_NEXT_LEAP = _GRAMMAR.templates(
    "[下一个|下个|最近的]闰年[是|在](哪年|哪一年|什么时候)",
    "(哪年|哪一年)是[下一个|下个]闰年",
    "(下一个|下个)闰年",
)
_LENGTH = _GRAMMAR.templates(
    "[<year>][年][的]<month>月[份][一共|总共][有]{many}天", "<year>[年][一共|总共]有{many}天"
)
_LENGTH_OF = _GRAMMAR.templates("<which>[个]月[一共|总共]有{many}天")
_WEEK = _GRAMMAR.templates(
    "[今天|现在|本周|这周|这个星期|这星期|这][是][今年|全年|一年][的]第几[个](周|星期)[了]"
)
_AGE = _GRAMMAR.templates(
    "[我|我是]<age_year>年[出生|生][的][人]{now}[应该]{old}[了]",
    "(出生于|生于)<age_year>年[的][人]{now}{old}[了]",
)
_BORN = _GRAMMAR.templates(
    "[我][是]<born>[出生|生][的][人]{now}{old}[了]", "(出生于|生于)<born>[的][人]{now}{old}[了]"
)
_YEAR = _GRAMMAR.templates(
    "(今年|现在|今天)是(哪年|哪一年|几几年|什么年份|多少年|公元多少年)[了]",
    "<year>[年]是(哪年|哪一年|几几年|多少年)",
)
_MONTH = _GRAMMAR.templates(
    "(现在|这个月|今天|本月)[是](几月|几月份|哪个月)[了]", "(<which>)[个]月[是](几月|几月份|哪个月)"
)
_SEASON = _GRAMMAR.templates("(现在|目前|今天)[是|属于|算](什么|哪个)季节[了]")
_NAMED = Pattern(
    r"(?<![\d一二三四五六七八九十])(五一|六一|十一|三八)(?![月日号天年个周十百千万])(?:节|国庆节?|劳动节|儿童节)?"
)
_PASSING = Pattern(
    r"^(?:再|等)?过(?:去|了)?(\d{1,5}(?:个?(?:星期|礼拜|[天日周月年])))(?:之?后|以后)?"
)
_AGAIN = Pattern("^(?:距离|距|离|到)")
_NAMES = {"五一": "劳动节", "六一": "儿童节", "十一": "国庆节", "三八": "妇女节"}


def read(sentence: str, today: date) -> ask.Asked | None:
    """Read a plain `sentence`; None if it is not about days."""
    return next(_readings(_in_digits(sentence), today), None)


def read_another(sentence: str, before: ask.Asked, today: date) -> ask.Asked | None:
    """Read what follows a question about a day: "那明天呢"."""
    found = day(_AGAIN.sub("", _in_digits(sentence)), today)
    if not found:
        return None
    return ask.Until(found, before.weeks) if isinstance(before, ask.Until) else ask.WhatDay(found)


def _in_digits(sentence: str) -> str:
    words = in_digits(_NAMED.sub(lambda found: _NAMES[found[1]], sentence))
    return _PASSING.sub(r"\1后", words)


def _readings(words: str, today: date) -> Iterator[ask.Asked]:
    if any(True for _ in _TODAY.fits(words)):
        yield ask.WhatDay(ask.Day(today, "今天", "relative"))
    yield from _years(words, today)
    yield from _ages(words, today)
    yield from _months(words, today)
    for found in _BETWEEN.fits(words):
        one, other = day(found["one"], today), day(found["other"], today)
        if one and other:
            years = _says_year(found["one"]), _says_year(found["other"])
            yield ask.Between.of(one, other, years=years, weeks=_weeks(found))
    for templates, past in ((_UNTIL, False), (_SINCE, True)):
        for found in templates.fits(words):
            if until := day(found["date"], today, past=past):
                yield ask.Until(until, _weeks(found))
    for found in _WHAT_DAY.fits(words):
        if which := day(found["date"], today):
            yield ask.WhatDay(which)


def _says_year(text: str) -> bool:
    return re.search(r"\d{4}|[今明去前后]年", text) is not None


def _weeks(found: dict[str, str]) -> bool:
    return found.get("unit", "天") not in {"天", "日"}


def _years(words: str, today: date) -> Iterator[ask.Asked]:
    for _ in _LEFT_OF_YEAR.fits(words):
        yield ask.LeftIn(date(today.year, 12, 31), "year")
    for found in _LEAP.fits(words):
        yield ask.Leap(year(found["year"], today))
    for _ in _NEXT_LEAP.fits(words):
        yield ask.NextLeap(today.year)
    for _ in _WEEK.fits(words):
        yield ask.Week(ask.Day(today, "今天", "relative"))
    for found in _YEAR.fits(words):
        yield ask.Current("year", year(found.get("year", "今年"), today) - today.year)
    for _ in _SEASON.fits(words):
        yield ask.Current("season")


def _ages(words: str, today: date) -> Iterator[ask.Asked]:
    for found in _BORN.fits(words):
        numbers = [int(number) for number in re.findall(r"\d+", found["born"])]
        born = day(found["born"], today)
        if born and born.date <= today:
            yield ask.Age(numbers[0], born.date)
    for found in _AGE.fits(words):
        in_year = int(found["age_year"])
        if in_year < 100:
            in_year += 2000 if in_year <= today.year % 100 else 1900
        if today.year - 130 <= in_year <= today.year:
            yield ask.Age(in_year)


def _months(words: str, today: date) -> Iterator[ask.Asked]:
    for _ in _LEFT_OF_MONTH.fits(words):
        yield ask.LeftIn(today.replace(day=ask.Length(today.year, today.month).days), "month")
    for found in _LENGTH.fits(words):
        month = int(found.get("month", 0))
        in_year = year(found["year"], today) if "year" in found else None
        if month <= 12 and (month or in_year):
            yield ask.Length(in_year or (today.year if month == 2 else None), month or None)
    for found in _LENGTH_OF.fits(words):
        yield ask.Length(*ask.month_after(today, _step(found)))
    for found in _MONTH.fits(words):
        yield ask.Current("month", _step(found))


def _step(found: dict[str, str]) -> int:
    return {"下": 1, "上": -1}.get(found.get("which", ""), 0)
