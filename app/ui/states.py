"""The words for what is being done with a text."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What a turn is doing, in the words of the window."""

    THINKING = "Thinking"
    WRITING = "Writing"
    PREPARING = "Preparing the voice"
    SPEAKING_AND_WRITING = "Speaking, still writing"
    SPEAKING = "Speaking"
    PAUSED = "Paused"
    STOPPED = "Stopped here"
    DONE = ""
