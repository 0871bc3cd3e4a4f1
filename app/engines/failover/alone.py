"""Asks an engine on the thread that wants its sound, where no other could take over anyway."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.engines.failover.blame import from_exception
from app.engines.failover.driver import Job
from app.engines.failover.watchdog import Watchdog
from app.engines.remote.clock import Clock
from app.errors import EngineError
from app.ports import AudioChunk, SpeechEngine


def said(
    engine: SpeechEngine,
    job: Job,
    clock: Clock,
    watchdog: Watchdog,
    patience: Callable[[], float],
) -> Iterator[AudioChunk]:
    """Yield what an engine makes of a job, and note in it what that took.

    The job's token is set, and the sound ends, once a piece takes longer than `watchdog` allows.

    Args:
        engine: Who speaks; it has to heed its token.
        job: What is to be said.
        clock: By which it is measured.
        watchdog: Who watches the engine.
        patience: How many seconds it may take for a piece.

    Raises:
        EngineError: what the engine raised.
    """
    watchdog.watch(job.token, patience)
    try:
        for piece in engine.synthesize(job.request, job.token):
            watchdog.rest(job.token)
            job.worked(clock.now())
            yield piece
            job.asked = clock.now()
            watchdog.watch(job.token, patience)
    except EngineError:
        raise
    except Exception as raised:  # an engine may raise anything
        raise from_exception(raised, engine.name) from raised
    finally:
        watchdog.rest(job.token)
