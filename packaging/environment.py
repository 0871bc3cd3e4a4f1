"""Runs first in the bundle on Linux: what the app starts finds the environment as it was before.

The launcher points LD_LIBRARY_PATH at the bundle, which this process has read and needs no more. A
browser that opens a link would load our libraries in place of its own.
"""

import os

if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

# The launcher of our own child, which tries models, would rely on what has just been taken away.
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
