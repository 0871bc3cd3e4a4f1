"""The two pipes that a worker gets from its parent, whatever becomes of its standard streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import BufferedReader, FileIO


def inherited(names: Sequence[str]) -> tuple[BufferedReader, FileIO]:
    """The two pipes, in a child that was called with these names."""
    orders, reports = (_descriptor(int(name)) for name in names)
    return BufferedReader(FileIO(orders, "rb")), FileIO(reports, "wb")


def _descriptor(name: int) -> int:
    """The descriptor of an inherited pipe, which no process that is started here gets too."""
    if sys.platform == "win32":
        import msvcrt

        os.set_handle_inheritable(name, False)  # noqa: FBT003  takes no name
        return msvcrt.open_osfhandle(name, 0)
    os.set_inheritable(name, False)  # noqa: FBT003  takes no name
    return name
