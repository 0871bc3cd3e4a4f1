"""The words of the voice bar: states, sentences and times."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication


class VoiceState(Enum):
    """What the voice does now."""

    READY = "ready"
    PREPARING = "preparing"
    SPEAKING = "speaking"
    PAUSED = "paused"
    STOPPED = "stopped"
    NO_VOICE = "no voice"


def _tr(text: str) -> str:
    return QCoreApplication.translate("VoiceBar", text)


def state_words(state: VoiceState) -> tuple[str, str]:
    """Return the word of a state and what is said beside it while nothing is playing."""
    return {
        VoiceState.READY: (_tr("Ready"), _tr("nothing to read yet")),
        VoiceState.PREPARING: (_tr("Preparing the voice"), ""),
        VoiceState.SPEAKING: (_tr("Speaking"), ""),
        VoiceState.PAUSED: (_tr("Paused"), ""),
        VoiceState.STOPPED: (_tr("Stopped here"), ""),
        VoiceState.NO_VOICE: (_tr("No voice works"), _tr("showing text only")),
    }[state]


def place_words(sentence: int, planned: int, *, final: bool, short: bool) -> str:
    """Say where the voice is: "sentence 2 of 9 so far". `sentence` counts from 0."""
    if short:
        text = _tr("{0} of {1}") if final else _tr("{0} of {1} so far")
    else:
        text = _tr("sentence {0} of {1}") if final else _tr("sentence {0} of {1} so far")
    return text.format(sentence + 1, planned)


def clock(seconds: float) -> str:
    """Write a time as 0:07 or 1:02:03."""
    whole = int(max(0.0, seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def elapsed_words(elapsed: float, length: float | None) -> str:
    """Write "0:05", or "0:05 of 0:13" where the length is known."""
    if length is None:
        return clock(elapsed)
    return _tr("{0} of {1}").format(clock(elapsed), clock(length))


def speed_label(speed: float) -> str:
    """Write a speed as 1.25×."""
    return f"{speed:g}×"
