"""Text that is no prose, as it stands: every symbol has a name, short enough for who listens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.ports import Language
from app.speakable.spoken import Spoken, verbatim

_Names = Mapping[Language, str]


def _names(english: str, chinese: str) -> _Names:
    return {"en": english, "zh": chinese}


# What a developer says in a review, and no more than that: "paren", not "left parenthesis".
_SYMBOLS: Mapping[str, _Names] = {
    "===": _names("triple equals", "全等"),
    "!==": _names("not identical", "不全等"),
    "...": _names("dot dot dot", "点点点"),
    '"""': _names("triple quote", "三引号"),
    "'''": _names("triple quote", "三引号"),
    "```": _names("triple backtick", "三反引号"),
    "==": _names("double equals", "双等号"),
    "!=": _names("not equal", "不等于"),
    "<=": _names("less or equal", "小于等于"),
    ">=": _names("greater or equal", "大于等于"),
    "=>": _names("arrow", "箭头"),
    "->": _names("arrow", "箭头"),
    "<-": _names("left arrow", "左箭头"),
    ":=": _names("colon equals", "冒号等于"),
    "+=": _names("plus equals", "加等于"),
    "-=": _names("minus equals", "减等于"),
    "*=": _names("times equals", "乘等于"),
    "/=": _names("slash equals", "除等于"),
    "&&": _names("double and", "双与"),
    "||": _names("double bar", "双竖线"),
    "::": _names("double colon", "双冒号"),
    "**": _names("double star", "双星号"),
    "//": _names("double slash", "双斜杠"),
    "/*": _names("slash star", "斜杠星号"),
    "*/": _names("star slash", "星号斜杠"),
    "++": _names("plus plus", "加加"),
    "--": _names("dash dash", "减减"),
    "<<": _names("shift left", "左移"),
    ">>": _names("shift right", "右移"),
    "()": _names("parens", "括号"),
    "[]": _names("brackets", "方括号"),
    "{}": _names("braces", "花括号"),
    "(": _names("paren", "左括号"),
    ")": _names("close", "右括号"),
    "[": _names("bracket", "左方括号"),
    "]": _names("close bracket", "右方括号"),
    "{": _names("brace", "左花括号"),
    "}": _names("close brace", "右花括号"),
    "<": _names("less than", "小于"),
    ">": _names("greater than", "大于"),
    "=": _names("equals", "等于"),
    "+": _names("plus", "加"),
    "-": _names("dash", "减号"),
    "*": _names("star", "星号"),
    "/": _names("slash", "斜杠"),
    "\\": _names("backslash", "反斜杠"),
    "%": _names("percent", "百分号"),
    "&": _names("ampersand", "与号"),
    "|": _names("bar", "竖线"),
    "^": _names("caret", "脱字符"),
    "~": _names("tilde", "波浪号"),
    "!": _names("not", "非"),
    "?": _names("question mark", "问号"),
    "@": _names("at", "艾特"),
    "#": _names("hash", "井号"),
    "$": _names("dollar", "美元符"),
    "`": _names("backtick", "反引号"),
    '"': _names("quote", "引号"),
    "'": _names("quote", "引号"),
    ".": _names("dot", "点"),
    ":": _names("colon", "冒号"),
    ";": _names("semicolon", "分号"),
    ",": _names("comma", "逗号"),
    "_": _names("underscore", "下划线"),
    "__": _names("dunder", "双下划线"),
}
_LONGEST_SYMBOL = 3
_OPERATORS = "|".join(
    re.escape(symbol) for symbol in sorted(_SYMBOLS, key=len, reverse=True) if len(symbol) > 1
)
_TOKEN = re.compile(
    r"(?P<number>(?<!\w)(?:\d{4}-\d\d-\d\d|\d\d:\d\d(?::\d\d)?|\d+(?:\.\d+)+)(?![\w:]))"
    r"|(?P<word>\w+(?:['’][a-z]{1,2}\b)?)"
    r"|(?P<space>[\s\x00-\x1f\x7f\ud800-\udfff]+)"
    r"|(?P<mark>[.,;:?!]+(?=\s|$)|[,;])"
    r"|(?P<row>(?P<same>[^\w\s])(?P=same){3,})"
    rf"|(?P<symbol>{_OPERATORS}|.)"
)
_PARTS = re.compile(r"^_+|_+$|(?<=[a-z])(?=[A-Z])|_+")
_TIMES: Mapping[Language, str] = {"en": "{} times {}", "zh": "{}个{}"}


