"""What is read from a question to the clock, by the templates of its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time

from app.facts.clock.asked import Asked, Difference, TimeIn, TimeWhen
from app.facts.clock.places import HERE, place, place_or_here
from app.facts.grammar import Templates


@dataclass(frozen=True, slots=True)
class Reading:
    """How one language asks for the time."""

    here: Templates
    elsewhere: Templates
    """With the slot `place`."""
    another: Templates
    """The same, as what follows a question about the time in some place."""
    difference: Templates
    """With the slots `one`, which is here where it is left out, and `other`."""
    when: Templates
    """With the slots `one` and `other`, and what `clock` reads."""
    clock: Callable[[Mapping[str, str]], time | None]
    """Reads the time of the slots; None if there is no such time."""
    plain: Callable[[str], str]
    """Sets right what slipped from the fingers."""

    def read(self, sentence: str) -> Asked | None:
        """Read a plain `sentence`; None if it is not about the time."""
        sentence = self.plain(sentence)
        if any(True for _ in self.here.fits(sentence)):
            return TimeIn(HERE)
        return (
            self._time_when(sentence)
            or self._difference(sentence)
            or _time_in(self.elsewhere, sentence)
        )

    def read_another(self, sentence: str) -> Asked | None:
        """Read what follows a question about the time in some place: "and in London"."""
        return _time_in(self.another, self.plain(sentence))

    def _difference(self, sentence: str) -> Asked | None:
        for found in self.difference.fits(sentence):
            one, other = place_or_here(found.get("one", HERE.en)), place_or_here(found["other"])
            if one and other:
                return Difference(other, one) if one is HERE else Difference(one, other)
        return None

    def _time_when(self, sentence: str) -> Asked | None:
        for found in self.when.fits(sentence):
            one, other = place_or_here(found["one"]), place_or_here(found["other"])
            clock = self.clock(found)
            if one and other and clock:
                return TimeWhen(clock, one, other)
        return None


def _time_in(templates: Templates, sentence: str) -> Asked | None:
    for found in templates.fits(sentence):
        if there := place(found["place"]):
            return TimeIn(there)
    return None
