"""What an ONNX file says of itself, read without opening the network in it.

sherpa-onnx ends the whole process where an entry is missing, so it is looked for here first.
The layout is that of onnx.proto: a ModelProto whose field 14 holds pairs of key and value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from app.engines.sherpa.package import damaged

_METADATA: Final = 14
_KEY, _VALUE = 1, 2
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_FIXED: Final = {_FIXED64: 8, _FIXED32: 4}
_LONGEST: Final = 1_000_000
"""Bytes of an entry; longer than any list of speakers."""


class _BrokenError(ValueError):
    """The bytes are no protobuf message."""


def read(path: Path) -> Mapping[str, str]:
    """The entries of a model file, by name. Only their own bytes are read, whatever its size.

    Raises:
        WeightsDamaged: the file is no ONNX model, is cut off, or cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return dict(_entries(file, size))
    except (OSError, _BrokenError, UnicodeDecodeError) as error:
        raise damaged(path, "is no ONNX model that can be opened") from error


def _entries(file: BinaryIO, size: int) -> Iterator[tuple[str, str]]:
    while (at := file.tell()) < size:
        number, kind = divmod(_varint(file), 8)
        if kind == _VARINT:
            _varint(file)
            continue
        length = _varint(file) if kind == _BYTES else _FIXED.get(kind, size)
        if not number or length > size - file.tell():
            raise _BrokenError(f"at byte {at}")
        if number == _METADATA and kind == _BYTES and length <= _LONGEST:
            yield _pair(file, file.tell() + length)
        else:
            file.seek(length, 1)
    if not size:
        raise _BrokenError("it is empty")


def _pair(file: BinaryIO, end: int) -> tuple[str, str]:
    fields = {_KEY: "", _VALUE: ""}
    while file.tell() < end:
        number, kind = divmod(_varint(file), 8)
        length = _varint(file)
        if kind != _BYTES or length > end - file.tell():
            raise _BrokenError("in an entry")
        fields[number] = file.read(length).decode()
    return fields[_KEY], fields[_VALUE]


def _varint(file: BinaryIO) -> int:
    value = 0
    for shift in range(0, 64, 7):
        byte = file.read(1)
        if not byte:
            break
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
    raise _BrokenError("a number does not end")
