"""Holidays whose day is certain: fixed ones, Easter, and those of the Chinese calendar."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app import paths

_SPRING, _DRAGON_BOAT, _MID_AUTUMN = range(3)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name."""

    en: str
    zh: str
    on: Callable[[int], date | None]
    """Its day in a year; None where it is not known."""

    def next(self, today: date) -> date | None:
        """Its day from `today` on."""
        this_year = self.on(today.year)
        return this_year if this_year and this_year >= today else self.on(today.year + 1)

    def nearest(self, today: date, *, past: bool) -> date | None:
        """Its day from `today` on; with `past`, up to today."""
        if not past:
            return self.next(today)
        this_year = self.on(today.year)
        return this_year if this_year and this_year <= today else self.on(today.year - 1)


def holiday(name: str) -> Holiday | None:
    """Find the holiday that is called `name`, in lower case, in English or Chinese."""
    return _NAMED.get(name.removeprefix("the "))


def easter(year: int) -> date:
    """The Sunday of Easter by the Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    n = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + n + 90) // 25
    return date(year, month, (h - m + n + month + 19) % 32)


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


def _weekday(number: int, weekday: int, month: int) -> Callable[[int], date | None]:
    """The first, second, … such day of the week in a month; Monday is 0."""

    def on(year: int) -> date | None:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))

    return on


def _lunar(which: int, later: int = 0) -> Callable[[int], date | None]:
    """So many days after one of the three that are known."""

    def on(year: int) -> date | None:
        days = _lunar_days().get(str(year))
        return date.fromisoformat(f"{year}-{days[which]}") + timedelta(later) if days else None

    return on


def qingming(year: int) -> date | None:
    """When the sun has come to 15°, by the usual formula for this century; None in others."""
    of_century = year % 100
    day = (2422 * of_century + 48100) // 10000 - of_century // 4
    return date(year, 4, day) if year // 100 == 20 else None


@cache
def _lunar_days() -> dict[str, list[str]]:
    with (paths.resources() / "facts" / "lunar.toml").open("rb") as file:
        return tomllib.load(file)


_HOLIDAYS: dict[Holiday, tuple[str, ...]] = {
    Holiday("New Year's Day", "元旦", _fixed(1, 1)): (
        "new years day", "new years", "new year", "元旦节", "新年",
    ),
    Holiday("New Year's Eve", "跨年夜", _fixed(12, 31)): ("new years eve",),
    Holiday("Valentine's Day", "情人节", _fixed(2, 14)): ("valentines day", "valentines"),
    Holiday("Women's Day", "妇女节", _fixed(3, 8)): ("womens day", "三八节"),
    Holiday("April Fools' Day", "愚人节", _fixed(4, 1)): ("april fools day", "april fools"),
    Holiday("Labour Day", "劳动节", _fixed(5, 1)): ("may day", "五一", "五一节", "五一劳动节"),
    Holiday("Mother's Day", "母亲节", _weekday(2, 6, 5)): (),
    Holiday("Father's Day", "父亲节", _weekday(3, 6, 6)): (),
    Holiday("Thanksgiving", "感恩节", _weekday(4, 3, 11)): ("thanksgiving day",),
    Holiday("the Qingming Festival", "清明节", qingming): ("qingming festival", "qingming", "清明"),
    Holiday("Chinese New Year's Eve", "除夕", _lunar(_SPRING, -1)): (
        "lunar new years eve", "除夕夜", "大年三十", "年三十",
    ),
    Holiday("the Lantern Festival", "元宵节", _lunar(_SPRING, 14)): (
        "lantern festival", "元宵", "正月十五",
    ),
    Holiday("Children's Day", "儿童节", _fixed(6, 1)): ("六一", "六一节", "六一儿童节"),
    Holiday("Teachers' Day", "教师节", _fixed(9, 10)): (),
    Holiday("China's National Day", "国庆节", _fixed(10, 1)): ("国庆", "十一", "十一国庆节"),
    Holiday("Halloween", "万圣节前夜", _fixed(10, 31)): ("万圣节", "halloween night"),
    Holiday("Christmas Eve", "平安夜", _fixed(12, 24)): ("圣诞夜", "圣诞前夜"),
    Holiday("Christmas", "圣诞节", _fixed(12, 25)): ("christmas day", "xmas", "圣诞"),
    Holiday("Boxing Day", "节礼日", _fixed(12, 26)): (),
    Holiday("Easter", "复活节", easter): ("easter sunday",),
    Holiday("Chinese New Year", "春节", _lunar(_SPRING)): (
        "lunar new year", "spring festival", "the spring festival", "农历新年", "大年初一", "过年",
    ),
    Holiday("the Dragon Boat Festival", "端午节", _lunar(_DRAGON_BOAT)): (
        "dragon boat festival", "端午",
    ),
    Holiday("the Mid-Autumn Festival", "中秋节", _lunar(_MID_AUTUMN)): (
        "mid-autumn festival", "mid autumn festival", "moon festival", "中秋",
    ),
}  # fmt: skip

_NOT_THEIRS = {"Labour Day", "Children's Day", "Teachers' Day", "Mother's Day"}
"""Their English names mean other days elsewhere."""

_NAMED = {
    name: each
    for each, names in _HOLIDAYS.items()
    for name in (
        *names,
        each.zh,
        *(() if each.en in _NOT_THEIRS else (each.en.lower().replace("'", ""),)),
    )
}
