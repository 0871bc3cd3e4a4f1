"""The compiled activation, kept or not. What it computes is tested with the plain form."""

from __future__ import annotations

import errno
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.engines.indextts import fused
from app.engines.indextts.fused import activation


@pytest.mark.parametrize(
    "trouble",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        RuntimeError("cannot cache function: no locator available"),
        EOFError("Ran out of input"),
        pickle.UnpicklingError("invalid load key"),
    ],
)
def test_what_cannot_be_kept_is_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    asked: list[bool] = []

    def njit(_signature: str, *, cache: bool, **_options: object) -> Callable[[Any], Any]:
        asked.append(cache)
        if cache:
            raise trouble
        return lambda function: function

    monkeypatch.setattr(fused, "njit", njit)
    assert callable(activation("float32", "float32"))
    assert asked == [True, False]


def test_the_compiler_keeps_the_rules_of_arithmetic() -> None:
    """Rounding by a large number works, which a compiler free to reorder would take away."""
    waves, taps = np.ones((2, 1), np.float32), np.zeros((2, 12), np.float32)
    taps[:, 5:7] = [[1.0], [0.5]]
    into = np.zeros((64, 1), np.float32)
    rows = np.full((64, 1), 1000.25, np.float32)
    activation("float32", "float32")(rows, into, 0, 0, 64, waves, taps)
    assert np.allclose(into, 1000.25 + 0.5, atol=1e-3)
