"""The model file: a network and its vocabulary as GGUF, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tools.starter_model.chatml import CONTROL_TOKENS, END, END_OF_TEXT, TEMPLATE
from tools.starter_model.network import NORM_EPSILON, Network, Shape
from tools.starter_model.tokenizer import PRE_TOKENIZER

NAME = "Starter"
LICENCE = "AGPL-3.0-or-later"
_DESCRIPTION = (
    "The small English and Chinese model that ships with Sottovoce, "
    "trained from scratch on text generated for it"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens by number, in GPT-2's byte alphabet, and the merges in order of rank."""

    tokens: tuple[str, ...]
    merges: tuple[str, ...]

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Vocabulary:
        """Take the vocabulary out of a learnt tokenizer."""
        model = json.loads(tokenizer.to_str())["model"]
        tokens = sorted(model["vocab"], key=model["vocab"].__getitem__)
        return cls(tuple(tokens), tuple(" ".join(pair) for pair in model["merges"]))

    def number(self, token: str) -> int:
        """The number of `token`."""
        return self.tokens.index(token)


def write(path: Path, network: Network, vocabulary: Vocabulary, *, halved: bool) -> None:
    """Write a model file that llama.cpp opens: float16 matrices if `halved`, else all float32.

    Q8_0 would be half the size, but it changed the most likely token at 7 positions of 1,000,
    where float16 changes two of 10,000: networks this small have no weights to spare.
    """
    writer = gguf.GGUFWriter(path, "llama")
    _describe(writer, network.shape, halved=halved)
    _write_vocabulary(writer, vocabulary)
    for name, weight in network.state_dict().items():
        values = weight.float().numpy()
        number = np.float16 if halved and values.ndim > 1 else np.float32
        writer.add_tensor(name, np.ascontiguousarray(values, number))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _describe(writer: gguf.GGUFWriter, shape: Shape, *, halved: bool) -> None:
    kinds = gguf.LlamaFileType
    writer.add_name(NAME)
    writer.add_description(_DESCRIPTION)
    writer.add_license(LICENCE)
    writer.add_languages(["en", "zh"])
    writer.add_file_type(kinds.MOSTLY_F16 if halved else kinds.ALL_F32)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_heads)
    writer.add_layer_norm_rms_eps(NORM_EPSILON)
    writer.add_rope_dimension_count(shape.head_width)
    writer.add_rope_freq_base(shape.rope_base)


def _write_vocabulary(writer: gguf.GGUFWriter, vocabulary: Vocabulary) -> None:
    kinds = gguf.TokenType
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(PRE_TOKENIZER)
    writer.add_token_list(list(vocabulary.tokens))
    writer.add_token_types(
        [kinds.CONTROL if token in CONTROL_TOKENS else kinds.NORMAL for token in vocabulary.tokens]
    )
    writer.add_token_merges(list(vocabulary.merges))
    writer.add_bos_token_id(vocabulary.number(END_OF_TEXT))
    writer.add_pad_token_id(vocabulary.number(END_OF_TEXT))
    writer.add_eos_token_id(vocabulary.number(END))
    writer.add_add_bos_token(value=False)
    writer.add_chat_template(TEMPLATE)


def read(path: Path) -> tuple[Network, Vocabulary]:
    """Rebuild the network, its weights in float32, and the vocabulary from a model file."""
    reader = gguf.GGUFReader(path)

    def field(key: str) -> Any:
        return reader.fields[key].contents()

    shape = Shape(
        vocabulary=field("llama.vocab_size"),
        width=field("llama.embedding_length"),
        layers=field("llama.block_count"),
        heads=field("llama.attention.head_count"),
        key_heads=field("llama.attention.head_count_kv"),
        hidden=field("llama.feed_forward_length"),
        context=field("llama.context_length"),
        rope_base=field("llama.rope.freq_base"),
    )
    network = Network(shape)
    network.load_state_dict({each.name: _values(each) for each in reader.tensors})
    network.eval()
    tokens = tuple(field("tokenizer.ggml.tokens"))
    return network, Vocabulary(tokens, tuple(field("tokenizer.ggml.merges")))


def _values(tensor: gguf.ReaderTensor) -> torch.Tensor:
    values: NDArray[np.float32] = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
    return torch.from_numpy(values.astype(np.float32))
