"""Phrases in memory, the ones that were heard last, and on the disk if the user wants that."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

from app.engines.cached.folder import PhraseFolder
from app.engines.cached.phrase import Phrase

_SHARE: Final = 4
"""A phrase that takes more than this part of the memory is not kept: it would push out too much."""


class PhraseShelf:
    """Shared by all engines; any thread may ask."""

    def __init__(self, most: int, folder: PhraseFolder | None = None) -> None:
        """Begin empty, or with what a folder holds.

        Args:
            most: bytes of memory that phrases may take.
            folder: where they are kept as well; None for memory alone.
        """
        self._most = most
        self._folder = folder
        self._lock = threading.Lock()
        self._phrases: OrderedDict[str, Phrase] = OrderedDict()
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes of memory that the phrases take now."""
        return self._size

    @property
    def room(self) -> tuple[int, int]:
        """Bytes that phrases may take, of memory and on the disk."""
        return self._most, self._folder.most if self._folder is not None else 0

    @property
    def longest(self) -> int:
        """Bytes that one phrase may take."""
        return self._most // _SHARE

    def get(self, key: str) -> Phrase | None:
        """The phrase, now the one that was heard last; None if it is not known."""
        with self._lock:
            phrase = self._phrases.get(key)
            if phrase is not None:
                self._phrases.move_to_end(key)
                return phrase
            phrase = self._folder.get(key) if self._folder is not None else None
            if phrase is not None:
                self._keep(key, phrase)
            return phrase

    def put(self, key: str, phrase: Phrase) -> None:
        """Keep a phrase, if it is not too long; those not heard for longest make room."""
        if not phrase.chunks or phrase.size > self.longest:
            return
        with self._lock:
            self._keep(key, phrase)
            if self._folder is not None:
                self._folder.put(key, phrase)

    def _keep(self, key: str, phrase: Phrase) -> None:
        if phrase.size > self.longest:
            return
        before = self._phrases.pop(key, None)
        self._size += phrase.size - (before.size if before is not None else 0)
        self._phrases[key] = phrase
        while self._size > self._most:
            _, oldest = self._phrases.popitem(last=False)
            self._size -= oldest.size

    def clear(self) -> None:
        """Forget everything, on the disk too."""
        with self._lock:
            self._phrases.clear()
            self._size = 0
            if self._folder is not None:
                self._folder.clear()
