"""Runs every benchmark, or those named, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

NAMES = (
    "segmenter",
    "ttfa",
    "ttfa_device",
    "stop",
    "gaps",
    "cpu",
    "memory",
    "startup",
    "generation",
    "facts",
    "remote",
    "failover",
    "availability",
    "chattts_gpu",
    "indextts_cpu",
)


def main() -> int:
    """Run them one after the other, so that none measures another; 1 if one missed its target."""
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    chosen = [word for word in sys.argv[1:] if not word.startswith("-")] or list(NAMES)
    missed = []
    for name in chosen:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *options]
        if subprocess.run(command, check=False).returncode != 0:
            missed.append(name)
    if missed:
        print(f"not all targets met: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
