"""Days as they are named in English."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.facts.calendar.asked import Day, month_after
from app.facts.calendar.holidays import holiday
from app.facts.days import MONTHS, WEEKDAYS
from app.facts.patterns import Pattern

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAYS |= {name[:3]: number for name, number in _WEEKDAYS.items()} | {"tues": 1, "thurs": 3}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?: (?:of |in )?(?P<year>\d{4}|this year|next year|last year))?"
_DATES = (
    Pattern(rf"(?:the )?{_DAY} ?(?:of )?(?P<month>{_MONTH}){_YEAR}"),
    Pattern(rf"(?P<month>{_MONTH}) (?:the )?{_DAY}{_YEAR}"),
    Pattern(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"),
    Pattern(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
)
_SLASHED = Pattern(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})")
_OF_MONTH = Pattern(r"(?P<day>\d{1,2})(?:st|nd|rd|th)(?: of (?:the|this) month)?")
_RELATIVE = {
    "today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0, "now": 0,
    "day after tomorrow": 2, "day before yesterday": -2,
}  # fmt: skip
_SPAN = Pattern(
    r"(?:in )?(?P<count>\d{1,5}|an?) (?P<unit>day|week|fortnight|month|year)s?"
    r"(?: times?)?(?P<side> ago| before| back| from now| from today| later| after| hence)?"
    r"(?: (?P<day>.+))?"
)
_NEXT_WEEKDAY = Pattern(
    rf"(?P<which>next|this|last|coming|on)? ?(?P<day>{'|'.join(_WEEKDAYS)}|weekend)"
)


def day(text: str, today: date, *, past: bool = False) -> tuple[Day, Day | None] | None:
    """Read a day, and its second reading where it has one; None if `text` names none.

    A date without its year is the next such one; with `past`, the last.
    """
    text = text.removeprefix("on ").removeprefix("the ")
    if text in _RELATIVE:
        name = "today" if text in {"tonight", "now"} else text
        named = f"the {name}" if name.startswith("day") else name
        return Day(today + timedelta(_RELATIVE[text]), named, "relative"), None
    single = _holiday(text, today, past=past) or _date(text, today, past=past) or _span(text, today)
    return (single, None) if single else _weekday(text, today)


def _holiday(text: str, today: date, *, past: bool) -> Day | None:
    which = re.match(
        r"(?:(next|this|last) (?:year )?)?(.+?)(?: (\d{4}|this year|next year|last year))?$", text
    )
    found = holiday(which[2].removesuffix(" next")) if which else None
    if not which or not found:
        return None
    year = _year(which[3], today) or {"last": today.year - 1}.get(which[1])
    when = found.on(year) if year else found.nearest(today, past=past)
    return Day(when, found.en, "holiday") if when else None


def _date(text: str, today: date, *, past: bool) -> Day | None:
    text = re.sub(rf"^(?:{'|'.join(_WEEKDAYS)}) (?:the )?", "", text)
    if slashed := _SLASHED.fullmatch(text):
        one, other = int(slashed[1]), int(slashed[3])
        if one <= 12 and other <= 12 and one != other:
            return None  # 3/4 is April in London, March in New York
        month, number = (one, other) if other > 12 else (other, one)
        return _made(int(slashed[4]), month, number)
    if found := _OF_MONTH.fullmatch(text):
        return in_month(today, int(found["day"]), past=past)
    for pattern in _DATES:
        if found := pattern.fullmatch(text):
            written = found["month"]
            month = int(written) if written.isdecimal() else _MONTHS[written]
            year = _year(found["year"], today)
            return _made(year, month, int(found["day"])) or (
                None if year else nearest(today, month, int(found["day"]), past=past)
            )
    return None


def nearest(today: date, month: int, number: int, *, past: bool = False) -> Day | None:
    """The next day of that month and number, `today` among them; with `past`, the last."""
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for year in years:
        made = _made(year, month, number)
        if made and (made.date == today or (made.date < today) == past):
            return made
    return None


def in_month(today: date, number: int, *, past: bool = False) -> Day | None:
    """The next day of that number in its month, `today` among them; with `past`, the last."""
    step = -1 if past else 1
    months = (month_after(today, step * far) for far in range(3))
    days = (_made(year, month, number) for year, month in months)
    return next((day for day in days if day and (day.date - today).days * step >= 0), None)


def _made(year: int | None, month: int, number: int) -> Day | None:
    try:
        return Day(date(year or 0, month, number))
    except ValueError:
        return None


def _year(text: str | None, today: date) -> int | None:
    if not text:
        return None
    return (
        int(text) if text.isdecimal() else today.year + ("last", "this", "next").index(text[:4]) - 1
    )


def _span(text: str, today: date) -> Day | None:
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    side, tail = (found["side"] or "").strip(), found["day"]
    if not (side or text.startswith("in ")) or (text.startswith("in ") and (side or tail)):
        return None
    start, count = today, 1 if found["count"].startswith("a") else int(found["count"])
    anchor = _of(tail, today) if tail else None
    if tail and (not anchor or side not in {"before", "after", "from"}):
        return None
    start = anchor.date if anchor else today
    back = side in {"ago", "before", "back"}
    when = shifted(start, -count if back else count, found["unit"])
    if not when:
        return None
    unit = found["unit"] + ("" if count == 1 else "s")
    name = f"{count} {unit} {side if anchor else 'ago'}" if back or anchor else f"in {count} {unit}"
    if anchor and tail:
        name += f" {anchor.name or said(anchor.date)}"
    return Day(when, name, "relative")


def _of(text: str, today: date) -> Day | None:
    found = day(text, today)
    return found[0] if found else None


def shifted(start: date, count: int, unit: str) -> date | None:
    """The day `count` days, weeks, months or years after `start`; None beyond the calendar."""
    try:
        if unit in {"month", "year"}:
            year, month = month_after(start, count * (12 if unit == "year" else 1))
            last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
            return date(year, month, min(start.day, last))
        return start + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    except (ValueError, OverflowError):
        return None


def _weekday(text: str, today: date) -> tuple[Day, Day | None] | None:
    found = _NEXT_WEEKDAY.fullmatch(text)
    if not found:
        return None
    number = 5 if found["day"] == "weekend" else _WEEKDAYS[found["day"]]
    name = WEEKDAYS[number]
    ahead = (number - today.weekday() - 1) % 7 + 1
    if found["which"] == "last":
        return Day(
            today + timedelta(ahead - 7 if ahead < 7 else -7), f"last {name}", "relative"
        ), None
    coming = today + timedelta(ahead)
    if found["which"] != "next":
        return Day(coming, f"this {name}", "relative"), None
    in_next_week = today + timedelta(7 - today.weekday() + number)
    if coming == in_next_week:
        return Day(coming, f"next {name}", "relative"), None
    return Day(coming, f"this {name}", "relative"), Day(in_next_week, f"next {name}", "relative")


def said(when: date) -> str:
    """The date as it is said: 25 December 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
