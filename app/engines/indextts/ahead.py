"""What is decoded beside what is heard, so that the weights are read once for several utterances.

On a processor a step of the decoder takes as long as its weights take to be read. So an utterance
that is heard has those that will be asked next beside it, each some way behind the one before: once
the first has been said, all of them come at the same pace, and none is long in coming.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.engines.indextts.conditioning import Conditioning
from app.engines.indextts.decoder import Utterance
from app.engines.indextts.segments import LONGEST
from app.errors import EngineError
from app.ports import Wording

TOGETHER: Final = 4
"""Utterances in a step. More would still be cheaper a code, but each takes memory, and what was
done for them is in vain where the turn ends."""
_USUAL: Final = 4.0
"""Codes that a piece of text takes, as long as nothing is known of the voice."""
_WEIGHT: Final = 0.3
"""Of the newest utterance in what is usual."""


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """All that the codes of an utterance depend on."""

    wording: Wording
    """What it was asked for with."""
    voice: Conditioning
    pieces: Sequence[int]
    seed: int

    def same(self, other: Take) -> bool:
        """Whether what was drawn for one will do for the other."""
        alike = (self.wording, self.pieces, self.seed) == (other.wording, other.pieces, other.seed)
        return alike and self.voice is other.voice


Reader: TypeAlias = Callable[[Wording], Sequence[Take]]
"""Cuts a wording into takes."""


class Ahead:
    """Those that are decoded before they are asked for. Used by one thread."""

    def __init__(self, begin: Callable[[Take], Utterance]) -> None:
        """Have nothing yet; `begin` reads the text of a take."""
        self._begin = begin
        self._begun: list[tuple[Take, Utterance]] = []
        self._coming: deque[Take | Wording] = deque()
        self._read: Reader = _nothing
        self._usual = _USUAL

    def expect(self, takes: Sequence[Take], following: Sequence[Wording], read: Reader) -> None:
        """Keep and begin nothing but what is expected from now on.

        Args:
            takes: come first, the first of them at once.
            following: are asked for later.
            read: cuts them, once their time has come.
        """
        wanted = {*(take.wording for take in takes), *following}
        self._begun = [one for one in self._begun if one[0].wording in wanted]
        self._coming, self._read = deque([*takes[1:], *following]), read

    def take(self, take: Take) -> Utterance:
        """The utterance of a take, begun or not."""
        while self._coming and isinstance(self._coming[0], Take) and self._coming[0].same(take):
            self._coming.popleft()
        numbers = (number for number, (begun, _) in enumerate(self._begun) if begun.same(take))
        number = next(numbers, None)
        if number is None:
            return self._begin(take)
        return self._begun.pop(number)[1]

    def beside(self, take: Take, utterance: Utterance) -> list[Utterance]:
        """Those that draw a code while the utterance of a take does."""
        heard, together = self._progress(take, utterance), list[Utterance]()
        for number in range(TOGETHER - 1):
            may = heard - (number + 1) / TOGETHER
            if may < 0.0 or (number == len(self._begun) and not self._begin_next()):
                break
            other = self._begun[number]
            if not other[1].over and self._progress(*other) <= may:
                together.append(other[1])
        return together

    def said(self, take: Take, codes: int) -> None:
        """Learn how many codes a take needed."""
        self._usual += _WEIGHT * (codes / max(len(take.pieces), 1) - self._usual)

    def forget(self) -> None:
        """Give up all that was begun."""
        self._begun.clear()
        self._coming.clear()

    def _begin_next(self) -> bool:
        """Begin with the next one that can be said; False if there is none."""
        while self._coming:
            one = self._coming.popleft()
            with suppress(EngineError):  # whoever asks for it will be told
                if isinstance(one, Wording):
                    self._coming.extendleft(reversed(self._read(one)))
                elif not any(begun.same(one) for begun, _ in self._begun):
                    if not self._has_room(one):
                        self._coming.appendleft(one)
                        return False
                    self._begun.append((one, self._begin(one)))
                    return True
        return False

    def _has_room(self, take: Take) -> bool:
        """Whether with one more there is no more ahead than a single text may be long."""
        return sum(len(begun.pieces) for begun, _ in self._begun) + len(take.pieces) <= LONGEST

    def _progress(self, take: Take, utterance: Utterance) -> float:
        """The part of an utterance that was drawn, about."""
        return len(utterance.drawn) / (self._usual * max(len(take.pieces), 1))


def _nothing(_wording: Wording) -> Sequence[Take]:
    return ()
