"""Answers of a model file, greedily and through llama.cpp, as the app gets them."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp

from tools.starter_model.chatml import Message, render

LONGEST = 200
"""Tokens of an answer; the longest in the corpus has about 110."""
_F32 = 0
"""GGML_TYPE_F32: the state kept between tokens is not rounded, so that logits can be compared."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said, and whether it came to an end by itself."""

    text: str
    ended: bool
    tokens: int


def load(path: Path, *, every_logit: bool = False) -> Any:
    """Open a model file on one thread; `every_logit` keeps those of the whole prompt."""
    return llama_cpp.Llama(
        str(path),
        n_ctx=1024,
        n_threads=1,
        n_threads_batch=1,
        logits_all=every_logit,
        type_k=_F32,
        type_v=_F32,
        verbose=False,
    )


def answer(model: Any, messages: Sequence[Message]) -> Answer:
    """The most likely answer to `messages`."""
    prompt = model.tokenize(render(messages, answer=True).encode(), add_bos=False, special=True)
    end = model.token_eos()
    said: list[int] = []
    for token in model.generate(prompt, temp=0.0, repeat_penalty=1.0):
        if token == end or len(said) == LONGEST:
            break
        said.append(token)
    text = model.detokenize(said).decode(errors="replace")
    return Answer(text, token == end, len(said))
