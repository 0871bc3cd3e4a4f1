"""How the next token is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import llama_cpp.llama_cpp as llama


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """What makes an answer more or less free. The defaults suit answers that are spoken."""

    temperature: float = 0.7
    """0 always takes the likeliest token."""
    top_k: int = 40
    top_p: float = 0.9
    min_p: float = 0.05
    repeat_penalty: float = 1.05
    repeat_window: int = 64
    """Tokens of the answer so far that the penalty looks at."""
    seed: int | None = None
    """None for another one in every answer."""
    max_tokens: int = 400
    """The longest answer."""


class Sampler:
    """llama.cpp's chain of samplers for one set of options."""

    def __init__(self, options: Sampling, vocabulary_size: int) -> None:
        chain = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
        for link in _links(options, vocabulary_size):
            llama.llama_sampler_chain_add(chain, link)
        self._chain: Any = chain

    def reset(self) -> None:
        """Begin a new answer."""
        llama.llama_sampler_reset(self._chain)

    def sample(self, context: Any) -> int:
        """Choose by the logits of the last token that `context` was fed."""
        token: int = llama.llama_sampler_sample(self._chain, context, -1)
        return token

    def close(self) -> None:
        """Free it, with its links."""
        if self._chain is not None:
            llama.llama_sampler_free(self._chain)
            self._chain = None


def _links(options: Sampling, vocabulary_size: int) -> list[Any]:
    if options.temperature <= 0:
        return [llama.llama_sampler_init_greedy()]
    seed = llama.LLAMA_DEFAULT_SEED if options.seed is None else options.seed
    return [
        llama.llama_sampler_init_top_k(options.top_k),
        llama.llama_sampler_init_penalties(
            vocabulary_size, options.repeat_window, options.repeat_penalty, 0.0, 0.0
        ),
        llama.llama_sampler_init_top_p(options.top_p, 1),
        llama.llama_sampler_init_min_p(options.min_p, 1),
        llama.llama_sampler_init_temp(options.temperature),
        llama.llama_sampler_init_dist(seed),
    ]
