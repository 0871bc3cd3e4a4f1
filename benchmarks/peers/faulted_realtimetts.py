"""RealtimeTTS with two engines, given to it as it documents: the second is its fallback."""

# mypy: disable-error-code="import-not-found, import-untyped"
# RealtimeTTS is installed in an environment of its own, which mypy does not see.

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np
from RealtimeTTS import TextToAudioStream

from benchmarks.peers.realtimetts_engine import PlainEngine
from benchmarks.peers.worded import BETTER, NEXT, RATE, Failed, Fault, Samples, Speaker, Voice


class _Engine(PlainEngine):
    """A voice whose words can be told, and which fails."""

    def __init__(self, voice: Voice, fault: Fault | None = None) -> None:
        super().__init__(voice.name, RATE)
        self._speaker = Speaker(voice, fault)

    def synthesize(self, text: str, _count: int = 0) -> bool:
        try:
            for piece, _ in self._speaker.say(text):
                self.queue.put((32_767.0 * piece).astype(np.int16).tobytes())
        except Failed:
            return False
        return True


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
