"""The names and shapes of all tensors in the official checkpoints, from the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from torch import Tensor

from app.engines.indextts.config import BigVGANConfig, ConditionConfig, GptConfig

Shapes: TypeAlias = dict[str, tuple[int, ...]]

BANDS: Final = 100
"""Of the spectrogram of a reference; upstream fixes them in code."""
LATENTS: Final = 32
"""That a reference becomes; upstream's default, which no file names."""
PERCEIVER_LAYERS: Final = 2
PERCEIVER_HEAD: Final = 64
CONVOLUTION: Final = 15
"""Frames that the conformer's depthwise convolution spans."""
_POSITIONS: Final = 5000
"""Rows of the conformer's table of sinusoids."""
_FILTER: Final = 12
"""Taps of the filters around a periodic activation."""
_GROUPS: Final = 8
"""Of a Res2Net block."""


def gpt_shapes(config: GptConfig) -> Shapes:
    """Of gpt.pth."""
    width, codes = config.model_dim, config.number_mel_codes
    pieces = config.number_text_tokens + 1
    shapes: Shapes = {
        "text_embedding.weight": (pieces, width),
        "mel_embedding.weight": (codes, width),
        "text_pos_embedding.emb.weight": (config.max_text_tokens + 2, width),
        "mel_pos_embedding.emb.weight": (config.max_mel_tokens + 3, width),
        **_both("gpt.ln_f", width),
        **_both("final_norm", width),
        **_linear("text_head", pieces, width),
        **_linear("mel_head", codes, width),
        **_conformer_shapes(config.condition_module),
        **_perceiver_shapes(config.condition_module, width),
    }
    for layer in range(config.layers):
        shapes |= _layer_shapes(f"gpt.h.{layer}.", width)
    return shapes


def _layer_shapes(name: str, width: int) -> Shapes:
    """Of a layer of the decoder, whose matrices are stored input by output."""
    shapes = _both(f"{name}ln_1", width) | _both(f"{name}ln_2", width)
    for part, inner, outer in (
        ("attn.c_attn", width, 3 * width),
        ("attn.c_proj", width, width),
        ("mlp.c_fc", width, 4 * width),
        ("mlp.c_proj", 4 * width, width),
    ):
        shapes |= {f"{name}{part}.weight": (inner, outer), f"{name}{part}.bias": (outer,)}
    return shapes


