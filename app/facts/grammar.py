"""Patterns of questions, written nearly as the questions are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

_PIECE = re.compile(r"[\[\]()|]|<\w+(?::\w+)?>|\{\w+\}|[^\s\[\]()|<>{}]+")


class Grammar:
    """Understands templates, of which a sentence must fit one as a whole.

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
        self._needed: dict[str, list[frozenset[str]]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def templates(self, *templates: str) -> Templates:
        """Take `templates`, to be tried in their order, each compiled when it is first needed."""
        return Templates(self, templates)

    def words(self, sentence: str) -> Collection[str]:
        """What the words of a template are looked for in: the words, or the characters in a row."""
        return frozenset(sentence.split()) if self._space else sentence

    def matches(self, template: str, sentence: str, said: Collection[str]) -> re.Match[str] | None:
        """The match of all of `sentence`, if it fits `template`; `said` are its `words`.

        Compiling takes far longer than all else: it waits for a sentence that has the words.
        """
        if template not in self._needed:
            self._needed[template] = self._needs(template)
        for words in self._needed[template]:
            if words.isdisjoint(said) if self._space else not any(map(said.__contains__, words)):
                return None
        if template not in self._compiled:
            self._compiled[template] = re.compile(self._regex(template))
        return self._compiled[template].fullmatch(sentence + self._space)

    def _needs(self, template: str) -> list[frozenset[str]]:
        """Sets of words of each of which one is in whatever fits `template`."""
        pieces = [found[0] for found in _PIECE.finditer(template)]
        return self._either(pieces)

    def _either(self, pieces: list[str]) -> list[frozenset[str]]:
        """What all that stands before the group's end needs; takes it from `pieces`."""
        choices: list[list[frozenset[str]]] = [[]]
        while pieces:
            piece = pieces.pop(0)
            match piece[0]:
                case "]" | ")":
                    break
                case "|":
                    choices.append([])
                case "[":
                    self._either(pieces)
                case "(":
                    choices[-1] += self._either(pieces)
                case "{":
                    choices[-1] += self._needs(self._parts[piece[1:-1]])
                case "<":
                    pass
                case _:
                    choices[-1].append(frozenset({piece}))
        if len(choices) == 1:
            return choices[0]
        return [frozenset().union(*(each[0] for each in choices))] if all(choices) else []

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

    def __init__(self, grammar: Grammar, templates: tuple[str, ...]) -> None:
        self._grammar = grammar
        self._templates = templates

    def fits(self, sentence: str) -> Iterator[dict[str, str]]:
        """Give the slots of each template that fits; those that took nothing are left out."""
        said = self._grammar.words(sentence)
        for template in self._templates:
            if found := self._grammar.matches(template, sentence, said):
                yield {name: text for name, text in found.groupdict().items() if text is not None}
