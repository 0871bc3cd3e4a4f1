"""Starts the process of a worker, with two pipes of its own beside the standard streams."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BufferedReader, FileIO
from typing import Any, Final

FROZEN_FLAG: Final = "--worker"
"""What a bundled executable is called with to become a worker."""


def spawn(environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], FileIO, BufferedReader]:
    """Start a worker: its process, where orders go, where reports come from.

    What it and its libraries print comes out of the process's `stdout`.

    Raises:
        OSError: no process can be started.
    """
    orders_in, orders_out = os.pipe()
    reports_in, reports_out = os.pipe()
    try:
        process = _start((orders_in, reports_out), environment)
    except BaseException:  # whatever it was, these ends have no owner yet
        os.close(orders_out)
        os.close(reports_in)
        raise
    finally:
        os.close(orders_in)
        os.close(reports_out)
    return process, FileIO(orders_out, "wb"), BufferedReader(FileIO(reports_in, "rb"))


def _start(ends: tuple[int, int], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    options, names = _passing(ends)
    own = ["-P", "-m", "app.engines.remote.worker"]
    if getattr(sys, "frozen", False):
        own = [FROZEN_FLAG]
    else:  # it finds the modules where this process does, and not in the folder it stands in
        paths = [os.path.abspath(path) for path in sys.path]  # noqa: PTH100  "" is a path here
        environment = {**environment, "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.Popen(  # noqa: S603  this program itself
        [sys.executable, *own, *names],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment},
        **options,
    )


def _passing(ends: tuple[int, int]) -> tuple[dict[str, Any], list[str]]:
    """The options that hand exactly these pipes on, and what the child knows them by."""
    if sys.platform == "win32":
        import msvcrt

        handles = [msvcrt.get_osfhandle(end) for end in ends]
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003  takes no name
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        options = {"startupinfo": startup, "creationflags": subprocess.CREATE_NO_WINDOW}
        return options, [str(handle) for handle in handles]
    return {"pass_fds": ends}, [str(end) for end in ends]