class _Line:
    """What is said of one line; one space parts its words, and none stands before a mark."""

    def __init__(self, offsets: Sequence[int]) -> None:
        self._source = offsets
        self._text: list[str] = []
        self._offsets: list[int] = []
        self._gap = False

    def part(self) -> None:
        """Begin another word."""
        self._gap = bool(self._text)

    def copy(self, text: str, at: int) -> None:
        """Say what stands at `at` of the line as it stands."""
        self._add(text, self._source[at : at + len(text)])

    def name(self, words: str, at: int) -> None:
        """Say `words` for the symbol at `at`."""
        self.part()
        self._add(words, [self._source[at]] * len(words))
        self._gap = True

    def _add(self, text: str, offsets: Sequence[int]) -> None:
        if self._gap and text:
            self._text.append(" ")
            self._offsets.append(offsets[0])
            self._gap = False
        self._text.append(text)
        self._offsets.extend(offsets)

    def mark(self, marks: str, at: int) -> None:
        """Keep a mark at which a voice pauses."""
        self._gap = False
        self.copy(marks, at)
        self._gap = True

    def spoken(self) -> Spoken:
        """All of it."""
        return verbatim("".join(self._text), self._offsets)


def speak_code(text: str, offsets: Sequence[int], language: Language) -> Spoken:
    """Say a line of code, or of any other text whose symbols matter.

    Marks at which a reader pauses too stay marks; `snake_case` and `camelCase` are said as words;
    a row of four or more equal symbols is counted.

    Args:
        text: one line, or a part of it.
        offsets: the source offset of each code point of `text`.
        language: of the names.
    """
    line = _Line(offsets)
    for found in _TOKEN.finditer(text):
        kind, token, at = found.lastgroup, found[0], found.start()
        if kind == "word":
            _say_word(line, token, at, language)
        elif kind == "number":
            line.copy(token, at)
        elif kind == "space":
            line.part()
        elif kind == "mark":
            _say_mark(line, found, language)
        elif found["row"]:
            _say_row(line, token, at, language)
        else:
            _say_symbol(line, found, language)
    return line.spoken()


def _say_word(line: _Line, word: str, at: int, language: Language) -> None:
    start = 0
    for edge in _PARTS.finditer(word):
        if edge.start() > start:
            line.copy(word[start : edge.start()], at + start)
        line.part()
        start = edge.end()
        if edge[0] and (edge.start() == 0 or (edge.end() == len(word) and len(edge[0]) == 1)):
            line.name(_SYMBOLS[edge[0][:2]][language], at + edge.start())
    if start < len(word):
        line.copy(word[start:], at + start)


def _say_mark(line: _Line, found: re.Match[str], language: Language) -> None:
    """A mark behind a word is a pause; one that stands alone has a name."""
    before = found.string[: found.start()][-1:]
    if before and not before.isspace():
        line.mark(found[0], found.start())
        return
    for place, mark in enumerate(found[0], found.start()):
        line.name(_SYMBOLS[mark][language], place)


def _say_row(line: _Line, row: str, at: int, language: Language) -> None:
    """Say how many symbols stand in a row; what has no name only draws a line."""
    names = _SYMBOLS.get(row[0])
    if names is not None:
        line.name(_TIMES[language].format(len(row), names[language]), at)
    line.part()


def _say_symbol(line: _Line, found: re.Match[str], language: Language) -> None:
    symbol, at = found[0], found.start()
    names = _SYMBOLS.get(symbol)
    if names is None:
        line.copy(symbol, at)
        return
    before, after = found.string[:at][-1:], found.string[found.end() : found.end() + 1]
    if symbol == "-" and _subtracts(before, after):
        names = _names("minus", "减")
    elif symbol == "!" and before.isalnum():
        names = _names("bang", "叹号")
    line.name(names[language], at)


def _subtracts(before: str, after: str) -> bool:
    """Whether a single `-` is a minus: between spaces, or before a number that it begins."""
    between = before.isspace() and after.isspace()
    return between or (after.isdigit() and not before.isalnum())
