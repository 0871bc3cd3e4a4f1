"""How native libraries say that there was too little memory; few have an exception of its own."""

from __future__ import annotations

from typing import Final

_SAID: Final = ("out of memory", "bad_alloc", "MemoryError", "allocate memory")


def says_so(words: str) -> bool:
    """Whether these words mean it: a message, or a line that a library printed."""
    return any(said in words for said in _SAID)
