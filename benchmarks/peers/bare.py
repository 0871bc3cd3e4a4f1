"""The least that speaks: whole sentences, one after the other, straight into espeak-ng."""

from __future__ import annotations

import re

from benchmarks.peers.contest import VOICES, Output, Tap, TokenSource
from benchmarks.peers.espeak import Espeak

_SENTENCE = re.compile(r"(?<=[.!?])(?=\s)|(?<=[。！？])(?!”)|(?<=”)(?=\n)")

_PIECE_MS = 250
"""As long as ours."""


class Bare:
    """A loop and nothing else: the floor of what speech can cost. It waits for the whole text."""

    def __init__(self, language: str, output: Output, tap: Tap) -> None:
        if output != "callback":
            raise ValueError("the bare loop has no device")
        self._espeak = Espeak(VOICES[language], _PIECE_MS)
        self._tap = tap

    def speak(self, source: TokenSource) -> None:
        """Say every sentence."""
        for sentence in _SENTENCE.split("".join(source)):
            if sentence.strip():
                self._espeak.say(sentence, self._tap.take)

    def stop(self) -> None:
        """End the sentence that is being said."""
        self._espeak.stop()

    def close(self) -> None:
        """Nothing is held."""
