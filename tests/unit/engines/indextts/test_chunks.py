"""Decoding piece by piece against decoding all of it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import create_autospec

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.chunks import KNOWN, USUAL, Chunks, Cut
from app.engines.indextts.config import CODE
from tests.unit.engines.indextts.golden import vectors, vocoder

CASE = "zh_plain"


def latents() -> torch.Tensor:
    return torch.from_numpy(vectors(CASE)["seg0_latent"])


def whole() -> torch.Tensor:
    return torch.from_numpy(vectors(CASE)["seg0_wav"])


def decoded(cut: Cut, step: int = 4) -> torch.Tensor:
    chunks = Chunks(vocoder(), torch.from_numpy(vectors(CASE)["speaker_embedding"]), cut)
    pieces = [piece for rows in latents().split(step) for piece in chunks.feed(rows)]  # type: ignore[no-untyped-call]  # torch leaves it untyped
    return torch.cat([*pieces, *chunks.finish()])


def error(sound: torch.Tensor, like: torch.Tensor) -> float:
    return float((sound - like).square().mean().sqrt() / like.square().mean().sqrt())


@pytest.mark.parametrize(
    ("ahead", "most"), [(4, 2e-2), (8, 4e-3), (12, 7e-4), (16, 3e-5), (20, 2e-6), (37, 2e-6)]
)
def test_the_error_falls_with_what_is_known_ahead(ahead: int, most: float) -> None:
    sound = decoded(Cut(first=16, most=16, behind=37, ahead=ahead, early=ahead))
    assert sound.shape == whole().shape
    assert error(sound, whole()) < most


def test_without_context_it_would_differ() -> None:
    sound = decoded(Cut(first=8, most=8, behind=0, ahead=0, early=0))
    assert error(sound, whole()) > 0.05


@pytest.mark.parametrize("cut", [USUAL, KNOWN])
def test_only_the_first_piece_differs_a_little(cut: Cut) -> None:
    sound = decoded(cut)
    early = slice(0, cut.first * CODE)
    late = slice((cut.first + 1) * CODE, None)
    assert error(sound[early], whole()[early]) < 4e-3
    assert error(sound[late], whole()[late]) < 3e-5


def test_the_pieces_join_without_a_jump() -> None:
    """Where two pieces meet, the error passes from one's to the other's within a code."""
    off = decoded(USUAL) - whole()
    seam = USUAL.first * CODE
    steps = off.diff().abs()
    assert steps[seam - 1] <= steps[seam - CODE : seam].max() + 1e-5


def silent() -> BigVGAN:
    """A vocoder that tells what it was asked, one number a code, as sound."""
    network: BigVGAN = create_autospec(BigVGAN, instance=True)

    def decode(
        rows: torch.Tensor, _speaker: torch.Tensor, kept: range, *, pause: object
    ) -> torch.Tensor:
        return rows[kept.start : kept.stop].repeat_interleave(CODE)

    network.side_effect = decode  # type: ignore[attr-defined]  # a double has it
    return network


cuts = st.builds(
    Cut,
    first=st.integers(1, 20),
    growth=st.integers(1, 5),
    most=st.integers(1, 40),
    behind=st.integers(0, 40),
    ahead=st.integers(0, 20),
    early=st.integers(0, 20),
)


def fed(chunks: Chunks, codes: int, steps: list[int]) -> Iterator[torch.Tensor]:
    at = 0
    for step in steps:
        rows = torch.arange(at, min(at + step, codes)).float().unsqueeze(1)
        yield from chunks.feed(rows)
        at += len(rows)
    yield from chunks.feed(torch.arange(at, codes).float().unsqueeze(1))
    yield from chunks.finish()


@given(st.integers(0, 200), st.lists(st.integers(0, 50), max_size=20), cuts)
def test_every_code_sounds_once_and_in_order(codes: int, steps: list[int], cut: Cut) -> None:
    chunks = Chunks(silent(), torch.zeros(1), cut)
    sound = torch.cat([torch.zeros(0), *fed(chunks, codes, steps)])
    assert torch.equal(sound[::CODE], torch.arange(codes).float())


def test_the_first_sound_waits_for_its_own_codes_and_a_few_more() -> None:
    chunks = Chunks(silent(), torch.zeros(1), Cut(first=8, early=8))
    assert chunks.missing == 16
    assert not list(chunks.feed(torch.zeros(15, 1)))
    assert chunks.missing == 1
    (piece,) = chunks.feed(torch.zeros(1, 1))
    assert len(piece) == 8 * CODE


def test_what_is_fed_is_taken_though_nobody_listens() -> None:
    chunks = Chunks(silent(), torch.zeros(1), Cut(first=8, early=8))
    chunks.feed(torch.zeros(10, 1))
    assert chunks.missing == 6


@pytest.mark.parametrize("codes", [300, 1200])
def test_the_work_grows_as_the_utterance_does(codes: int) -> None:
    network = silent()
    list(fed(Chunks(network, torch.zeros(1)), codes, [1] * codes))
    calls = network.call_args_list  # type: ignore[attr-defined]  # a double has it
    assert sum(len(call.args[0]) for call in calls) < 2 * codes
