"""Walks the header of a GGUF file with bounded reads and no native code."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final, TypeAlias

# The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

MAGIC: Final = b"GGUF"
VERSIONS: Final = (2, 3)

MOST_TENSORS: Final = 100_000
MOST_KEYS: Final = 10_000
MOST_ELEMENTS: Final = 5_000_000
LONGEST_STRING: Final = 16 << 20
LONGEST_KEY: Final = 65_535
LONGEST_NAME: Final = 63  # GGML_MAX_NAME less its terminator
KEPT_ELEMENTS: Final = 1024
"""Numeric arrays up to this length are kept by value: one entry a layer, never a vocabulary."""

_STRING: Final = 8
_ARRAY: Final = 9
_SCALARS: Final[Mapping[int, struct.Struct]] = {
    0: struct.Struct("<B"),
    1: struct.Struct("<b"),
    2: struct.Struct("<H"),
    3: struct.Struct("<h"),
    4: struct.Struct("<I"),
    5: struct.Struct("<i"),
    6: struct.Struct("<f"),
    7: struct.Struct("<?"),
    10: struct.Struct("<Q"),
    11: struct.Struct("<q"),
    12: struct.Struct("<d"),
}
_ENDS_EARLY: Final = "the header ends early"
_WINDOW: Final = 1 << 16
_U32: Final = struct.Struct("<I")
_U64: Final = struct.Struct("<Q")

TENSOR_TYPES: Final[Mapping[int, tuple[int, int]]] = {
    0: (1, 4),  # F32
    1: (1, 2),  # F16
    2: (32, 18),  # Q4_0
    3: (32, 20),  # Q4_1
    6: (32, 22),  # Q5_0
    7: (32, 24),  # Q5_1
    8: (32, 34),  # Q8_0
    9: (32, 36),  # Q8_1
    10: (256, 84),  # Q2_K
    11: (256, 110),  # Q3_K
    12: (256, 144),  # Q4_K
    13: (256, 176),  # Q5_K
    14: (256, 210),  # Q6_K
    15: (256, 292),  # Q8_K
    16: (256, 66),  # IQ2_XXS
    17: (256, 74),  # IQ2_XS
    18: (256, 98),  # IQ3_XXS
    19: (256, 50),  # IQ1_S
    20: (32, 18),  # IQ4_NL
    21: (256, 110),  # IQ3_S
    22: (256, 82),  # IQ2_S
    23: (256, 136),  # IQ4_XS
    24: (1, 1),  # I8
    25: (1, 2),  # I16
    26: (1, 4),  # I32
    27: (1, 8),  # I64
    28: (1, 8),  # F64
    29: (256, 56),  # IQ1_M
    30: (1, 2),  # BF16
    34: (256, 54),  # TQ1_0
    35: (256, 66),  # TQ2_0
    39: (32, 17),  # MXFP4
    40: (64, 36),  # NVFP4
    41: (128, 18),  # Q1_0
}
"""Elements and bytes of a block, by ggml's number of the type."""


@dataclass(frozen=True, slots=True)
class Array:
    """An array of the metadata: its length, and its numbers if they are few."""

    length: int
    numbers: tuple[float, ...] = ()


Value: TypeAlias = int | float | bool | str | Array


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor lies."""

    name: str
    shape: tuple[int, ...]
    type: int
    """ggml's number of its type."""
    offset: int
    """Bytes from the start of the tensor data."""
    size: int
    """Bytes."""

    @property
    def elements(self) -> int:
        """How many numbers it holds."""
        count = 1
        for extent in self.shape:
            count *= extent
        return count


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the tensor data."""

    metadata: Mapping[str, Value]
    tensors: tuple[Tensor, ...]
    data_offset: int
    """Bytes from the start of the file to the tensor data."""

    @property
    def needed(self) -> int:
        """Bytes that the file must have at least."""
        return self.data_offset + max((t.offset + t.size for t in self.tensors), default=0)


class Malformed(Exception):
    """The header breaks a rule of the format; the text says which."""


class Truncated(Malformed):
    """The file ends inside the header."""


class _Walker:
    """Reads forward through a file of known size; every length is checked before it is used."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size
        self.position = 0

    def take(self, count: int) -> bytes:
        data = self._file.read(count) if self.position + count <= self._size else b""
        if len(data) != count:
            raise Truncated(_ENDS_EARLY)
        self.position += count
        return data

    def skip_texts(self, count: int) -> None:
        """Pass `count` texts, which may be a whole vocabulary, without a system call for each."""
        buffer, at = b"", 0
        for _ in range(count):
            if at + 8 > len(buffer):
                self.skip(at)
                buffer, at = self._file.read(_WINDOW), 0
                if len(buffer) < 8:
                    raise Truncated(_ENDS_EARLY)
            length: int = _U64.unpack_from(buffer, at)[0]
            if length > LONGEST_STRING:
                raise Malformed(f"it claims {length} bytes in one text")
            at += 8 + length
        self.skip(at)

    def skip(self, count: int) -> None:
        if self.position + count > self._size:
            raise Truncated(_ENDS_EARLY)
        self.position += count
        self._file.seek(self.position)

    def u32(self) -> int:
        value: int = _U32.unpack(self.take(4))[0]
        return value

    def u64(self) -> int:
        value: int = _U64.unpack(self.take(8))[0]
        return value

    def count(self, most: int, what: str) -> int:
        value = self.u64()
        if value > most:
            raise Malformed(f"it claims {value} {what}")
        return value

    def text(self, longest: int) -> str:
        data = self.take(self.count(longest, "bytes in one text"))
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise Malformed("a text in its header is not UTF-8") from None


