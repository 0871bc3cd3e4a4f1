"""llama.cpp's shared library: its log, how its work is interrupted, how many threads it gets."""

from __future__ import annotations

import ctypes
import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import llama_cpp.llama_cpp as llama

from app.engines.cores import physical_cores

log = logging.getLogger(__name__)

VERSION: Final = llama.llama_version().decode("ascii", "replace")

# The numbers of ggml_log_level in ggml.h; the Python package names them by an older numbering.
_WARN: Final = 3
_ERROR: Final = 4

_MOST_LINES: Final = 32

_listening = threading.local()


@llama.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes function type
def _on_log(level: int, text: bytes, _data: Any) -> None:
    """Hand on what llama.cpp complains about; its letters may be cut in the middle."""
    if level not in {_WARN, _ERROR}:
        return
    line = text.decode("utf-8", "replace").strip()
    log.debug("llama.cpp: %s", line)
    lines: list[str] | None = getattr(_listening, "lines", None)
    if level == _ERROR and lines is not None and len(lines) < _MOST_LINES:
        lines.append(line)


llama.llama_log_set(_on_log, ctypes.c_void_p(0))
llama.llama_backend_init()


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect the errors that llama.cpp logs on this thread meanwhile."""
    lines: list[str] = []
    _listening.lines = lines
    try:
        yield lines
    finally:
        del _listening.lines


def cause(lines: list[str]) -> str:
    """The line that says why, without the names of functions before it."""
    reasons = [line.partition("error loading model: ")[2] for line in lines]
    line = next((reason for reason in [*reasons, *lines] if reason), "llama.cpp does not say why")
    return re.sub(r"^(\w+: )+", "", line).rstrip(".")


_strlen = ctypes.cast(
    ctypes.CDLL("msvcrt" if sys.platform == "win32" else None).strlen, llama.ggml_abort_callback
)


class Interrupt:
    """Stops llama.cpp in the middle of a decode, from any thread. One a turn, never reset.

    llama.cpp asks between two nodes of its graph. What it calls is the C library's `strlen` on
    a text that is empty until `set`: an answer that needs no Python and so never waits for it.
    """

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    def set(self) -> None:
        """Interrupt what runs and what would run later."""
        self._text[0] = b"x"

    def attach(self, context: Any) -> None:
        """Let `context` ask this interrupt; it must live as long as the context asks."""
        llama.llama_set_abort_callback(context, _strlen, ctypes.cast(self._text, ctypes.c_void_p))


def threads_for_text() -> int:
    """All cores but one, which speech needs; two threads on one core only hinder each other."""
    return max(1, physical_cores() - 1)
