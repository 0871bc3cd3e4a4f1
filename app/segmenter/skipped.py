"""What is skipped line by line until it closes: code, formulas, comments, scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.ports import Language
from app.segmenter.openings import Kind, Opening
from app.speakable import Saying, Spoken
from app.speakable.maths import say_formula
from app.speakable.notices import code_notice, formula_notice
from app.speakable.spoken import verbatim

_CLOSINGS = {"$$": "$$", "\\[": "\\]", "<!--": "-->", "<script": "</script>", "<style": "</style>"}
_MOST_LINES = 8
"""Of a formula; one with more is not said."""
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
    _formula: list[tuple[str, int]] = field(default_factory=list)
    """The lines of a formula, and where they stand."""

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
            if kind is Kind.FORMULA and self._passed < _MOST_LINES:
                self._formula.append((line if found < 0 else line[:found], offset))
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

    def spoken(self, language: Language) -> Spoken:
        """What is said in its place: a simple formula itself, else what it is."""
        if self.opening.kind is Kind.FORMULA and len(self._formula) < _MOST_LINES:
            text = "\n".join(line for line, _ in self._formula)
            saying = say_formula(text, language)
            if saying is not None:
                return self._placed(saying, language)
        notice = self.notice(language)
        return Spoken(notice, (*([self.start] * len(notice)), self.end))

    def _placed(self, saying: Saying, language: Language) -> Spoken:
        """With the places of its characters in the source, beyond line breaks too."""
        places: list[int] = []
        for line, offset in self._formula:
            places.extend(range(offset, offset + len(line) + 1))
        stop = "。" if language == "zh" else "."
        ends = [*saying.offsets, saying.offsets[-1]]
        return verbatim(saying.text + stop, [places[at] for at in ends])

    def notice(self, language: Language) -> str:
        """What is said in its place; empty for nothing."""
        if self.opening.kind is Kind.HIDDEN or self.lines == 0:
            return ""
        if self.opening.kind is Kind.FORMULA:
            return formula_notice(language)
        return code_notice(self.opening.info, self.lines, language)
