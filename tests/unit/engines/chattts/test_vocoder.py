"""Decoding window by window against decoding all of it, in the published sizes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import torch

from app.engines.chattts.vocoder import CODE, Vocoder
from app.engines.chattts.windows import REACH, Window, Windows
from tools.chattts_weights.make import modules
from tools.chattts_weights.shapes import shapes

CODES = 190


@pytest.fixture(scope="module")
def vocoder() -> Vocoder:
    torch.manual_seed(0)
    made: dict[str, Any] = modules(shapes("full"), "never")
    return Vocoder(
        SimpleNamespace(decoder=made["Decoder"].eval(), vocos=made["Vocos"].eval()), "cpu"
    )


@pytest.fixture(scope="module")
def rows() -> torch.Tensor:
    return torch.randn(CODES, 768, generator=torch.Generator().manual_seed(1))


@pytest.fixture(scope="module")
def whole(vocoder: Vocoder, rows: torch.Tensor) -> torch.Tensor:
    return vocoder.decode(rows, Window(0, CODES, 0, CODES))


def windowed(vocoder: Vocoder, rows: torch.Tensor, **shape: int) -> torch.Tensor:
    windows = Windows(**shape)
    cuts = [*windows.grow(CODES), *windows.finish(CODES)]
    return torch.cat([vocoder.decode(rows, cut) for cut in cuts])


def test_with_all_that_a_code_depends_on_the_sound_is_the_same(
    vocoder: Vocoder, rows: torch.Tensor, whole: torch.Tensor
) -> None:
    sound = windowed(vocoder, rows, right=REACH)
    assert sound.shape == whole.shape
    assert (sound - whole).abs().max() < 1e-5


def test_with_the_usual_windows_the_error_is_below_a_hundred_thousandth_of_the_sound(
    vocoder: Vocoder, rows: torch.Tensor, whole: torch.Tensor
) -> None:
    error = windowed(vocoder, rows) - whole
    assert error.square().mean().sqrt() < 1e-5 * whole.square().mean().sqrt()


def test_without_context_it_would_differ(
    vocoder: Vocoder, rows: torch.Tensor, whole: torch.Tensor
) -> None:
    error = windowed(vocoder, rows, left=0, right=1) - whole
    assert error.square().mean().sqrt() > 0.1 * whole.square().mean().sqrt()


def test_a_code_reaches_no_further_than_is_said(vocoder: Vocoder, rows: torch.Tensor) -> None:
    touched = rows.clone()
    touched[CODES // 2] += 1.0
    all_of_it = Window(0, CODES, 0, CODES)
    changed = (vocoder.decode(touched, all_of_it) - vocoder.decode(rows, all_of_it)).abs() > 1e-7
    places = changed.nonzero().flatten() // CODE
    assert places.min() >= CODES // 2 - REACH
    assert places.max() <= CODES // 2 + REACH
