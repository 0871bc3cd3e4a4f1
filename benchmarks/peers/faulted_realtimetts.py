"""RealtimeTTS with two engines, given to it as it documents: the second is its fallback."""

# mypy: disable-error-code="import-not-found, import-untyped"
# RealtimeTTS is installed in an environment of its own, which mypy does not see.

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import numpy as np
import pyaudio
from RealtimeTTS import BaseEngine, TextToAudioStream

from benchmarks.peers.worded import BETTER, NEXT, RATE, Failed, Fault, Samples, Speaker, Voice


class _Engine(BaseEngine):  # type: ignore[misc]  # its package carries no types
    """Its interface to an engine. What it does not call stays as small as it may be."""

    def __init__(self, voice: Voice, fault: Fault | None = None) -> None:
        self._speaker = Speaker(voice, fault)
        self._name = voice.name

    def post_init(self) -> None:
        self.engine_name = self._name

    def get_stream_info(self) -> tuple[int, int, int]:
        return pyaudio.paInt16, 1, RATE

    def synthesize(self, text: str, _count: int = 0) -> bool:
        try:
            for piece, _ in self._speaker.say(text):
                self.queue.put((32_767.0 * piece).astype(np.int16).tobytes())
        except Failed:
            return False
        return True

    def get_voices(self) -> list[str]:
        return []

    def set_voice(self, voice: str) -> None:
        pass

    def set_voice_parameters(self, **parameters: Any) -> None:
        pass


class RealtimeTTS:
    """Muted: it hands its sound over at once, where otherwise a switch waits for what plays."""

    def __init__(self, fault: Fault | None, take: Callable[[Samples], None]) -> None:
        logging.disable(logging.CRITICAL)
        self._take = take
        engines = [_Engine(BETTER, fault), _Engine(NEXT)]
        self._stream = TextToAudioStream(engines, muted=True, tokenizer="rule-based")

    def speak(self, text: str) -> None:
        """Its own play, to the end."""
        self._stream.feed(text)
        self._stream.play(on_audio_chunk=self._on_chunk, muted=True, tokenizer="rule-based")

    def _on_chunk(self, pcm: bytes) -> None:
        self._take(np.frombuffer(pcm, np.int16).astype(np.float32) / np.float32(32_767.0))
