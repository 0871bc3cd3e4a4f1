"""Where a command's sound and its results go."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.errors import UnwritableFile


@dataclass(frozen=True, slots=True)
class Way:
    """The output options that `say`, `read` and `chat` share."""

    out: Path | None = None
    """A WAV file; for `chat` a folder of them."""
    silent: bool = False
    as_json: bool = False

    @classmethod
    def of(cls, chosen: argparse.Namespace) -> Way:
        """The options as they were typed."""
        return cls(chosen.out, chosen.silent, chosen.json)

    def check_file(self) -> None:
        """Find out before the work whether the file can be written.

        Raises:
            UnwritableFile: it cannot.
        """
        if self.out is None:
            return
        try:
            self.out.open("wb").close()
        except OSError as error:
            raise UnwritableFile(f"{self.out} cannot be written: {error.strerror}.") from error
