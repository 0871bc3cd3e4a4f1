"""Asks an engine on the thread that wants its sound, where no other could take over anyway."""

from __future__ import annotations

from collections.abc import Iterator

from app.engines.failover.blame import from_exception
from app.engines.failover.driver import Job
from app.engines.remote.clock import Clock
from app.errors import EngineError
from app.ports import AudioChunk, SpeechEngine
from app.turn import CancelToken


def said(engine: SpeechEngine, job: Job, cancel: CancelToken, clock: Clock) -> Iterator[AudioChunk]:
    """Yield what an engine makes of a job, and note in it what that took.

    Raises:
        EngineError: what the engine raised.
    """
    try:
        for piece in engine.synthesize(job.request, cancel):
            job.worked(clock.now())
            yield piece
            job.asked = clock.now()
    except EngineError:
        raise
    except Exception as raised:  # an engine may raise anything
        raise from_exception(raised, engine.name) from raised
