"""What the session asks of an engine that is several: how each is, and to try out those that fail.

An engine that is one alone is asked nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from app.engines.failover.rung import Health


@runtime_checkable
class Tended(Protocol):
    """A SpeechEngine made of several, some of which may rest after they failed."""

    @property
    def due(self) -> float | None:
        """Seconds until `probe` has something to do; None if nothing will be."""
        ...

    def probe(self) -> bool:
        """Try out, unheard, those whose time has come; whether that is going on. Never blocks."""
        ...

    def retry(self) -> None:
        """Ask all of them again: the user says that it was mended."""
        ...

    def health(self) -> Sequence[Health]:
        """How each is, the best first. May be asked by any thread."""
        ...


@runtime_checkable
class Hurried(Protocol):
    """A SpeechEngine made of several that does not wait for one until a gap is heard."""

    def follow(self, ahead: Callable[[], float]) -> None:
        """Go by the seconds that are still to be heard, as `ahead` tells them."""
        ...


@runtime_checkable
class Remembers(Protocol):
    """A SpeechEngine that knows some of what it is asked already."""

    @property
    def recalled(self) -> bool:
        """Whether what it says now was not computed."""
        ...


def remembering(engine: object) -> Remembers | None:
    """The engine, if what it says may not be computed, and so tell nothing of its speed."""
    return engine if isinstance(engine, Remembers) else None


def follow(engine: object, ahead: Callable[[], float]) -> None:
    """Tell an engine how much is still to be heard, if it goes by that."""
    if isinstance(engine, Hurried):
        engine.follow(ahead)


def tend(engine: object) -> float | None:
    """Try out what failed; seconds until that is due again, None if it will not be."""
    if not isinstance(engine, Tended) or engine.due is None:
        return None
    engine.probe()
    return engine.due


def retry(engine: object) -> None:
    """Ask again what failed."""
    if isinstance(engine, Tended):
        engine.retry()


def health(engine: object) -> tuple[Health, ...]:
    """How each engine is, the best first; nothing of one that is not told apart."""
    return tuple(engine.health()) if isinstance(engine, Tended) else ()
