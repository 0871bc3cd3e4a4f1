"""Sottovoce: a voice assistant that stays on its user's machine."""

import os

# Before any library with OpenMP loads: threads that spin while they wait take the processor from
# the voice, and generation falls to a fiftieth when both compute. The second one keeps an aborting
# ggml from attaching a debugger.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GGML_NO_BACKTRACE", "1")

__version__ = "0.1.0"
