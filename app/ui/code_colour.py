"""Finds keywords and comments in code, on a thread of its own that ends with its work."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from app.ui.source_map import units
from app.ui.theme import theme

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from PySide6.QtGui import QTextDocument

Look: TypeAlias = Literal["keyword", "comment"]
Stretch: TypeAlias = tuple[int, int, Look]
"""Start and length in UTF-16 units of a line, and what it is."""
Colours: TypeAlias = tuple[tuple[Stretch, ...], ...]
"""One tuple a line."""

_NAMES = {
    "py": "Python",
    "js": "JavaScript",
    "ts": "TypeScript",
    "sh": "Shell",
    "bash": "Shell",
    "cpp": "C++",
    "cs": "C#",
    "csharp": "C#",
    "yml": "YAML",
    "md": "Markdown",
    "rs": "Rust",
    "rb": "Ruby",
    "javascript": "JavaScript",
    "typescript": "TypeScript",
}
_ASK_MS = 30
_CAPITALS = {"html", "css", "sql", "json", "xml", "yaml", "toml", "php"}


def language_name(tag: str) -> str:
    """Return what a language is called on screen, from the tag of its fence."""
    tag = tag.lower()
    if not tag:
        return QCoreApplication.translate("CodeBlock", "Code")
    if tag in _CAPITALS:
        return tag.upper()
    return _NAMES.get(tag, tag.capitalize())


def colours_of(text: str, language: str) -> Colours:
    """Return the keywords and comments of each line; none where the language is unknown."""
    lexer = _lexer(language)
    lines: list[list[Stretch]] = [[]]
    if lexer is None:
        return ()
    from pygments.token import Comment, Keyword

    column = 0
    for kind, value in lexer.get_tokens(text):
        look: Look | None = None
        family = kind.split()
        if Keyword in family and Keyword.Constant not in family:
            look = "keyword"
        elif Comment in family and Comment.Preproc not in family:
            look = "comment"
        for index, part in enumerate(value.split("\n")):
            if index:
                lines.append([])
                column = 0
            length = units(part)
            if look and length:
                lines[-1].append((column, length, look))
            column += length
    return tuple(tuple(line) for line in lines)


def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


class CodeColour(QSyntaxHighlighter):
    """Keywords bold, comments italic and quiet. Follows code while it grows."""

    def __init__(self, document: QTextDocument, language: str) -> None:
        super().__init__(document)
        self._language = language
        self._colours: Colours = ()
        self._formats: dict[Look, QTextCharFormat] = {}
        self._desk = _Desk()
        self._asking = QTimer(self)
        self._asking.setInterval(_ASK_MS)
        self._asking.timeout.connect(self._ask)
        theme.follow(self._restyle)

    def look_at(self, text: str) -> None:
        """Colour the text as it is now; while one is being looked at, the newest waits."""
        if self._language:
            self._desk.submit(text, self._language)
            self._asking.start()

    def highlightBlock(self, text: str) -> None:
        """Format one line; Qt calls it."""
        number = self.currentBlock().blockNumber()
        stretches = self._colours[number] if number < len(self._colours) else ()
        for start, length, look in stretches:
            if start < units(text):
                self.setFormat(start, length, self._formats[look])

    def _restyle(self) -> None:
        keyword, comment = QTextCharFormat(), QTextCharFormat()
        keyword.setFontWeight(QFont.Weight.Bold)
        comment.setFontItalic(True)
        comment.setForeground(theme.colour("ink3"))
        self._formats = {"keyword": keyword, "comment": comment}
        self.rehighlight()

    def _ask(self) -> None:
        if not self._desk.busy:
            self._asking.stop()
        colours = self._desk.result()
        if colours is not None:
            self._take(colours)

    def _take(self, colours: Colours) -> None:
        old, self._colours = self._colours, colours
        for number, stretches in enumerate(colours):
            if number >= len(old) or old[number] != stretches:
                block = self.document().findBlockByNumber(number)
                if block.isValid() and (stretches or number < len(old)):
                    self.rehighlightBlock(block)


class _Desk:
    """Works on the newest text only, on a thread that lives while there is work.

    It knows nothing of Qt: the block of code may be gone before its colours are found.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: tuple[str, str] | None = None
        self._found: Colours | None = None
        self.busy = False

    def submit(self, text: str, language: str) -> None:
        """Look at this text next."""
        with self._lock:
            self._waiting = text, language
            if self.busy:
                return
            self.busy = True
        threading.Thread(target=self._work, name="code colour", daemon=True).start()

    def result(self) -> Colours | None:
        """Return what was found since the last call."""
        with self._lock:
            found, self._found = self._found, None
            return found

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._waiting is None:
                    self.busy = False
                    return
                (text, language), self._waiting = self._waiting, None
            colours = colours_of(text, language)
            with self._lock:
                self._found = colours
