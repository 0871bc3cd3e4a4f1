"""Says what a model file is, or why it cannot be a model that chats, before native code sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from app.engines.gguf_header import MAGIC, Array, Header, Malformed, Value, read_header
from app.errors import ModelMissing, ModelRefused

_FILE_TYPES: Final[Mapping[int, str]] = {
    0: "F32",
    1: "F16",
    2: "Q4_0",
    3: "Q4_1",
    7: "Q8_0",
    8: "Q5_0",
    9: "Q5_1",
    10: "Q2_K",
    11: "Q3_K_S",
    12: "Q3_K_M",
    13: "Q3_K_L",
    14: "Q4_K_S",
    15: "Q4_K_M",
    16: "Q5_K_S",
    17: "Q5_K_M",
    18: "Q6_K",
    19: "IQ2_XXS",
    20: "IQ2_XS",
    21: "Q2_K_S",
    22: "IQ3_XS",
    23: "IQ3_XXS",
    24: "IQ1_S",
    25: "IQ4_NL",
    26: "IQ3_S",
    27: "IQ3_M",
    28: "IQ2_S",
    29: "IQ2_M",
    30: "IQ4_XS",
    31: "IQ1_M",
    32: "BF16",
    36: "TQ1_0",
    37: "TQ2_0",
    38: "MXFP4",
    39: "NVFP4",
    40: "Q1_0",
}
"""How llama.cpp numbers the mixes of tensor types (`llama_ftype` in llama.h)."""

_ENCODERS: Final = ("bert", "t5encoder", "gemma-embedding", "llama-embed", "wavtokenizer")
"""Parts of the names of architectures that turn text into vectors or sound and cannot chat."""

_PARTS: Final[Mapping[str, str]] = {
    "mmproj": "the image part of a model",
    "projector": "the image part of a model",
    "adapter": "an adapter for a model",
    "vocab": "only the vocabulary of a model",
    "imatrix": "a statistic about a model",
}
"""What other values of `general.type` mean to the user."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """What the header of a model file says."""

    path: Path
    name: str
    architecture: str
    size: int
    """Bytes."""
    parameters: int
    layers: int
    context_length: int
    """Tokens that the model was trained to look back on."""
    embedding_length: int
    feed_forward_length: int
    kv_bytes_per_token: int
    """Bytes of state that a token of context costs with 16-bit keys and values."""
    quantisation: str
    """As users know it, e.g. Q4_K_M; empty when the file does not say."""
    licence: str
    template: str | None = field(repr=False)
    """The source of its chat template."""


def inspect(path: Path) -> ModelFile:
    """Read the header of `path` and check it against the size of the file; nothing is executed.

    Raises:
        ModelMissing: there is no such file.
        ModelRefused: it is no language model that can be opened, or not all of it is there.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            _check_magic(path.name, file)
            header = read_header(file, size)
    except FileNotFoundError:
        raise ModelMissing(f"There is no model file {path.name}.") from None
    except OSError as error:
        raise ModelRefused(
            f"{path.name} cannot be read: {error.strerror or error}.",
            remedy="Choose a model file that you may read.",
        ) from error
    except Malformed as error:
        raise ModelRefused(f"{path.name} is damaged or incomplete: {error}.") from error
    if header.needed > size:
        there = f"{size:,} of {header.needed:,} bytes are there"
        raise ModelRefused(f"{path.name} is incomplete: {there}.")
    _check_kind(path.name, header.metadata)
    return _facts(path, size, header)


def _check_magic(name: str, file: BinaryIO) -> None:
    start = file.read(len(MAGIC))
    if start == MAGIC:
        return
    if not start:
        raise ModelRefused(f"{name} is empty.")
    if start.lstrip()[:1] == b"<":
        raise ModelRefused(f"{name} is a web page, not a model: its download went wrong.")
    raise ModelRefused(
        f"{name} is not a GGUF file.", remedy="Choose a model file of the kind that ends in .gguf."
    )


