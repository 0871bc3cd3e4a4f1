"""A private X display without a screen, and pictures of what stands on it."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np


class Display:
    """An Xvfb that keeps its picture in a file."""

    def __init__(self, width: int = 1280, height: int = 860) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="display"))
        reader, writer = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24",
             "-fbdir", str(self._folder), "-nolisten", "tcp",
             "-noreset"],  # else it turns callers away whenever the last xdotool has just left
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.name = f":{answer.readline().strip()}"

    def environment(self, base: dict[str, str]) -> dict[str, str]:
        """`base`, with windows on this display."""
        return {**base, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *words: str) -> str:
        """Press keys or look for windows: what xdotool is told, and its answer."""
        answer = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            check=False,
        )
        return answer.stdout

    def picture(self) -> np.ndarray:
        """What stands on the screen: rows of RGB pixels, 0 to 255."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        size, width, height, row, colours = header[0], header[4], header[5], header[12], header[19]
        start = size + 12 * colours  # the XWD format: header, colour map, pixels
        pixels = np.frombuffer(data, np.uint8, row * height, start).reshape(height, row // 4, 4)
        return pixels[:, :width, 2::-1]

    def shows(self, colour: str) -> int:
        """How many pixels have exactly this colour, written as #RRGGBB."""
        wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], np.uint8)
        return int((self.picture() == wanted).all(axis=2).sum())

    def save(self, path: Path) -> None:
        """Keep the picture as a PNG."""
        from PySide6.QtGui import QImage

        picture = np.ascontiguousarray(self.picture())
        height, width, _ = picture.shape
        path.parent.mkdir(parents=True, exist_ok=True)
        image = QImage(picture.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        assert image.save(str(path))

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._folder)


@contextlib.contextmanager
def display() -> Iterator[Display]:
    """A display for as long as it is needed."""
    made = Display()
    try:
        yield made
    finally:
        made.close()
