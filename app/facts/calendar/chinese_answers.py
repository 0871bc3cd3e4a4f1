"""Answers of the calendar in Chinese."""

from __future__ import annotations

from datetime import date

from app.facts.calendar import asked as ask
from app.facts.calendar.chinese_dates import said
from app.facts.days import WEEKDAYS_ZH

_SEASONS = ("冬季", "春季", "夏季", "秋季")


def say(asked: ask.Asked, today: date) -> str:
    """Answer in one line."""
    match asked:
        case ask.WhatDay(day):
            text = _what_day(day)
        case ask.Between(one, other, weeks):
            days = abs((other - one).days)
            text = f"从{said(one)}到{said(other)}有{_span(days, weeks=weeks)}"
        case ask.Until(day, weeks):
            text = _until(day, today, weeks=weeks)
        case ask.LeftIn(end, of):
            name = f"{end.year}年" if of == "year" else f"{end.year}年{end.month}月"
            text = f"{name}还有{(end - today).days}天"
        case ask.Week(day):
            year, week, _ = day.date.isocalendar()
            text = f"{day.name or said(day.date)}在{year}年第{week}周"
        case ask.Age(year, born) if born is None:
            text = f"{year}年出生的人{today.year}年满{today.year - year}岁"
        case ask.Age(_, born):
            text = f"{said(born or today)}出生的人现在{ask.age(born or today, today)}岁"
        case _:
            text = _year(asked, today)
    return text


def _what_day(day: ask.Day) -> str:
    weekday, when = WEEKDAYS_ZH[day.date.weekday()], said(day.date)
    if not day.name:
        return f"{when}是{weekday}"
    named = day.name.endswith(weekday.replace("星期", "周"))
    return f"{day.name}是{when}" if named else f"{day.name}是{when}，{weekday}"


def _until(day: ask.Day, today: date, *, weeks: bool) -> str:
    days = (day.date - today).days
    name = day.name or said(day.date)
    if days == 0:
        return f"{name}就是今天" if name != "今天" else "今天就是今天"
    span = _span(abs(days), weeks=weeks)
    return f"距离{name}还有{span}" if days > 0 else f"{name}已经过去{span}"


def _year(asked: ask.Asked, today: date) -> str:
    text = ""
    match asked:
        case ask.Leap(year):
            text = f"{year}年{'是' if asked.is_leap else '不是'}闰年"
        case ask.NextLeap():
            text = f"下一个闰年是{asked.year}年"
        case ask.Length(year, month):
            text = f"{f'{year}年' if year else ''}{f'{month}月' if month else ''}有{asked.days}天"
        case ask.Current("season"):
            north = today.month % 12 // 3
            text = f"现在北半球是{_SEASONS[north]}，南半球是{_SEASONS[(north + 2) % 4]}"
        case ask.Current("year", step):
            name = {-2: "前年", -1: "去年", 1: "明年", 2: "后年"}.get(step, "今年")
            text = f"{name}是{today.year + step}年"
        case ask.Current(_, step):
            year, month = ask.month_after(today, step)
            name = {1: "下个月", -1: "上个月"}.get(step, "这个月")
            text = f"{name}是{year}年{month}月"
    return text


def _span(days: int, *, weeks: bool) -> str:
    whole, rest = divmod(days, 7)
    if not weeks or not whole:
        return f"{days}天"
    return f"{whole}周零{rest}天" if rest else f"{whole}周"
