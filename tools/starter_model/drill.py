"""Rows that teach to copy: pieces of random tokens that come again.

What follows can only be known by looking back for the same tokens. A network learns to look back
from such rows in a few hundred steps; from dialogues, where knowing by heart also gets far, it
takes tens of millions of tokens (the "induction heads" of Olsson et al. 2022, arXiv 2209.11895).
"""

from __future__ import annotations

import numpy as np

from tools.starter_model.windows import Windows

_PIECE = (4, 40)
"""Tokens of a piece that comes again: at least and at most."""
_GAP = (0, 30)
"""Tokens between two of its occurrences, each time others."""


def drill(rows: int, length: int, vocabulary: int, *, seed: int) -> Windows:
    """Make `rows` rows of `length` tokens; the tokens that repeat a piece count as spoken.

    The first token of a repetition does not: nothing tells that it begins.
    """
    random = np.random.default_rng(seed)
    tokens = random.integers(0, vocabulary, (rows, length), dtype=np.int32)
    spoken = np.zeros((rows, length), np.bool_)
    for row in range(rows):
        piece = random.integers(0, vocabulary, random.integers(*_PIECE, endpoint=True))
        at, first = 0, True
        while at < length:
            size = min(len(piece), length - at)
            tokens[row, at : at + size] = piece[:size]
            spoken[row, at + 1 : at + size] = not first
            at, first = at + size + int(random.integers(*_GAP, endpoint=True)), False
    return Windows(tokens, spoken, np.ones((rows, length), np.int32))
