"""The tokenizer: byte-level BPE, cut up as llama.cpp's `qwen2` pre-tokenizer does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from tools.starter_model.chatml import CONTROL_TOKENS

PRE_TOKENIZER: Final = "qwen2"
"""The name under which llama.cpp knows the rule below."""

_PIECES: Final = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_LONGEST: Final = 12
"""Bytes of a token: a common English word, or four Chinese characters."""


def pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    """The rule that cuts text into the pieces within which tokens are merged."""
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_PIECES), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def learn(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """Learn the merges of `vocabulary` tokens from `texts`, control tokens included."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizer()
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=list(CONTROL_TOKENS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=_LONGEST,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