def _check_kind(name: str, metadata: Mapping[str, Value]) -> None:
    kind = metadata.get("general.type", "model")
    architecture = metadata.get("general.architecture")
    if not isinstance(architecture, str) or not architecture.isascii() or not architecture:
        raise ModelRefused(f"{name} does not say what architecture it has.")
    if architecture == "clip":
        kind = "mmproj"
    if kind != "model":
        what = _PARTS.get(str(kind), "no language model")
        raise ModelRefused(f"{name} is {what}.", remedy="Choose the language model itself.")
    if any(part in architecture for part in _ENCODERS):
        raise ModelRefused(
            f"{name} turns text into vectors and cannot answer.",
            remedy="Choose a model that is made for chatting.",
        )
    part, parts = metadata.get("split.no", 0), metadata.get("split.count", 1)
    if part != 0:
        raise ModelRefused(
            f"{name} is a later part of a model of {parts} files.",
            remedy="Choose its first file, with all of them in one folder.",
        )
    if not isinstance(metadata.get("tokenizer.ggml.model"), str):
        raise ModelRefused(f"{name} holds no vocabulary.")


def _facts(path: Path, size: int, header: Header) -> ModelFile:
    if not header.tensors:
        raise ModelRefused(f"{path.name} holds no weights.")
    fields = _Fields(path.name, header.metadata)
    layers = fields.number("block_count", 1, 1000)
    name = header.metadata.get("general.name")
    licence = header.metadata.get("general.license")
    file_type = header.metadata.get("general.file_type")
    template = header.metadata.get("tokenizer.chat_template")
    return ModelFile(
        path=path,
        name=_label(name) or path.stem,
        architecture=fields.architecture,
        size=size,
        parameters=sum(tensor.elements for tensor in header.tensors),
        layers=layers,
        context_length=fields.number("context_length", 16, 1 << 24),
        embedding_length=fields.number("embedding_length", 8, 1 << 17),
        feed_forward_length=fields.largest("feed_forward_length", 0, 1 << 20),
        kv_bytes_per_token=_kv_bytes(fields, layers),
        quantisation=_FILE_TYPES.get(file_type, "") if isinstance(file_type, int) else "",
        licence=_label(licence),
        template=template if isinstance(template, str) else None,
    )


def _label(value: Value | None) -> str:
    """A text of the file as one short printable line."""
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value if c.isprintable()).strip()[:80]


class _Fields:
    """The numbers that a model's architecture needs, each within its bounds."""

    def __init__(self, file_name: str, metadata: Mapping[str, Value]) -> None:
        self.architecture = str(metadata["general.architecture"])
        self._file_name = file_name
        self._metadata = metadata

    def number(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """The number under `key`; every architecture has it unless there is a default."""
        return self._bounded(key, self._metadata.get(self._full(key), default), least, most)

    def layered(self, key: str, layers: int, least: int, most: int, default: int) -> list[int]:
        """One number a layer, written as an array or once for all."""
        value = self._metadata.get(self._full(key), default)
        if not isinstance(value, Array):
            return [self._bounded(key, value, least, most)] * layers
        if len(value.numbers) != layers:
            raise self._nonsense(key)
        return [self._bounded(key, number, least, most) for number in value.numbers]

    def largest(self, key: str, least: int, most: int) -> int:
        """The number under `key`, or the largest where each layer has its own; 0 for none."""
        value = self._metadata.get(self._full(key), 0)
        numbers = value.numbers if isinstance(value, Array) else (value,)
        return max((self._bounded(key, number, least, most) for number in numbers), default=0)

    def _full(self, key: str) -> str:
        return f"{self.architecture}.{key}"

    def _bounded(self, key: str, value: Value | None, least: int, most: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self._nonsense(key)
        return value

    def _nonsense(self, key: str) -> ModelRefused:
        return ModelRefused(f"{self._file_name} is damaged: {self._full(key)} makes no sense.")


def _kv_bytes(fields: _Fields, layers: int) -> int:
    """Two bytes for each number of the keys and values of every layer.

    An architecture without attention heads (a recurrent one) keeps no state a token.
    """
    heads = fields.layered("attention.head_count", layers, 0, 4096, 0)
    width = fields.number("embedding_length", 8, 1 << 17)
    shared = fields.layered("attention.head_count_kv", layers, 0, 4096, max(heads))
    head = width // max(heads) if max(heads) else 0
    key = fields.number("attention.key_length", 0, 1 << 16, head)
    value = fields.number("attention.value_length", 0, 1 << 16, head)
    return 2 * (key + value) * sum(shared)
