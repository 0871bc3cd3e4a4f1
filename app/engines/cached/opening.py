"""The shelf of phrases that the settings ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.engines.cached.folder import PhraseFolder
from app.engines.cached.shelf import PhraseShelf
from app.settings import Phrases

_MEGABYTE: Final = 1_000_000


def opened(chosen: Phrases, path: Path, before: PhraseShelf | None = None) -> PhraseShelf:
    """A shelf in memory, and on the disk if that was chosen; else nothing stays in the folder.

    Args:
        chosen: how much may be remembered.
        path: the folder of phrases.
        before: one that was opened; it stays if it has that room.
    """
    memory, disk = chosen.memory * _MEGABYTE, chosen.disk * _MEGABYTE
    if before is not None and before.room == (memory, disk):
        return before
    if not disk:
        forget(path)
    return PhraseShelf(memory, PhraseFolder(path, disk) if disk else None)


def forget(path: Path) -> None:
    """Remove all that stands in the folder of phrases, and it."""
    if path.is_dir():
        PhraseFolder(path, 0).clear()
