"""The sizes of a checkpoint: the published one's, and one that is made and run in a moment."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import msgspec
import torch
from torch import Tensor

from app.engines.indextts.config import VERSION, Config
from app.engines.indextts.layout import Shapes, bigvgan_shapes, gpt_shapes

Size: TypeAlias = Literal["tiny", "full"]

_GPT: Final[dict[Size, dict[str, Any]]] = {
    "tiny": {
        "model_dim": 64,
        "layers": 2,
        "heads": 4,
        "max_mel_tokens": 240,
        "max_text_tokens": 160,
        "number_text_tokens": 600,
        "condition_module": {
            "output_size": 32,
            "linear_units": 64,
            "attention_heads": 4,
            "num_blocks": 1,
        },
    },
    "full": {
        "model_dim": 1280,
        "layers": 24,
        "heads": 20,
        "max_mel_tokens": 800,
        "max_text_tokens": 600,
        "number_text_tokens": 12_000,
        "condition_module": {
            "output_size": 512,
            "linear_units": 2048,
            "attention_heads": 8,
            "num_blocks": 6,
        },
    },
}
_VOCODER: Final[dict[Size, dict[str, Any]]] = {
    "tiny": {"gpt_dim": 64, "speaker_embedding_dim": 32, "upsample_initial_channel": 128},
    "full": {"gpt_dim": 1280, "speaker_embedding_dim": 512, "upsample_initial_channel": 1536},
}
_SPEAKER: Final[dict[Size, dict[str, int]]] = {
    "tiny": {"blocks.0": 32, "mfa": 96, "asp.tdnn": 16, "blocks.1.se_block.conv1": 16},
    "full": {"blocks.0": 512, "mfa": 1536, "asp.tdnn": 128, "blocks.1.se_block.conv1": 128},
}
"""Channels of the speaker encoder's layers, which no configuration tells."""


def configuration(size: Size) -> dict[str, Any]:
    """What config.yaml says."""
    gpt = _GPT[size]
    condition = gpt["condition_module"] | {"input_layer": "conv2d2", "perceiver_mult": 2}
    return {
        "dataset": {"bpe_model": "bpe.model", "sample_rate": 24000},
        "gpt": {
            **gpt,
            "condition_module": condition,
            "condition_type": "conformer_perceiver",
            "number_mel_codes": 8194,
            "start_mel_token": 8192,
            "stop_mel_token": 8193,
            "start_text_token": 0,
            "stop_text_token": 1,
            "mel_length_compression": 1024,
            "use_mel_codes_as_input": True,
            "activation_function": "gelu_pytorch_tanh",
        },
        "bigvgan": {
            **_VOCODER[size],
            "num_mels": 100,
            "upsample_rates": [4, 4, 4, 4, 2, 2],
            "upsample_kernel_sizes": [8, 8, 4, 4, 4, 4],
            "resblock": "1",
            "resblock_kernel_sizes": [3, 7, 11],
            "resblock_dilation_sizes": [[1, 3, 5]] * 3,
            "activation": "snakebeta",
            "snake_logscale": True,
            "cond_d_vector_in_each_upsampling_layer": True,
            "feat_upsample": False,
            "sampling_rate": 24000,
        },
        "gpt_checkpoint": "gpt.pth",
        "bigvgan_checkpoint": "bigvgan_generator.pth",
        "version": VERSION,
    }


def shapes(size: Size) -> tuple[Shapes, Shapes]:
    """Of gpt.pth and of bigvgan_generator.pth, counts of training steps aside."""
    config = msgspec.convert(configuration(size), Config)
    widths: dict[str, Tensor] = {
        f"speaker_encoder.{layer}.{'conv' if 'se_block' in layer else 'conv.conv'}.weight": (
            torch.empty(channels, 1, 1, device="meta")
        )
        for layer, channels in _SPEAKER[size].items()
    }
    return gpt_shapes(config.gpt), bigvgan_shapes(config.bigvgan, widths)
