"""What a worker is made of and what is expected of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

_CAPS: Final = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
"""Where the libraries that compute look for their number of threads, once, as they load."""

_CALM: Final = {"OMP_WAIT_POLICY": "PASSIVE", "GGML_NO_BACKTRACE": "1"}
"""Threads that spin while they wait take the processor from the others; see `app/__init__.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a worker makes its engine. Plain data: nothing is pickled."""

    name: str
    """What settings and errors call the engine."""
    label: str
    """What the engine is called on screen, and its threads in a debugger."""
    factory: str
    """`module:attribute` of what makes the engine, called by the worker's main thread."""
    arguments: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What the factory is called with, by name; JSON."""
    threads: int | None = None
    """The most threads that its libraries compute with; None for their own choice."""
    niceness: int = 0
    """How far it stands back for others, 0 to 19 as in nice(2)."""

    def environment(self) -> dict[str, str]:
        """What must stand in the environment before its libraries load."""
        caps = {} if self.threads is None else dict.fromkeys(_CAPS, str(self.threads))
        return {**_CALM, **caps}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds after which a worker is given up: it is ended and another takes its place."""

    start: float = 60.0
    """From the start of the process to its first word, on a machine that is busy."""
    open: float = 180.0
    """For the opening of the engine."""
    beat: float = 20.0
    """Without any sign of life while it works. A machine that swaps needs some."""
    progress: float = 60.0
    """Without a piece of what was asked, signs of life or not."""
    cancel: float = 2.0
    """For obeying a cancel."""
    close: float = 3.0
    """For closing the engine."""
    idle: float | None = None
    """Without a request, after which it is closed to give its memory back; None = never."""
