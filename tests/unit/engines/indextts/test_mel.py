"""The spectrogram against the reference implementation's."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from app.engines.indextts.mel import BANDS, HOP, SAMPLE_RATE, Mel
from tests.unit.engines.indextts.golden import REFERENCES, samples, vectors


@pytest.mark.parametrize("case", REFERENCES)
def test_it_equals_the_reference_implementations(case: str) -> None:
    mel, told = Mel()(samples(case)).double().numpy(), vectors(case)["cond_mel"].astype(float)
    assert mel.shape == told.shape
    assert np.abs(mel - told).mean() < 1e-5
    # Far below its frame's peak a magnitude is float32's rounding in the Fourier transform, which
    # differs from processor to processor; above, the logarithms agree.
    magnitude = np.exp(told)
    peak = magnitude.max(0)
    assert (np.abs(np.exp(mel) - magnitude) / peak).max() < 2e-6
    assert np.quantile(np.abs(mel - told), 0.99) < 1e-4


def test_a_tone_is_in_the_band_of_its_frequency() -> None:
    tone = torch.sin(torch.arange(SAMPLE_RATE) * (2 * math.pi * 1000 / SAMPLE_RATE))
    mel = Mel()(tone)
    assert mel.shape == (BANDS, 1 + SAMPLE_RATE // HOP)
    step = 2595 * math.log10(1 + 12_000 / 700) / (BANDS + 1)
    assert int(mel[:, 40].argmax()) == round(2595 * math.log10(1 + 1000 / 700) / step) - 1


def test_silence_has_a_floor() -> None:
    assert torch.equal(Mel()(torch.zeros(2048)).unique(), torch.tensor([math.log(1e-7)]))
