"""The vocoder's activation in one pass over memory, compiled for the processor that it runs on.

That takes seconds the first time; what comes of it is kept.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any, Final, cast

import numpy as np
from numba import njit, uint16
from numba.extending import overload

log = logging.getLogger(__name__)

_OPTIONS: Final[dict[str, Any]] = {
    "nogil": True,
    # A product and a sum may be one instruction. No other rule of arithmetic is relaxed: that
    # would take `_ROUND` away.
    "fastmath": {"contract"},
}
_inlined: Callable[[Callable[..., Any]], Callable[..., Any]] = njit(**_OPTIONS)
_overloaded: Callable[..., Callable[[Callable[..., Any]], Any]] = partial(
    cast("Any", overload), jit_options=_OPTIONS
)
"""What is compiled in the place of a function goes by the types that it is called with."""
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

_WIDE: Final = 24
"""Channels at a time. The compiler has to know it; the published widths are multiples of it."""
_BLOCK: Final = 40
"""Samples at a time: what they become in between stays in the nearest cache."""
_PART: Final = (_BLOCK + 6) * _WIDE
_HALF: Final = np.uint32(16)
"""Bits by which a number in bfloat16 is short of one in single precision."""
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
def _halved(bits: Any) -> Any:
    """The upper half of a number of single precision, rounded, from the middle to the even one."""
    odd = np.uint32(np.uint32(bits >> np.uint32(16)) & np.uint32(1))
    return np.uint16(np.uint32(np.uint32(bits + np.uint32(0x7FFF)) + odd) >> np.uint32(16))


# Loops stand twice below, for one whose length the compiler knows takes half the time.


def _take_singles(rows: Any, first: Any, tile: Any, part: Any, count: Any) -> None:
    samples, channels = rows.shape
    for at in range(count):
        row = min(max(first + at, 0), samples - 1)
        if tile + _WIDE <= channels:
            for channel in range(_WIDE):
                part[at * _WIDE + channel] = rows[row, tile + channel]
        else:
            for channel in range(channels - tile):
                part[at * _WIDE + channel] = rows[row, tile + channel]


def _take_halves(rows: Any, first: Any, tile: Any, part: Any, count: Any) -> None:
    samples, channels = rows.shape
    bits = part.view(np.uint32)
    for at in range(count):
        row = min(max(first + at, 0), samples - 1)
        if tile + _WIDE <= channels:
            for channel in range(_WIDE):
                bits[at * _WIDE + channel] = np.uint32(rows[row, tile + channel]) << _HALF
        else:
            for channel in range(channels - tile):
                bits[at * _WIDE + channel] = np.uint32(rows[row, tile + channel]) << _HALF


def _give_singles(part: Any, into: Any, first: Any, tile: Any, count: Any) -> None:
    channels = into.shape[1]
    for at in range(count):
        if tile + _WIDE <= channels:
            for channel in range(_WIDE):
                into[first + at, tile + channel] = part[at * _WIDE + channel]
        else:
            for channel in range(channels - tile):
                into[first + at, tile + channel] = part[at * _WIDE + channel]


def _give_halves(part: Any, into: Any, first: Any, tile: Any, count: Any) -> None:
    channels = into.shape[1]
    bits = part.view(np.uint32)
    for at in range(count):
        if tile + _WIDE <= channels:
            for channel in range(_WIDE):
                into[first + at, tile + channel] = _halved(bits[at * _WIDE + channel])
        else:
            for channel in range(channels - tile):
                into[first + at, tile + channel] = _halved(bits[at * _WIDE + channel])


def _take(rows: Any, first: Any, tile: Any, part: Any, count: Any) -> None:
    """Copy `count` rows from `first` on, widened; beyond the ends they go on as they ended."""


def _give(part: Any, into: Any, first: Any, tile: Any, count: Any) -> None:
    """Copy `count` rows to `first` and after, rounded to what it holds."""


@_overloaded(_take)
def _taking(rows: Any, first: Any, tile: Any, part: Any, count: Any) -> Callable[..., None]:
    del first, tile, part, count
    return _take_halves if rows.dtype == uint16 else _take_singles


@_overloaded(_give)
def _giving(part: Any, into: Any, first: Any, tile: Any, count: Any) -> Callable[..., None]:
    del part, first, tile, count
    return _give_halves if into.dtype == uint16 else _give_singles


@_inlined
def _double(part: Any, doubled: Any, count: int, shape: Any, taps: Any) -> None:
    """Sample up by two, and activate; taps are written out, or nothing would be vectorised."""
    t0, t1, t2, t3, t4, t5 = taps[0], taps[1], taps[2], taps[3], taps[4], taps[5]
    t6, t7, t8, t9, t10, t11 = taps[6], taps[7], taps[8], taps[9], taps[10], taps[11]
    for at in range(count):
        one, two, three = part[at + _WIDE], part[at + 2 * _WIDE], part[at + 3 * _WIDE]
        four, five = part[at + 4 * _WIDE], part[at + 5 * _WIDE]
        low = t11 * part[at] + t9 * one + t7 * two + t5 * three + t3 * four + t1 * five
        high = t10 * one + t8 * two + t6 * three + t4 * four + t2 * five
        high += t0 * part[at + 6 * _WIDE]
        doubled[at] = _snake(low, shape[at], shape[_PART + at])
        doubled[_PART + at] = _snake(high, shape[at], shape[_PART + at])


@_inlined
def _halve(doubled: Any, into: Any, count: int, taps: Any) -> None:
    """Sample down by two."""
    t0, t1, t2, t3, t4, t5 = taps[0], taps[1], taps[2], taps[3], taps[4], taps[5]
    t6, t7, t8, t9, t10, t11 = taps[6], taps[7], taps[8], taps[9], taps[10], taps[11]
    for at in range(count):
        odd = _PART + at
        value = t0 * doubled[odd] + t1 * doubled[at + _WIDE]
        value += t2 * doubled[odd + _WIDE] + t3 * doubled[at + 2 * _WIDE]
        value += t4 * doubled[odd + 2 * _WIDE] + t5 * doubled[at + 3 * _WIDE]
        value += t6 * doubled[odd + 3 * _WIDE] + t7 * doubled[at + 4 * _WIDE]
        value += t8 * doubled[odd + 4 * _WIDE] + t9 * doubled[at + 5 * _WIDE]
        value += t10 * doubled[odd + 5 * _WIDE] + t11 * doubled[at + 6 * _WIDE]
        into[at] = value


@_inlined
def _spread(waves: Any, tile: int, shape: Any) -> None:
    """Lay out what belongs to the channels as the samples lie."""
    for at in range(_BLOCK + 6):
        for channel in range(min(_WIDE, waves.shape[1] - tile)):
            shape[at * _WIDE + channel] = waves[0, tile + channel]
            shape[_PART + at * _WIDE + channel] = waves[1, tile + channel]


@_inlined
def _end(doubled: Any, start: int, samples: int, count: int) -> None:
    """Beyond the ends what was doubled goes on as it ended."""
    for at in range(min(max(3 - start, 0), 3) * _WIDE):
        first = doubled[(3 - start) * _WIDE + at % _WIDE]
        doubled[at] = doubled[_PART + at] = first
    end = (samples - start + 3) * _WIDE
    for at in range(end, count * _WIDE):
        last = doubled[_PART + end - _WIDE + at % _WIDE]
        doubled[at] = doubled[_PART + at] = last


def _activate(
    rows: Any,
    into: Any,
    margin: int,
    first: int,
    last: int,
    waves: Any,
    taps: Any,
) -> None:
    """Activate every channel of a stretch.

    Args:
        rows: (samples, channels).
        into: (samples and a margin at both ends, which is left alone; channels).
        margin: how many samples that is.
        first: of the samples that are wanted.
        last: one past the last of them.
        waves: (2, channels): how often in half turns a unit, alpha / pi, and how high, 1 / beta.
        taps: (2, 12): those that double the rate, times 2, and those that halve it.
    """
    part = np.zeros((_BLOCK + 12) * _WIDE, np.float32)
    doubled, shape = np.zeros(2 * _PART, np.float32), np.zeros(2 * _PART, np.float32)
    for tile in range(0, rows.shape[1], _WIDE):
        _spread(waves, tile, shape)
        for start in range(first, last, _BLOCK):
            count = min(_BLOCK, last - start)
            _take(rows, start - 6, tile, part, count + 12)
            _double(part, doubled, (count + 6) * _WIDE, shape, taps[0])
            _end(doubled, start, len(rows), count + 6)
            _halve(doubled, part, count * _WIDE, taps[1])
            _give(part, into, margin + start, tile, count)


def _compiled(source: str, target: str, *, kept: bool) -> Callable[..., None]:
    signature = (
        f"void({source}[:, ::1], {target}[:, ::1], int64, int64, int64,"
        " float32[:, ::1], float32[:, ::1])"
    )
    return cast("Callable[..., None]", njit(signature, cache=kept, **_OPTIONS)(_activate))


def activation(source: str, target: str) -> Callable[..., None]:
    """`_activate`, compiled: as it was kept beside this file or in the user's cache, or anew.

    Args:
        source: what the rows hold, "float32" or, for bfloat16, "uint16".
        target: the same for what is written.
    """
    try:
        return _compiled(source, target, kept=True)
    except _UNKEPT as error:
        log.info("the compiled activation cannot be kept: %s", error)
        return _compiled(source, target, kept=False)
