"""Whether a model fits into the memory that is free."""

from __future__ import annotations

import logging
from typing import Final

import psutil

from app.engines.gguf import ModelFile
from app.errors import ModelTooBig

log = logging.getLogger(__name__)

_WORK: Final = 200 << 20
"""Bytes for the graph, the tokeniser and the scores."""

_LEAST_CONTEXT: Final = 1024

_TIGHT: Final = 0.5
"""The share of the free memory from which on a model may leave too little for what else opens."""


def context_that_fits(file: ModelFile, wanted: int) -> int:
    """The context length to open `file` with: `wanted`, or a half of it as often as memory asks.

    Raises:
        ModelTooBig: there is not enough memory for a useful one.
    """
    free = psutil.virtual_memory().available
    length = min(wanted, file.context_length)
    least = min(length, _LEAST_CONTEXT)
    while (needed := _needed(file, length)) > free:
        if length <= least:
            raise ModelTooBig(
                f"{file.name} needs about {needed / 1e9:.1f} GB of memory, "
                f"and {free / 1e9:.1f} GB are free."
            )
        length = max(least, length // 2)
    if length < min(wanted, file.context_length):
        log.info("memory is tight: a context of %d tokens", length)
    return length


def is_tight(file: ModelFile, wanted: int) -> bool:
    """Whether `file` with a context of `wanted` tokens takes much of the memory that is free."""
    needed = _needed(file, min(wanted, file.context_length))
    return needed > _TIGHT * psutil.virtual_memory().available


def _needed(file: ModelFile, length: int) -> int:
    """Bytes for the weights, the cache of `length` tokens and the work."""
    return file.size + file.kv_bytes_per_token * length + _WORK
