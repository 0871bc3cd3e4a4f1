"""The order of the ladder, as the user changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from app.settings import LADDER
from app.ui.own_engines import AUTOMATIC, SAMBERT, SPARE

if TYPE_CHECKING:
    from app.settings import Speech


def whole(speech: Speech) -> tuple[str, ...]:
    """The engines of the ladder, with the one that is always in it."""
    return speech.ladder if SPARE in speech.ladder else (*speech.ladder, SPARE)


def listed(speech: Speech) -> tuple[str, ...]:
    """Every engine in the order in which they are shown: those of the ladder, then the others."""
    order = whole(speech)
    ahead = () if speech.engine in {AUTOMATIC, *order} else (speech.engine,)
    return tuple(dict.fromkeys((*ahead, *order, *LADDER, SAMBERT)))


def moved(speech: Speech, engine: str, by: int) -> dict[str, Any]:
    """What of the settings changes where an engine goes up (-1) or down (1)."""
    order = list(whole(speech))
    at = order.index(engine)
    if not 0 <= at + by < len(order):
        return {}
    order[at], order[at + by] = order[at + by], order[at]
    return {"ladder": tuple(order)}


def switched(speech: Speech, engine: str, *, on: bool) -> dict[str, Any]:
    """What changes where an engine joins the ladder at its usual place, or leaves it.

    One that was chosen by name is so no longer when it leaves.
    """
    order = whole(speech)
    if on:
        later = LADDER[LADDER.index(engine) :]
        at = next((number for number, each in enumerate(order) if each in later), len(order))
        return {"ladder": (*order[:at], engine, *order[at:])}
    named = speech.by_language
    kept = {
        language: tuple(each for each in getattr(named, language) if each != engine)
        for language in named.__struct_fields__
    }
    return {
        "ladder": tuple(each for each in order if each != engine),
        "by_language": msgspec.structs.replace(named, **kept),
        "engine": AUTOMATIC if speech.engine == engine else speech.engine,
    }
