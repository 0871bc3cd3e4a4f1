"""A ladder that remembers what its engines said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.engines.cached.engine import CachedEngine, Identity
from app.engines.cached.shelf import PhraseShelf
from app.engines.failover.ladder import Ladder
from app.engines.failover.rung import Health


class CachedLadder(CachedEngine):
    """Is looked after like the ladder: what is remembered tells nothing of how an engine is."""

    def __init__(self, ladder: Ladder, shelf: PhraseShelf, identity: Identity) -> None:
        """Remember for a ladder, which is closed with this one.

        Args:
            ladder: who speaks.
            shelf: what was said.
            identity: what else the sound of each of its engines depends on.
        """
        super().__init__(ladder, shelf, identity=identity, foresee=ladder.foresee)
        self.ladder = ladder
        """Who speaks what was not said before."""

    @property
    def due(self) -> float | None:
        """Seconds until `probe` has something to do; None if nothing will be."""
        return self.ladder.due

    def probe(self) -> bool:
        """Try out the engines whose time has come, unheard; whether that is going on."""
        return self.ladder.probe()

    def retry(self) -> None:
        """Ask all engines again: the user says that it was mended."""
        self.ladder.retry()

    def health(self) -> Sequence[Health]:
        """How each engine is, the best first. May be asked by any thread."""
        return self.ladder.health()

    def follow(self, ahead: Callable[[], float]) -> None:
        """Give an engine up before a gap is heard; `ahead` tells the seconds that still sound."""
        self.ladder.follow(ahead)
