"""Several engines as one: what the first cannot say, the next one says."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.errors import EngineError
from app.ports import AudioChunk, Measured, Measurement, SpeechEngine, SpeechRequest, Voice
from app.turn import CancelToken

log = logging.getLogger(__name__)


class Ladder:
    """A SpeechEngine. The best rung is the first; all are used and closed by one thread."""

    def __init__(self, rungs: Sequence[SpeechEngine]) -> None:
        """Speak with open engines, at least one; they are closed with the ladder."""
        self._rungs = tuple(rungs)
        self._speaking = self._rungs[0]

    @property
    def rungs(self) -> tuple[SpeechEngine, ...]:
        """The engines, the best first."""
        return self._rungs

    def changed(self, rungs: Sequence[SpeechEngine]) -> Ladder:
        """A ladder of `rungs`: this one if it is, else another that takes over those they share.

        Closing this one then closes only what is left to it.
        """
        if tuple(rungs) == self._rungs:
            return self
        self._rungs = tuple(rung for rung in self._rungs if rung not in rungs)
        return Ladder(rungs)

    @property
    def name(self) -> str:
        """The engine of the newest utterance; before the first, the one that is tried first."""
        return self._speaking.name

    @property
    def measured(self) -> Measurement | None:
        """What came of it when the first rung tried itself out."""
        first = self._rungs[0]
        return first.measured if isinstance(first, Measured) else None

    def voices(self) -> Sequence[Voice]:
        """Those of all rungs, the best first; one that several offer is the best one's."""
        every = [voice for rung in self._rungs for voice in rung.voices()]
        return list({voice.name: voice for voice in reversed(every)}.values())[::-1]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Speak on the first rung that can. Once something has sounded, no other takes over.

        A voice that a rung offers belongs to it: that rung is tried first, then the others, with
        that voice if they offer it too and with their own choice if not. One that none offers is
        asked of all, for some know more; where none does, the last rung speaks with its own choice.

        Raises:
            EngineError: that of the first rung, when all have failed.
        """
        first: EngineError | None = None
        for rung, asked in self._order(request):
            sounded = False
            self._speaking = rung
            try:
                for chunk in rung.synthesize(asked, cancel):
                    sounded = True
                    yield chunk
            except EngineError as error:
                first = first or error
                if sounded:
                    raise
                log.info("%s cannot say it: %s", rung.name, error)
            else:
                return
        if first is not None:
            raise first

    def close(self) -> None:
        """Close every rung."""
        for rung in self._rungs:
            rung.close()

    def _order(self, request: SpeechRequest) -> list[tuple[SpeechEngine, SpeechRequest]]:
        """The rungs in the order in which they are tried, and what each is asked."""
        owner = next((rung for rung in self._rungs if _offers(rung, request.voice)), None)
        unvoiced = replace(request, voice="")
        if owner is None:
            asked = [(rung, request) for rung in self._rungs]
            return [*asked, (self._rungs[-1], unvoiced)] if request.voice else asked
        others = [rung for rung in self._rungs if rung is not owner]
        asked = [(rung, request if _offers(rung, request.voice) else unvoiced) for rung in others]
        return [(owner, request), *asked]


def _offers(engine: SpeechEngine, voice: str) -> bool:
    return any(known.name == voice for known in engine.voices())
