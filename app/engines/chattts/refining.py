"""Puts laughter, pauses and turns of phrase into a text before it is spoken, if the user wants."""

from __future__ import annotations

from typing import Any, Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.chattts.manner import Manner
from app.engines.chattts.network import Network
from app.engines.chattts.sampling import PENALISED, Dials, Knobs, draw
from app.turn import CancelToken

_KNOBS: Final = Knobs(temperature=0.7, repetition_penalty=1.0)
"""The package's own defaults for text."""
_LONGEST: Final = 384
"""Words and control tokens that are written at most, as in the package."""


class Refiner:
    """Uses the network that speaks; its cache is free for it between two utterances."""

    @torch.inference_mode()
    def __init__(self, tokenizer: Any, speaker: Any, embed: Any, network: Network) -> None:
        """Take the parts of a loaded `Chat` that read and write words.

        Their tables are on the network's device as long as this lives: 130 MB of the published
        weights.
        """
        self._network = network
        self._tokenizer = tokenizer
        self._speaker = speaker
        self._table = embed.emb_text.weight.detach().to(network.device)
        self._head = embed.head_text.weight.detach().to(network.device)
        self._random = torch.Generator(device=network.device)
        self._dials = Dials.on(network.device)
        self._dials.set(_KNOBS)

    @torch.inference_mode()
    def refine(self, text: str, manner: Manner, seed: int, cancel: CancelToken) -> str:
        """The text with control tokens in it; as it was if nothing came, or the turn is over."""
        asked = f"[oral_{manner.oral}][laugh_{manner.laugh}][break_{manner.pause}]"
        decorated = self._speaker.decorate_text_prompts([text], asked)
        tokens = self._tokenizer.encode(decorated, self._network.books, device="cpu")[0][0, :, 0]
        self._random.manual_seed(seed)
        written = self._written(tokens.to(self._network.device), cancel)
        # What comes from here on steers the refining, and would be read aloud.
        kept = [token for token in written if token < self._tokenizer.break_0_ids]
        return str(self._tokenizer.decode([kept])[0]) if kept and not cancel.cancelled else text

    def _written(self, tokens: Tensor, cancel: CancelToken) -> list[int]:
        network, length = self._network, len(tokens)
        places = torch.arange(network.capacity, device=network.device)
        hidden = network.run(self._table[tokens], places[:length], length, None)[-1:]
        written: list[int] = []
        for at in range(length, min(length + _LONGEST, network.capacity)):
            token = self._drawn(hidden)
            if int(token) == self._tokenizer.eos_token or cancel.cancelled:
                break
            written.append(int(token))
            seen = (places[: at + 1] <= at).unsqueeze(0)
            hidden = network.run(self._table[token], places[at : at + 1], at + 1, seen)
        return written

    def _drawn(self, hidden: Tensor) -> Tensor:
        logits = functional.linear(hidden, self._head)
        noise = torch.empty_like(logits).exponential_(generator=self._random)
        recent = torch.full((1, PENALISED), logits.shape[-1], device=logits.device)
        return draw(logits, recent, noise, self._dials, _KNOBS.top_k)
