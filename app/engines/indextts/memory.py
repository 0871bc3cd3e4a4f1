"""Whether IndexTTS fits into the memory that is free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import psutil

from app.engines.indextts.package import LABEL
from app.engines.indextts.weights import ENGINE
from app.errors import OutOfMemory

NEEDED: Final[Mapping[str, int]] = {"int8": 3_000_000_000, "float32": 4_500_000_000}
"""Bytes that its process takes at most, by the precision of the decoder's 472 million weights: for
int8 above the highest peak that `benchmarks.indextts_cpu` has shown, 2.85 GB, which moves with the
allocator; for float32 three bytes a weight more, an estimate."""


def free() -> int:
    """Bytes that a program can have now without others being moved out."""
    return int(psutil.virtual_memory().available)


def check(precision: str) -> None:
    """See that there is room.

    Raises:
        OutOfMemory: there is not.
    """
    needed, there = NEEDED[precision], free()
    if needed > there:
        raise OutOfMemory(
            f"{LABEL} needs about {needed / 1e9:.1f} GB of memory, "
            f"and {there / 1e9:.1f} GB are free.",
            engine=ENGINE,
            remedy="Close other programs.",
        )
