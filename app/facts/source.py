"""The contract of a source of facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.facts.patterns import is_chinese
from app.ports import Fact, Language


@dataclass(frozen=True, slots=True)
class Question:
    """What the user has just said, and what a source may need to understand it."""

    text: str
    now: datetime
    """The user's local time, with its zone."""
    earlier: tuple[str, ...] = ()
    """The user's words of the turns before, the newest last: "and times two?" goes on from them."""
    answered: str = ""
    """The last answer, as far as it was heard; empty before the first."""

    @property
    def language(self) -> Language:
        """Chinese if there is a Chinese character in it."""
        return "zh" if is_chinese(self.text) else "en"


class FactSource(Protocol):
    """Looks at a question; says nothing unless it is sure that it is meant.

    Used by one thread. Bounded: a question of any length is looked at in a few milliseconds, and
    no question makes it raise.
    """

    @property
    def name(self) -> str:
        """What its facts carry as `source`."""
        ...

    def find(self, question: Question) -> Sequence[Fact]:
        """The facts that answer `question`; none if it is not for this source."""
        ...