def _conformer_shapes(config: ConditionConfig) -> Shapes:
    name, width, heads = "conditioning_encoder.", config.output_size, config.attention_heads
    shapes: Shapes = {
        f"{name}embed.conv.0.weight": (width, 1, 3, 3),
        f"{name}embed.conv.0.bias": (width,),
        **_linear(f"{name}embed.out.0", width, width * ((BANDS - 1) // 2)),
        f"{name}embed.pos_enc.pe": (1, _POSITIONS, width),
        **_both(f"{name}after_norm", width),
    }
    for block in range(config.num_blocks):
        at = f"{name}encoders.{block}."
        for bias in ("pos_bias_u", "pos_bias_v"):
            shapes[f"{at}self_attn.{bias}"] = (heads, width // heads)
        for part in ("linear_q", "linear_k", "linear_v", "linear_out"):
            shapes |= _linear(f"{at}self_attn.{part}", width, width)
        shapes[f"{at}self_attn.linear_pos.weight"] = (width, width)
        shapes |= _linear(f"{at}feed_forward.w_1", config.linear_units, width)
        shapes |= _linear(f"{at}feed_forward.w_2", width, config.linear_units)
        shapes |= _convolution(f"{at}conv_module.pointwise_conv1", 2 * width, width, 1)
        shapes |= _convolution(f"{at}conv_module.depthwise_conv", width, 1, CONVOLUTION)
        shapes |= _convolution(f"{at}conv_module.pointwise_conv2", width, width, 1)
        for part in ("conv_module.norm", "norm_ff", "norm_mha", "norm_conv", "norm_final"):
            shapes |= _both(f"{at}{part}", width)
    return shapes


def _perceiver_shapes(config: ConditionConfig, width: int) -> Shapes:
    name, inner = "perceiver_encoder.", config.attention_heads * PERCEIVER_HEAD
    fed = perceiver_inner(config, width)
    shapes: Shapes = {
        f"{name}latents": (LATENTS, width),
        f"{name}norm.gamma": (width,),
        **_linear(f"{name}proj_context", width, config.output_size),
    }
    for layer in range(PERCEIVER_LAYERS):
        at = f"{name}layers.{layer}."
        shapes[f"{at}0.to_q.weight"] = (inner, width)
        shapes[f"{at}0.to_kv.weight"] = (2 * inner, width)
        shapes[f"{at}0.to_out.weight"] = (width, inner)
        shapes |= _linear(f"{at}1.0", 2 * fed, width) | _linear(f"{at}1.2", width, fed)
    return shapes


def perceiver_inner(config: ConditionConfig, width: int) -> int:
    """How wide a gated feed-forward layer of the perceiver is inside (Shazeer, 2020)."""
    return int(width * config.perceiver_mult * 2 / 3)


def bigvgan_shapes(config: BigVGANConfig, found: Mapping[str, Tensor]) -> Shapes:
    """Of bigvgan_generator.pth, counts of training steps aside.

    Args:
        config: of the vocoder.
        found: what the file holds: no configuration says how wide the speaker encoder is.
    """
    first, speaker = config.upsample_initial_channel, config.speaker_embedding_dim
    stages = [first >> (stage + 1) for stage in range(len(config.upsample_rates))]
    shapes = _normed("conv_pre", first, config.gpt_dim, 7, outer=first)
    shapes |= _convolution("cond_layer", first, speaker, 1)
    blocks = len(config.resblock_kernel_sizes)
    for stage, (width, kernel) in enumerate(zip(stages, config.upsample_kernel_sizes, strict=True)):
        shapes |= _normed(f"ups.{stage}.0", 2 * width, width, kernel, outer=width)
        shapes |= _convolution(f"conds.{stage}", width, speaker, 1)
        for number, span in enumerate(config.resblock_kernel_sizes):
            shapes |= _resblock_shapes(f"resblocks.{stage * blocks + number}.", width, span)
    shapes |= _activation_shapes("activation_post.", stages[-1])
    shapes |= _normed("conv_post", 1, stages[-1], 7, outer=1)
    return shapes | _speaker_shapes(speaker, _SpeakerWidths(found))


def _resblock_shapes(name: str, width: int, kernel: int) -> Shapes:
    shapes: Shapes = {}
    for number in range(3):
        for row in ("convs1", "convs2"):
            shapes |= _normed(f"{name}{row}.{number}", width, width, kernel, outer=width)
    for number in range(6):
        shapes |= _activation_shapes(f"{name}activations.{number}.", width)
    return shapes


def _activation_shapes(name: str, width: int) -> Shapes:
    return {
        f"{name}act.alpha": (width,),
        f"{name}act.beta": (width,),
        f"{name}upsample.filter": (1, 1, _FILTER),
        f"{name}downsample.lowpass.filter": (1, 1, _FILTER),
    }


class _SpeakerWidths:
    """What the shapes of a few tensors say of all others; 0 where one is missing."""

    def __init__(self, found: Mapping[str, Tensor]) -> None:
        def width(name: str) -> int:
            tensor = found.get(f"speaker_encoder.{name}.weight")
            return len(tensor) if tensor is not None and tensor.dim() else 0

        self.block = width("blocks.0.conv.conv")
        self.together = width("mfa.conv.conv")
        self.attention = width("asp.tdnn.conv.conv")
        self.squeezed = width("blocks.1.se_block.conv1.conv")


def _speaker_shapes(embedding: int, widths: _SpeakerWidths) -> Shapes:
    name, width, group = "speaker_encoder.", widths.block, widths.block // _GROUPS
    blocks = range(1, 4)
    shapes = _normed_layer(f"{name}blocks.0", width, BANDS, 5)
    for block in blocks:
        at = f"{name}blocks.{block}."
        shapes |= _normed_layer(f"{at}tdnn1", width, width, 1)
        shapes |= _normed_layer(f"{at}tdnn2", width, width, 1)
        for number in range(_GROUPS - 1):
            shapes |= _normed_layer(f"{at}res2net_block.blocks.{number}", group, group, 3)
        shapes |= _convolution(f"{at}se_block.conv1.conv", widths.squeezed, width, 1)
        shapes |= _convolution(f"{at}se_block.conv2.conv", width, widths.squeezed, 1)
    together = widths.together
    shapes |= _normed_layer(f"{name}mfa", together, width * len(blocks), 1)
    shapes |= _normed_layer(f"{name}asp.tdnn", widths.attention, 3 * together, 1)
    shapes |= _convolution(f"{name}asp.conv.conv", together, widths.attention, 1)
    shapes |= _statistics(f"{name}asp_bn.norm", 2 * together)
    return shapes | _convolution(f"{name}fc.conv", embedding, 2 * together, 1)


def _normed_layer(name: str, outer: int, inner: int, kernel: int) -> Shapes:
    convolution = _convolution(f"{name}.conv.conv", outer, inner, kernel)
    return convolution | _statistics(f"{name}.norm.norm", outer)


def _statistics(name: str, width: int) -> Shapes:
    return _both(name, width) | {f"{name}.running_{kind}": (width,) for kind in ("mean", "var")}


def _convolution(name: str, outer: int, inner: int, kernel: int) -> Shapes:
    return {f"{name}.weight": (outer, inner, kernel), f"{name}.bias": (outer,)}


def _normed(name: str, rows: int, columns: int, kernel: int, *, outer: int) -> Shapes:
    """Of a convolution by direction and gain; one that upsamples is stored input by output."""
    return {
        f"{name}.weight_v": (rows, columns, kernel),
        f"{name}.weight_g": (rows, 1, 1),
        f"{name}.bias": (outer,),
    }


def _linear(name: str, outer: int, inner: int) -> Shapes:
    return {f"{name}.weight": (outer, inner), f"{name}.bias": (outer,)}


def _both(name: str, width: int) -> Shapes:
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}


def differences(found: Mapping[str, Tensor], expected: Shapes) -> Iterator[str]:
    """What is missing, unknown or misshaped in a checkpoint, a phrase each."""
    for name, shape in expected.items():
        if name not in found:
            yield f"{name} is missing"
        elif tuple(found[name].shape) != shape:
            yield f"{name} is {_by(found[name].shape)}, not {_by(shape)}"
        elif not found[name].is_floating_point():
            yield f"{name} is {found[name].dtype}"
    yield from (f"{name} is unknown" for name in found if name not in expected)


def _by(shape: Sequence[int]) -> str:
    return " x ".join(map(str, shape)) or "one number"
