"""What stands between an engine that is late and a gap that is heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """The sound that waits to be heard, while another engine could take over."""

    ahead: Callable[[], float]
    """Seconds of it, now."""
    need: float
    """Seconds that the other engine takes to its first sound."""

    @property
    def left(self) -> float:
        """Seconds from now on that may pass before the other one has to be asked."""
        return max(0.0, self.ahead() - self.need)
