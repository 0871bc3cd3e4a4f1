"""The sizes of a checkpoint: the published one's, and one that is made and run in a moment."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import numpy as np
import pybase16384
from ChatTTS.config import config

Size: TypeAlias = Literal["tiny", "full"]

_HIDDEN: Final = 64
_MEL: Final = 32
_TEXT_TOKENS: Final = 2048 + 50


def shapes(size: Size) -> config.Config:
    """A configuration of its own: the package's defaults are shared by all, so nothing is changed.

    The decoder takes half the hidden width, twice as often; the quantiser twice the decoder's.
    """
    if size == "full":
        return config.Config()
    narrow = config.Decoder(idim=_MEL, odim=_MEL, hidden=_MEL, n_layer=2, bn_dim=16)
    return config.Config(
        decoder=narrow,
        dvae=config.DVAE(
            encoder=config.Decoder(idim=_MEL, odim=_HIDDEN, hidden=_MEL, n_layer=2, bn_dim=16),
            decoder=narrow,
            vq=config.VQ(dim=_HIDDEN),
        ),
        gpt=config.GPT(
            hidden_size=_HIDDEN,
            intermediate_size=2 * _HIDDEN,
            num_attention_heads=2,
            num_hidden_layers=2,
            num_text_tokens=_TEXT_TOKENS,
        ),
        embed=config.Embed(hidden_size=_HIDDEN, num_text_tokens=_TEXT_TOKENS),
        vocos=config.Vocos(
            backbone=config.Backbone(
                init_args=config.BackboneInitArgs(dim=_MEL, intermediate_dim=_HIDDEN, num_layers=2)
            ),
            head=config.FourierHead(init_args=config.FourierHeadInitArgs(dim=_MEL)),
        ),
        spk_stat=_speaker_statistics(),
    )


def _speaker_statistics() -> str:
    """Standard deviation, then mean, of a voice's values, written as the package writes them."""
    spread = np.full(_HIDDEN, 2.5, np.float16)
    return str(pybase16384.encode_to_string(np.concatenate([spread, 0 * spread]).tobytes()))
