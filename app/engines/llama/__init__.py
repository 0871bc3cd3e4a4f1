"""The language model on llama.cpp."""

import os

# llama.cpp's libraries read these once, when they load, and this runs before any module here can
# load them. Idle OpenMP threads that spin take the core from speech, and generation falls to a
# fiftieth. A backtrace after an abort would start a debugger, if there is one, and wait for it.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GGML_NO_BACKTRACE", "1")
