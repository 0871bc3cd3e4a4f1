"""Phrases on the disk: a file each, written whole, the oldest removed first."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path
from typing import Final

from app.engines.cached.phrase import Phrase, decoded, encoded
from app.files import write_whole

log = logging.getLogger(__name__)

_ENDING: Final = ".phrase"
_PART: Final = ".part"
"""What a file is called that a crash left unfinished."""


class PhraseFolder:
    """One thread at a time. What the disk refuses is no error: the phrase is computed again."""

    def __init__(self, path: Path, most: int) -> None:
        """Look at nothing yet.

        Args:
            path: the folder, which holds nothing else.
            most: bytes that the files may take.
        """
        self._path = path
        self.most = most
        """Bytes that the files may take."""
        self._sizes: dict[str, int] | None = None

    def get(self, key: str) -> Phrase | None:
        """The phrase, now the youngest; None if it is not there. A damaged file is removed."""
        if key not in self._files():
            return None
        path = self._file(key)
        try:
            phrase = decoded(path.read_bytes())
            os.utime(path)
        except (OSError, ValueError):
            log.info("a phrase on the disk was damaged, and is removed")
            self._remove(key)
            return None
        self._files()[key] = self._files().pop(key)
        return phrase

    def put(self, key: str, phrase: Phrase) -> None:
        """Write the phrase, and remove the oldest ones that have no room any more."""
        content = encoded(phrase)
        if len(content) > self.most:
            return
        files = self._files()
        files.pop(key, None)
        while files and sum(files.values()) + len(content) > self.most:
            self._remove(next(iter(files)))
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(key), content)
        except OSError as error:
            log.info("a phrase is not kept on the disk: %s", error.strerror)
        else:
            files[key] = len(content)

    def clear(self) -> None:
        """Remove all phrases."""
        for key in tuple(self._files()):
            self._remove(key)
        with contextlib.suppress(OSError):
            self._path.rmdir()

    def _files(self) -> dict[str, int]:
        """The sizes of the files by key, the oldest first; what a crash left is removed."""
        if self._sizes is None:
            self._sizes = {}
            with contextlib.suppress(OSError):
                found = [(path, path.stat()) for path in self._path.iterdir()]
                for path, stat in sorted(found, key=lambda each: each[1].st_mtime_ns):
                    if path.suffix == _ENDING:
                        self._sizes[path.stem] = stat.st_size
                    elif path.suffix == _PART:
                        path.unlink(missing_ok=True)
        return self._sizes

    def _remove(self, key: str) -> None:
        self._files().pop(key, None)
        with contextlib.suppress(OSError):
            self._file(key).unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._path / f"{key}{_ENDING}"
