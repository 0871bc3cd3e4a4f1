"""Text that is no Markdown, such as code: a line is an utterance, and nothing is markup."""

from __future__ import annotations

from collections.abc import Iterator

from app.ports import Language, Utterance
from app.segmenter import pauses
from app.speakable import language_of, speak_code

_LONGEST = 120
"""Code points of a line said in one breath; a longer one is cut behind a space or a comma."""


class PlainSegmenter:
    """Cuts the text of one turn at its lines. However it arrives, they are the same."""

    def __init__(self) -> None:
        self._held = ""
        self._start = 0
        """Where in the source `_held` begins."""
        self._language: Language = "en"
        self._index = 0

    def push(self, text: str) -> list[Utterance]:
        """Take the next piece of source text; the lines that are now complete."""
        self._held += text
        return list(self._lines(ended=False))

    def finish(self) -> list[Utterance]:
        """The text is over; the line that was still open."""
        return list(self._lines(ended=True))

    def _lines(self, *, ended: bool) -> Iterator[Utterance]:
        held, at = self._held, 0
        while at < len(held):
            feed = held.find("\n", at, at + _LONGEST + 1)
            pause = pauses.SENTENCE
            if feed >= 0:
                end = feed + 1
            elif len(held) - at > _LONGEST:
                end, pause = _break(held, at), pauses.CLAUSE
            elif ended:
                end = len(held)
            else:
                break
            utterance = self._say(held[at:end], self._start + at, pause)
            if utterance is not None:
                yield utterance
            at = end
        self._held = held[at:]
        self._start += at

    def _say(self, line: str, offset: int, pause: float) -> Utterance | None:
        text = line.strip()
        start = offset + line.index(text)
        end = start + len(text)
        self._language = language_of(text, self._language)
        spoken = speak_code(text, range(start, end), self._language)
        if not spoken.sayable:
            return None
        self._index += 1
        return Utterance(
            index=self._index - 1,
            text=spoken.text,
            span=(start, end),
            offsets=spoken.offsets,
            language=self._language,
            pause_after=pause,
        )


def _break(held: str, at: int) -> int:
    """Where a line that is too long is cut."""
    cut = max(held.rfind(mark, at, at + _LONGEST) for mark in " ,;") + 1
    return cut if cut > at else at + _LONGEST
