"""The words for what is being done with a text."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.ui.language import to_translate


class State(StrEnum):
    """What a turn is doing; `words` says it."""

    THINKING = to_translate("State", "Thinking")
    WRITING = to_translate("State", "Writing")
    PREPARING = to_translate("State", "Preparing the voice")
    SPEAKING_AND_WRITING = to_translate("State", "Speaking, still writing")
    SPEAKING = to_translate("State", "Speaking")
    PAUSED = to_translate("State", "Paused")
    STOPPED = to_translate("State", "Stopped here")
    DONE = ""

    @property
    def words(self) -> str:
        """What the window says of it."""
        return QCoreApplication.translate("State", self.value) if self.value else ""
