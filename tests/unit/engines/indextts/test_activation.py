"""The activation in its two forms."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn import functional

from app.engines.indextts import activation
from app.engines.indextts.activation import REACH, Activation
from app.engines.indextts.team import Team
from tests.conftest import ExpectedLog
from tests.unit.engines.indextts.golden import weights

CHANNELS = 27
ALONE = Team(1)


def state() -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    low_pass = weights()["activation_post.upsample.filter"]
    return {
        "a.act.alpha": torch.randn(CHANNELS, generator=generator),
        "a.act.beta": torch.randn(CHANNELS, generator=generator),
        "a.upsample.filter": low_pass,
        "a.downsample.lowpass.filter": low_pass,
    }


def by_definition(rows: torch.Tensor) -> torch.Tensor:
    """In double precision: zeros between the samples, low-pass, activate, low-pass, every other."""
    tensors = {name: each.double() for name, each in state().items()}
    taps = tensors["a.upsample.filter"]
    held = functional.pad(rows.double().t().unsqueeze(1), (5, 5), mode="replicate")
    doubled = 2 * functional.conv_transpose1d(held, taps, stride=2)[..., 15:-15]
    alpha, beta = (tensors[f"a.act.{name}"].exp()[:, None, None] for name in ("alpha", "beta"))
    doubled = doubled + torch.sin(alpha * doubled) ** 2 / (beta + 1e-9)
    held = functional.pad(doubled, (5, 6), mode="replicate")
    return functional.conv1d(held, taps, stride=2).squeeze(1).t().float()


def rows(samples: int) -> torch.Tensor:
    return 3 * torch.randn(samples, CHANNELS, generator=torch.Generator().manual_seed(samples))


@pytest.mark.parametrize("samples", [1, 2, 5, 31, 32, 33, 39, 40, 41, 80, 83, 300])
def test_both_forms_are_the_definition(samples: int) -> None:
    made, told = Activation(state(), "a"), by_definition(rows(samples))
    into = torch.full((samples + 8, CHANNELS), math.nan)
    made(rows(samples), into, 4, ALONE)
    assert (into[4:-4] - told).abs().max() < 2e-5
    assert into[:4].isnan().all()
    assert into[-4:].isnan().all()
    assert (made.plain(rows(samples)) - told).abs().max() < 2e-5


@pytest.mark.parametrize("source", [torch.float32, torch.bfloat16])
def test_in_half_the_bits_it_is_rounded_once(source: torch.dtype) -> None:
    made, taken = Activation(state(), "a"), rows(100).to(source)
    exact, half = torch.zeros(100, CHANNELS), torch.zeros(100, CHANNELS, dtype=torch.bfloat16)
    made(taken.float(), exact, 0, ALONE)
    made(taken, half, 0, ALONE)
    assert torch.equal(half, exact.bfloat16())


def test_two_share_it_without_a_seam() -> None:
    made, team, into = Activation(state(), "a"), Team(2), torch.zeros(90, CHANNELS)
    made(rows(90), into, 0, team)
    team.close()
    assert (into - by_definition(rows(90))).abs().max() < 2e-5


def test_a_sample_reaches_no_further_than_is_said() -> None:
    made, before, after = Activation(state(), "a"), rows(101), rows(101)
    after[50] += 1.0
    changed = (made.plain(before) - made.plain(after)).abs().amax(1).nonzero().flatten()
    assert changed.min() >= 50 - REACH
    assert changed.max() <= 50 + REACH


def test_without_a_compiler_it_sounds_the_same(
    monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    monkeypatch.setattr(activation, "_fused", lambda *_: None)
    made = Activation(state(), "a")
    into = torch.zeros(202, CHANNELS)
    made(rows(200), into, 1, ALONE)
    assert (into[1:-1] - by_definition(rows(200))).abs().max() < 2e-5


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_what_is_no_number_stays_none(dtype: torch.dtype) -> None:
    made, broken = Activation(state(), "a"), rows(40)
    broken[20, 1] = math.nan
    into = torch.zeros(40, CHANNELS, dtype=dtype)
    made(broken.to(dtype), into, 0, ALONE)
    assert into[:, 1].isnan().any()
    assert not into[:, 0].isnan().any()
