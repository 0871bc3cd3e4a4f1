"""The folder of weights: whose they are, what belongs in it, and the error for what is amiss."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.errors import WeightsDamaged, WeightsMissing

ENGINE: Final = "indextts"
SOURCE: Final = "https://huggingface.co/IndexTeam/IndexTTS-1.5"
LICENCE: Final = "bilibili Index-TTS model licence, non-commercial"
"""Of the published weights: commercial use needs bilibili's written permission."""

CONFIG: Final = "config.yaml"
FILES: Final = (CONFIG, "bpe.model", "gpt.pth", "bigvgan_generator.pth")
"""By their published names. What else is published there serves only training."""


def missing(folder: Path) -> list[str]:
    """The files that are not there, or hold nothing."""
    return [name for name in FILES if not _holds_something(folder / name)]


def check_present(folder: Path) -> None:
    """See that every file is there and holds something.

    Raises:
        WeightsMissing: some do not; the error names them.
    """
    absent = missing(folder)
    if not absent:
        return
    what = "no weights" if len(absent) == len(FILES) else f"no {', '.join(absent)}"
    raise WeightsMissing(
        f"IndexTTS finds {what} in {folder}.",
        engine=ENGINE,
        retryable=False,
        remedy=f"Put the files of {SOURCE} there ({LICENCE}, 1.7 GB), or name another folder.",
    )


def damaged(sentence: str, *, remedy: str = "") -> WeightsDamaged:
    """The error for files that are not what was published."""
    return WeightsDamaged(
        sentence,
        engine=ENGINE,
        retryable=False,
        remedy=remedy or f"Fetch what is named anew from {SOURCE} ({LICENCE}).",
    )


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
