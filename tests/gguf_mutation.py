"""Damages a GGUF file in the ways in which files are damaged, and in those an attacker likes."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterator

Mutation = Callable[[random.Random, bytearray, int], bytes]
"""Takes the file and the length of its header, and returns another file."""

_ODD_NUMBERS = (0, 1, 2, 3, 7, 255, 1 << 15, (1 << 31) - 1, 1 << 31, (1 << 32) - 1, 4_000_000_000)


def _flip_one_byte(chance: random.Random, data: bytearray, header: int) -> bytes:
    data[chance.randrange(4, header)] ^= chance.randrange(1, 256)
    return bytes(data)


def _flip_one_bit(chance: random.Random, data: bytearray, header: int) -> bytes:
    data[chance.randrange(4, header)] ^= 1 << chance.randrange(8)
    return bytes(data)


def _odd_number(chance: random.Random, data: bytearray, header: int) -> bytes:
    struct.pack_into("<I", data, chance.randrange(4, header - 4), chance.choice(_ODD_NUMBERS))
    return bytes(data)


def _odd_long_number(chance: random.Random, data: bytearray, header: int) -> bytes:
    number = chance.choice([*_ODD_NUMBERS, 1 << 40, 1 << 62, (1 << 64) - 1])
    struct.pack_into("<Q", data, chance.randrange(4, header - 8), number)
    return bytes(data)


def _odd_field(chance: random.Random, data: bytearray, header: int) -> bytes:
    """A well-formed number of the metadata with another value."""
    places = [
        i for i in range(24, header - 12) if data[i : i + 4] == b"\4\0\0\0" and data[i - 1] > 32
    ]
    struct.pack_into("<I", data, chance.choice(places) + 4, chance.choice(_ODD_NUMBERS))
    return bytes(data)


def _lost_key(chance: random.Random, data: bytearray, header: int) -> bytes:
    """A key under another name, so that it is missing."""
    keys = [
        i for i in range(24, header - 8) if data.startswith((b"llama.", b"tokeni", b"genera"), i)
    ]
    data[chance.choice(keys)] = ord("X")
    return bytes(data)


def _cut(chance: random.Random, data: bytearray, header: int) -> bytes:
    return bytes(data[: chance.randrange(len(data))])


def _cut_header(chance: random.Random, data: bytearray, header: int) -> bytes:
    return bytes(data[: chance.randrange(header)])


def _noise_in_weights(chance: random.Random, data: bytearray, header: int) -> bytes:
    start = chance.randrange(header, len(data) - 256)
    data[start : start + 256] = chance.randbytes(256)
    return bytes(data)


def _noise_in_header(chance: random.Random, data: bytearray, header: int) -> bytes:
    start = chance.randrange(4, header - 64)
    data[start : start + 64] = chance.randbytes(64)
    return bytes(data)


def _moved(chance: random.Random, data: bytearray, header: int) -> bytes:
    """A few bytes lost in the middle: all behind them has moved."""
    start = chance.randrange(4, len(data) - 16)
    del data[start : start + chance.randrange(1, 16)]
    return bytes(data)


MUTATIONS: tuple[Mutation, ...] = (
    _flip_one_byte,
    _flip_one_bit,
    _odd_number,
    _odd_long_number,
    _odd_field,
    _odd_field,
    _lost_key,
    _cut,
    _cut_header,
    _noise_in_weights,
    _noise_in_header,
    _moved,
)


def mutants(data: bytes, header: int, count: int, seed: int) -> Iterator[bytes]:
    """Yield `count` damaged copies of a file whose header is `header` bytes long."""
    chance = random.Random(seed)
    for number in range(count):
        yield MUTATIONS[number % len(MUTATIONS)](chance, bytearray(data), header)
