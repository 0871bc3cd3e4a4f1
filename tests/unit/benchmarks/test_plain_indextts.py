"""What ours is measured against computes the same, so that the measurement is fair."""

from __future__ import annotations

import pytest
import torch

from app.engines.indextts.checkpoint import read_gpt
from app.engines.indextts.config import read_config
from benchmarks.neural.plain_decoder import PlainDecoder
from benchmarks.neural.plain_vocoder import PlainVocoder
from tests.unit.engines.indextts.golden import FOLDER, config, vectors, vocoder, weights

pytestmark = pytest.mark.usefixtures("one_thread")

STOP = 8193
CASES = (
    *(("long_default_split", f"seg{number}", 72, 10.0) for number in range(3)),
    ("pinyin", "seg0", 64, 5.0),
    ("zh_plain", "seg0", 96, 10.0),
    ("long_silence", "seg0", 150, 1.0),
)
"""Case, segment, codes at most and repetition penalty."""


@pytest.fixture(scope="module")
def decoder() -> PlainDecoder:
    gpt = read_config(FOLDER / "ckpt/config.yaml").gpt
    return PlainDecoder(gpt, read_gpt(FOLDER / "ckpt/gpt.pth", gpt))


@pytest.mark.parametrize(("case", "segment", "most", "penalty"), CASES)
def test_three_beams_find_what_the_reference_implementation_finds(
    decoder: PlainDecoder, case: str, segment: str, most: int, penalty: float
) -> None:
    told = vectors(case)
    expected = told[f"{segment}_codes_beam3"].tolist()
    if expected[-1] == STOP:
        expected.pop()
    voice, pieces = torch.from_numpy(told["cond_latent"]), told[f"{segment}_text_ids"].tolist()
    assert decoder.codes(voice, pieces, most, penalty=penalty) == expected


@pytest.mark.parametrize("case", ["en_plain", "zh_plain"])
def test_one_pass_over_everything_gives_the_same_latents(decoder: PlainDecoder, case: str) -> None:
    told = vectors(case)
    voice, pieces = torch.from_numpy(told["cond_latent"]), told["seg0_text_ids"].tolist()
    latents = decoder.latents(voice, pieces, told["seg0_codes"].tolist())
    assert (latents - torch.from_numpy(told["seg0_latent"])).abs().max() < 1e-4


@pytest.mark.parametrize("case", ["en_plain", "zh_plain"])
def test_the_vocoder_makes_the_reference_implementations_sound_and_ours(case: str) -> None:
    told = vectors(case)
    latents, speaker = (
        torch.from_numpy(told[name]) for name in ("seg0_latent", "speaker_embedding")
    )
    sound = PlainVocoder(config(), weights())(latents, speaker)
    assert (sound - torch.from_numpy(told["seg0_wav"])).abs().max() < 5e-5
    assert (sound - vocoder()(latents, speaker)).abs().max() < 5e-5
