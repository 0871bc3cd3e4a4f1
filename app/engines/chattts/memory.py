"""Whether ChatTTS fits into the memory of the graphics card."""

from __future__ import annotations

import sys
from typing import Final

from app.engines.chattts.package import ENGINE
from app.errors import OutOfMemory

NEEDED: Final = 2_500_000_000
"""Bytes that it takes at most beside the driver: the limit to which `benchmarks.chattts_gpu` holds
the peak of what torch reserves."""


def free() -> int:
    """Bytes that are free on the card that torch would use."""
    import torch

    return int(torch.cuda.mem_get_info()[0])


def outstanding() -> int:
    """Bytes that it will still take: less what torch holds already. Does not import torch."""
    cuda = getattr(sys.modules.get("torch"), "cuda", None)  # another thread may be importing it
    if cuda is None or not hasattr(cuda, "memory_reserved") or not cuda.is_initialized():
        return NEEDED
    return max(0, NEEDED - int(cuda.memory_reserved()))


def check() -> None:
    """See that there is room before anything is loaded.

    Raises:
        OutOfMemory: there is not.
    """
    there = free()
    if there < NEEDED:
        raise OutOfMemory(
            f"ChatTTS needs about {NEEDED / 1e9:.1f} GB of the graphics card's memory, "
            f"and {there / 1e9:.1f} GB are free.",
            engine=ENGINE,
            remedy="Put fewer layers of the language model there, or close other programs"
            " that use the graphics card.",
        )
