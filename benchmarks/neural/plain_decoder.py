"""IndexTTS's decoder as upstream runs it: single precision, three beams, a cache that is copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import GptConfig
from benchmarks.neural.beams import BEAMS, Beams

_PLACEHOLDER: Final = 1
_FIRST_PLACE: Final = 2
"""Where the first code stands when the next is drawn."""
_PARTS: Final = ("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj")

_Cache = list[tuple[Tensor, Tensor]]


class PlainDecoder:
    """Takes a voice and a text, gives codes, and in a second pass their latents."""

    def __init__(self, config: GptConfig, state: Mapping[str, Tensor]) -> None:
        """Take the tensors that are not for references."""
        self._config = config
        self._text = state["text_embedding.weight"], state["text_pos_embedding.emb.weight"]
        self._sound = state["mel_embedding.weight"], state["mel_pos_embedding.emb.weight"]
        self._head = _affine(state, "mel_head")
        self._layers = [
            {part: _affine(state, f"gpt.h.{number}.{part}") for part in ("ln_1", "ln_2", *_PARTS)}
            for number in range(config.layers)
        ]
        self._norms = _affine(state, "gpt.ln_f"), _affine(state, "final_norm")

    @torch.inference_mode()
    def codes(
        self, voice: Tensor, pieces: Sequence[int], most: int, *, penalty: float = 10.0
    ) -> list[int]:
        """The likeliest codes, without the one that ends them.

        Args:
            voice: (latents, width).
            pieces: the text.
            most: codes, the one that ends them included.
            penalty: on codes that were said.
        """
        config, (codes, places) = self._config, self._sound
        start = codes[config.start_mel_token, None] + places[:1]
        prompt = torch.cat([voice, self._read(pieces), start])
        beams = Beams(
            config.number_mel_codes,
            said=(_PLACEHOLDER, config.start_mel_token),
            stop=config.stop_mel_token,
            penalty=penalty,
        )
        states, cache = self._run(prompt.expand(BEAMS, -1, -1), None)
        for number in range(most):
            source, code = beams.advance(functional.linear(states[:, -1], *self._head))
            if beams.done or number + 1 == most:
                break
            cache = [(key[source], value[source]) for key, value in cache]
            states, cache = self._run((codes[code] + places[number + _FIRST_PLACE])[:, None], cache)
        return beams.best()

    @torch.inference_mode()
    def latents(self, voice: Tensor, pieces: Sequence[int], said: Sequence[int]) -> Tensor:
        """What the vocoder takes, (codes, width), from a pass over everything."""
        config, (codes, places) = self._config, self._sound
        whole = torch.tensor([config.start_mel_token, *said, config.stop_mel_token])
        rows = torch.cat([voice, self._read(pieces), codes[whole] + places[: len(whole)]])
        states, _ = self._run(rows[None], None)
        return states[0, -len(whole) : -2]

    def _read(self, pieces: Sequence[int]) -> Tensor:
        text = torch.tensor([self._config.start_text_token, *pieces, self._config.stop_text_token])
        return self._text[0][text] + self._text[1][: len(text)]

    def _run(self, rows: Tensor, cache: _Cache | None) -> tuple[Tensor, _Cache]:
        """Pass (beams, new, width) through all layers; the cache comes back longer."""
        longer: _Cache = []
        width, heads = self._config.model_dim, self._config.heads
        for number, layer in enumerate(self._layers):
            normed = functional.layer_norm(rows, (width,), *layer["ln_1"])
            query, key, value = (
                each.view(*each.shape[:2], heads, -1).transpose(1, 2)
                for each in _stored(normed, layer["attn.c_attn"]).chunk(3, -1)
            )
            if cache is not None:
                key = torch.cat([cache[number][0], key], 2)
                value = torch.cat([cache[number][1], value], 2)
            longer.append((key, value))
            looked = functional.scaled_dot_product_attention(
                query, key, value, is_causal=cache is None
            )
            rows = rows + _stored(looked.transpose(1, 2).flatten(2), layer["attn.c_proj"])
            normed = functional.layer_norm(rows, (width,), *layer["ln_2"])
            wide = functional.gelu(_stored(normed, layer["mlp.c_fc"]), approximate="tanh")
            rows = rows + _stored(wide, layer["mlp.c_proj"])
        for norm in self._norms:
            rows = functional.layer_norm(rows, (width,), *norm)
        return rows, longer


_Affine = tuple[Tensor, Tensor]


def _affine(state: Mapping[str, Tensor], name: str) -> _Affine:
    return state[f"{name}.weight"], state[f"{name}.bias"]


def _stored(rows: Tensor, layer: _Affine) -> Tensor:
    """A layer whose matrix is stored input by output."""
    weight, bias = layer
    return torch.addmm(bias, rows.flatten(0, 1), weight).view(*rows.shape[:2], -1)
