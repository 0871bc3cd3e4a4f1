"""Which files are written for people, and which are read as they stand: by name alone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PROSE: Final = frozenset(
    {"", ".adoc", ".markdown", ".md", ".mdown", ".org", ".rst", ".text", ".txt"}
)
"""Endings of files whose text is written for people: it is read as Markdown is. Of every other
file the symbols matter, as in code."""
CODE: Final = frozenset({"dockerfile", "gemfile", "jenkinsfile", "justfile", "makefile"})
"""Files of code that have no ending."""


def is_plain(file: str) -> bool:
    """Whether a file is read as it stands, line by line; `-` is not."""
    name = Path(file).name.lower()
    return Path(name).suffix not in PROSE or name.startswith(".") or name in CODE
