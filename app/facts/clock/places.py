"""Cities and countries, and the time zone of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from app import paths
from app.ports import Language


@dataclass(frozen=True, slots=True)
class Place:
    """A city or country with one time."""

    en: str
    zh: str
    zone: str | None
    """IANA's name; None where the user is."""

    def name(self, language: Language) -> str:
        """What it is called in a sentence."""
        return self.zh if language == "zh" else self.en

    def at(self, moment: datetime) -> datetime:
        """The local time there at `moment`."""
        return moment if self.zone is None else moment.astimezone(ZoneInfo(self.zone))

    def ahead_of(self, other: Place, moment: datetime) -> timedelta:
        """How much later the clocks show here than in `other` at `moment`."""
        offsets = self.at(moment).utcoffset(), other.at(moment).utcoffset()
        return (offsets[0] or timedelta()) - (offsets[1] or timedelta())


HERE = Place("here", "这里", None)
_HERE = frozenset(
    {"here", "me", "home", "my place", "我", "我们", "我们这里", "这里", "这儿", "我这里", "本地"}
)


def place(name: str) -> Place | None:
    """Find the place that is called `name`, in lower case, in English or Chinese."""
    known = _places()
    for form in (name, name.removeprefix("the "), name.removesuffix("那边").removesuffix("那里")):
        if form in known:
            return known[form]
    words = name.split()  # "paris france"
    for i in range(1, min(len(words), 5)):
        city, country = " ".join(words[:i]), " ".join(words[i:]).removeprefix("in ")
        if city in known and country in known:
            return known[city]
    return None


def place_or_here(name: str) -> Place | None:
    """Find the place that is called `name`, or where the user is."""
    return HERE if name in _HERE else place(name)


@cache
def _places() -> dict[str, Place]:
    with (paths.resources() / "facts" / "cities.toml").open("rb") as file:
        table = tomllib.load(file)
    found: dict[str, Place] = {}
    for en, (zone, zh, *more) in table["places"].items():
        entry = Place(en, zh, zone)
        found |= dict.fromkeys((en.lower(), zh, *more), entry)
    for capital, names in table["capitals"].items():
        found |= dict.fromkeys(names, found[capital.lower()])
    return found
