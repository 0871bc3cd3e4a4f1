"""Patterns of questions, written nearly as the questions are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_PIECE = re.compile(r"[\[\]()|]|<\w+(?::\w+)?>|\{\w+\}|[^\s\[\]()|<>{}]+")


class Grammar:
    """Compiles templates, of which a sentence must fit one as a whole.

    In a template `[…]` may be left out, `(a|b)` is a choice, `{name}` stands for a part that is
    itself a template, `<slot>` or `<name:slot>` takes what a regular expression lets in.
    """

    def __init__(
        self, *, slots: Mapping[str, str], parts: Mapping[str, str], spaced: bool = True
    ) -> None:
        """`slots` are regular expressions. `spaced`: words are parted by spaces, as in English."""
        self._slots = slots
        self._parts = parts
        self._space = " " if spaced else ""

    def templates(self, *templates: str) -> Templates:
        """Compile `templates`, to be tried in their order."""
        return Templates(tuple(re.compile(self._regex(each)) for each in templates), self._space)

    def _regex(self, template: str) -> str:
        return "".join(self._piece(found[0]) for found in _PIECE.finditer(template))

    def _piece(self, piece: str) -> str:
        match piece[0]:
            case "[" | "(":
                return "(?:"
            case "]":
                return ")?"
            case ")" | "|":
                return piece
            case "{":
                return f"(?:{self._regex(self._parts[piece[1:-1]])})"
            case "<":
                name, _, slot = piece[1:-1].partition(":")
                return f"(?P<{name}>{self._slots[slot or name]}){self._space}"
        return re.escape(piece) + self._space


class Templates:
    """What one kind of question looks like."""

    def __init__(self, patterns: tuple[re.Pattern[str], ...], space: str) -> None:
        self._patterns = patterns
        self._space = space

    def fits(self, sentence: str) -> Iterator[dict[str, str]]:
        """Give the slots of each template that fits; those that took nothing are left out."""
        for pattern in self._patterns:
            if found := pattern.fullmatch(sentence + self._space):
                yield {name: text for name, text in found.groupdict().items() if text is not None}
