"""Cuts a text that is no Markdown at its lines, which are shown as they stand."""

from __future__ import annotations

from app.ui.blocks import Paragraph, Run
from app.ui.markdown import SAME_LENGTH, Growth


class PlainLines:
    """Takes a text in pieces. A line is settled once another one follows it."""

    def __init__(self) -> None:
        self._open = ""
        self._start = 0

    def push(self, text: str) -> Growth:
        """Take the next piece."""
        *whole, last = (self._open + text).split("\n")
        settled = [self._next(line) for line in whole]
        self._open = last
        return Growth(tuple(settled), (_paragraph(last, self._start),) if last else ())

    def finish(self) -> Growth:
        """Take the end of the text: a line that is still open is settled."""
        return Growth((self._next(self._open),) if self._open else (), ())

    def _next(self, line: str) -> Paragraph:
        start, self._start = self._start, self._start + len(line) + 1
        return _paragraph(line, start)


def _paragraph(line: str, start: int) -> Paragraph:
    return Paragraph("code", (Run(line.translate(SAME_LENGTH), start),) if line else ())
