"""The vocoder's activation in one pass over memory, compiled for the processor that it runs on.

That takes seconds the first time; what comes of it is kept.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any, Final, cast

import numpy as np
from numba import njit

log = logging.getLogger(__name__)

_OPTIONS: Final[dict[str, Any]] = {
    "nogil": True,
    # A product and a sum may be one instruction. No other rule of arithmetic is relaxed: that
    # would take `_ROUND` away.
    "fastmath": {"contract"},
}
_inlined: Callable[[Callable[..., Any]], Callable[..., Any]] = njit(**_OPTIONS)
_UNKEPT: Final = (
    OSError,
    RuntimeError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ImportError,
    pickle.PickleError,
)
"""What numba raises where it has no folder to keep anything in, the disk is full, or what was kept
is damaged: it reads a pickle."""

_BLOCK: Final = 1024
"""Samples at a time: what they become in between stays in the nearest cache."""
_ROUND: Final = np.float32(3 << 22)
"""Added and taken away again, it leaves the nearest whole number: float32 has 24 bits."""
_P1, _P2, _P3, _P4, _P5, _P6 = (
    np.float32(factor)
    for factor in (
        9.86960426,
        -32.46966212,
        42.72692043,
        -30.09848035,
        13.03679689,
        -3.33572875,
    )
)
"""sin(pi r)^2 as a polynomial in r^2 for |r| <= 1/2, a fit of least squares: it errs by 1.6e-7."""


@_inlined
def _snake(value: Any, frequency: Any, strength: Any) -> Any:
    turns = value * frequency
    rest = turns - ((turns + _ROUND) - _ROUND)
    square = rest * rest
    series = _P3 + square * (_P4 + square * (_P5 + square * _P6))
    return value + strength * (square * (_P1 + square * (_P2 + square * series)))


@_inlined
def _take(row: Any, first: int, part: Any, count: int) -> None:
    """Copy from `first` on; beyond its ends the row goes on as it ended."""
    if first >= 0 and first + count <= len(row):
        for at in range(count):
            part[at] = row[first + at]
    else:
        for at in range(count):
            part[at] = row[min(max(first + at, 0), len(row) - 1)]


@_inlined
def _double(
    part: Any, even: Any, odd: Any, count: int, frequency: Any, strength: Any, up: Any
) -> None:
    """Sample up by two, and activate."""
    for at in range(count):
        low = high = np.float32(0)
        for tap in range(6):
            low += up[11 - 2 * tap] * part[at + tap]
            high += up[10 - 2 * tap] * part[at + tap + 1]
        even[at] = _snake(low, frequency, strength)
        odd[at] = _snake(high, frequency, strength)


@_inlined
def _halve(even: Any, odd: Any, into: Any, first: int, count: int, down: Any) -> None:
    """Sample down by two."""
    for at in range(count):
        value = np.float32(0)
        for tap in range(6):
            value += down[2 * tap] * odd[at + tap] + down[2 * tap + 1] * even[at + tap + 1]
        into[first + at] = value


def _activate(
    rows: Any,
    into: Any,
    margin: int,
    frequency: Any,
    strength: Any,
    up: Any,
    down: Any,
) -> None:
    """Activate every channel.

    Args:
        rows: (channels, samples).
        into: (channels, samples and a margin at both ends, which is left alone).
        margin: how many samples that is.
        frequency: (channels,), in half turns a unit: alpha / pi.
        strength: (channels,): 1 / beta.
        up: the 12 taps that double the rate, times 2.
        down: the 12 taps that halve it.
    """
    channels, samples = rows.shape
    part = np.empty(_BLOCK + 12, np.float32)
    even, odd = np.empty(_BLOCK + 6, np.float32), np.empty(_BLOCK + 6, np.float32)
    for channel in range(channels):
        for start in range(0, samples, _BLOCK):
            count = min(_BLOCK, samples - start)
            _take(rows[channel], start - 6, part, count + 12)
            _double(part, even, odd, count + 6, frequency[channel], strength[channel], up)
            if start == 0:
                for at in range(3):
                    even[at] = odd[at] = even[3]
            end = samples - start + 3
            for at in range(end, count + 6):
                even[at] = odd[at] = odd[end - 1]
            _halve(even, odd, into[channel], margin + start, count, down)


def _compiled(*, kept: bool) -> Callable[..., None]:
    signature = (
        "void(float32[:, ::1], float32[:, ::1], int64,"
        " float32[::1], float32[::1], float32[::1], float32[::1])"
    )
    return cast("Callable[..., None]", njit(signature, cache=kept, **_OPTIONS)(_activate))


def activation() -> Callable[..., None]:
    """`_activate`, compiled: as it was kept beside this file or in the user's cache, or anew."""
    try:
        return _compiled(kept=True)
    except _UNKEPT as error:
        log.info("the compiled activation cannot be kept: %s", error)
        return _compiled(kept=False)
