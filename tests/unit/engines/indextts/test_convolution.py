"""The vocoder's convolutions against torch's."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from app.engines.indextts.convolution import Convolution, Padded, Upsampling


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


def rows(channels: int, samples: int) -> torch.Tensor:
    return torch.randn(channels, samples, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("threads", [1, 2, 4])
@pytest.mark.parametrize("kernel", [1, 3, 7])
@pytest.mark.parametrize("dilation", [1, 3])
def test_it_is_a_convolution_and_adds(threads: int, kernel: int, dilation: int) -> None:
    tensors = state(96, 5, kernel, bias=96)
    made = Convolution(tensors, "c", dilation, threads=threads)
    source, into = rows(5, 40), torch.empty(96, 40)
    padded = Padded(5, 40, made.reach + 2).filled(source)
    told = functional.conv1d(
        source, weight(tensors), tensors["c.bias"], dilation=dilation, padding=made.reach
    )
    made(padded, into)
    assert (into - told).abs().max() < 1e-4
    made.add(padded, into)
    assert (into - 2 * told).abs().max() < 2e-4


@pytest.mark.parametrize("dilation", [1, 3])
def test_in_half_the_bits_it_is_nearly_the_same(dilation: int) -> None:
    tensors = state(96, 48, 7, bias=96)
    half = Convolution(tensors, "c", dilation, half=True)
    exact = Convolution(tensors, "c", dilation)
    padded = Padded(48, 40, half.reach + 2).filled(rows(48, 40))
    ours, theirs = torch.empty(96, 40), torch.empty(96, 40)
    half(padded, ours)
    exact(padded, theirs)
    assert 0 < (ours - theirs).norm() < theirs.norm() / 200


@pytest.mark.parametrize(("kernel", "rate"), [(8, 4), (4, 4), (4, 2), (2, 2), (16, 8)])
def test_it_raises_the_rate(kernel: int, rate: int) -> None:
    tensors = state(6, 3, kernel, bias=3)
    source = rows(6, 20)
    told = functional.conv_transpose1d(
        source, weight(tensors), tensors["c.bias"], stride=rate, padding=(kernel - rate) // 2
    )
    assert (Upsampling(tensors, "c", rate)(source, tensors["c.bias"]) - told).abs().max() < 1e-5
