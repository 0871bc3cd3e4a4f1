"""The order of the ladder, as the user changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from app.settings import LADDER
from app.ui.own_engines import AUTOMATIC, SAMBERT, SPARE

if TYPE_CHECKING:
    from app.ports import Language
    from app.settings import Speech


def whole(speech: Speech) -> tuple[str, ...]:
    """The engines of the ladder, with the one that is always in it."""
    return _ended(speech.ladder)


def own(speech: Speech, language: Language) -> tuple[str, ...]:
    """Those of the order that a language has of its own; empty where it has none."""
    named: tuple[str, ...] = getattr(speech.by_language, language)
    return _ended(named) if named else ()


def listed(speech: Speech) -> tuple[str, ...]:
    """Every engine in the order in which they are shown: those of the ladder, then the others."""
    order = whole(speech)
    return tuple(dict.fromkeys((*_ahead(speech), *order, *LADDER, SAMBERT)))


def listed_in(speech: Speech, language: Language) -> tuple[str, ...]:
    """The engines of the ladder as they are shown for a language: those of its order first."""
    return tuple(dict.fromkeys((*_ahead(speech), *own(speech, language), *whole(speech))))


def moved(speech: Speech, engine: str, by: int) -> dict[str, Any]:
    """What of the settings changes where an engine goes up (-1) or down (1)."""
    order = _moved(whole(speech), engine, by)
    return {"ladder": order} if order != whole(speech) else {}


def moved_in(speech: Speech, language: Language, engine: str, by: int) -> dict[str, Any]:
    """What changes where it does so in the order of a language."""
    return _named(speech, language, _moved(own(speech, language), engine, by))


def switched(speech: Speech, engine: str, *, on: bool) -> dict[str, Any]:
    """What changes where an engine joins the ladder at its usual place, or leaves it.

    One that was chosen by name is so no longer when it leaves.
    """
    order = whole(speech)
    if on:
        return {"ladder": _joined(order, engine, LADDER)}
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


def switched_in(speech: Speech, language: Language, engine: str, *, on: bool) -> dict[str, Any]:
    """What changes where an engine joins the order of a language, or leaves it."""
    order = own(speech, language)
    if on:
        return _named(speech, language, _joined(order, engine, whole(speech)))
    return _named(speech, language, tuple(each for each in order if each != engine))


def parted(speech: Speech, language: Language, *, on: bool) -> dict[str, Any]:
    """What changes where a language gets an order of its own, the usual one at first."""
    return _named(speech, language, whole(speech) if on else ())


def _ended(order: tuple[str, ...]) -> tuple[str, ...]:
    return order if SPARE in order else (*order, SPARE)


def _ahead(speech: Speech) -> tuple[str, ...]:
    """The engine that was chosen by name, where the ladder has no place for it."""
    return () if speech.engine in {AUTOMATIC, *whole(speech)} else (speech.engine,)


def _moved(order: tuple[str, ...], engine: str, by: int) -> tuple[str, ...]:
    at = order.index(engine)
    if not 0 <= at + by < len(order):
        return order
    others = [each for each in order if each != engine]
    return (*others[: at + by], engine, *others[at + by :])


def _joined(order: tuple[str, ...], engine: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """The order with an engine in front of those that usually follow it."""
    later = usual[usual.index(engine) :]
    at = next((number for number, each in enumerate(order) if each in later), len(order))
    return (*order[:at], engine, *order[at:])


def _named(speech: Speech, language: Language, order: tuple[str, ...]) -> dict[str, Any]:
    """The change to the settings, without the spare at the end: it is always there.

    So an order whose last other engine leaves the ladder is none any more.
    """
    bare = order[:-1] if len(order) > 1 and order[-1] == SPARE else order
    return {"by_language": msgspec.structs.replace(speech.by_language, **{language: bare})}
