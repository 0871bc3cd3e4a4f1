"""What `doctor` measures: it opens the ladder and has each engine say the same sentences, unheard.

Nothing is known from before: of what the window has seen, the page Health tells while it is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app import rungs
from app.engines import registry
from app.engines.failover.ladder import Ladder
from app.errors import AppError, EngineError
from app.events import Event, VoiceReplaced
from app.ports import SpeechRequest
from app.settings import SAMBERT, Settings
from app.turn import CancelToken

if TYPE_CHECKING:
    from app.engines.failover.record import Percentiles
    from app.engines.failover.rung import Health

SENTENCES: Final = (
    "Good morning.",
    "The last ferry had gone, and the harbour lay still.",
    "She counted the boats twice, as she did every night, and found them all at home.",
)
MEASURED: Final = (
    f"just now: {len(SENTENCES)} English sentences on each engine, one after the other, unheard,"
    " while nothing else was said. There is no history."
)


def measure(settings: Settings) -> dict[str, Any]:
    """Open the ladder of the settings, measure each of its engines, and close it.

    An engine on the internet is sent nothing.
    """
    told: list[Event] = []
    try:
        engine = rungs.speech(settings, told.append)(None)
    except AppError as error:
        return _report((), str(error))
    try:
        healths = _measured(engine) if isinstance(engine, Ladder) else ()
    finally:
        engine.close()
    unopened = next((str(event.error) for event in told if isinstance(event, VoiceReplaced)), None)
    return _report(healths, unopened)


def lines(health: dict[str, Any]) -> list[str]:
    """The same for people, a line an engine."""
    return [_line(each) for each in health["engines"]]


def _measured(ladder: Ladder) -> tuple[Health, ...]:
    online = registry.engine(SAMBERT).label
    for engine in ladder.rungs:
        if engine.name == online:
            continue
        for text in SENTENCES:
            try:
                for _ in ladder.said_by(engine, SpeechRequest(text, "en"), CancelToken()):
                    pass
            except EngineError:
                break  # it is in the engine's health
    return ladder.health()


def _report(healths: tuple[Health, ...], unopened: str | None) -> dict[str, Any]:
    return {
        "measured": MEASURED,
        "not_opened": unopened,
        "engines": [_told(health) for health in healths],
    }


def _told(health: Health) -> dict[str, Any]:
    figures = health.figures
    return {
        "engine": health.engine,
        "state": "stuck" if health.stuck else health.state,
        "reason": None if health.reason is None else str(health.reason),
        "sentences": figures.utterances,
        "real_time_factor": _rounded(figures.real_time_factor),
        "first_chunk_ms": _milliseconds(figures.first_chunk),
        "failures": dict(figures.failures),
        "last_errors": [
            {"class": trouble.kind, "sentence": trouble.sentence} for trouble in figures.troubles
        ],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _milliseconds(firsts: Percentiles | None) -> dict[str, float] | None:
    if firsts is None:
        return None
    seconds = {"p50": firsts.p50, "p95": firsts.p95, "p99": firsts.p99}
    return {name: round(1000.0 * value, 2) for name, value in seconds.items()}


def _line(told: dict[str, Any]) -> str:
    errors = [error["sentence"] for error in told["last_errors"]]
    if not told["sentences"]:
        return f"{told['engine']}: {errors[-1] if errors else 'not measured.'}"
    return (
        f"{told['engine']}: {told['real_time_factor']} s of work a second of sound,"
        f" first sound after {told['first_chunk_ms']['p50']} ms"
        + "".join(f"; {error}" for error in errors)
    )
