"""The vocoder's sound against the reference implementation's."""

from __future__ import annotations

import pytest
import torch

from app.engines.indextts.bigvgan import BigVGAN
from tests.unit.engines.indextts.golden import REFERENCES, config, vectors, vocoder

TOLERANCE = 5e-5


@pytest.mark.parametrize("case", REFERENCES)
def test_it_equals_the_reference_implementations(case: str) -> None:
    told = vectors(case)
    sound = BigVGAN(config(), vocoder())(
        torch.from_numpy(told["seg0_latent"]), torch.from_numpy(told["speaker_embedding"])
    )
    assert sound.shape == told["seg0_wav"].shape
    assert (sound - torch.from_numpy(told["seg0_wav"])).abs().max() < TOLERANCE


def test_the_voice_is_heard() -> None:
    told = vectors("en_plain")
    latents = torch.from_numpy(told["seg0_latent"][:12])
    speaker = torch.from_numpy(told["speaker_embedding"])
    network = BigVGAN(config(), vocoder())
    assert (network(latents, speaker) - network(latents, -speaker)).abs().max() > 0.01
