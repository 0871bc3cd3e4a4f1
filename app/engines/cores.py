"""How many cores this program may compute on."""

from __future__ import annotations

import os

import psutil


def physical_cores() -> int:
    """Those that it may use, a pair that shares one counted once; at least 1."""
    cores = psutil.cpu_count(logical=False) or max(1, (psutil.cpu_count() or 2) // 2)
    if hasattr(os, "sched_getaffinity"):
        cores = min(cores, len(os.sched_getaffinity(0)))
    return max(1, cores)