def read_header(file: BinaryIO, size: int) -> Header:
    """Read the header of a GGUF file of `size` bytes that stands at its start, after the magic.

    Raises:
        Malformed: the header breaks a rule of the format, or one of the bounds above.
        OSError: the file cannot be read.
    """
    walker = _Walker(file, size)
    walker.position = file.tell()
    version = walker.u32()
    if version not in VERSIONS:
        raise Malformed(f"version {version} of the format is unknown")
    tensor_count = walker.count(MOST_TENSORS, "tensors")
    metadata = _metadata(walker, walker.count(MOST_KEYS, "keys"))
    alignment = metadata.get("general.alignment", 32)
    if not isinstance(alignment, int) or not 8 <= alignment <= 1 << 16 or alignment % 8:
        raise Malformed("its alignment makes no sense")
    tensors = tuple(_tensor(walker, alignment) for _ in range(tensor_count))
    if len({tensor.name for tensor in tensors}) != len(tensors):
        raise Malformed("two tensors have one name")
    return Header(metadata, tensors, _aligned(walker.position, alignment))


def _aligned(position: int, alignment: int) -> int:
    return -(-position // alignment) * alignment


def _metadata(walker: _Walker, count: int) -> dict[str, Value]:
    metadata: dict[str, Value] = {}
    for _ in range(count):
        key = walker.text(LONGEST_KEY)
        if not key or key in metadata:
            raise Malformed("a key is empty or stands there twice")
        metadata[key] = _value(walker, walker.u32())
    return metadata


def _value(walker: _Walker, kind: int) -> Value:
    if kind == _STRING:
        return walker.text(LONGEST_STRING)
    if kind == _ARRAY:
        return _array(walker)
    return _scalar(walker, kind)


def _scalar(walker: _Walker, kind: int) -> int | float | bool:
    form = _SCALARS.get(kind)
    if form is None:
        raise Malformed(f"a value has the unknown type {kind}")
    number: int | float | bool = form.unpack(walker.take(form.size))[0]
    return number


def _array(walker: _Walker) -> Array:
    kind = walker.u32()
    length = walker.count(MOST_ELEMENTS, "elements in one array")
    if kind == _STRING:
        walker.skip_texts(length)
        return Array(length)
    form = _SCALARS.get(kind)
    if form is None:
        raise Malformed(f"an array has the unknown type {kind}")
    if length > KEPT_ELEMENTS:
        walker.skip(length * form.size)
        return Array(length)
    data = walker.take(length * form.size)
    return Array(length, tuple(number for (number,) in form.iter_unpack(data)))


def _tensor(walker: _Walker, alignment: int) -> Tensor:
    name = walker.text(LONGEST_NAME)
    dimensions = walker.u32()
    if dimensions > 4:
        raise Malformed(f"a tensor has {dimensions} dimensions")
    shape = tuple(walker.count(1 << 32, "numbers in a row") for _ in range(dimensions))
    kind = walker.u32()
    offset = walker.u64()
    if kind not in TENSOR_TYPES:
        raise Malformed(f"a tensor has the unknown type {kind}")
    block, block_bytes = TENSOR_TYPES[kind]
    tensor = Tensor(name, shape, kind, offset, 0)
    elements = tensor.elements
    if not 0 < elements <= 1 << 40 or (shape[0] if shape else 1) % block or offset % alignment:
        raise Malformed("a tensor has an impossible shape or place")
    return Tensor(name, shape, kind, offset, elements // block * block_bytes)
