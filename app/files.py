"""Files that are written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path]) -> str:
    """Differs when one of the files was exchanged; reads none of them, for they may be large.

    Raises:
        OSError: one is not there.
    """
    stats = [(path.name, path.stat()) for path in files]
    known = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    return hashlib.sha256(repr(known).encode()).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the place of what the file held, in one step.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, suffix=".part", delete=False) as part:
        written = Path(part.name)
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        except OSError:
            written.unlink(missing_ok=True)
            raise
    try:
        written.replace(path)
    except OSError:
        written.unlink(missing_ok=True)
        raise
