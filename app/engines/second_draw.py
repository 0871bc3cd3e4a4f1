"""Gives a voice that draws its sound another try before anybody has heard of the first."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from app.errors import EngineError
from app.ports import AudioChunk

log = logging.getLogger(__name__)


def tried_twice(said: Callable[[int], Iterator[AudioChunk]]) -> Iterator[AudioChunk]:
    """Yield the sound of the first draw; where that fails unheard, of the second.

    Args:
        said: Makes the sound of a draw, 0 or 1.

    Raises:
        EngineError: of the second draw, or of a first one that had sounded or is not to be retried.
    """
    for draw in (0, 1):
        sounded = False
        try:
            for chunk in said(draw):
                sounded = True
                yield chunk
        except EngineError as error:
            if draw or sounded or not error.retryable:
                raise
            log.info("another try after: %s", error)
        else:
            return
