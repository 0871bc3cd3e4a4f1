"""The pieces of which a formula in LaTeX is made."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<space>\s+|~|\\[,;:! ])"
    r"|\\(?:text|textrm|textbf|textit|mathrm|mbox|operatorname)\s*\{(?P<words>[\w ,.%/'’°-]*)\}"
    r"|(?P<command>\\[A-Za-z]+)"
    r"|(?P<escaped>\\[{}%$])"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<name>[A-Za-z]+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    r"""A number, a name, a command without its backslash, words in a `\text`, or a sign."""

    kind: str
    text: str
    start: int
    last: int
    """Where its last character stands."""

    def is_sign(self, signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind == "sign" and self.text in signs


def tokens(formula: str) -> list[Token]:
    """Part the content of a formula; spaces are no tokens."""
    found_so_far = []
    for found in _TOKEN.finditer(formula):
        kind = found.lastgroup or ""
        group = kind if kind == "words" else 0
        text = found[group].removeprefix("\\") if kind == "command" else found[group]
        if kind != "space" and text.strip():
            found_so_far.append(Token(kind, text, found.start(group), found.end(group) - 1))
    return found_so_far
