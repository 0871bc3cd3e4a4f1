"""The days that move, and where each year has them."""

from __future__ import annotations

from datetime import date

import pytest

from app.facts.calendar.holidays import easter, holiday


def test_easter_is_where_the_church_puts_it() -> None:
    known = (
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2038, 4, 25),
    )
    assert [easter(day.year) for day in known] == list(known)


@pytest.mark.parametrize(("name", "age"), [("春节", 0.0), ("端午节", 4.0), ("中秋节", 14.0)])
def test_lunar_holidays_stand_at_their_age_of_the_moon(name: str, age: float) -> None:
    """The mean new moon (Meeus, chapter 49) is within 0.6 days of the true one."""
    found = holiday(name)
    assert found
    months = 29.530588861
    first = 2451550.09766 - 1721424.5 + 8 / 24  # of 6 January 2000, as an ordinal in China's time
    for year in range(2020, 2057):
        day = found.on(year)
        assert day
        since = (day.toordinal() + 0.5 - first) % months
        away = min((since - age) % months, (age - since) % months)
        assert away < 1.6, day
    assert found.on(2057) is None


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("qingming", date(2028, 4, 4)),
        ("清明", date(2027, 4, 5)),
        ("mother's day", None),
        ("母亲节", date(2026, 5, 10)),
        ("fathers day", date(2026, 6, 21)),
        ("thanksgiving", date(2026, 11, 26)),
        ("除夕", date(2026, 2, 16)),
        ("元宵节", date(2026, 3, 3)),
    ],
)
def test_a_holiday_that_moves_has_its_day(name: str, when: date | None) -> None:
    found = holiday(name)
    assert (found and found.on(when.year if when else 2026)) == when


def test_beyond_the_formula_the_day_of_the_sun_is_not_told() -> None:
    found = holiday("清明节")
    assert found
    assert found.on(2101) is None
