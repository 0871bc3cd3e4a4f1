"""What an engine's sound costs it, and whether it has become slower than speech."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

SOUND: Final = 1.0
"""Seconds of sound from which on the work on it tells how fast an engine is."""
_SLOWER: Final = 1.5
"""Times its best real-time factor from which on an engine has become slow."""
_RUN: Final = 12
"""Utterances whose work is looked at together where they were foretold. An engine that says some at
once spends much on one and little on the next, and on so many always about the same."""


class Effort:
    """One engine's, in seconds of work a second of sound.

    Like is measured by like. An utterance that was foretold may have been begun before it was asked
    for, and the work on it may be for those behind it: only a run of them tells how fast the engine
    is at them. But none is much more work than one that was not foretold.
    """

    def __init__(self) -> None:
        """Begin without any knowledge."""
        self._best: float | None = None
        """The lowest real-time factor of an utterance that was not foretold."""
        self._run: deque[tuple[float, float]] = deque(maxlen=_RUN)
        """Seconds of work, and of sound, of the last ones that were."""
        self._best_run: float | None = None

    def tried(self, work: float, seconds: float) -> None:
        """Take in what came of it when the engine tried itself out."""
        self._best = work / seconds

    def said(self, work: float, seconds: float, *, foretold: bool) -> None:
        """Take in the work on an utterance, of so many seconds of sound."""
        if not foretold:
            if seconds >= SOUND:
                self._best = _least(self._best, work / seconds)
            return
        self._run.append((work, seconds))
        factor = _factor(self._run)
        if len(self._run) == _RUN and factor is not None:
            self._best_run = _least(self._best_run, factor)

    def slowed(self, work: float, seconds: float, *, foretold: bool) -> bool:
        """Whether an engine that kept up with speech does not with this.

        One that never did is not slow: whoever chose it hears it in whole utterances.
        """
        if _is_slow(work / seconds, self._best):
            return True
        if not foretold or len(self._run) < _RUN:
            return False
        factor = _factor([*self._run, (work, seconds)][-_RUN:])
        return factor is not None and _is_slow(factor, self._best_run)

    def rest(self) -> None:
        """Judge what is foretold by what comes from now on alone."""
        self._run.clear()


def _least(known: float | None, factor: float) -> float:
    return factor if known is None else min(known, factor)


def _factor(run: Iterable[tuple[float, float]]) -> float | None:
    """Seconds of work a second of sound of a run; None where nothing sounded."""
    works, sounds = zip(*run, strict=True)
    return sum(works) / sum(sounds) if any(sounds) else None


def _is_slow(factor: float, best: float | None) -> bool:
    return best is not None and best < 1.0 and factor > max(1.0, _SLOWER * best)
