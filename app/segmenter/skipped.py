"""What is skipped line by line until it closes: code, formulas, comments, scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.ports import Language
from app.segmenter.openings import Kind, Opening
from app.speakable.notices import code_notice, formula_notice

_CLOSINGS = {"$$": "$$", "\\[": "\\]", "<!--": "-->", "<script": "</script>", "<style": "</style>"}
_INDENTED = re.compile(r"(?: {4}|\t)|[ \t\r]*$")


@dataclass(slots=True)
class Skipped:
    """A part that is announced, or passed over in silence."""

    opening: Opening
    start: int
    """Where it begins in the source."""
    lines: int = 0
    """How many it has, without blank ones at its end."""
    end: int = 0
    """One past the last of these, in the source."""
    _passed: int = 0

    def take(self, line: str, offset: int) -> str | None:
        """Skip a line at `offset`.

        Returns None while the part goes on; what stands behind its end, once it has closed.
        """
        kind = self.opening.kind
        if kind is Kind.INDENTED:
            if not _INDENTED.match(line):
                return line
        elif kind is Kind.FENCE:
            if self._closes_fence(line):
                self.end = offset + len(line)
                return ""
        else:
            closing = _CLOSINGS[self.opening.marker.lower()]
            found = line.lower().find(closing)
            if found >= 0:
                self.lines = self._passed + bool(line[:found].strip())
                self.end = offset + found + len(closing)
                return line[found + len(closing) :]
        self._passed += 1
        if line.strip():
            self.lines = self._passed
            self.end = offset + len(line)
        return None

    def _closes_fence(self, line: str) -> bool:
        marks, mark = line.strip(" \t\r>"), self.opening.marker[0]
        return len(marks) >= len(self.opening.marker) and not marks.strip(mark)

    def notice(self, language: Language) -> str:
        """What is said in its place; empty for nothing."""
        if self.opening.kind is Kind.HIDDEN or self.lines == 0:
            return ""
        if self.opening.kind is Kind.FORMULA:
            return formula_notice(language)
        return code_notice(self.opening.info, self.lines, language)
