"""Answers of the calendar in English."""

from __future__ import annotations

from datetime import date

from app.facts.calendar import asked as ask
from app.facts.calendar.english_dates import said
from app.facts.days import MONTHS, WEEKDAYS

_SEASONS = ("winter", "spring", "summer", "autumn")


def say(asked: ask.Asked, today: date) -> str:
    """Answer in one line."""
    match asked:
        case ask.WhatDay(day, also):
            text = _what_day(day, today)
            text = text if also is None else f"{text}, {_what_day(also, today)}"
        case ask.Between(one, other, weeks):
            span = _span(abs((other - one).days), weeks=weeks)
            text = f"from {said(one)} to {said(other)} are {span}"
        case ask.Until(day, weeks):
            text = _until(day, today, weeks=weeks)
        case ask.LeftIn(end, of):
            name = f"{end.year}" if of == "year" else f"{MONTHS[end.month - 1]} {end.year}"
            days = (end - today).days
            text = f"there {'is' if days == 1 else 'are'} {_days(days)} left in {name}"
        case ask.Week(day):
            year, week, _ = day.date.isocalendar()
            name = said(day.date) if day.kind == "date" else day.name
            text = f"{name} is in week {week} of {year}"
        case ask.Age(_, born):
            text = _age(asked.year, born, today)
        case _:
            text = _year(asked, today)
    return text


def _what_day(day: ask.Day, today: date) -> str:
    weekday, when = WEEKDAYS[day.date.weekday()], said(day.date)
    be = "was" if day.date < today else "is"
    if day.kind == "date":
        return f"{when} {be} a {weekday}"
    if day.kind == "holiday":
        return f"{day.name} {be} on {weekday}, {when}"
    if day.name[0].isdigit() or day.name.startswith("in "):
        return f"{day.name} it {be} {weekday}, {when}"
    if weekday in day.name:
        return f"{day.name} {be} {when}"
    return f"{day.name} {be} {weekday}, {when}"


def _until(day: ask.Day, today: date, *, weeks: bool) -> str:
    days = (day.date - today).days
    name = day.name if day.kind != "date" else said(day.date)
    if day.kind == "holiday" and day.date.year > today.year + 1:
        name += f" {day.date.year}"
    if days == 0:
        return f"{name} is today"
    span = _span(abs(days), weeks=weeks)
    if days < 0:
        return f"{name} was {span} ago"
    return f"there {'is' if span.startswith('1 ') else 'are'} {span} until {name}"


def _age(year: int, born: date | None, today: date) -> str:
    if born is None:
        return f"somebody born in {year} turns {today.year - year} in {today.year}"
    years = ask.age(born, today)
    return f"somebody born on {said(born)} is {years} {'year' if years == 1 else 'years'} old"


def _year(asked: ask.Asked, today: date) -> str:
    text = ""
    match asked:
        case ask.Leap(year):
            text = f"{year} is {'a leap year' if asked.is_leap else 'not a leap year'}"
        case ask.NextLeap():
            text = f"the next leap year is {asked.year}"
        case ask.Length(year, month) if month:
            text = f"{MONTHS[month - 1]}{f' {year}' if year else ''} has {asked.days} days"
        case ask.Length(year):
            text = f"{year} has {asked.days} days"
        case ask.Current("season"):
            north = today.month % 12 // 3
            text = (
                f"the season is {_SEASONS[north]} in the north"
                f" and {_SEASONS[(north + 2) % 4]} in the south"
            )
        case ask.Current(what, step):
            year, month = ask.month_after(today, step * (12 if what == "year" else 1))
            which = {1: "next ", -1: "last "}.get(step, "the ")
            name = f"{year}" if what == "year" else f"{MONTHS[month - 1]} {year}"
            text = f"{which}{what} {'was' if step < 0 else 'is'} {name}"
    return text


def _span(days: int, *, weeks: bool) -> str:
    whole, rest = divmod(days, 7)
    if not weeks or not whole:
        return _days(days)
    text = f"{whole} {'week' if whole == 1 else 'weeks'}"
    return f"{text} and {_days(rest)}" if rest else text


def _days(days: int) -> str:
    return f"{days} {'day' if days == 1 else 'days'}"
