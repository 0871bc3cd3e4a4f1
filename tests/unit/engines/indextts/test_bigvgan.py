"""The vocoder's sound against the reference implementation's."""

from __future__ import annotations

import pytest
import torch

from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.config import CODE
from tests.unit.engines.indextts.golden import REFERENCES, config, vectors, vocoder, weights

TOLERANCE = 5e-5


@pytest.mark.parametrize("case", REFERENCES)
def test_it_equals_the_reference_implementations(case: str) -> None:
    told = vectors(case)
    sound = vocoder()(
        torch.from_numpy(told["seg0_latent"]), torch.from_numpy(told["speaker_embedding"])
    )
    assert sound.shape == told["seg0_wav"].shape
    assert (sound - torch.from_numpy(told["seg0_wav"])).abs().max() < TOLERANCE


@pytest.mark.parametrize("case", REFERENCES)
def test_half_the_bits_change_the_sound_by_less_than_a_three_hundredth(case: str) -> None:
    """Root mean square, relative: 0.0026 to 0.0028."""
    told = vectors(case)
    network = BigVGAN(config(), weights(), half=True)
    sound = network(
        torch.from_numpy(told["seg0_latent"]), torch.from_numpy(told["speaker_embedding"])
    )
    theirs = torch.from_numpy(told["seg0_wav"])
    assert (sound - theirs).norm() < theirs.norm() / 300


def test_codes_from_the_middle_sound_as_they_do_in_the_whole() -> None:
    told = vectors("en_plain")
    kept = range(40, 44)
    sound = vocoder()(
        torch.from_numpy(told["seg0_latent"]), torch.from_numpy(told["speaker_embedding"]), kept
    )
    whole = torch.from_numpy(told["seg0_wav"])[kept.start * CODE : kept.stop * CODE]
    assert sound.shape == whole.shape
    assert (sound - whole).abs().max() < TOLERANCE


def test_a_single_code_sounds() -> None:
    told = vectors("en_plain")
    latents = torch.from_numpy(told["seg0_latent"][:1])
    assert vocoder()(latents, torch.from_numpy(told["speaker_embedding"])).shape == (CODE,)


def test_the_voice_is_heard() -> None:
    told = vectors("en_plain")
    latents = torch.from_numpy(told["seg0_latent"][:12])
    speaker = torch.from_numpy(told["speaker_embedding"])
    assert (vocoder()(latents, speaker) - vocoder()(latents, -speaker)).abs().max() > 0.01


def test_it_can_be_ended_at_any_block() -> None:
    blocks = 0

    def pause() -> None:
        nonlocal blocks
        blocks += 1
        if blocks == 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        vocoder()(torch.zeros(4, 80), torch.zeros(40), pause=pause)
    assert blocks == 5


def test_several_threads_make_the_same_sound() -> None:
    told = vectors("en_plain")
    latents, speaker = (
        torch.from_numpy(told[name]) for name in ("seg0_latent", "speaker_embedding")
    )
    network = BigVGAN(config(), weights(), threads=2)
    try:
        sound = network(latents[:8], speaker)
    finally:
        network.close()
    assert (sound - vocoder()(latents[:8], speaker)).abs().max() < TOLERANCE
