"""What a worker does to itself first, so that its end harms nobody and its work disturbs nobody."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h

_OOM_SCORE: Final = "500"
"""Of 1000: where Linux runs out of memory it ends a worker before the window."""


def harmless() -> None:
    """Leave no picture of the memory behind, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # exists on POSIX alone

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # some containers forbid it
            Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE, "ascii")


def die_with_parent() -> None:
    """Let the kernel end this process with the thread that started it, where it can.

    The end of the pipes says the same, but it takes a Python thread to see it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def stand_back(niceness: int) -> None:
    """Let others go first: this thread, and those that it starts from now on."""
    if not niceness:
        return
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(niceness)
