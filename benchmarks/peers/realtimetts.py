"""RealtimeTTS with espeak-ng in process, as it comes and as fast as its settings make it."""

# mypy: disable-error-code="import-not-found, import-untyped"
# RealtimeTTS is installed in an environment of its own, which mypy does not see.

from __future__ import annotations

import logging
from typing import ClassVar

from RealtimeTTS import TextToAudioStream

from benchmarks.peers.contest import VOICES, Output, Tap, TokenSource
from benchmarks.peers.espeak import SAMPLE_RATE, Espeak
from benchmarks.peers.realtimetts_engine import PlainEngine


class _Engine(PlainEngine):
    """espeak-ng, by the shortest way."""

    def __init__(self, espeak: Espeak) -> None:
        super().__init__("espeak", SAMPLE_RATE)
        self._espeak = espeak

    def synthesize(self, text: str, _count: int = 0) -> bool:
        self.stop_synthesis_event.clear()
        self._espeak.say(text, self.queue.put)
        return True

    def stop(self) -> None:
        self.stop_synthesis_event.set()
        self._espeak.stop()


class RealtimeTTS:
    """Its defaults, but for the tokenizer: the default one downloads data when it runs."""

    options: ClassVar[dict[str, object]] = {}

    def __init__(self, language: str, output: Output, tap: Tap) -> None:
        logging.disable(logging.CRITICAL)
        self._muted = output == "callback"
        self._language = language
        self._tap = tap
        engine = _Engine(Espeak(VOICES[language]))
        self._stream = TextToAudioStream(
            engine, muted=self._muted, tokenizer="rule-based", language=language
        )

    def speak(self, source: TokenSource) -> None:
        """Feed the tokens and play them to the end."""
        self._stream.feed(iter(source))
        self._stream.play(
            on_audio_chunk=self._tap.take if self._muted else None,
            muted=self._muted,
            tokenizer="rule-based",
            language=self._language,
            **self.options,
        )

    def stop(self) -> None:
        """Its own stop."""
        self._stream.stop()

    def close(self) -> None:
        """Nothing outlives the process."""


class TunedRealtimeTTS(RealtimeTTS):
    """The settings with which it documents the earliest start: fragments, however short."""

    options: ClassVar[dict[str, object]] = {
        "fast_sentence_fragment_allsentences": True,
        "fast_sentence_fragment_allsentences_multiple": True,
        "minimum_first_fragment_length": 3,
        "minimum_sentence_length": 3,
    }
