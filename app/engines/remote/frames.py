"""Frames on a pipe: a small head with two lengths, a JSON object, then raw bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from io import BufferedReader, FileIO
from typing import Any, Final

_HEAD: Final = struct.Struct("<4sII")
_MAGIC: Final = b"SVf1"

MOST_HEADER: Final = 16 << 20
"""Bytes of a header: a conversation that fills a million tokens stays below."""

MOST_PAYLOAD: Final = 64 << 20
"""Bytes of a payload: eleven minutes of 24 kHz."""

_SLICE: Final = 1 << 20
"""Bytes that are read at once, so that a length that lies costs no memory."""


class BadFrame(Exception):
    """What came is no frame, or one that is too large."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message, not yet known to mean anything."""

    header: Mapping[str, Any]
    payload: bytearray


def pack(header: Mapping[str, Any], payload_bytes: int = 0) -> bytes:
    """The head and the header; exactly `payload_bytes` bytes must follow.

    Raises:
        BadFrame: one of the two is too large.
    """
    text = json.dumps(header, separators=(",", ":")).encode("ascii")
    _check(len(text), payload_bytes)
    return _HEAD.pack(_MAGIC, len(text), payload_bytes) + text


def send(file: FileIO, data: bytes) -> None:
    """Write all of it; blocks while the pipe is full.

    Raises:
        OSError: nobody reads any more.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def write(file: FileIO, header: Mapping[str, Any], payload: bytes = b"") -> None:
    """Write one frame; blocks while the pipe is full.

    Raises:
        BadFrame: it is too large.
        OSError: nobody reads any more.
    """
    send(file, pack(header, len(payload)))
    send(file, payload)


def read(file: BufferedReader) -> Frame | None:
    """Wait for one frame; None once the other end is closed, also in the middle of one.

    Raises:
        BadFrame: what came is none.
    """
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    magic, header_bytes, payload_bytes = _HEAD.unpack(head)
    if magic != _MAGIC:
        raise BadFrame("no frame begins like that")
    _check(header_bytes, payload_bytes)
    text, payload = _read_whole(file, header_bytes), _read_whole(file, payload_bytes)
    if len(text) < header_bytes or len(payload) < payload_bytes:
        return None
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFrame("a header is no JSON") from error
    if not isinstance(header, dict):
        raise BadFrame("a header is no object")
    return Frame(header, payload)


def _check(header_bytes: int, payload_bytes: int) -> None:
    if header_bytes > MOST_HEADER or payload_bytes > MOST_PAYLOAD:
        raise BadFrame(f"a frame of {header_bytes} + {payload_bytes} bytes is too large")


def _read_whole(file: BufferedReader, size: int) -> bytearray:
    """As many of `size` bytes as come before the end."""
    data = bytearray()
    while len(data) < size:
        part = file.read(min(_SLICE, size - len(data)))
        if not part:
            break
        data += part
    return data
