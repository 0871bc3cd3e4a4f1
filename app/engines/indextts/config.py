"""The sizes that a folder of IndexTTS-1.5 states in its config.yaml: read, and never assumed."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
import yaml

from app.engines.indextts.weights import damaged

VERSION: Final = "1.5"
CODE: Final = 1024
"""Samples of one code, at 24 kHz."""
_LARGEST_FILE: Final = 1 << 20

_Count: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=1 << 16)]
_Number: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=1 << 20)]
_Counts: TypeAlias = Annotated[tuple[_Count, ...], msgspec.Meta(min_length=1, max_length=16)]
_Name: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[\w.-]{1,100}$")]


@dataclass(frozen=True, slots=True)
class ConditionConfig:
    """What turns a reference into latents: a conformer, and a perceiver of as many heads."""

    output_size: _Count
    linear_units: _Count
    attention_heads: _Count
    num_blocks: _Count
    input_layer: Literal["conv2d2"]
    perceiver_mult: _Count


@dataclass(frozen=True, slots=True)
class GptConfig:
    """What turns text into codes."""

    model_dim: _Count
    layers: _Count
    heads: _Count
    max_mel_tokens: _Count
    max_text_tokens: _Count
    number_text_tokens: _Count
    number_mel_codes: _Count
    start_mel_token: _Number
    stop_mel_token: _Number
    start_text_token: _Number
    stop_text_token: _Number
    condition_type: Literal["conformer_perceiver"]
    condition_module: ConditionConfig
    mel_length_compression: Literal[1024]
    use_mel_codes_as_input: Literal[True] = True
    activation_function: Literal["gelu_pytorch_tanh", "gelu_new"] = "gelu_pytorch_tanh"
    """Two names of one function; files older than the choice have no such line."""


@dataclass(frozen=True, slots=True)
class BigVGANConfig:
    """What turns latents into sound."""

    gpt_dim: _Count
    num_mels: _Count
    speaker_embedding_dim: _Count
    upsample_rates: _Counts
    upsample_kernel_sizes: _Counts
    upsample_initial_channel: _Count
    resblock: Literal["1"]
    resblock_kernel_sizes: _Counts
    resblock_dilation_sizes: tuple[tuple[_Count, _Count, _Count], ...]
    activation: Literal["snakebeta"]
    snake_logscale: Literal[True]
    cond_d_vector_in_each_upsampling_layer: Literal[True]
    sampling_rate: Literal[24000]
    feat_upsample: Literal[False] = False


@dataclass(frozen=True, slots=True)
class DatasetConfig:
    """Of how it was trained, what must be repeated."""

    bpe_model: _Name


@dataclass(frozen=True, slots=True)
class Config:
    """All of the file that speaking needs."""

    gpt: GptConfig
    bigvgan: BigVGANConfig
    dataset: DatasetConfig
    gpt_checkpoint: _Name
    bigvgan_checkpoint: _Name


def read_config(path: Path) -> Config:
    """Read a config.yaml.

    Raises:
        WeightsDamaged: it cannot be read, is of another version, or a field is missing or absurd,
            which the error names.
    """
    raw = _parsed(path)
    version = raw.get("version")
    if str(version) != VERSION:
        found = "of no stated version" if version is None else f"version {version}"
        raise damaged(
            f"{path.parent} holds IndexTTS {found}.", remedy="Name a folder of IndexTTS-1.5."
        )
    try:
        config = msgspec.convert(raw, Config)
    except msgspec.ValidationError as error:
        raise damaged(f"{path.name} cannot be: {error}.") from error
    wrong = _contradiction(config.gpt) or _mismatch(config.gpt, config.bigvgan)
    if wrong:
        raise damaged(f"{path.name} contradicts itself at {wrong}.")
    return config


def _parsed(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise damaged(f"{path.name} is too long for a configuration.")
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise damaged(f"{path} cannot be read.") from error
    if not isinstance(raw, dict):
        raise damaged(f"{path.name} holds no fields.")
    return raw


def _contradiction(gpt: GptConfig) -> str:
    """The first field that fits no other of its section, or nothing."""
    condition = gpt.condition_module
    codes, pieces = gpt.number_mel_codes, gpt.number_text_tokens + 1
    checks = {
        "gpt.heads": gpt.model_dim % gpt.heads == 0,
        "gpt.condition_module.attention_heads": (
            condition.output_size % condition.attention_heads == 0
        ),
        "gpt.condition_module.output_size": condition.output_size % 2 == 0,
        "gpt.start_mel_token": gpt.start_mel_token < codes,
        "gpt.stop_mel_token": gpt.stop_mel_token < codes
        and gpt.stop_mel_token != gpt.start_mel_token,
        "gpt.start_text_token": gpt.start_text_token < pieces,
        "gpt.stop_text_token": gpt.stop_text_token < pieces,
    }
    return next((field for field, right in checks.items() if not right), "")


def _mismatch(gpt: GptConfig, vocoder: BigVGANConfig) -> str:
    stages = len(vocoder.upsample_rates)
    checks = {
        "bigvgan.gpt_dim": vocoder.gpt_dim == gpt.model_dim,
        "bigvgan.upsample_rates": prod(vocoder.upsample_rates) == CODE,
        "bigvgan.upsample_kernel_sizes": len(vocoder.upsample_kernel_sizes) == stages
        and all(
            kernel >= rate and (kernel - rate) % 2 == 0
            for kernel, rate in zip(
                vocoder.upsample_kernel_sizes, vocoder.upsample_rates, strict=True
            )
        ),
        "bigvgan.upsample_initial_channel": vocoder.upsample_initial_channel % (1 << stages) == 0,
        "bigvgan.resblock_kernel_sizes": all(
            kernel % 2 == 1 for kernel in vocoder.resblock_kernel_sizes
        ),
        "bigvgan.resblock_dilation_sizes": len(vocoder.resblock_dilation_sizes)
        == len(vocoder.resblock_kernel_sizes),
    }
    return next((field for field, right in checks.items() if not right), "")
