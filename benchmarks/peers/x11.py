"""A screen of our own, and a spectator who notes when a window appears on it."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import subprocess
import time
from collections.abc import Iterator

_MAP_NOTIFY = 19
_CHANGE_WINDOW_ATTRIBUTES = 2
_EVENT_MASK = 1 << 11
_SUBSTRUCTURE_NOTIFY = 1 << 19
_EVENT = 32


class Spectator:
    """A client of the X server that asks for one thing: news of windows.

    Speaks the wire protocol (X Window System Protocol, version 11): a greeting, one request, then
    events of 32 bytes each.
    """

    def __init__(self, display: int) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{display}")  # noqa: S108  where X servers listen
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        root = self._root()
        request = struct.pack(
            "<BxHIII", _CHANGE_WINDOW_ATTRIBUTES, 4, root, _EVENT_MASK, _SUBSTRUCTURE_NOTIFY
        )
        self._socket.sendall(request)

    def _root(self) -> int:
        accepted, _, _, _, words = struct.unpack("<BBHHH", self._read(8))
        setup = self._read(4 * words)
        if accepted != 1:
            raise ConnectionError("the X server does not let us in")
        vendor, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        screen = 32 + (vendor + 3) // 4 * 4 + 8 * formats
        return int(struct.unpack_from("<I", setup, screen)[0])

    def wait_for_window(self, timeout: float) -> float:
        """The moment, on the monotonic clock, at which the next window is mapped.

        Raises:
            TimeoutError: none was.
        """
        self._socket.settimeout(timeout)
        while self._read(_EVENT)[0] & 0x7F != _MAP_NOTIFY:
            pass
        return time.monotonic()

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise ConnectionError("the X server is gone")
            data += piece
        return data

    def close(self) -> None:
        """Leave the server."""
        self._socket.close()


@contextlib.contextmanager
def screen() -> Iterator[int]:
    """A virtual screen without a window; its display number."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-noreset", "-screen", "0", "1280x800x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield int(answer.readline())
    finally:
        server.terminate()
        server.wait()
