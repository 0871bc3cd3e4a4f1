"""Makes small GGUF files: one that says a script, one with random weights, and damaged ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
CONTROLS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
SCRIPT = ("Hello", " there", ".", " 你好", "，", "世界", "。", " Bye", " 🙂", "!")

Extra = Callable[[gguf.GGUFWriter], None]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The size of a model, and what its header says."""

    width: int = 128
    layers: int = 1
    heads: int = 4
    kv_heads: int = 2
    inner: int = 256
    context: int = 2048
    template: str | None = CHATML
    quantised: bool = False
    """Q8_0 in place of 32-bit floats."""
    name: str = "Fixture"
    controls: Sequence[str] = CONTROLS
    starts_with_bos: bool = False
    extra: Extra | None = None
    """Writes further metadata."""
    overrides: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the llama architecture whose numbers are to be wrong."""


def _alphabet() -> list[str]:
    """The characters that byte-level vocabularies write for the 256 bytes."""
    printable = {*range(33, 127), *range(161, 173), *range(174, 256)}
    spare = iter(range(256, 512))
    return [chr(byte if byte in printable else next(spare)) for byte in range(256)]


ALPHABET = _alphabet()


def written(piece: str | bytes) -> str:
    """A piece of text as a byte-level vocabulary writes it."""
    data = piece.encode() if isinstance(piece, str) else piece
    return "".join(ALPHABET[byte] for byte in data)


def _vocabulary(words: Sequence[str | bytes]) -> tuple[list[str], list[str]]:
    """Tokens for all bytes and these words, and the merges that lead to the words."""
    tokens, merges = dict.fromkeys(ALPHABET), dict[str, None]()
    for word in words:
        letters = written(word)
        for end in range(1, len(letters)):
            merges[f"{letters[:end]} {letters[end]}"] = None
            tokens[letters[: end + 1]] = None
    return list(tokens), list(merges)


def scripted(
    path: Path, script: Sequence[str | bytes] = SCRIPT, shape: Shape | None = None
) -> Path:
    """Write a model that answers every prompt with `script`, each piece a token, each used once.

    Attention and feed-forward are zero, so that the next token depends on the last one alone.
    """
    shape = shape or Shape()
    words = [*script, "user", "assistant", "system"]
    tokens, merges = _vocabulary(words)
    numbers = {token: number for number, token in enumerate([*tokens, *shape.controls])}
    chain = [numbers[written("\n")], *(numbers[written(word)] for word in script)]
    chain.append(numbers[shape.controls[-1]])
    assert len(set(chain)) == len(chain), "each piece of a script may be used once"
    embedding = np.random.default_rng(1).standard_normal((len(numbers), shape.width))
    embedding /= np.sqrt((embedding**2).mean(axis=1, keepdims=True))
    output = np.zeros_like(embedding)
    for before, after in pairwise(chain):
        output[after] += embedding[before] * (20.0 / shape.width)

    def nothing(*extent: int) -> Matrix:
        return np.zeros(extent, np.float32)

    ends = embedding.astype(np.float32), output.astype(np.float32)
    _write(path, shape, (tokens, merges), ends, nothing)
    return path


def noise(path: Path, shape: Shape, seed: int = 1) -> Path:
    """Write a model with random weights: what it says depends on all that it has read."""
    random = np.random.default_rng(seed)

    def weights(*extent: int) -> Matrix:
        values = random.standard_normal(extent, np.float32)
        values /= np.sqrt(np.float32(extent[-1]))
        return values

    tokens, merges = _vocabulary(["user", "assistant", "system"])
    size = len(tokens) + len(shape.controls)
    embedding = random.standard_normal((size, shape.width), np.float32) * 0.5
    _write(path, shape, (tokens, merges), (embedding, weights(size, shape.width) * 2), weights)
    return path


def _write(
    path: Path,
    shape: Shape,
    vocabulary: tuple[list[str], list[str]],
    ends: tuple[Matrix, Matrix],
    weights: Callable[..., Matrix],
) -> None:
    writer = gguf.GGUFWriter(path, "llama")
    _write_shape(writer, shape)
    _write_vocabulary(writer, shape, *vocabulary)
    if shape.extra is not None:
        shape.extra(writer)
    embedding, output = ends
    _put(writer, "token_embd", embedding, shape)
    _put(writer, "output_norm", np.ones(shape.width), shape)
    _put(writer, "output", output, shape)
    width, inner = shape.width, shape.inner
    shared = width // shape.heads * shape.kv_heads
    for layer in range(shape.layers):
        for part, extent in (
            ("attn_q", (width, width)),
            ("attn_k", (shared, width)),
            ("attn_v", (shared, width)),
            ("attn_output", (width, width)),
            ("ffn_gate", (inner, width)),
            ("ffn_up", (inner, width)),
            ("ffn_down", (width, inner)),
        ):
            _put(writer, f"blk.{layer}.{part}", weights(*extent), shape)
        for part in ("attn_norm", "ffn_norm"):
            _put(writer, f"blk.{layer}.{part}", np.ones(width), shape)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _write_shape(writer: gguf.GGUFWriter, shape: Shape) -> None:
    writer.add_name(shape.name)
    kind = gguf.LlamaFileType.MOSTLY_Q8_0 if shape.quantised else gguf.LlamaFileType.ALL_F32
    writer.add_file_type(kind)
    numbers = {
        "context_length": shape.context,
        "embedding_length": shape.width,
        "block_count": shape.layers,
        "feed_forward_length": shape.inner,
        "attention.head_count": shape.heads,
        "attention.head_count_kv": shape.kv_heads,
        "rope.dimension_count": shape.width // shape.heads,
    }
    for key, number in {**numbers, **shape.overrides}.items():
        writer.add_uint32(f"llama.{key}", number)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(10000.0)


def _write_vocabulary(
    writer: gguf.GGUFWriter, shape: Shape, tokens: list[str], merges: list[str]
) -> None:
    size = len(tokens)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([*tokens, *shape.controls])
    plain, control = gguf.TokenType.NORMAL, gguf.TokenType.CONTROL
    writer.add_token_types([plain] * size + [control] * len(shape.controls))
    writer.add_token_merges(merges)
    writer.add_bos_token_id(size)
    writer.add_eos_token_id(size + len(shape.controls) - 1)
    writer.add_add_bos_token(shape.starts_with_bos)
    if shape.template is not None:
        writer.add_chat_template(shape.template)


def _put(writer: gguf.GGUFWriter, name: str, values: NDArray[Any], shape: Shape) -> None:
    values = np.ascontiguousarray(values, np.float32)
    if values.ndim == 1 or not shape.quantised:
        writer.add_tensor(f"{name}.weight", values)
        return
    kind = gguf.GGMLQuantizationType.Q8_0
    writer.add_tensor(f"{name}.weight", gguf.quants.quantize(values, kind), raw_dtype=kind)
