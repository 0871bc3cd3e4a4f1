"""Layers of a decoder in the precision that it computes in."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, TypeAlias

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.weights import ENGINE, damaged
from app.errors import BadSpeech

Precision: TypeAlias = Literal["int8", "float32"]
"""Of the decoder's matrices. All else is in single precision, but that int8 lets the vocoder
multiply in 16 bits where the processor is made for that."""
Linear: TypeAlias = Callable[[Tensor], Tensor]
"""Takes (rows, inner), gives (rows, outer)."""

_KERNELS: Final = ("fbgemm", "onednn", "qnnpack")
"""By what a step, one row, costs on the processors that have them."""
_LARGEST: Final = 127
_TINY: Final = torch.finfo(torch.float32).tiny


def linear(weight: Tensor, bias: Tensor, precision: Precision) -> Linear:
    """A layer of a `weight`, (outer, inner), that need not be kept afterwards.

    Where the processor has no kernels for 8 bits it is in single precision.

    Raises:
        WeightsDamaged: 8 bits are asked for, and the weight holds what is no number.
    """
    kernels = _kernels() if precision == "int8" else None
    return _EightBit(weight, bias, kernels) if kernels else _single(weight, bias)


def _single(weight: Tensor, bias: Tensor) -> Linear:
    weight = weight.contiguous()
    return lambda rows: functional.linear(rows, weight, bias)


def no_number() -> BadSpeech:
    """The error for a computation that went astray; another voice or text may go well."""
    return BadSpeech("The voice computed what is no number.", engine=ENGINE)


class _EightBit:
    """A whole number of 8 bits for each weight, a scale for each of its rows.

    What is multiplied by them is brought to 8 bits as it comes, on a scale for all of it. So rows
    are made equally large before, or one that stands out would leave the others a bit or two.
    """

    def __init__(self, weight: Tensor, bias: Tensor, kernels: str) -> None:
        scale = torch.maximum(weight.amax(1), -weight.amin(1)) / _LARGEST
        if not torch.isfinite(scale).all():
            raise damaged("A matrix of the decoder holds what is no number.")
        scale.clamp_(min=_TINY)
        whole = (weight / scale.unsqueeze(1)).round_().to(torch.int8)
        self._packed = _packed(whole, scale, kernels)
        self._narrow = kernels == "fbgemm" and not _sums_exactly()
        self._bias = bias

    def __call__(self, rows: Tensor) -> Tensor:
        if len(rows) == 1:
            return self._product(rows).add_(self._bias)
        peaks = rows.abs().amax(1, keepdim=True).clamp_(min=_TINY)
        return torch.addcmul(self._bias, self._product(rows / peaks), peaks)

    def _product(self, rows: Tensor) -> Tensor:
        try:
            product: Tensor = torch.ops.quantized.linear_dynamic(rows, self._packed, self._narrow)
        except RuntimeError as error:
            if torch.isfinite(rows).all():
                raise
            raise no_number() from error
        return product


def _packed(whole: Tensor, scale: Tensor, kernels: str) -> Any:
    with _chosen(kernels), warnings.catch_warnings():
        # torch says that quantised tensors will go; what is packed from one stays, and the
        # version of torch is pinned.
        warnings.filterwarnings("ignore", "torch.quantize_per_tensor", UserWarning)
        quantised = torch._make_per_channel_quantized_tensor(  # noqa: SLF001  # no other way in
            whole, scale.double(), torch.zeros(len(scale), dtype=torch.long), 0
        )
        return torch.ops.quantized.linear_prepack(quantised, None)


def _kernels() -> str | None:
    """The fastest that there are for one row."""
    there = torch.backends.quantized.supported_engines
    return next((name for name in _KERNELS if name in there), None)


@contextmanager
def _chosen(kernels: str) -> Iterator[None]:
    """Pack for these kernels: which ones is a setting of the process."""
    backend = torch.backends.quantized
    before = backend.engine
    backend.engine = kernels
    try:
        yield
    finally:
        backend.engine = before


def _sums_exactly() -> bool:
    """Whether products of 8 bits by 8 bits are summed in more than 16.

    Older processors would saturate, so there what is multiplied by the weights has 7 bits.
    """
    return bool(torch.cpu.get_capabilities().get("avx512_vnni", False))
