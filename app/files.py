"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


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
