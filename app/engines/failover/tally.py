"""Counts one utterance of an engine that speaks alone: nobody would say it better."""

from __future__ import annotations

from app.ports import AudioChunk
from app.silence import last_loud


class Tally:
    """Takes the place of a judge; refuses nothing.

    A judge may err about a text in a script that is spelt out, or in another language than those
    before; where there is no other engine, what it would cut off is lost.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        """Of sound so far, without the silence at its end."""
        self.marked = False
        """Whether any word was marked."""
        self.soft = False
        """Whether its end died away; nobody listened for that."""
        self._passed = 0.0

    def hear(self, chunk: AudioChunk) -> AudioChunk:
        """The piece as it is."""
        loud = last_loud(chunk.samples)
        if loud is not None:
            self.seconds = self._passed + (loud + 1) / chunk.sample_rate
        self._passed += chunk.seconds
        self.marked = self.marked or bool(chunk.words)
        return chunk

    def finish(self) -> None:
        """The utterance is over."""
