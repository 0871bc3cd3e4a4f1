"""From the bytes of tokens to the pieces of an answer, whatever the cuts between tokens."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.engines.llama.repetition import Repetition
from app.ports import TextPiece

OPENING: Final = "<think>"
CLOSING: Final = "</think>"


def _overhang(text: str, awaited: Iterable[str]) -> int:
    """How many characters at the end of `text` may be the beginning of something awaited."""
    longest = 0
    for word in awaited:
        for length in range(min(len(word) - 1, len(text)), longest, -1):
            if text.endswith(word[:length]):
                longest = length
                break
    return longest


class StopStrings:
    """Ends the answer where one of the strings begins; holds back what may become one."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._held = ""
        self.stopped = False

    def push(self, text: str) -> str:
        """The text that is certain now."""
        if self.stopped:
            return ""
        text = self._held + text
        starts = [place for stop in self._stops if (place := text.find(stop)) >= 0]
        if starts:
            self.stopped = True
            self._held = ""
            return text[: min(starts)]
        certain = len(text) - _overhang(text, self._stops)
        self._held = text[certain:]
        return text[:certain]

    def finish(self) -> str:
        """What was held back: it became no stop string."""
        held, self._held = self._held, ""
        return held


class Thinking:
    """Tells what a model thinks from what it answers."""

    def __init__(self, *, inside: bool) -> None:
        self._inside = inside
        self._held = ""
        self._spoken = False

    def push(self, text: str, *, last: bool = False) -> Iterator[TextPiece]:
        """The pieces that are certain now; blanks before the answer are left out."""
        text = self._held + text
        self._held = ""
        while text:
            tag = CLOSING if self._inside else OPENING
            before, found, after = text.partition(tag)
            if not found:
                certain = len(text) if last else len(text) - _overhang(text, (tag,))
                before, self._held = text[:certain], text[certain:]
            yield from self._piece(before)
            if not found:
                return
            self._inside = not self._inside
            text = after

    def _piece(self, text: str) -> Iterator[TextPiece]:
        if not self._inside and not self._spoken:
            text = text.lstrip()
            self._spoken = bool(text)
        if text:
            yield TextPiece(text, thinking=self._inside)


class AnswerText:
    """All of it in a row: bytes to characters, stop strings, repetition, thinking blocks."""

    def __init__(self, stops: Sequence[str], *, thinking: bool) -> None:
        self._characters = codecs.getincrementaldecoder("utf-8")("replace")
        self._stops = StopStrings(stops)
        self._repetition = Repetition()
        self._thinking = Thinking(inside=thinking)

    @property
    def stopped(self) -> bool:
        """Whether a stop string ended the answer."""
        return self._stops.stopped

    @property
    def looping(self) -> bool:
        """Whether the answer only repeated itself, and was ended for it."""
        return self._repetition.looping

    def push(self, data: bytes) -> Iterator[TextPiece]:
        """Take the bytes of a token; the pieces that are certain now."""
        text = self._stops.push(self._characters.decode(data))
        return self._thinking.push(self._repetition.push(text))

    def finish(self, *, cut: bool = False) -> Iterator[TextPiece]:
        """No more tokens come, `cut` for want of room; whatever was held back."""
        text = self._stops.push(self._characters.decode(b"", final=True)) + self._stops.finish()
        text = self._repetition.push(text) + self._repetition.finish(cut=cut)
        return self._thinking.push(text, last=True)
