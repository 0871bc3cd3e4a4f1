"""Windows: rows of whole dialogues, as numbers, for the training."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tools.starter_model.chatml import END, END_OF_TEXT, Message, header

_POOL = 256
"""Dialogues among which the next one that fits is looked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One dialogue as token numbers, and for each whether the assistant says it."""

    tokens: tuple[int, ...]
    spoken: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Windows:
    """Arrays (rows, length): token numbers, what the assistant says, and whose dialogue it is."""

    tokens: NDArray[np.int32]
    spoken: NDArray[np.bool_]
    dialogue: NDArray[np.int32]
    """0 where a row is padded."""


def encode(told: Sequence[Message], tokenizer: Tokenizer, length: int) -> Piece:
    """Write a dialogue as numbers; exchanges that would go beyond `length` are left out."""
    tokens: list[int] = []
    spoken: list[bool] = []
    room = length - 1
    keep = 0
    for message in told:
        head = tokenizer.encode(header(message.role)).ids
        body = tokenizer.encode(message.text + END).ids
        tail = tokenizer.encode("\n").ids
        tokens += head + body + tail
        says = message.role == "assistant"
        spoken += [False] * len(head) + [says] * len(body) + [False] * len(tail)
        if says and len(tokens) <= room:
            keep = len(tokens)
    end = _end_of_text(tokenizer)
    return Piece((*tokens[:keep], end), (*spoken[:keep], False))


def _end_of_text(tokenizer: Tokenizer) -> int:
    number: int | None = tokenizer.token_to_id(END_OF_TEXT)
    if number is None:
        raise ValueError(f"the tokenizer does not know {END_OF_TEXT}")
    return number


def pack(pieces: Iterable[Piece], length: int) -> Iterator[list[Piece]]:
    """Fill rows of `length` tokens with whole dialogues, always the longest that still fits."""
    pool: list[tuple[int, int, Piece]] = []
    source = enumerate(pieces)
    row: list[Piece] = []
    room = length
    while True:
        while len(pool) < _POOL and (following := next(source, None)) is not None:
            number, piece = following
            insort(pool, (len(piece.tokens), -number, piece))
        at = bisect_right(pool, room, key=lambda each: each[0]) - 1
        if at >= 0:
            _, _, piece = pool.pop(at)
            row.append(piece)
            room -= len(piece.tokens)
        elif row:
            yield row
            row, room = [], length
        else:
            return


def windows(dialogues: Iterable[Sequence[Message]], tokenizer: Tokenizer, length: int) -> Windows:
    """Encode and pack every dialogue."""
    rows = list(pack((encode(each, tokenizer, length) for each in dialogues), length))
    shape = (len(rows), length)
    end = _end_of_text(tokenizer)
    found = Windows(
        np.full(shape, end, np.int32), np.zeros(shape, np.bool_), np.zeros(shape, np.int32)
    )
    for index, row in enumerate(rows):
        at = 0
        for number, piece in enumerate(row, 1):
            to = at + len(piece.tokens)
            found.tokens[index, at:to] = piece.tokens
            found.spoken[index, at:to] = piece.spoken
            found.dialogue[index, at:to] = number
            at = to
    return found
