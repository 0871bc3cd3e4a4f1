"""The formats of prose: type, indents and distances of paragraphs, read from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from app.ui import tokens
from app.ui.blocks import Mark, Paragraph, Run
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.tokens import TypeName

INDENT = 20
"""How far a list item stands in, at 100 %."""
QUOTE = 16
"""How far a quotation stands in, at 100 %."""
OVERHANG = 3
"""How far a lit band reaches over its text on each side."""
_CODE_SHARE = 14 / 16
_HEADING_SHARE = 18 / 16
_SEMIBOLD = 600


class ProseFormat:
    """Formats at the text scale and in the palette that hold now."""

    def __init__(self, style: TypeName, gutter: float) -> None:
        self.style = style
        self._gutter = gutter
        self._characters: dict[tuple[Mark, str, int, bool], QTextCharFormat] = {}

    @property
    def size(self) -> int:
        """Pixel size of the text."""
        return theme.page.px(tokens.TYPE[self.style].size)

    @property
    def gutter(self) -> int:
        """Pixels left of the text, where the pointer stands."""
        return theme.page.px(self._gutter)

    def indent(self, paragraph: Paragraph) -> int:
        """Pixels from the left edge to the text of a paragraph."""
        inside = paragraph.depth * INDENT + paragraph.quotes * QUOTE
        return self.gutter + theme.page.px(inside)

    def block(self, paragraph: Paragraph, before: Paragraph | None) -> QTextBlockFormat:
        """Return the format of a paragraph that follows `before`."""
        result = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        if paragraph.kind == "heading" and paragraph.level <= 2:
            result.setLineHeight(self.size * _HEADING_SHARE * 1.3, fixed)
        else:
            result.setLineHeight(theme.page.line(self.style), fixed)
        result.setLeftMargin(self.indent(paragraph))
        result.setRightMargin(OVERHANG if paragraph.kind != "code" else 0)
        if before is not None:
            result.setTopMargin(theme.page.space(_distance(paragraph, before)))
        return result

    def characters(self, run: Run, paragraph: Paragraph) -> QTextCharFormat:
        """Return the format of a run in a paragraph."""
        level = paragraph.level if paragraph.kind == "heading" else 0
        key = (run.marks, run.href, level, paragraph.quotes > 0)
        known = self._characters.get(key)
        if known is None:
            known = self._characters[key] = self._make(*key)
        return known

    def _make(self, marks: Mark, href: str, level: int, quoted: bool) -> QTextCharFormat:  # noqa: FBT001  private, called with a key
        result = QTextCharFormat()
        result.setFont(self._font(marks, level))
        result.setFontStrikeOut(Mark.STRUCK in marks)
        if Mark.QUIET in marks:
            result.setForeground(theme.colour("ink3"))
        elif quoted:
            result.setForeground(theme.colour("ink2"))
        if href:
            result.setAnchor(True)
            result.setAnchorHref(href)
            result.setFontUnderline(True)
            result.setUnderlineColor(theme.colour("edge"))
            result.setToolTip(href)
        return result

    def _font(self, marks: Mark, level: int) -> QFont:
        weight = _SEMIBOLD if Mark.BOLD in marks or level else None
        italic = Mark.ITALIC in marks
        if Mark.CODE in marks:
            font = theme.page.font("mono", weight=700 if weight else None, italic=italic)
            font.setPixelSize(max(1, round(self.size * _CODE_SHARE)))
        else:
            font = theme.page.font(self.style, weight=weight, italic=italic)
        if 0 < level <= 2:
            font.setPixelSize(round(font.pixelSize() * _HEADING_SHARE))
        return font


def _distance(paragraph: Paragraph, before: Paragraph) -> int:
    """Pixels above a paragraph at 100 %."""
    if paragraph.kind == "heading":
        return 24
    if paragraph.kind == before.kind == "item":
        return 6
    return 0 if paragraph.kind == "code" else 12
