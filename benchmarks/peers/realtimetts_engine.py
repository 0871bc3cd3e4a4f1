"""RealtimeTTS's interface to an engine, as far as every engine of ours there is alike."""

# mypy: disable-error-code="import-not-found, import-untyped"
# RealtimeTTS is installed in an environment of its own, which mypy does not see.

from __future__ import annotations

from typing import Any

import pyaudio
from RealtimeTTS import BaseEngine


class PlainEngine(BaseEngine):  # type: ignore[misc]  # its package carries no types
    """One voice without a choice; `synthesize` is still to be written."""

    def __init__(self, name: str, rate: int) -> None:
        self._name = name
        self._rate = rate

    def post_init(self) -> None:
        """It calls this once the engine is made."""
        self.engine_name = self._name

    def get_stream_info(self) -> tuple[int, int, int]:
        """The form of the sound that is put into the queue."""
        return pyaudio.paInt16, 1, self._rate

    def get_voices(self) -> list[str]:
        """There is no choice."""
        return []

    def set_voice(self, voice: str) -> None:
        """Never called here."""

    def set_voice_parameters(self, **parameters: Any) -> None:
        """Never called here."""
