"""The reference implementation's results that are kept with the tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile
import torch

from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.checkpoint import read_bigvgan
from app.engines.indextts.config import BigVGANConfig, read_config

FOLDER: Final = Path(__file__).parents[3] / "data/indextts"
REFERENCES: Final = {
    "en_plain": "ref_en.wav",
    "zh_plain": "ref_zh.wav",
    "long_default_split": "ref_44k_stereo.wav",
}
"""The recording that a case's voice is from."""


@cache
def vectors(case: str) -> dict[str, Any]:
    with np.load(FOLDER / f"vectors_{case}.npz") as file:
        return dict(file)


@cache
def config() -> BigVGANConfig:
    return read_config(FOLDER / "ckpt/config.yaml").bigvgan


@cache
def weights() -> Mapping[str, torch.Tensor]:
    return read_bigvgan(FOLDER / "ckpt/bigvgan_generator.pth", config())


@cache
def vocoder() -> BigVGAN:
    return BigVGAN(config(), weights())


def samples(case: str) -> torch.Tensor:
    """The reference at 24 kHz."""
    told = vectors(case)
    if "audio_24k" in told:
        return torch.from_numpy(told["audio_24k"])
    return torch.from_numpy(soundfile.read(FOLDER / REFERENCES[case], dtype="float32")[0])
