"""The speaker's vector against the reference implementation's."""

from __future__ import annotations

import pytest
import torch

from app.engines.indextts.mel import Mel
from app.engines.indextts.speaker import SpeakerEncoder
from tests.unit.engines.indextts.golden import REFERENCES, samples, vectors, weights

TOLERANCE = 5e-5


@pytest.mark.parametrize("case", REFERENCES)
def test_it_equals_the_reference_implementations(case: str) -> None:
    told = vectors(case)
    embedding = SpeakerEncoder(weights())(torch.from_numpy(told["cond_mel"]))
    assert (embedding - torch.from_numpy(told["speaker_embedding"])).abs().max() < TOLERANCE


@pytest.mark.parametrize("case", REFERENCES)
def test_so_does_that_of_our_own_spectrogram(case: str) -> None:
    embedding = SpeakerEncoder(weights())(Mel()(samples(case)))
    told = torch.from_numpy(vectors(case)["speaker_embedding"])
    assert (embedding - told).abs().max() < TOLERANCE
