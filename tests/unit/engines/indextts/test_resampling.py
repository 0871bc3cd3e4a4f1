"""Another rate, against the reference implementation and against tones."""

from __future__ import annotations

import math

import pytest
import soundfile
import torch
from hypothesis import given
from hypothesis import strategies as st

from app.engines.indextts.resampling import resampled
from tests.unit.engines.indextts.golden import FOLDER, vectors


def tone(rate: int, samples: int, hertz: float) -> torch.Tensor:
    return torch.sin(torch.arange(samples).double() * (2 * math.pi * hertz / rate)).float()


def test_it_equals_the_reference_implementations() -> None:
    told = torch.from_numpy(vectors("long_default_split")["audio_24k"])
    stereo, rate = soundfile.read(FOLDER / "ref_44k_stereo.wav", dtype="float32")
    made = resampled(torch.from_numpy(stereo.mean(1)), rate, 24_000)
    assert made.shape == told.shape
    assert (made - told).abs().max() < 1e-6


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_101, 48_000, 192_000])
def test_a_tone_stays_the_same_tone(rate: int) -> None:
    made = resampled(tone(rate, rate // 4, 440.0), rate, 24_000)
    inner = slice(300, -300)
    assert (made - tone(24_000, len(made), 440.0))[inner].abs().max() < 5e-3


def test_what_the_lower_rate_cannot_hold_is_gone() -> None:
    made = resampled(tone(48_000, 12_000, 16_000.0), 48_000, 24_000)
    assert made[300:-300].abs().max() < 0.01


@given(st.integers(0, 3000), st.sampled_from([8000, 11_025, 44_100, 48_000]))
def test_the_length_is_the_same_time(samples: int, rate: int) -> None:
    made = resampled(torch.zeros(samples), rate, 24_000)
    assert len(made) == math.ceil(samples * 24_000 / rate)
