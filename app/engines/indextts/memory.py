"""Whether IndexTTS fits into the memory that is free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import psutil

from app.engines.indextts.package import LABEL
from app.engines.indextts.weights import ENGINE
from app.errors import OutOfMemory

NEEDED: Final[Mapping[str, int]] = {"int8": 2_500_000_000, "float32": 4_500_000_000}
"""Bytes that its process takes at most, by the precision of the decoder's 472 million weights: for
int8 a quarter above the highest peak that was measured, 1.97 GB for loading, listening to a voice
and a sentence of 200 codes (four that are decoded together, as the benchmark has them, take less);
for float32 three bytes a weight more and a larger margin, estimated.
"""


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
