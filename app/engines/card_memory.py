"""How the memory of a graphics card is shared: the voice first, then layers of the language model.

The voice is what is waited for; a model computes with any number of its layers on the card.
"""

from __future__ import annotations

import logging
import subprocess
from typing import Final

from app.engines.gguf import ModelFile

log = logging.getLogger(__name__)

_WORK: Final = 600 << 20
"""Bytes that the driver and the graph of a model take as soon as one layer is there."""
_ASKED: Final = ("nvidia-smi", "--query-gpu=memory.free", "--format=csv,noheader,nounits")
_PATIENCE: Final = 5.0
"""Seconds; a driver that has to wake the card takes two."""


def free() -> int | None:
    """Bytes that are free on the first card, None if nobody can tell. Loads no library."""
    try:
        told = subprocess.run(  # noqa: S603  a fixed command of the driver, nothing of the user's
            _ASKED, capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
        return int(told.stdout.split()[0]) << 20
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        log.debug("the memory of the graphics card is not known: %s", error)
        return None


def layers_that_fit(file: ModelFile, context: int, wanted: int, room: int) -> int:
    """How many of the `wanted` layers fit into `room` bytes of the card.

    A layer takes its share of the weights and of the state of `context` tokens. The last one that
    is counted, as llama.cpp counts, is the output.
    """
    every = file.layers + 1
    each = file.size / every + file.kv_bytes_per_token * context / max(1, file.layers)
    fit = int((room - _WORK) / max(1.0, each))
    return max(0, min(wanted, every, fit))
