"""What may be asked of a calendar, whatever the language."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and how it was called."""

    date: date
    name: str = ""
    """As it is said in the answer ("tomorrow", "Christmas"); empty for a date."""
    kind: Literal["date", "relative", "holiday"] = "date"


@dataclass(frozen=True, slots=True)
class WhatDay:
    """Which date, or which weekday, is it?"""

    day: Day
    also: Day | None = None
    """A second reading of the same words: next Friday may be the one of this week."""


@dataclass(frozen=True, slots=True)
class Between:
    """How long is it from one day to the other?"""

    one: date
    other: date
    weeks: bool

    @classmethod
    def of(cls, one: Day, other: Day, *, years: tuple[bool, bool], weeks: bool) -> Between:
        """From `one` to `other`, where `years` tells of which of them the year was said.

        The year that is said of one date belongs to both: the first is the last such day before
        the second, or the second is the next such day after the first.
        """
        first, second = one.date, other.date
        if one.kind == "date" and not years[0] and (years[1] or second < first):
            first = _last_before(first, second)
        elif other.kind == "date" and years[0] and not years[1]:
            second = _next_after(second, first)
        return cls(first, second, weeks)


@dataclass(frozen=True, slots=True)
class Until:
    """How long is it until a day, or how long since?"""

    day: Day
    weeks: bool


@dataclass(frozen=True, slots=True)
class LeftIn:
    """How many days are left of this year or month?"""

    end: date
    of: Literal["year", "month"]


@dataclass(frozen=True, slots=True)
class Leap:
    """Has a year 366 days?"""

    year: int

    @property
    def is_leap(self) -> bool:
        """By the Gregorian rule."""
        return isleap(self.year)


@dataclass(frozen=True, slots=True)
class NextLeap:
    """Which is the first leap year after a year?"""

    after: int

    @property
    def year(self) -> int:
        """The leap year."""
        return next(year for year in range(self.after + 1, self.after + 9) if isleap(year))


@dataclass(frozen=True, slots=True)
class Length:
    """How many days has a year, or a month?"""

    year: int | None
    month: int | None = None

    @property
    def days(self) -> int:
        """Of a month or a year."""
        if self.month:
            return monthrange(self.year or 2001, self.month)[1]
        return 366 if self.year and isleap(self.year) else 365


@dataclass(frozen=True, slots=True)
class Week:
    """Which week of its year is it (ISO 8601)?"""

    day: Day


@dataclass(frozen=True, slots=True)
class Age:
    """How old is who was born then?"""

    year: int
    born: date | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """Which year, month or season is it, or the next, or the last?"""

    what: Literal["year", "month", "season"]
    step: int = 0


Asked: TypeAlias = (
    WhatDay | Between | Until | LeftIn | Leap | NextLeap | Length | Week | Age | Current
)


def _last_before(day: date, end: date) -> date:
    return next(
        (when for year in range(end.year, end.year - 9, -1) if (when := _in(year, day)) <= end), day
    )


def _next_after(day: date, start: date) -> date:
    years = range(start.year, start.year + 9)
    return next((when for year in years if (when := _in(year, day)) >= start), day)


def _in(year: int, day: date) -> date:
    """The day of that month and number; of 29 February the 28th where there is none."""
    last = monthrange(year, day.month)[1]
    return date(year, day.month, min(day.day, last))


def age(born: date, today: date) -> int:
    """Whole years since `born`."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def month_after(today: date, step: int) -> tuple[int, int]:
    """The year and the month that are `step` months after that of `today`."""
    months = today.year * 12 + today.month - 1 + step
    return months // 12, months % 12 + 1
