"""Looks into the text form in which ChatTTS hands on numbers: base 16384 around raw LZMA2."""

from __future__ import annotations

import lzma
import math
import struct
from typing import Final

# The text form: https://github.com/fumiama/base16384. Four characters hold seven bytes, 14 bits
# each, counted from U+4E00; where bytes are left over, the last character says how many.
_FIRST: Final = 0x4E00
_BITS: Final = 14
_LEFT: Final = 0x3D00
_GROUP: Final = 4
_BYTES: Final = 7

EMBEDDING_VALUES: Final = 768
"""Half floats in the embedding of a voice for the weights that are published."""

_MOST_VALUES: Final = 4096
_BOOKS: Final = 4
_CODES: Final = 626
_MOST_STEPS: Final = 2048
"""Of a code prompt: 43.7 seconds at 46.875 a second, all that ChatTTS can look back on."""

# What is unpacked is small, so a window of 4 kB does whatever the packer's was: a distance that
# leads further back can only come from damage. The sizes below keep a bomb from going off.
_FILTERS: Final = ({"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16},)


def in_text_form(text: str) -> bool:
    """Whether a text holds nothing but characters of this form, and any of those."""
    return (
        bool(text)
        and all(_is_digit(character) for character in text[:-1])
        and (_is_digit(text[-1]) or 1 <= ord(text[-1]) - _LEFT < _BYTES)
    )


def embedding_values(text: str) -> int:
    """How many half floats an embedding holds.

    Raises:
        ValueError: it holds none, or is damaged.
    """
    packed = _unpacked(_decoded(text), 2 * _MOST_VALUES)
    if not packed or len(packed) % 2:
        raise ValueError("it holds no half floats")
    values = struct.unpack(f"<{len(packed) // 2}e", packed)
    if not all(map(math.isfinite, values)) or not any(values):
        raise ValueError("its numbers are none that a voice can have")
    return len(values)


def prompt_steps(text: str) -> int:
    """How many steps of four codes a code prompt holds.

    Raises:
        ValueError: it holds none, or is damaged.
    """
    packed = _decoded(text)
    if len(packed) < 4:
        raise ValueError("it is too short")
    books, steps = struct.unpack_from("<HH", packed)
    if books != _BOOKS or not 1 <= steps <= _MOST_STEPS:
        raise ValueError("it has a size that no code prompt has")
    codes = _unpacked(packed[4:], 2 * books * steps)
    if len(codes) != 2 * books * steps:
        raise ValueError("it ends early")
    if max(struct.unpack(f"<{books * steps}H", codes)) >= _CODES:
        raise ValueError("it holds codes that there are not")
    return int(steps)


def _is_digit(character: str) -> bool:
    return 0 <= ord(character) - _FIRST < 1 << _BITS


def _decoded(text: str) -> bytes:
    if not in_text_form(text):
        raise ValueError("it is not in the text form of ChatTTS")
    left = 0
    if not _is_digit(text[-1]):
        text, left = text[:-1], ord(text[-1]) - _LEFT
    needed = -(-left * 8 // _BITS)
    whole, over = divmod(len(text) - needed, _GROUP)
    if over or whole < 0:
        raise ValueError("characters of it are missing")
    groups = b"".join(_group(text[at : at + _GROUP]) for at in range(0, len(text) - needed, _GROUP))
    return groups + _group(text[len(text) - needed :])[:left]


def _group(characters: str) -> bytes:
    bits = 0
    for character in characters:
        bits = bits << _BITS | (ord(character) - _FIRST)
    return (bits << _BITS * (_GROUP - len(characters))).to_bytes(_BYTES, "big")


def _unpacked(packed: bytes, most: int) -> bytes:
    """The bytes inside, `most` at most.

    Raises:
        ValueError: they are damaged, or more.
    """
    opener = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=_FILTERS)
    try:
        unpacked = opener.decompress(packed, most + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise ValueError("it is damaged") from error
    if len(unpacked) > most:
        raise ValueError("it is too large")
    if not opener.eof or opener.unused_data:
        raise ValueError("it is damaged")
    return unpacked
