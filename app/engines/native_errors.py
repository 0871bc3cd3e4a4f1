"""Translates what native libraries raise while they speak."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.engines import out_of_memory
from app.errors import OutOfMemory, SynthesisFailed

log = logging.getLogger(__name__)

_LESS: Final = "Close other programs, or choose another voice."


@contextmanager
def translated(
    engine: str, label: str, *, refusals: tuple[type[Exception], ...] = (RuntimeError,)
) -> Iterator[None]:
    """Put the errors of this project in the place of a library's.

    Args:
        engine: What they say they are from.
        label: What there is too little memory for, in the middle of a sentence.
        refusals: What the library raises where it refuses, or is full.

    Raises:
        OutOfMemory: there is too little.
        SynthesisFailed: it refused.
    """
    raised: tuple[type[Exception], ...] = (MemoryError, *refusals)
    try:
        yield
    except raised as error:
        if isinstance(error, MemoryError) or out_of_memory.says_so(str(error)):
            sentence = f"There is too little memory for {label}."
            raise OutOfMemory(sentence, engine=engine, remedy=_LESS) from error
        log.debug("the library of %s refused", engine, exc_info=True)
        raise SynthesisFailed("The voice could not finish.", engine=engine) from error
