"""Packs numbers as ChatTTS hands them on, so that tests need none of its packages."""

from __future__ import annotations

import lzma
import struct

from app.voices import VoiceCard

_PRESET = 9 | lzma.PRESET_EXTREME
_FILTERS = ({"id": lzma.FILTER_LZMA2, "preset": _PRESET, "dict_size": 1 << 16},)
"""ChatTTS's own but for the dictionary: 64 MiB take a twentieth of a second, and change no byte."""


def in_text(packed: bytes) -> str:
    """Bytes in base 16384."""
    text = ""
    for at in range(0, len(packed), 7):
        group = packed[at : at + 7]
        bits = int.from_bytes(group.ljust(7, b"\0"), "big")
        digits = [0x4E00 + (bits >> shift & 0x3FFF) for shift in (42, 28, 14, 0)]
        text += "".join(map(chr, digits[: -(-len(group) * 8 // 14)]))
    left = len(packed) % 7
    return text + (chr(0x3D00 + left) if left else "")


def compressed(packed: bytes) -> bytes:
    return lzma.compress(packed, lzma.FORMAT_RAW, filters=_FILTERS)


def embedding(seed: int = 1, values: int = 768) -> str:
    """An embedding that differs with the seed."""
    numbers = [((seed + 7) * (at + 3) % 401 - 200) / 50 for at in range(values)]
    return in_text(compressed(struct.pack(f"<{values}e", *numbers)))


def prompt(steps: int = 12, *, books: int = 4, code: int = 600) -> str:
    """A code prompt."""
    codes = [code - at % 5 for at in range(books * steps)]
    packed = compressed(struct.pack(f"<{len(codes)}H", *codes))
    return in_text(struct.pack("<HH", books, steps) + packed)


def card(name: str = "Lin", seed: int = 42, **fields: object) -> VoiceCard:
    """A voice with everything that an engine has worked out."""
    return VoiceCard(name=name, seed=seed, embedding=embedding(seed), **fields)  # type: ignore[arg-type] # as the test says
