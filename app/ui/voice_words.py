"""The words of the voice bar: states, sentences and times."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.ui.states import State

translate = QCoreApplication.translate


class VoiceState(Enum):
    """What the voice does now."""

    READY = "ready"
    PREPARING = "preparing"
    SPEAKING = "speaking"
    PAUSED = "paused"
    STOPPED = "stopped"
    NO_VOICE = "no voice"

    @classmethod
    def of(cls, state: State) -> VoiceState:
        """Return what the voice does while a turn is in this state."""
        return {
            State.PREPARING: cls.PREPARING,
            State.SPEAKING: cls.SPEAKING,
            State.SPEAKING_AND_WRITING: cls.SPEAKING,
            State.PAUSED: cls.PAUSED,
            State.STOPPED: cls.STOPPED,
        }.get(state, cls.READY)


def state_words(state: VoiceState) -> tuple[str, str]:
    """Return the word of a state and what is said beside it while nothing is playing."""
    return {
        VoiceState.READY: (
            translate("VoiceBar", "Ready"),
            translate("VoiceBar", "nothing to read yet"),
        ),
        VoiceState.PREPARING: (translate("VoiceBar", "Preparing the voice"), ""),
        VoiceState.SPEAKING: (translate("VoiceBar", "Speaking"), ""),
        VoiceState.PAUSED: (translate("VoiceBar", "Paused"), ""),
        VoiceState.STOPPED: (translate("VoiceBar", "Stopped here"), ""),
        VoiceState.NO_VOICE: (
            translate("VoiceBar", "No voice works"),
            translate("VoiceBar", "showing text only"),
        ),
    }[state]


def place_words(sentence: int, planned: int, *, final: bool, short: bool) -> str:
    """Say where the voice is: "sentence 2 of 9 so far". `sentence` counts from 0."""
    if short:
        text = (
            translate("VoiceBar", "{0} of {1}")
            if final
            else translate("VoiceBar", "{0} of {1} so far")
        )
    else:
        text = (
            translate("VoiceBar", "sentence {0} of {1}")
            if final
            else translate("VoiceBar", "sentence {0} of {1} so far")
        )
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
    return translate("VoiceBar", "{0} of {1}").format(clock(elapsed), clock(length))


def speed_label(speed: float) -> str:
    """Write a speed as 1.25×."""
    return f"{speed:g}×"
