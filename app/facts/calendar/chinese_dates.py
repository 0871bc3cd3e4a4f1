"""Days as they are named in Chinese."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.facts.calendar.asked import Day
from app.facts.calendar.english_dates import in_month, nearest, shifted
from app.facts.calendar.holidays import holiday
from app.facts.days import WEEKDAYS_ZH
from app.facts.patterns import Pattern

_RELATIVE = {
    "今天": 0, "今日": 0, "现在": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "昨天": -1, "昨日": -1, "前天": -2, "大前天": -3,
}  # fmt: skip
_YEARS = {"今年": 0, "明年": 1, "后年": 2, "去年": -1, "前年": -2}
_YEAR = rf"(?:(?P<year>\d{{4}}|{'|'.join(_YEARS)})年?(?:的)?)?"
_DATE = Pattern(rf"{_YEAR}(?P<month>\d{{1,2}})月(?:份)?(?P<day>\d{{1,2}})(?:日|号)?")
_WRITTEN = Pattern(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_OF_MONTH = Pattern(r"(?P<which>下|这|本|上)个?月(?P<day>\d{1,2})(?:日|号)?")
_NUMBER = Pattern(r"(?P<day>\d{1,2})[日号]")
_HOLIDAY = Pattern(rf"{_YEAR}(?P<name>.+)")
_SPAN = Pattern(
    r"(?P<count>\d{1,5}|1/2)个?(?P<unit>天|日|周|星期|礼拜|月|年)(?P<side>之?[后前]|以[后前])(?:的?今天)?"
)
_WEEKDAY = Pattern(r"(?P<which>(?:下+|上+|这|本)个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_UNITS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "年": "year",
}


def day(text: str, today: date, *, past: bool = False) -> Day | None:
    """Read a day; None if `text` names none. A date without its year is the next such one."""
    if text in _RELATIVE:
        return Day(today + timedelta(_RELATIVE[text]), text, "relative")
    return (
        _date(text, today, past=past)
        or _span(text, today)
        or _weekday(text, today)
        or _holiday(text, today, past=past)
    )


def year(text: str, today: date) -> int:
    """The year that is meant by 2026, 今年 or 明年."""
    return int(text) if text.isdecimal() else today.year + _YEARS[text]


def _date(text: str, today: date, *, past: bool) -> Day | None:
    text = re.sub(r"(?:是|,)?(?:周|星期|礼拜)[一二三四五六日天]$", "", text)
    found = _DATE.fullmatch(text) or _WRITTEN.fullmatch(text)
    if found:
        month, number = int(found["month"]), int(found["day"])
        if not found["year"]:
            return nearest(today, month, number, past=past)
        return _made(year(found["year"], today), month, number)
    if found := _NUMBER.fullmatch(text):
        return in_month(today, int(found["day"]), past=past)
    if found := _OF_MONTH.fullmatch(text):
        step = {"下": 1, "上": -1}.get(found["which"], 0)
        first = shifted(today.replace(day=1), step, "month")
        return _made(first.year, first.month, int(found["day"])) if first else None
    return None


def _made(in_year: int, month: int, number: int) -> Day | None:
    try:
        return Day(date(in_year, month, number))
    except ValueError:
        return None


def _span(text: str, today: date) -> Day | None:
    found = _SPAN.fullmatch(text)
    if not found or not found["count"].isdecimal():
        return None
    count, back = int(found["count"]), found["side"].endswith("前")
    when = shifted(today, -count if back else count, _UNITS[found["unit"]])
    counter = "个" if found["unit"] in {"月", "星期", "礼拜"} else ""
    name = f"{count}{counter}{found['unit']}{'前' if back else '后'}"
    return Day(when, name, "relative") if when else None


def _weekday(text: str, today: date) -> Day | None:
    found = _WEEKDAY.fullmatch(text.replace("周末", "周六"))
    if not found:
        return None
    which = (found["which"] or "这").removesuffix("个")
    weeks = which.count("下") - which.count("上")
    number = "一二三四五六日天".index(found["day"]) % 7 if found["day"] != "天" else 6
    monday = today - timedelta(today.weekday())
    name = f"{which if weeks else '本'}{WEEKDAYS_ZH[number].replace('星期', '周')}"
    return Day(monday + timedelta(7 * weeks + number), name, "relative")


def _holiday(text: str, today: date, *, past: bool) -> Day | None:
    for name, in_year in _forms(text):
        if found := holiday(name):
            when = found.on(year(in_year, today)) if in_year else found.nearest(today, past=past)
            return Day(when, found.zh, "holiday") if when else None
    return None


def _forms(text: str) -> list[tuple[str, str]]:
    forms = [(text, ""), (text.removeprefix("下个").removeprefix("下一个"), "")]
    if found := _HOLIDAY.fullmatch(text):
        forms.append((found["name"].removeprefix("的"), found["year"] or ""))
    return forms


def said(when: date) -> str:
    """The date as it is said: 2026年12月25日."""
    return f"{when.year}年{when.month}月{when.day}日"
