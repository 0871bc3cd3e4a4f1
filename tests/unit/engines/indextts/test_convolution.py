"""The vocoder's convolutions against torch's."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from app.engines.indextts.convolution import Padded, convolution, upsampling


def state(*shape: int, bias: int) -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    return {
        "c.weight_v": torch.randn(*shape, generator=generator),
        "c.weight_g": torch.randn(shape[0], 1, 1, generator=generator),
        "c.bias": torch.randn(bias, generator=generator),
    }


def weight(tensors: dict[str, torch.Tensor]) -> torch.Tensor:
    direction, gain = tensors["c.weight_v"], tensors["c.weight_g"]
    length = direction.square().sum((1, 2), keepdim=True).sqrt()
    return gain * direction / length


def rows(samples: int, channels: int) -> torch.Tensor:
    return torch.randn(samples, channels, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("kernel", [1, 3, 7])
@pytest.mark.parametrize("dilation", [1, 3])
def test_it_is_a_convolution(kernel: int, dilation: int) -> None:
    tensors = state(96, 5, kernel, bias=96)
    made = convolution(tensors, "c", dilation)
    source = rows(40, 5)
    told = functional.conv1d(
        source.t(), weight(tensors), tensors["c.bias"], dilation=dilation, padding=made.reach
    )
    found = made(Padded(40, 5, made.reach + 2).filled(source))
    assert found.is_contiguous()
    assert (found - told.t()).abs().max() < 1e-4


@pytest.mark.parametrize("dilation", [1, 3])
def test_in_half_the_bits_it_is_nearly_the_same(dilation: int) -> None:
    tensors = state(96, 48, 7, bias=96)
    half, exact = (convolution(tensors, "c", dilation, half=each) for each in (True, False))
    ours, theirs = (
        made(Padded(40, 48, made.reach + 2, made.dtype).filled(rows(40, 48))).float()
        for made in (half, exact)
    )
    assert 0 < (ours - theirs).norm() < theirs.norm() / 200


@pytest.mark.parametrize(("kernel", "rate"), [(8, 4), (4, 4), (4, 2), (2, 2), (16, 8)])
def test_it_raises_the_rate(kernel: int, rate: int) -> None:
    tensors = state(6, 3, kernel, bias=3)
    source = rows(20, 6)
    told = functional.conv_transpose1d(
        source.t(), weight(tensors), tensors["c.bias"], stride=rate, padding=(kernel - rate) // 2
    )
    made = upsampling(tensors, "c", rate)
    found = made(Padded(20, 6, made.reach).filled(source)).view(-1, 3)
    assert (found - told.t()).abs().max() < 1e-5
