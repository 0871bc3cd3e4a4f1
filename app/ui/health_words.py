"""The words of the page Health: how an engine is, how fast, and in what ways it failed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.ui.error_words import in_words
from app.ui.language import to_translate
from app.ui.waterfall import in_words as time_in_words

if TYPE_CHECKING:
    from app.engines.failover.record import Percentiles
    from app.engines.failover.rung import Health

translate = QCoreApplication.translate

FAILURES: Final = {
    "BadSpeech": to_translate("Health", "made no speech"),
    "EngineError": to_translate("Health", "failed"),
    "EngineHung": to_translate("Health", "did not answer"),
    "EngineLate": to_translate("Health", "was too slow"),
    "EngineUnavailable": to_translate("Health", "did not start"),
    "EngineVersion": to_translate("Health", "is of another version"),
    "KeyMissing": to_translate("Health", "had no key"),
    "KeyRefused": to_translate("Health", "was refused with its key"),
    "NoDevice": to_translate("Health", "found no graphics card"),
    "OfflineRefused": to_translate("Health", "was not let onto the internet"),
    "OutOfMemory": to_translate("Health", "ran out of memory"),
    "QuotaExceeded": to_translate("Health", "used up its quota"),
    "RunawaySpeech": to_translate("Health", "did not come to an end"),
    "ServiceUnreachable": to_translate("Health", "was not reached"),
    "SynthesisFailed": to_translate("Health", "broke off"),
    "UnsayableText": to_translate("Health", "could not say a text"),
    "VoiceUnknown": to_translate("Health", "did not know a voice"),
    "WeightsDamaged": to_translate("Health", "had damaged weights"),
    "WeightsMissing": to_translate("Health", "had no weights"),
    "WorkerCrashed": to_translate("Health", "crashed"),
    "WorkerHung": to_translate("Health", "stood still"),
}
"""By the class of the error. One that is not listed is told by its name."""
_MINUTE, _HOUR = 60, 3600


def state(health: Health, *, sounds: bool, last: bool) -> str:
    """Say how an engine is.

    Args:
        health: what is known of it.
        sounds: whether it is heard.
        last: whether it is the one that is always there.
    """
    if health.stuck:
        return translate("Health", "Does not answer")
    if health.state == "half-open":
        return translate("Health", "Being tried out")
    if health.state == "open":
        if health.retry is None or math.isinf(health.retry):
            return translate("Health", "Off until you try again")
        return translate("Health", "Resting, tried again in {0}").format(duration(health.retry))
    if sounds:
        return translate("Health", "Speaking now")
    return translate("Health", "Always ready") if last else translate("Health", "Ready")


def speed(real_time_factor: float | None) -> str:
    """Say how much work a second of sound takes."""
    if real_time_factor is None:
        return translate("Health", "Not measured yet")
    if real_time_factor >= 1.0:
        slow = translate("Health", "{0} (slower than speech)")
        return slow.format(f"{real_time_factor:.2f}")
    fast = translate("Health", "{0} ({1}× faster than speech)")
    return fast.format(f"{real_time_factor:.3f}", f"{1.0 / max(real_time_factor, 1e-6):.1f}")


def first_sound(percentiles: Percentiles | None) -> str:
    """Say how long the first sound takes: usually, and at worst."""
    if percentiles is None:
        return translate("Health", "Not measured yet")
    told = (percentiles.p50, percentiles.p95, percentiles.p99)
    between = translate("Health", "{0} / {1} / {2}")
    return between.format(*(time_in_words(seconds) for seconds in told))


def failures(health: Health) -> str:
    """Say how often an engine failed in which way."""
    each = translate("Health", "{0}: {1}", "a way of failing and how often")
    words = (
        each.format(translate("Health", FAILURES[kind]) if kind in FAILURES else kind, count)
        for kind, count in sorted(health.figures.failures.items(), key=lambda one: -one[1])
    )
    return "\n".join(words) or translate("Health", "None")


def troubles(health: Health, now: float) -> str:
    """Say what failed last, the newest first; `now` is on the ladder's clock."""
    ago = translate("Health", "{0} ago: {1}")
    return "\n".join(
        ago.format(duration(max(0.0, now - one.at)), in_words(one.sentence))
        for one in list(reversed(health.figures.troubles))[:3]
    )


def duration(seconds: float) -> str:
    """Say a time in its largest unit."""
    if seconds < _MINUTE:
        return translate("Health", "{0} s").format(math.ceil(seconds))
    if seconds < _HOUR:
        return translate("Health", "{0} min").format(round(seconds / _MINUTE))
    return translate("Health", "{0} h").format(round(seconds / _HOUR, 1))
