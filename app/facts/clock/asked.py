"""What may be asked of a clock, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TypeAlias

from app.facts.clock.places import Place


@dataclass(frozen=True, slots=True)
class TimeIn:
    """What time is it there?"""

    place: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much is one place ahead of the other?"""

    one: Place
    other: Place


@dataclass(frozen=True, slots=True)
class TimeWhen:
    """When it is `time` in one place, what time is it in the other?"""

    time: time
    one: Place
    other: Place

    def answer(self, now: datetime) -> tuple[datetime, int]:
        """The time in the other place, and by how many days its date is later."""
        there = self.one.at(now)
        moment = there.replace(
            hour=self.time.hour, minute=self.time.minute, second=0, microsecond=0, fold=0
        )
        # Neighbouring days share their offset but for two days a year, and then today's is meant.
        shown = moment.replace(tzinfo=None) + self.other.ahead_of(self.one, moment)
        return shown, (shown.date() - moment.date()).days


Asked: TypeAlias = TimeIn | Difference | TimeWhen


def whole_hours(gap: timedelta) -> str:
    """Give the size of `gap` in hours as it is said: "8", "5.5", "5.75"."""
    return f"{abs(gap).total_seconds() / 3600:.2f}".rstrip("0").rstrip(".")
