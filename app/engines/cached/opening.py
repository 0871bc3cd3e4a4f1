"""The shelf of phrases that the settings ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.engines.cached.folder import PhraseFolder
from app.engines.cached.shelf import PhraseShelf
from app.settings import Phrases

_MEGABYTE: Final = 1_000_000


def opened(chosen: Phrases, path: Path) -> PhraseShelf:
    """A shelf in memory, and on the disk if that was chosen; else nothing stays in the folder.

    Args:
        chosen: how much may be remembered.
        path: the folder of phrases.
    """
    folder = PhraseFolder(path, chosen.disk * _MEGABYTE)
    if not chosen.disk:
        folder.clear()
    return PhraseShelf(chosen.memory * _MEGABYTE, folder if chosen.disk else None)
