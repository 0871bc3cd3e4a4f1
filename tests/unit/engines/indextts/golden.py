"""The reference implementation's results that are kept with the tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import numpy as np
import soundfile
import torch
import yaml

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
def vocoder() -> dict[str, torch.Tensor]:
    file = FOLDER / "ckpt/bigvgan_generator.pth"
    return dict(torch.load(file, weights_only=True)["generator"])


@cache
def config() -> Any:
    """The part of config.yaml about the vocoder."""
    text = (FOLDER / "ckpt/config.yaml").read_text(encoding="utf-8")
    return SimpleNamespace(**yaml.safe_load(text)["bigvgan"])


def samples(case: str) -> torch.Tensor:
    """The reference at 24 kHz."""
    told = vectors(case)
    if "audio_24k" in told:
        return torch.from_numpy(told["audio_24k"])
    return torch.from_numpy(soundfile.read(FOLDER / REFERENCES[case], dtype="float32")[0])
