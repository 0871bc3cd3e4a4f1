"""What is told of the first sound of an answer, and what is usual on this machine."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from app.ui.latency_popover import FirstSoundReport

if TYPE_CHECKING:
    from app.session import Progress
    from app.ui.chat_model import Passage

_KEPT = 20
_ENOUGH = 3


class FirstSounds:
    """Remembers the first sounds of the last answers."""

    def __init__(self) -> None:
        self._known: deque[float] = deque(maxlen=_KEPT)
        self._underruns = 0

    def note(self, seconds: float, underruns: int) -> None:
        """Take in the first sound of an answer, and how often sound had run dry before it."""
        self._known.append(seconds)
        self._underruns = underruns

    def report(self, passage: Passage, progress: Progress) -> FirstSoundReport:
        """Return what is known of the answer that is or was heard."""
        usual = (min(self._known), max(self._known)) if len(self._known) >= _ENOUGH else None
        return FirstSoundReport(
            timings=passage.timings,
            voice=progress.engine,
            gaps=max(0, progress.underruns - self._underruns),
            usual=usual,
        )
